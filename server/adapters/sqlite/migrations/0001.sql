-- Ids that people see are text; inside, customers, flows and event names are small integers, because a journey and its
-- indexes would otherwise repeat them a dozen times. Instants are epoch milliseconds, lists and objects are JSON.

CREATE TABLE customer (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- traits, tags, segments, consent, suppressed
  profile TEXT NOT NULL,
  orders_count INTEGER NOT NULL,
  total_spent REAL NOT NULL,
  first_order_at INTEGER,
  last_order_at INTEGER,
  last_order_value REAL,
  first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT;

-- What a search looks through, apart from the profiles: reading all of it stays cheap, and an event never rewrites it.
CREATE TABLE customer_search (
  customer INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE alias (
  id TEXT PRIMARY KEY,
  customer INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_of_customer ON alias (customer);

CREATE TABLE event_name (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  count INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The id is the key in base 36.
CREATE TABLE event (
  key INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL,
  name INTEGER NOT NULL,
  timestamp INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  message_id TEXT,
  -- of an Order Completed
  order_id TEXT,
  properties TEXT NOT NULL
) STRICT;
CREATE INDEX event_of_customer ON event (customer, name, timestamp);
CREATE UNIQUE INDEX event_message ON event (message_id) WHERE message_id IS NOT NULL;
-- Order ids mostly grow, customers come in any order: this way round the newest entries share a page.
CREATE INDEX event_order ON event (order_id, customer) WHERE order_id IS NOT NULL;

-- Message ids of the calls that are no events.
CREATE TABLE call_message (
  id TEXT PRIMARY KEY,
  customer INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX call_message_of_customer ON call_message (customer);

CREATE TABLE flow (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
) STRICT;

-- The id is the key in base 36. What is empty is NULL, which costs nothing.
CREATE TABLE journey (
  key INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL,
  flow INTEGER NOT NULL,
  version INTEGER NOT NULL,
  -- 0 ready, 1 waiting, 2 completed, 3 exited, 4 failed
  status INTEGER NOT NULL,
  entry_key TEXT,
  trigger_id TEXT NOT NULL,
  -- the event that started it, by key
  event INTEGER,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  end_reason TEXT,
  outcome TEXT,
  goal_until INTEGER,
  converted_at INTEGER,
  converted_value REAL,
  converted_event INTEGER,
  node TEXT,
  visit INTEGER,
  seq INTEGER,
  entered_at INTEGER,
  due_at INTEGER,
  delivery TEXT,
  state TEXT,
  noted TEXT,
  visits TEXT,
  variants TEXT,
  -- the event that ended each wait, by key
  events TEXT,
  steps INTEGER NOT NULL
) STRICT;
CREATE INDEX journey_of_customer ON journey (customer, flow, entry_key, started_at);
CREATE INDEX journey_open ON journey (customer) WHERE status < 2;
CREATE INDEX journey_with_goal ON journey (customer, goal_until)
  WHERE status >= 2 AND goal_until IS NOT NULL AND converted_at IS NULL;
CREATE INDEX journey_by_status ON journey (flow, status);
CREATE INDEX journey_at_node ON journey (flow, node) WHERE status < 2;
-- By flow first: the timers of a paused flow are left out without being looked at.
CREATE INDEX timer ON journey (flow, due_at, started_at) WHERE due_at IS NOT NULL;

-- Steps that were stored together are one row: key = journey * 1048576 + the first one's number. A step that is not
-- complete always begins a row, so that completing it rewrites nothing else.
CREATE TABLE trail (
  key INTEGER PRIMARY KEY,
  steps TEXT NOT NULL
) STRICT;

CREATE TABLE assignment (
  customer INTEGER NOT NULL,
  flow INTEGER NOT NULL,
  node TEXT NOT NULL,
  version INTEGER NOT NULL,
  variant TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  holdout INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (customer, flow, node)
) STRICT, WITHOUT ROWID;

-- The outbox. The id is the key in base 36.
CREATE TABLE delivery (
  key INTEGER PRIMARY KEY,
  effect_key TEXT NOT NULL UNIQUE,
  journey INTEGER NOT NULL,
  flow INTEGER NOT NULL,
  version INTEGER NOT NULL,
  node TEXT NOT NULL,
  customer INTEGER NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL,
  attempts TEXT NOT NULL,
  next_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_due ON delivery (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX delivery_due_by_kind ON delivery (kind, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX delivery_by_status ON delivery (status);
CREATE INDEX delivery_of_flow ON delivery (flow);
CREATE INDEX delivery_of_journey ON delivery (journey);
CREATE INDEX delivery_of_customer ON delivery (customer);

-- What is counted: visits of a node by metric, journeys where node is empty.
CREATE TABLE counter (
  key INTEGER PRIMARY KEY,
  flow INTEGER NOT NULL,
  version INTEGER NOT NULL,
  node TEXT NOT NULL,
  metric TEXT NOT NULL,
  UNIQUE (flow, version, node, metric)
) STRICT;

-- Counts by the minute, and by the day so that a long span reads few rows.
CREATE TABLE count_by_minute (
  counter INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (counter, minute)
) STRICT, WITHOUT ROWID;
CREATE TABLE count_by_day (
  counter INTEGER NOT NULL,
  day INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (counter, day)
) STRICT, WITHOUT ROWID;

-- The highest key that an erased row had: ids are never given twice.
CREATE TABLE erased_up_to (
  what TEXT PRIMARY KEY,
  key INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
