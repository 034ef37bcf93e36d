/** The lines that the probe shows for each fault: they are of their language, and the tricky ones do what they say. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ids } from "../js/merchants.mjs";

const inside = (file) => import(new URL(`probe/${file}`, import.meta.resolve("paychop/package.json")));
const { casesOf } = await inside("cases/index.js");
const { fixOf } = await inside("fixes.js");

const folder = mkdtempSync(join(tmpdir(), "paychop-fixes-"));
after(() => rmSync(folder, { recursive: true }));

/** All that can be shown, each once. */
function linesIn(language) {
  const shown = ([gateway, kind]) =>
    casesOf(gateway, kind).map(({ fix }) => fixOf(fix, gateway, kind)[language]);
  const payouts = Object.entries({ basicex: "agentpay", lianhe: "payout" });
  const all = [
    ...[...ids.map((gateway) => [gateway]), ...payouts].flatMap(shown),
    ...payouts.map(([gateway, kind]) => fixOf("payout", gateway, kind)[language]),
  ];
  return [...new Set(all)];
}

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8", stdio: "pipe" });
const functions = (language, write) => linesIn(language).map(write).join("\n");

const PARSERS = {
  php: (lines) => run("php", "-l", file("a.php", `<?php\n${lines}`)),
  java: (lines) => run("javac", "-proc:only", "-implicit:none", file("A.java", `class A {\n${lines}\n}`)),
  go: (lines) => run("gofmt", "-e", file("a.go", `package a\n${lines}`)),
  python: (lines) =>
    run("python3", "-c", "import ast, sys; ast.parse(open(sys.argv[1]).read())", file("a.py", lines)),
  js: (lines) => run("node", "--check", file("a.mjs", lines)),
};

const WRITERS = {
  php: (lines, at) => `function f${at}() {\n${lines}\n}`,
  java: (lines, at) => `void f${at}() throws Exception {\n${lines}\n}`,
  go: (lines, at) => `func f${at}() {\n${lines}\n}`,
  python: (lines, at) => `def f${at}():\n    ${lines.replaceAll("\n", "\n    ")}\n`,
  js: (lines, at) => `async function f${at}() {\n${lines}\n}`,
};

for (const [language, parse] of Object.entries(PARSERS)) {
  test(`the lines for ${language} parse`, () => {
    parse(functions(language, WRITERS[language]));
    assert.throws(() => parse(WRITERS[language]("if (", 0)), "a broken line would be found");
  });
}

const NUMBERS = '{"a":22.70,"b":"x\\"1.50\\": 2","c":{"d":-1e3},"e":1234567890123456789}';
const AS_TEXT = { a: "22.70", b: 'x"1.50": 2', c: { d: "-1e3" }, e: "1234567890123456789" };
const DOUBLED = ['{"a":"1","a":"2"}', '{"a":"1","\\u0061":"2"}', '{"c":{"d":"1","d":"2"}}'];

test("the PHP lines keep numbers, and see a duplicate name", () => {
  const program = (lines, raw, end) =>
    run(
      "php",
      file(
        "b.php",
        `<?php function refuse() { exit("refused"); }\n$raw = base64_decode("${Buffer.from(raw).toString("base64")}");\n$in = json_decode($raw, true);\n${lines}\n${end}`,
      ),
    );
  const { text, duplicate } = { text: fixOf("text", "vpay").php, duplicate: fixOf("duplicate", "vpay").php };
  assert.deepEqual(JSON.parse(program(text, NUMBERS, "echo json_encode($in);")), AS_TEXT);
  assert.equal(program(duplicate, NUMBERS, 'echo "fine";'), "fine");
  for (const raw of DOUBLED) assert.equal(program(duplicate, raw, 'echo "fine";'), "refused", raw);
});

test("the JavaScript lines keep numbers, and see a duplicate name", () => {
  const program = (lines, end) => new Function("raw", "refuse", `${lines}\n${end}`);
  const refuse = () => "refused";
  assert.deepEqual(program(fixOf("text", "vpay").js, "return fields")(NUMBERS, refuse), AS_TEXT);
  const duplicate = program(fixOf("duplicate", "vpay").js, "return 'fine'");
  assert.equal(duplicate(NUMBERS, refuse), "fine");
  for (const raw of DOUBLED) assert.equal(duplicate(raw, refuse), "refused", raw);
});

test("the Python lines see a duplicate name", () => {
  const program = `import json, sys\nraw = sys.argv[1]\n${fixOf("duplicate", "vpay").python}`;
  const path = file("b.py", program);
  run("python3", path, NUMBERS);
  for (const raw of DOUBLED) assert.throws(() => run("python3", path, raw), /ValueError/);
});
