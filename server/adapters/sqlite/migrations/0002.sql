-- What flows gave a customer. Figures, as those of the orders are: points change often and the profile with its traits does not.
ALTER TABLE customer ADD COLUMN points INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN offers_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN last_offer_at INTEGER;
