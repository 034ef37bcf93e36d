/** The local gateway that serves this page, where there is one. */

const TOPICS = ["request", "order", "attempt", "merchant", "conformance", "cleared"];

/** Where the raw message and its answer are, for the topics that have them. */
const EXCHANGES = { request: "requests", attempt: "attempts" };

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

/** What the sandbox has against a request that it refused, by the id that its answer names; else null. */
export async function refusalOf(id) {
  const state = id === null ? null : await sandboxState();
  return state?.requests.find((request) => request.id === id && !request.ok) ?? null;
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

/** Presses one of the buttons of an order: null, or what the sandbox has against it. */
export async function act(orderId, action) {
  const response = await fetch(at(`orders/${encodeURIComponent(orderId)}/${action}`), { method: "POST" });
  return response.ok ? null : response.json();
}

/** Forgets requests, attempts and what the merchant made of them. */
export function clearActivity() {
  return fetch(at("clear"), { method: "POST" });
}

/** Whether a topic's entries have a raw message. */
export function hasExchange(topic) {
  return Object.hasOwn(EXCHANGES, topic);
}

/** `{ request, response }` as they went over the wire, or null where they are not kept any more. */
export async function exchangeOf(topic, id) {
  const response = await fetch(at(`${EXCHANGES[topic]}/${encodeURIComponent(id)}`));
  return response.ok ? response.json() : null;
}
