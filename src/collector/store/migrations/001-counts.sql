-- How many reports said what, and nothing that tells one reporter from another. A slot is six hours, by its number since
-- 1970; asn 0 is a small network.
CREATE TABLE counts (
  slot integer NOT NULL,
  cc text NOT NULL,
  asn bigint NOT NULL,
  service text NOT NULL,
  state text NOT NULL,
  n integer NOT NULL CHECK (n > 0),
  PRIMARY KEY (cc, slot, asn, service, state)
);
