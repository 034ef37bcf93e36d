/** Keeps records in a SQLite file, through better-sqlite3, which the user installs beside this package. */

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS records (
    place INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (collection, id)
  )`;

export async function sqliteStore(file) {
  const Database = await load();
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.exec(SCHEMA);
  const get = db.prepare("SELECT record FROM records WHERE collection = ? AND id = ?").pluck();
  const all = db.prepare("SELECT record FROM records WHERE collection = ? ORDER BY place").pluck();
  const remove = db.prepare("DELETE FROM records WHERE collection = ? AND id = ?");
  const put = db.prepare(
    "INSERT INTO records (collection, id, record) VALUES (?, ?, ?) " +
      "ON CONFLICT (collection, id) DO UPDATE SET record = excluded.record",
  );
  return {
    get(collection, id) {
      const record = get.get(collection, id);
      return record === undefined ? undefined : JSON.parse(record);
    },
    put(collection, id, record) {
      put.run(collection, id, JSON.stringify(record));
    },
    remove(collection, id) {
      remove.run(collection, id);
    },
    all: (collection) => all.all(collection).map((record) => JSON.parse(record)),
    close() {
      db.close();
    },
  };
}

async function load() {
  try {
    return (await import("better-sqlite3")).default;
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Error(
      "Orders are kept in a file through better-sqlite3, which is not installed: " +
        "npm install better-sqlite3 (or leave the store out to keep them in memory).",
    );
  }
}
