-- The log of what was published, which only grows. Snapshots that are not in it are not given to readers.
CREATE TABLE log (
  index integer PRIMARY KEY,
  entry text NOT NULL
);
DELETE FROM snapshots;
-- That the snapshot is in the log, as it goes to readers in front of it.
ALTER TABLE snapshots ADD COLUMN proof bytea NOT NULL;
