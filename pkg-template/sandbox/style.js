/** The style of the sandbox's own pages: the demo page's colours and fonts, dark if the system is dark. */
import { readFile } from "node:fs/promises";
import { answer } from "./respond.js";

const TOKENS = new URL("../www/css/tokens.css", import.meta.url);
const STYLE = new URL("style.css", import.meta.url);
/** The demo page sets this with a script. Pages without a script use the browser's setting. */
const DARK = ':root[data-theme="dark"]';

export async function style() {
  const [tokens, own] = await Promise.all([TOKENS, STYLE].map((file) => readFile(file, "utf8")));
  const [light, dark = "{}"] = tokens.split(DARK);
  const system = `@media (prefers-color-scheme: dark) {\n:root ${dark}}\n`;
  return answer(200, "text/css; charset=utf-8", light + system + own);
}
