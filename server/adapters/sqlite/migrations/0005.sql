-- Segments by a small integer, as flows are. Their rules are in the library.
CREATE TABLE segment (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- the rules that all customers were last brought in line with; NULL where that was never finished
  settled_by TEXT
) STRICT;

-- Who is in which segment: what the profiles say, the other way round.
CREATE TABLE membership (
  segment INTEGER NOT NULL,
  customer INTEGER NOT NULL,
  PRIMARY KEY (segment, customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_of_customer ON membership (customer);
