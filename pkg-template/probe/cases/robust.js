/** What must not stop the endpoint. */
import { ack, has, refuse, robust, takesJson } from "./steps.js";
import { tamper } from "./tamper.js";

/** Many members and a long one: 64 KiB together. */
const MEMBERS = 6000;
const members = Array.from({ length: MEMBERS }, (_, at) => `"m${at}":0,`).join("");
const filling = 65_536 - `{${members}"m":""}`.length;
const JUNK = {
  body: `{${members}"m":"${"x".repeat(filling)}"}`,
  shell:
    `{ printf '{'; seq -f '"m%.0f":0,' 0 ${MEMBERS - 1} | tr -d '\\n'; printf '"m":"'; ` +
    `head -c ${filling} /dev/zero | tr '\\0' x; printf '"}'; }`,
};

const json = (body, more) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body,
  ...more,
});

export const ROBUST = [
  robust("junk", "64 KiB of members", () => [refuse(json(JUNK.body, { shell: JUNK.shell }))]),
  robust("deep", "JSON 20,000 levels deep", () => [
    refuse(json(`${"[".repeat(20_000)}${"]".repeat(20_000)}`)),
  ]),
  robust("ten-megabytes", "a body of 10 MB", (c) => {
    const { body, ...rest } = c.pay();
    const filling = "x".repeat(10_000_000);
    // Put in behind the signing: to encode it takes seconds.
    const large = c.form ? `${body}&zz=${filling}` : `${body.slice(0, -1)},"zz":"${filling}"}`;
    return [refuse({ ...rest, body: large })];
  }),
  robust("bad-utf8", "bytes that are not UTF-8", (c) => {
    const { body, ...rest } = c.pay();
    const broken = [
      Buffer.from(body.slice(0, 20)),
      Buffer.from([0xff, 0xc0, 0x80]),
      Buffer.from(body.slice(20)),
    ];
    return [refuse({ ...rest, body: Buffer.concat(broken) })];
  }),
  robust(
    "huge-number",
    "the number 1e999999999",
    (c) => [
      refuse(
        json(
          `{"${c.message.amountField}":1e999999999,"timestamp":1e999999999,"nonce":1e999999999,"body":"","sign":"0"}`,
        ),
      ),
    ],
    { when: takesJson },
  ),
  robust("empty", "an empty body", (c) => [refuse({ ...c.pay(), body: "" })]),
  robust("not-an-object", "JSON that is no object", (c) => [
    refuse(json("[null]", { suffix: c.pay().suffix })),
  ]),
  robust(
    "bad-base64",
    "a body that is not base64",
    tamper((pairs, c) => pairs.map(([name, value]) => [name, name === c.message.encoded ? "***" : value])),
    { when: has("encoded") },
  ),
  robust(
    "slow",
    "a body that never ends, with a genuine payment beside it",
    (c) => [{ request: c.pay(), expect: "nothing", slow: true }, ack(c.pay())],
    { credits: 1 },
  ),
];
