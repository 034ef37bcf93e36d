/**
 * Exactly once, whatever dies: the order is credited and the event's replay key is remembered in one transaction of the
 * merchant's own database. Run as many processes as you like behind one address, with VPAY_KEY, VPAY_SECRET, VPAY_URL,
 * DATABASE_URL (a PostgreSQL with the tables of postgres.sql) and PORT.
 */
import { createServer } from "node:http";
import { Vpay } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";
import { Pool } from "pg";

const { VPAY_KEY, VPAY_SECRET, VPAY_URL, DATABASE_URL, PORT } = process.env;
const vpay = new Vpay({ key: VPAY_KEY, secret: VPAY_SECRET }, { baseUrl: VPAY_URL });

// Nothing waits for ever: a delivery that fails is answered so that the gateway comes again.
const pool = new Pool({
  connectionString: DATABASE_URL,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 10_000,
});
pool.on("error", console.error);

// Every delivery goes to the database, which alone decides.
const replay = { begin: () => "new", finish() {}, release() {} };
const handler = notificationHandler(vpay, onEvent, { replay });

async function onEvent({ direction, outcome, amount, currency, merchantOrderId, replayKey }) {
  if (direction !== "in" || outcome !== "succeeded") return;
  const credited = await inTransaction(async (client) => {
    // The key comes first: a second delivery waits here until the first one's transaction has ended.
    const event = await client.query(
      "INSERT INTO credited_events (replay_key) VALUES ($1) ON CONFLICT DO NOTHING",
      [replayKey],
    );
    if (event.rowCount === 0) return false;
    const order = await client.query(
      "UPDATE orders SET paid = paid + $1 WHERE order_id = $2 AND currency = $3",
      [amount, merchantOrderId, currency],
    );
    if (order.rowCount === 0) throw new Error(`There is no order ${merchantOrderId} in ${currency}.`);
    return true;
  });
  if (credited) console.log(`credit ${amount} ${currency} for ${merchantOrderId}`);
}

async function inTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // The connection is closed, and with it the transaction is rolled back, whatever has happened to it.
    client.release(true);
    throw error;
  }
}

createServer(nodeListener(handler)).listen(PORT, "127.0.0.1");
