/** Browsers, with the package's own files and with what each bundler makes of them. */

import { chromium, firefox, webkit } from "../lib/browsers.mjs";
import { bundlers } from "../lib/bundlers.mjs";
import { resultOfPage, WITHOUT_WASM } from "../lib/page.mjs";
import { app, built, consumer } from "../lib/stage.mjs";

const BROWSERS = { Chromium: chromium, Firefox: firefox, WebKitGTK: webkit };

/** Bundlers that copy the wasm file by themselves, so that `paychop/web` works without a word. */
const COPYING = ["vite", "webpack"];

const IMPORTS = {
  paychop: "/node_modules/paychop/entries/embedded.js",
  "paychop/web": "/node_modules/paychop/entries/web.js",
  "paychop/handler": "/node_modules/paychop/handler.js",
  "paychop/testing": "/node_modules/paychop/testing.js",
};

const unbundled = Object.entries(BROWSERS).flatMap(([name, browser]) => [
  { name, run: () => resultOfPage(browser, pageWithModules("page.js"), consumer) },
  {
    name: `${name}, paychop/web`,
    run: () => resultOfPage(browser, pageWithModules("web-page.js"), consumer),
  },
]);

const bundled = Object.keys(bundlers).map((name) =>
  bundledPage(name, "page.js", `Chromium, bundled by ${name}`),
);
const copied = COPYING.map((name) => bundledPage(name, "web-page.js", `Chromium, paychop/web by ${name}`));

/** Of apps/policy-page.js. */
const REFUSALS = 2;

const refused = ["Chromium"].map((name) => ({
  name: `${name}, a policy without wasm`,
  async run() {
    const page = pageWithModules("policy-page.js");
    return { ...(await resultOfPage(BROWSERS[name], page, consumer, WITHOUT_WASM)), own: REFUSALS };
  },
}));

export const browsers = [...unbundled, ...bundled, ...copied, ...refused];

function bundledPage(bundler, page, name) {
  return {
    name,
    async run() {
      const folder = built(`${bundler}-${page}`);
      await bundlers[bundler](app(page), folder);
      return resultOfPage(chromium, html(`<script type="module" src="/main.js"></script>`), folder);
    },
  };
}

/** Modules straight from the installed package: an import map says where they are. */
function pageWithModules(page) {
  return html(
    `<script type="importmap" nonce="page">${JSON.stringify({ imports: IMPORTS })}</script>
    <script type="module" src="/tests/js/matrix/apps/${page}"></script>`,
  );
}

function html(scripts) {
  return `<!doctype html><meta charset="utf-8"><title>paychop</title>${scripts}`;
}
