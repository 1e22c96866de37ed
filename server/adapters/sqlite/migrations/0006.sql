-- When a date of a customer next starts a journey at a trigger, and for which date it did last.
CREATE TABLE planned_date (
  customer INTEGER NOT NULL,
  flow INTEGER NOT NULL,
  node TEXT NOT NULL,
  due_at INTEGER,
  of_date TEXT,
  came TEXT,
  planned_at INTEGER NOT NULL,
  PRIMARY KEY (customer, flow, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX date_due ON planned_date (due_at, customer) WHERE due_at IS NOT NULL;

-- The triggers that wait for moments, and how far everybody has been gone through for the next one.
CREATE TABLE trigger_clock (
  flow INTEGER NOT NULL,
  node TEXT NOT NULL,
  set_by TEXT NOT NULL,
  since INTEGER NOT NULL,
  due_at INTEGER,
  position INTEGER,
  PRIMARY KEY (flow, node)
) STRICT, WITHOUT ROWID;
