/**
 * Every entry of the package, loaded in one of the two ways and used.
 *
 *     node entries.mjs import|require
 */
import { createRequire } from "node:module";
import { equal } from "../suite/check.js";

const require = createRequire(import.meta.url);
const load = { import: (name) => import(name), require }[process.argv[2]];

const { notification } = await load("paychop/testing");
const make = ({ Ubao }) => new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://gateway.example" });

/** A use of each, by its path in the package's `exports`. */
const USES = {
  "./web": async (web) => {
    await web.init();
    equal(make(web).gateway, "ubao", "gateway");
  },
  ".": (paychop) => equal(make(paychop).coins().method, "POST", "method"),
  "./handler": async ({ notificationHandler }) => {
    const ubao = make(await load("paychop"));
    const sent = new Request("https://shop.example/notify", notification(ubao, "recharge"));
    const response = await notificationHandler(ubao, () => {})(sent);
    equal(await response.text(), "SUCCESS", "answer");
  },
  "./testing": async ({ checkRequest }) => {
    const ubao = make(await load("paychop"));
    equal(checkRequest(ubao, ubao.coins()).ok, true, "verdict");
  },
  "./sandbox": async ({ createSandbox }) => {
    const sandbox = createSandbox({ port: 0 });
    const response = await fetch(`${await sandbox.listen()}/_sandbox/state`);
    equal(response.status, 200, "status");
    await sandbox.close();
  },
};

const failures = [];
const { exports } = require("paychop/package.json");
const paths = Object.keys(exports).filter((path) => !/\.(wasm|json)$/.test(path));
for (const path of [...new Set([...Object.keys(USES), ...paths])]) {
  try {
    if (!paths.includes(path)) throw new Error("the package has no such entry");
    await USES[path](await load(`paychop${path.slice(1)}`));
  } catch (error) {
    failures.push(`${path}: ${error?.stack ?? error}`);
  }
}
const entries = new Set([...Object.keys(USES), ...paths]).size;
console.log(JSON.stringify({ passed: entries - failures.length, failed: failures.length, failures }));
