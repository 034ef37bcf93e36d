/** An endpoint in JavaScript that consists of the probe's lines; a fix that is left out is replaced by what naive code does. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { Readable } from "node:stream";
import { ACCOUNT, COIN, partsOf } from "./parts.mjs";

const AsyncFunction = (async () => {}).constructor;

const scoped = (lines, name) => `(() => { ${lines}\nreturn ${name}; })()`;
/** Lines that may refuse or acknowledge, with names of their own. */
const block = (lines = "") => `{ ${lines}\n}`;

const SIGNS = {
  basicex: `const { sign, ...envelope } = message;
    const signed = Object.fromEntries(Object.entries(envelope).filter(([, value]) => value !== "" && value !== null));
    const expected = createHmac("sha512", "test-secret").update(joined(signed) + "&key=test-api-key").digest("hex").toUpperCase();`,
  bibao: `const { Sign, sign: small, FinishTime, ...fields } = message;
    const sign = Sign ?? small;
    const expected = md5(joined(fields) + "test-key-b");`,
  ubao: `const { sign, body = "", nonce, timestamp } = message;
    const expected = md5(body + "test-api-key" + nonce + timestamp);`,
  vpay: `const { sign, ...fields } = message;
    const expected = md5(joined(fields) + "&secret=test-secret");`,
  lianhe: `const { sign, ...all } = message;
    const names = ["amount", "appKey", "channel", "mrn", "originAmount"];
    const fields = Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]));
    const expected = md5(joined(fields) + "&key=test-secret");`,
};

/** The source of an endpoint; `of` gives a fix's lines, or undefined for one that is left out. */
function sourceOf(gateway, of) {
  const parts = partsOf(gateway, of);
  const { order, jsonOnly, readRaw, acknowledge = 'res.end("OK");' } = parts;
  const [size, readable] = parts.limits;
  const own = of("body") ? "" : "Object.assign(message, query);";
  const parse = gateway === "vpay" && of("text");
  const json = parse
    ? scoped(of("text"), "fields")
    : scoped(of("body", "vpay") ?? "const fields = JSON.parse(raw);", "fields");
  const form = scoped(
    of("body", "lianhe") ?? "const fields = Object.fromEntries(new URLSearchParams(raw));",
    "fields",
  );
  const money = `fields.${parts.money}`;
  const amount =
    gateway === "ubao"
      ? of("text")
        ? scoped(of("text"), "amount")
        : "Number(fields.amount) / 10 ** fields.decimals"
      : (gateway === "bibao" || gateway === "lianhe") && of("text")
        ? scoped(of("text"), "amount")
        : of("text")
          ? money
          : `Number(${money})`;
  const credit = of("once") ? `return await (async () => { ${of("once")} })();` : "credit(); return ack();";
  return `
    ${size ?? ""}
    ${readRaw || "const raw = String(Buffer.concat(await req.toArray()));"}
    const json = ${jsonOnly} || /json/.test(req.headers["content-type"]);
    if (json) ${block(of("duplicateName"))}
    else ${block(of("duplicate"))}
    const message = json ? ${json} : ${form};
    { const fields = message; ${readable ?? ""}
}
    ${own}
    ${SIGNS[gateway]}
    ${block(of("verify"))}
    ${block(of("time"))}
    ${
      {
        basicex: `const fields = ${of("text") ? scoped(of("text"), "fields") : "JSON.parse(envelope.data ?? envelope.bizConent)"};`,
        ubao: 'const fields = JSON.parse(Buffer.from(body, "base64"));',
      }[gateway] ?? ""
    }
    ${block(of("method"))}
    ${block(of("merchant"))}
    ${gateway === "bibao" ? questions(of) : ""}
    let credit = (given) => books.credit(fields.${order}, ${amount});
    if (path === "" && ${gateway === "bibao"}) {
      credit = () => books.credit(fields.OrderNo, fields.Amount);
      ${of("notice") ?? "credit();"}
      return ack();
    }
    ${block(of("kind"))}
    ${block(of("spelling"))}
    ${block(of("slide"))}
    ${block(of("direction"))}
    ${block(of("coin"))}
    const creditOnce = async () => { ${credit} };
    ${of("status")?.replace("credit();", "return creditOnce();") ?? "return creditOnce();"}
    return ack();
    function ack() { ${acknowledge}
}`;
}

function questions(of) {
  const account = `const [Account, Bank, RealName, SubBranch, Status] = ${JSON.stringify(ACCOUNT)};`;
  const naive = 'res.end(JSON.stringify({ Success: true, Code: 1, Sign: md5("x") }));';
  return `
    if (path === "/getBankCard") {
      ${block(of("question"))}
      ${account} ${of("reply") ?? naive}
      return;
    }
    if (path === "/otcVerify") { ${account} ${of("replyVerify") ?? naive}\n return; }
    if (path === "/otcQuery") { const [Coin, CoinAmount] = ${JSON.stringify(COIN)}; ${of("replyAmount") ?? naive}\n return; }`;
}

const md5 = (text) => createHash("md5").update(text).digest("hex");

const joined = (fields) =>
  Object.keys(fields)
    .sort()
    .filter((name) => fields[name] !== null)
    .map((name) => `${name}=${fields[name] instanceof Object ? `{${joined(fields[name])}}` : fields[name]}`)
    .join("&");

const COINS = new Set(["1002 0x55d398326f99059ff775485246999027b3197955 170"]);

/** `{ transport, credited }` for the probe. */
export function endpoint(gateway, of) {
  const books = new Map();
  const events = new Set();
  const tools = {
    createHash,
    createHmac,
    timingSafeEqual,
    md5,
    joined,
    COINS,
    KEY: "test-key",
    APP_KEY: "test-app",
    KEY_B: "test-key-b",
    books: {
      credit: (order, amount) => books.set(order, [...(books.get(order) ?? []), String(amount)]),
    },
    tx: {
      async query(_, [event] = []) {
        if (event === undefined) return {};
        const added = !events.has(event);
        events.add(event);
        return { rowCount: Number(added) };
      },
    },
  };
  const names = ["req", "res", "refuse", "path", "query", ...Object.keys(tools)];
  const run = new AsyncFunction(...names, sourceOf(gateway, of));
  const transport = async ({ method, headers, body = "", suffix = "", query = "" }, { slow, abandon }) => {
    if (slow) return { failure: "left open" };
    const req = Object.assign(Readable.from([Buffer.from(body)]), {
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
    });
    const answer = { status: 200, headers: {}, body: "" };
    const res = {
      end(text) {
        answer.body = text;
      },
    };
    const refuse = (status = 400) => Object.assign(answer, { status, body: "" });
    const parameters = Object.fromEntries(new URLSearchParams(query));
    if (method !== "POST") return { ...answer, status: 405 };
    try {
      await run(req, res, refuse, suffix, parameters, ...Object.values(tools));
    } catch (error) {
      Object.assign(answer, { status: 500, body: String(error.stack) });
    }
    return abandon ? { failure: "hung up" } : answer;
  };
  return { transport, credited: async (order) => books.get(order) ?? [], source: sourceOf(gateway, of) };
}
