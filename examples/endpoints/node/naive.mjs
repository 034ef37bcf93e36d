/** NAIVE ON PURPOSE: callbacks as they are often written. faults.json says what is wrong here. Never copy this. */
import { createHash, createHmac } from "node:crypto";
import { createServer } from "node:http";

const md5 = (text) => createHash("md5").update(text).digest("hex");
const books = {};
const wait = () => new Promise((resolve) => setTimeout(resolve, 100));
const done = new Set();

/** The check and the note are two steps, and others run between them. */
async function creditOnce(key, order, amount) {
  if (done.has(key)) return;
  await wait();
  done.add(key);
  books[order] = [...(books[order] ?? []), String(amount)];
}

const joined = (fields) =>
  Object.keys(fields)
    .sort()
    .filter((name) => fields[name] !== "" && fields[name] !== null)
    .map((name) => `${name}=${typeof fields[name] === "object" ? `{${joined(fields[name])}}` : fields[name]}`)
    .join("&");

const GATEWAYS = {
  async basicex({ sign, ...fields }) {
    const own = createHmac("sha512", "test-secret")
      .update(`${joined(fields)}&key=test-api-key`)
      .digest("hex");
    if (sign && sign !== own.toUpperCase()) return "fail";
    const data = JSON.parse(fields.data);
    if (data.status === 2) await creditOnce(fields.nonce, data.merOrderNo, data.totalAmount);
    return "success";
  },
  async bibao({ Sign, FinishTime, ...fields }) {
    if (Sign !== md5(`${joined(fields)}test-key-b`)) return "fail";
    if (fields.State2 === "2")
      await creditOnce(fields.OrderId + fields.Sign, fields.OrderNum, fields.CoinAmount);
    return "success";
  },
  async ubao({ sign, body, nonce, timestamp }) {
    if (sign !== md5(`${body}test-api-key${nonce}${timestamp}`)) return "FAIL";
    const data = JSON.parse(Buffer.from(body, "base64"));
    const amount = Number(data.amount) / 10 ** data.decimals;
    await creditOnce(sign, data.address, amount);
    return "SUCCESS";
  },
  async vpay({ sign, ...fields }) {
    if (sign !== md5(`${joined(fields)}&secret=test-secret`)) return "fail";
    if (/SUCCESS/.test(fields.status)) await creditOnce(sign, fields.localOrderId, fields.amount);
    return "success";
  },
  async lianhe({ sign, ...fields }) {
    if (sign !== md5(`${joined(fields)}&key=test-secret`)) return "fail";
    await creditOnce(fields.mrn, fields.mrn, fields.amount);
    return "success";
  },
};

createServer(async (req, res) => {
  const url = new URL(req.url, "http://localhost");
  if (url.pathname === "/ledger") {
    return res.end(JSON.stringify({ credited: books[url.searchParams.get("order")] ?? [] }));
  }
  try {
    let body = "";
    for await (const chunk of req) body += chunk;
    const json = req.headers["content-type"]?.includes("json");
    const fields = json ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    Object.assign(fields, Object.fromEntries(url.searchParams));
    const answer = await GATEWAYS[url.pathname.split("/")[2]](fields);
    res.end(answer);
  } catch {
    res.writeHead(500).end();
  }
}).listen(Number(process.argv[2]), "127.0.0.1");
