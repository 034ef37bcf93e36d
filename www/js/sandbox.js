/** The local gateway that serves this page, where there is one. */
import { currentLanguage } from "./i18n.js";

const TOPICS = ["request", "order", "attempt", "merchant", "conformance", "cleared"];

/** Where the raw message and its answer are, for the topics that have them. */
const EXCHANGES = { request: "requests", attempt: "attempts" };

/** A page that was built for a static host says that there is none. */
const HAS_SANDBOX = document.documentElement.dataset.sandbox !== "none";

/** A page of the sandbox, in this page's language. */
export function inLanguageOfPage(url) {
  const address = new URL(url);
  address.searchParams.set("lang", currentLanguage());
  return address.href;
}

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

/**
 * Calls `onEvent(topic, data)` for everything that happens, and `onState` whenever the line is up (again) or down. What
 * happens while the state is on its way comes after it: the state may be older, and none of it may be lost.
 */
export function follow({ onEvent, onState }) {
  const source = new EventSource(at("events"));
  let waiting = null;
  source.addEventListener("open", async () => {
    const mine = [];
    waiting = mine;
    const state = await sandboxState();
    // The line has been down since, and is perhaps up again.
    if (waiting !== mine) return;
    waiting = null;
    onState(state);
    for (const event of mine) onEvent(...event);
  });
  source.addEventListener("error", () => {
    waiting = null;
    onState(null);
  });
  for (const topic of TOPICS) {
    source.addEventListener(topic, ({ data }) => {
      const event = [topic, JSON.parse(data)];
      if (waiting) waiting.push(event);
      else onEvent(...event);
    });
  }
}

/** The answer to a request, or null where nobody answers. */
async function ask(path, init) {
  try {
    return await fetch(at(path), init);
  } catch {
    return null;
  }
}

/** Presses one of the buttons of an order: `{ refused }` is what the sandbox has against it, null where nobody answered. */
export async function act(orderId, action) {
  const response = await ask(`orders/${encodeURIComponent(orderId)}/${action}`, { method: "POST" });
  if (response === null) return { refused: null };
  return response.ok ? {} : { refused: await response.json() };
}

/** Forgets requests, attempts and what the merchant made of them; whether the sandbox answered. */
export async function clearActivity() {
  return (await ask("clear", { method: "POST" })) !== null;
}

/** Whether a topic's entries have a raw message. */
export function hasExchange(topic) {
  return Object.hasOwn(EXCHANGES, topic);
}

/** `{ request, response }` as they went over the wire; null where they are not kept any more, undefined where nobody answers. */
export async function exchangeOf(topic, id) {
  const response = await ask(`${EXCHANGES[topic]}/${encodeURIComponent(id)}`);
  if (response === null) return undefined;
  return response.ok ? response.json() : null;
}
