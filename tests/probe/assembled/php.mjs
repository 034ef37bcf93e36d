/** The same in PHP, at a web server of PHP's own. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ACCOUNT, COIN, partsOf } from "./parts.mjs";

const SIGNS = {
  basicex: `$envelope = $in;
    $sign = $envelope["sign"] ?? null;
    unset($envelope["sign"]);
    $signed = array_filter($envelope, fn($value) => $value !== "" && $value !== null);
    $expected = strtoupper(hash_hmac("sha512", joined($signed) . "&key=test-api-key", "test-secret"));`,
  bibao: `$sign = $in["Sign"] ?? $in["sign"] ?? null;
    unset($in["Sign"], $in["sign"], $in["FinishTime"]);
    $expected = md5(joined($in) . "test-key-b");`,
  ubao: `["sign" => $sign, "body" => $body, "nonce" => $nonce, "timestamp" => $timestamp] = $in + ["sign" => null, "body" => ""];
    $expected = md5($body . "test-api-key" . $nonce . $timestamp);`,
  vpay: `$sign = $in["sign"] ?? null;
    unset($in["sign"]);
    $expected = md5(joined($in) . "&secret=test-secret");`,
  lianhe: `$sign = $in["sign"] ?? null;
    $in = array_intersect_key($in, array_flip(["amount", "appKey", "channel", "mrn", "originAmount"]));
    $expected = md5(joined($in) . "&key=test-secret");`,
};

const ROUTER = String.raw`<?php
const KEY = "test-key", APP_KEY = "test-app", KEY_B = "test-key-b";
const COINS = ["1002 0x55d398326f99059ff775485246999027b3197955 170"];
function refuse() { http_response_code(400); }
function joined($fields) {
    ksort($fields, SORT_STRING);
    $parts = [];
    foreach ($fields as $name => $value) if ($value !== null) $parts[] = "$name=" . (is_array($value) ? "{" . joined($value) . "}" : $value);
    return implode("&", $parts);
}
function note($order, $amount) { file_put_contents(BOOKS, json_encode([(string) $order, (string) $amount]) . "\n", FILE_APPEND | LOCK_EX); }

/** What PDO does with a table of events whose id is unique. */
final class Db {
    private $file;
    private $added = 0;
    function beginTransaction() { $this->file = fopen(BOOKS . ".events", "c+"); flock($this->file, LOCK_EX); }
    function prepare($sql) { return $this; }
    function execute($values) {
        [$id] = $values;
        $known = in_array($id . "\n", iterator_to_array((function () { while (($line = fgets($this->file)) !== false) yield $line; })(), false), true);
        $this->added = $known ? 0 : 1;
        if (!$known) fwrite($this->file, $id . "\n");
    }
    function rowCount() { return $this->added; }
    function commit() { fclose($this->file); }
}
[, $name, $path] = explode("/", parse_url($_SERVER["REQUEST_URI"], PHP_URL_PATH)) + ["", "", ""];
if (!preg_match('/^[a-z]+-?[a-zA-Z]*$/D', $name)) { http_response_code(404); return; }
define("BOOKS", __DIR__ . "/$name.books");
if ($_SERVER["REQUEST_METHOD"] !== "POST") { http_response_code(405); return; }
require __DIR__ . "/$name.php";
handle($path);
`;

function sourceOf(gateway, of) {
  const parts = partsOf(gateway, of);
  const { order, jsonOnly, readRaw, acknowledge = 'exit("OK");' } = parts;
  const [size, readable] = parts.limits;
  const json = (gateway === "vpay" && of("text")) || (of("body", "vpay") ?? "$in = json_decode($raw, true);");
  const own = of("body") ? "" : "$in = array_merge($in, $_GET);";
  const amount = `$in["${parts.money}"]`;
  const text = of("text");
  const written = {
    basicex: `$amount = ${text ? amount : `(float) ${amount}`};`,
    vpay: `$amount = ${text ? amount : `(float) ${amount}`};`,
    ubao: text ?? '$amount = $in["amount"] / 10 ** $in["decimals"];',
  };
  const inner = {
    basicex: text ?? '$in = json_decode($envelope["data"] ?? $envelope["bizConent"], true);',
    ubao: "$in = json_decode(base64_decode($body), true);",
  };
  const status = of("status")?.replace("credit();", "return creditOnce($in, $db);");
  return `<?php
