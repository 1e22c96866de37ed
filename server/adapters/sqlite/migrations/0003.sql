-- Frequency caps count the marketing messages of a customer: every message but those that are said to be transactional. Decided to send is
-- counted, whatever became of the delivery.
ALTER TABLE delivery ADD COLUMN transactional INTEGER NOT NULL DEFAULT 0;
CREATE INDEX delivery_counted ON delivery (customer, created_at, kind)
  WHERE kind IN ('email', 'sms', 'push', 'inApp') AND transactional = 0;
