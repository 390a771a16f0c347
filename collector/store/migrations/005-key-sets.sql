-- The message keys that gateways offer, by their day (counted from 1970) and their hash. The publisher adds their place in the
-- log of that day and the proof that they are in it.
CREATE TABLE key_sets (
  day integer NOT NULL,
  hash text NOT NULL PRIMARY KEY,
  place integer,
  proof bytea
);