function credit() { note(...$GLOBALS["entry"]); }
function ack() { ${acknowledge}
}
function creditOnce($in, $db) {
    ${of("once") ?? "credit();\nreturn ack();"}
}
function handle($path) {
    $db = new Db;
    ${readRaw || '$raw = file_get_contents("php://input");'}
    $json = ${jsonOnly} || str_contains($_SERVER["CONTENT_TYPE"] ?? "", "json");
    if ($json) { ${json}
    } else { ${of("body", "lianhe") ?? "parse_str($raw, $in);"}
    }
    ${size ?? ""}
    ${readable ?? ""}
    if ($json) { ${of("duplicateName") ?? ""}
    } else { ${of("duplicate") ?? ""}
    }
    ${own}
    ${SIGNS[gateway]}
    ${of("verify") ?? ""}
    ${of("time") ?? ""}
    ${inner[gateway] ?? ""}
    ${of("method") ?? ""}
    ${of("merchant") ?? ""}
    ${gateway === "bibao" ? questions(of) : ""}
    ${of("kind") ?? ""}
    ${of("spelling") ?? ""}
    ${of("slide") ?? ""}
    ${of("direction") ?? ""}
    ${of("coin") ?? ""}
    ${written[gateway] ?? text ?? `$amount = (float) ${amount};`}
    $GLOBALS["entry"] = [$in["${order}"], $amount];
    ${status ?? "return creditOnce($in, $db);"}
    return ack();
}
`;
}

function questions(of) {
  const naive = 'exit(json_encode(["Success" => true, "Code" => 1, "Sign" => md5("x")]));';
  return `
    [$account, $bankName, $realName, $subBranch, $status] = ${JSON.stringify(ACCOUNT)};
    if ($path === "getBankCard") {
        ${of("question") ?? ""}
        ${of("reply") ?? naive}
    }
    if ($path === "otcVerify") { ${of("replyVerify") ?? naive} }
    if ($path === "otcQuery") { [$coin, $coinAmount] = ${JSON.stringify(COIN)}; ${of("replyAmount") ?? naive} }
    if ($path === "") {
        $GLOBALS["entry"] = [$in["OrderNo"], $in["Amount"]];
        ${of("notice") ?? "credit();"}
        return ack();
    }`;
}

/** Starts PHP's web server: `{ add(name, gateway, of), stop() }`; `add` gives `{ url, credited }` for the probe. */
export async function phpServer() {
  const folder = mkdtempSync(join(tmpdir(), "paychop-lines-"));
  writeFileSync(join(folder, "router.php"), ROUTER);
  const port = await freePort();
  const env = { ...process.env, PHP_CLI_SERVER_WORKERS: "8" };
  const args = ["-d", "display_errors=0", "-S", `127.0.0.1:${port}`, join(folder, "router.php")];
  const running = spawn("php", args, { cwd: folder, env, stdio: "ignore", detached: true });
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(origin).catch(() => false))) await wait(50);
  return {
    add(name, gateway, of) {
      writeFileSync(join(folder, `${name}.php`), sourceOf(gateway, of));
      const books = join(folder, `${name}.books`);
      const credited = async (order) =>
        (existsSync(books) ? readFileSync(books, "utf8").trim().split("\n") : [])
          .map((line) => JSON.parse(line))
          .filter(([credited]) => credited === order)
          .map(([, amount]) => amount);
      return { url: `${origin}/${name}`, credited };
    },
    stop() {
      // With its workers, which are processes of their own.
      process.kill(-running.pid, "SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
