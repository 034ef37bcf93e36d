/**
 * Keeps records in this process's memory, by collection and id, in the order in which they were first put.
 * `store-sqlite.js` does the same in a file.
 */
export function memoryStore() {
  const collections = new Map();
  const of = (collection) => {
    if (!collections.has(collection)) collections.set(collection, new Map());
    return collections.get(collection);
  };
  return {
    get: (collection, id) => structuredClone(of(collection).get(id)),
    put(collection, id, record) {
      of(collection).set(id, structuredClone(record));
    },
    remove(collection, id) {
      of(collection).delete(id);
    },
    all: (collection) => structuredClone([...of(collection).values()]),
    close() {},
  };
}
