/** The local gateway that serves this page, where there is one. */

const TOPICS = ["request", "order", "attempt", "merchant"];

/** A page that was built for a static host says that there is none. */
const HAS_SANDBOX = document.documentElement.dataset.sandbox !== "none";

function at(path) {
  return new URL(`../_sandbox/${path}`, import.meta.url);
}

/** What the sandbox knows, or null where this page is served by something else. */
export async function sandboxState() {
  if (!HAS_SANDBOX) return null;
  try {
    const response = await fetch(at("state"));
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** Calls `onEvent(topic, data)` for everything that happens, and `onState` whenever the line is up (again) or down. */
export function follow({ onEvent, onState }) {
  const source = new EventSource(at("events"));
  source.addEventListener("open", async () => onState(await sandboxState()));
  source.addEventListener("error", () => onState(null));
  for (const topic of TOPICS) {
    source.addEventListener(topic, (event) => onEvent(topic, JSON.parse(event.data)));
  }
}

/** Presses one of the buttons of an order. */
export function act(orderId, action) {
  return fetch(at(`orders/${encodeURIComponent(orderId)}/${action}`), { method: "POST" });
}
