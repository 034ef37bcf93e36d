/** What a byte of a notification costs, in a small one and in the largest that is taken. */

import { inputs } from "./inputs.mjs";
import { hand } from "./jobs.mjs";
import { sideBySide } from "./measure.mjs";
import { packaged } from "./package-jobs.mjs";
import { against, table, title } from "./report.mjs";
import { createHashToolkit } from "./toolkits/node.mjs";

const ROUNDS = 40;
/** Bytes of one of many fields: 64 KiB of them stay below the most members that a message has. */
const FIELD = 160;
const SIZES = [4 * 1024, 64 * 1024];

export function linear() {
  title("Growth: a Vpay notification by its size");
  const entry = inputs.find(({ name }) => name === "vpayVerify");
  const verify = packaged(entry);
  const shapes = { "one long text": longText, "many fields": manyFields };
  const rows = Object.entries(shapes).map(([shape, extra]) => {
    const runs = SIZES.map((size) => {
      const raw = notification(entry, extra, size);
      return [size, () => verify(raw)];
    });
    const ns = sideBySide(Object.fromEntries(runs), ROUNDS);
    const [small, large] = SIZES.map((size) => ns[size] / size);
    return [shape, small.toFixed(2), large.toFixed(2), against(large / small, 1)];
  });
  table(["shape", "4 KiB, ns/byte", "64 KiB, ns/byte", "ratio"], rows);
}

/** A signed notification of exactly `size` bytes. */
function notification({ input, credentials }, extra, size) {
  const { sign, ...fields } = JSON.parse(input);
  const signed = (room) => {
    const message = { ...fields, extra: { ...fields.extra, ...extra(room) } };
    return Buffer.from(JSON.stringify({ ...message, sign: signOf(message, credentials) }));
  };
  const rest = size - signed(size).length;
  return signed(size + rest);
}

/** Asks the job by hand for its sign, by offering a wrong one. */
function signOf(message, credentials) {
  let sign;
  const isSame = (own) => {
    sign = own;
    return true;
  };
  const raw = Buffer.from(JSON.stringify({ ...message, sign: "" }));
  hand({ ...createHashToolkit, isSame }, credentials).vpayVerify(raw);
  return sign;
}

function longText(room) {
  return { note: "x".repeat(room) };
}

function manyFields(room) {
  const count = Math.floor(room / FIELD);
  const fields = Array.from({ length: count }, (_, i) => [
    `field${String((i * 7919) % count).padStart(5, "0")}`,
    "x".repeat(FIELD - 17),
  ]);
  return { ...Object.fromEntries(fields), rest: "x".repeat(room - count * FIELD) };
}
