-- Which epoch of the redo log this state goes on with: counted up by every commit of the database, in that commit.
CREATE TABLE redo (
  epoch INTEGER NOT NULL
) STRICT;
INSERT INTO redo VALUES (1);
