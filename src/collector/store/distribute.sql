-- For Citus, once, after a first start has made the tables: psql "$DATABASE_URL" -f distribute.sql
-- Counts are spread over the machines by network, so that the busy upserts of one network stay on one machine.
SELECT create_distributed_table('counts', 'asn');
SELECT create_reference_table('snapshots');
SELECT create_reference_table('publications');
SELECT create_reference_table('migrations');
