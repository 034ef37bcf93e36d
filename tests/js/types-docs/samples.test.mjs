/** The samples of the documents compile in strict TypeScript. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { it } from "node:test";

const HERE = import.meta.dirname;
const ROOT = join(HERE, "../../..");
const SAMPLES = join(HERE, "samples");

const DOCUMENTS = {
  "the package's README": createRequire(import.meta.url)
    .resolve("paychop/package.json")
    .replace("package.json", "README.md"),
  README: join(ROOT, "README.md"),
  diagnose: join(ROOT, "docs/diagnose.md"),
  once: join(ROOT, "docs/once.md"),
  quickstart: join(ROOT, "docs/quickstart.zh.md"),
  runtimes: join(ROOT, "docs/runtimes.md"),
  sandbox: join(ROOT, "docs/sandbox.md"),
};

/** What a sample uses of the program around it, where it does not declare it itself. */
const AROUND = {
  merNo: "declare const merNo: string;",
  apiKey: "declare const apiKey: string;",
  secretKey: "declare const secretKey: string;",
  rawBody: "declare const rawBody: Uint8Array;",
  response: 'declare const response: import("node:http").ServerResponse;',
  basicex: 'declare const basicex: import("paychop").Basicex;',
  gateway: 'declare const gateway: import("paychop").Ubao;',
  onEvent: 'declare function onEvent(event: import("paychop").UbaoNotification): Promise<void>;',
  credit: "declare function credit(order: string, amount: string, currency?: string): Promise<void>;",
  client: "declare const client: { sendCommand(words: readonly string[]): Promise<unknown> };",
};

const USES_PACKAGE = /from "paychop|\bbasicex\b/;

function samplesOf(file) {
  const blocks = [...readFileSync(file, "utf8").matchAll(/```(?:js|ts)\n(.*?)```/gs)].map(([, code]) => code);
  return blocks.filter((code) => USES_PACKAGE.test(code));
}

function moduleOf(code) {
  const around = Object.entries(AROUND).filter(
    ([name]) =>
      new RegExp(`\\b${name}\\b`).test(code) &&
      !new RegExp(`(const|function) \\{?[^=\n]*\\b${name}\\b`).test(code),
  );
  return `${around.map(([, line]) => line).join("\n")}\n${code}\nexport {};\n`;
}

it("every sample of the documents compiles", () => {
  rmSync(SAMPLES, { recursive: true, force: true });
  mkdirSync(SAMPLES);
  let written = 0;
  for (const [name, file] of Object.entries(DOCUMENTS)) {
    const samples = samplesOf(file);
    assert.ok(samples.length > 0, `${name} has no sample`);
    for (const [index, code] of samples.entries()) {
      writeFileSync(join(SAMPLES, `${name.replace(/\W+/g, "-")}-${index + 1}.ts`), moduleOf(code));
      written += 1;
    }
  }
  assert.ok(written >= 14, `${written} samples`);
  const tsc = join(HERE, "node_modules/.bin/tsc");
  try {
    execFileSync(tsc, ["--pretty", "false", "--project", HERE], { encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
});
