-- The newest snapshot of each country, as it goes to readers.
CREATE TABLE snapshots (
  cc text PRIMARY KEY,
  counter integer NOT NULL,
  signature bytea NOT NULL,
  body bytea NOT NULL
);
