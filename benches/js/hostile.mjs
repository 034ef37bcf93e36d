/** What the worst bodies of 64 KiB cost, against a plain one of that size at the same gateway: see `tests/hostile.json`. */
import { readFileSync } from "node:fs";
import { notification } from "paychop/testing";
import { gatewayOf, mainKind, names } from "../../tests/js/merchants.mjs";
import { against, table, title, whole } from "./report.mjs";

const { size, marks, wraps, bodies, signed } = JSON.parse(
  readFileSync(new URL("../../tests/hostile.json", import.meta.url), "utf8"),
);
/** At most this many times a plain `verify`. */
const LIMITS = { verify: 10, diagnose: 100 };
const RUNS = { plain: 200, verify: 5, diagnose: 2 };
/** So many of the worst are timed again, for on a busy machine any body is slow once. */
const SUSPECTS = 4;
const AGAIN = 12;
/** Room for what a longer field adds around itself. */
const SPARE = 64;

export function hostile() {
  title(`Hostile bodies: the worst of ${size / 1024} KiB against a plain one`);
  const evil = hostileBodies();
  table(["gateway", "plain verify, µs", "worst verify", "by", "worst diagnose", "by"], names.map(row));

  function row(name) {
    const gateway = gatewayOf(name);
    const hints = { kind: mainKind(name) };
    const genuine = Buffer.from(plain(gateway, name));
    const base = shortest(RUNS.plain, () => gateway.verify(genuine, hints));
    const rows = [...evil, ...signedBodies(gateway, name)].map(([what, text]) => [what, Buffer.from(text)]);
    const cells = Object.entries(LIMITS).flatMap(([method, limit]) => {
      const timed =
        (runs) =>
        ([what, raw]) => ({
          what,
          raw,
          ns: shortest(runs, () => attempt(gateway, method, raw, hints)),
        });
      const byTime = (one, other) => other.ns - one.ns;
      const suspects = rows.map(timed(RUNS[method])).sort(byTime).slice(0, SUSPECTS);
      const [worst] = suspects.map(({ what, raw }) => timed(AGAIN)([what, raw])).sort(byTime);
      return [against(worst.ns / base, limit, 1), worst.what];
    });
    return [name, whole(base / 1000), ...cells];
  }
}

/** Bodies that anybody can send. `[[what, text], …]` */
export function hostileBodies() {
  return bodies.flatMap((recipe) =>
    (recipe.marks ?? [""]).map((mark) => {
      const [before, after] = wraps[recipe.wrap] ?? [];
      const text = body(marks[mark] ?? "", recipe);
      const what = mark ? `${recipe.what}, ${mark} marks` : recipe.what;
      return [what, before === undefined ? text : before + Buffer.from(text).toString("base64") + after];
    }),
  );
}

/** Each part as often as it fits, or as its recipe says. */
function body(head, { parts, tail }) {
  const pieces = [head];
  let bytes = Buffer.byteLength(head + tail);
  parts.forEach(({ before = "", text, repeat, most = size }, index) => {
    const behind = parts.slice(index + 1).reduce((sum, part) => sum + (part.before ?? "").length, 0);
    const pattern = text.replaceAll("~", repeated(repeat));
    pieces.push(before);
    bytes += Buffer.byteLength(before);
    for (let number = 0; number < most; number++) {
      const next = pattern.replaceAll("#", number);
      bytes += Buffer.byteLength(next);
      if (bytes + behind > size) {
        bytes -= Buffer.byteLength(next);
        break;
      }
      pieces.push(next);
    }
  });
  return pieces.join("") + tail;
}

function repeated([text, times] = ["", 0]) {
  return text.repeat(times);
}

/** Genuine notifications, of which a sender may choose some texts. */
function signedBodies(gateway, name) {
  const own = signed.filter((recipe) => recipe.gateway === name);
  const recipes = own.length > 0 ? own : signed.filter((recipe) => recipe.gateway === undefined);
  return recipes.map(({ what, members, field, text }) => {
    const data = Object.fromEntries(Array.from({ length: members }, (_, i) => [`m${i}`, 1]));
    return [what, notification(gateway, mainKind(name), { ...data, [field]: repeated(text) }).body];
  });
}

/** A genuine notification of nearly the size, with one long field that is signed. */
function plain(gateway, name) {
  const field = { Bibao: "Remark", Lianhe: "mrn" }[name] ?? "padding";
  const sample = (data) => notification(gateway, mainKind(name), data).body;
  const room = size - sample({}).length - SPARE;
  // UBAO's data stands in base64.
  return sample({ [field]: "x".repeat(name === "Ubao" ? Math.floor((room / 4) * 3) : room) });
}

/** A refusal is what is expected. */
export function attempt(gateway, method, raw, hints) {
  try {
    gateway[method](raw, hints);
  } catch (error) {
    if (error.name !== "PaychopError") throw error;
  }
}

function shortest(runs, run) {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const start = process.hrtime.bigint();
    run();
    least = Math.min(least, Number(process.hrtime.bigint() - start));
  }
  return least;
}
