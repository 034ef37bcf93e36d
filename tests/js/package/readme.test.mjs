/** The code in the package's README runs as it stands there. */
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { it } from "node:test";
import { Basicex } from "paychop";
import { notification } from "paychop/testing";

const manifest = createRequire(import.meta.url).resolve("paychop/package.json");
const readme = readFileSync(manifest.replace("package.json", "README.md"), "utf8");
const examples = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);

const credentials = { merNo: "811496833912834", apiKey: "a", secretKey: "s" };
const basicex = new Basicex(credentials);
const rawBody = notification(basicex, "payment").body;

/** What the examples take from the program around them. */
function surroundings() {
  const served = [];
  return {
    ...credentials,
    basicex,
    rawBody,
    served,
    response: { setHeader: (_name, value) => served.push(value), end: (body) => served.push(body) },
    fetch: async () => new Response('{"code":"1001","message":"no such order"}'),
    createServer: (listener) => ({ listen: () => served.push(listener) }),
    credit: () => {},
  };
}

/** Runs one example and gives what it served. Its names are its own; those it only uses are around it. */
async function run(code) {
  const imports = code.match(/^import .*$/gm)?.filter((line) => !line.includes('"node:http"')) ?? [];
  const body = code.replace(/^import .*$/gm, "");
  const file = new URL(`readme-example-${process.pid}.mjs`, import.meta.url);
  const around = surroundings();
  const names = Object.keys(around).join(", ");
  writeFileSync(file, `${imports.join("\n")}\nexport default async ({ ${names} }) => {{\n${body}\n}};\n`);
  try {
    // The query keeps one example's module from being taken for another's.
    const { default: example } = await import(`${file}?${examples.indexOf(code)}`);
    await example(around);
  } finally {
    rmSync(file);
  }
  return around.served;
}

it("signs a cashier order", async () => {
  const [type, page] = await run(examples[0]);
  assert.match(type, /^text\/html/);
  assert.match(page, /<form/);
});

it("sends a request and reads its answer", () => run(examples[1]));

it("serves notifications", async () => {
  const [listener] = await run(examples[2]);
  assert.equal(listener.length, 2);
});

it("verifies and acknowledges", () => run(examples[3]));

it("makes a signed notification", () => run(examples[4]));

it("has no example that is not tested here", () => assert.equal(examples.length, 5));
