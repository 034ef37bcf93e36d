/** Sent raw messages and their answers, as many as fit into a fixed size. */

/** Characters of one body. */
const BODY = 65_536;
/** Characters of all headers of one message. */
const HEADERS = 8192;
/** Characters of all messages. Above this limit, the oldest are deleted. */
const TOTAL = 8 << 20;

export function createDetails() {
  const kept = new Map();
  let size = 0;

  function drop(id) {
    size -= kept.get(id).size;
    kept.delete(id);
  }

  return {
    keep(id, { request, response }) {
      const exchange = { request: bounded(request), response: response && bounded(response) };
      const weight = JSON.stringify(exchange).length;
      kept.set(id, { exchange, size: weight });
      size += weight;
      for (const oldest of kept.keys()) {
        if (size <= TOTAL) break;
        drop(oldest);
      }
    },

    get: (id) => kept.get(id)?.exchange,

    clear() {
      kept.clear();
      size = 0;
    },
  };
}

function bounded({ headers = {}, body = "", truncated = false, ...rest }) {
  const text = String(body);
  return {
    ...rest,
    headers: few(headers),
    body: text.slice(0, BODY),
    truncated: truncated || text.length > BODY,
  };
}

function few(headers) {
  let left = HEADERS;
  const fits = ([name, value]) => {
    left -= name.length + String(value).length;
    return left >= 0;
  };
  return Object.fromEntries(Object.entries(headers).filter(fits));
}
