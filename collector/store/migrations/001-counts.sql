-- How many reports said what, and nothing that tells one reporter from another. A slot is six hours, by its number since
-- 1970; asn 0 is a small network; relay is the name of the one that carried them.
CREATE TABLE counts (
  slot integer NOT NULL,
  cc text NOT NULL,
  asn bigint NOT NULL,
  service text NOT NULL,
  relay text NOT NULL,
  state text NOT NULL,
  n integer NOT NULL CHECK (n > 0),
  PRIMARY KEY (cc, slot, asn, service, relay, state)
);
