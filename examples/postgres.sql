-- The merchant's tables in postgres.mjs.
CREATE TABLE orders (
  order_id text PRIMARY KEY,
  currency text NOT NULL,
  paid numeric NOT NULL DEFAULT 0
);
CREATE TABLE credited_events (
  replay_key text PRIMARY KEY,
  credited_at timestamptz NOT NULL DEFAULT now()
);
