/**
 * Makers of field values. Each gives `{input, wire}`: what a merchant passes to paychop, and what has to stand on the
 * wire, in the form in which the oracles take it. There a number is `{number: "22.70"}` and an object
 * `{object: [[name, value], …]}`, so that no JSON library on the way can change a digit or the order.
 */

const both = (text) => ({ input: text, wire: text });

/** A number may be passed as text, or as a JavaScript number that has the same text. */
function numeric(random, text, wire) {
  const same = String(Number(text)) === text && text.length <= 15;
  return { input: same && random.chance(0.5) ? Number(text) : text, wire };
}

export const text = (min, max, forbidden) => (random) => both(random.text(min, max, forbidden));
export const alphanumeric = (min, max) => (random) => both(random.alphanumeric(min, max));
export const url = (max) => (random) => both(random.url(max));
export const oneOf = (values) => (random) => both(random.pick(values));
export const date = (random) => both(random.date());
export const commaList = (values) => (random) =>
  both(random.shuffled(values).slice(0, random.whole(1, 3)).join(","));

/** A decimal that is a JSON number on the wire. */
export const decimal = (digits, scale) => (random) => {
  const chosen = random.decimal(digits, scale);
  return numeric(random, chosen, { number: chosen });
};

/** A decimal that is text on the wire. */
export const decimalText = (digits, scale) => (random) => {
  const chosen = random.decimal(digits, scale);
  return numeric(random, chosen, chosen);
};

/** Two decimals, whatever was given. */
export const twoPlaces = (digits) => (random) => {
  const chosen = random.decimal(digits, 2);
  const [whole, fraction = ""] = chosen.split(".");
  return numeric(random, chosen, `${whole}.${fraction.padEnd(2, "0")}`);
};

/** An identifier of a notification: text, or a whole number of any size. */
export const id = (max, forbidden) => (random) => ({
  wire: random.chance(0.5) ? random.text(1, max, forbidden) : { number: random.positive(18) },
});

/** No zeros at the end of a fraction. */
export const shortest = (digits, scale) => (random) => {
  const chosen = random.decimal(digits, scale);
  return numeric(random, chosen, chosen.includes(".") ? chosen.replace(/\.?0+$/, "") : chosen);
};

export const whole = (min, max) => (random) => {
  const chosen = String(random.whole(min, max));
  return numeric(random, chosen, { number: chosen });
};

/** A whole number that is sent with two decimals, and may be given with them. */
export const wholeWithDecimals = (min, max) => (random) => {
  const chosen = String(random.whole(min, max));
  const wire = `${chosen}.00`;
  return random.chance(0.5) ? { input: wire, wire } : numeric(random, chosen, wire);
};

export const choice = (values) => (random) => {
  const chosen = String(random.pick(values));
  return numeric(random, chosen, { number: chosen });
};

export const boolean = (random) => {
  const chosen = random.chance(0.5);
  return { input: chosen, wire: chosen };
};

export const texts = (max, forbidden) => (random) => {
  const list = Array.from({ length: random.whole(0, 3) }, () => random.text(1, max, forbidden));
  return { input: list, wire: list };
};

export const objects = (table) => (random) => {
  const list = Array.from({ length: random.whole(0, 3) }, () => fields(table, random));
  return { input: list.map(inputOf), wire: list.map((one) => ({ object: wireOf(one) })) };
};

/** Whatever JSON there is; for the fields that no table knows. */
export function anything(random, depth = 2) {
  const kind = random.whole(0, depth > 0 ? 7 : 5);
  if (kind <= 1) return both(random.text(0, 20));
  if (kind === 2) return { input: null, wire: null };
  if (kind === 3) return boolean(random);
  if (kind <= 5) {
    const number = kind === 4 ? random.whole(-999, 999) : random.pick([22.7, -0.5, 1e21, 1e-7, 0, 1.5e300]);
    return { input: number, wire: { number: String(number) } };
  }
  const list = Array.from({ length: random.whole(0, 3) }, () => anything(random, depth - 1));
  if (kind === 6) return { input: list.map(({ input }) => input), wire: list.map(({ wire }) => wire) };
  const named = list.map((value, index) => ({
    name: `${random.pick(["z", "A", "_", "k9"])}${index}`,
    ...value,
  }));
  return { input: inputOf(named), wire: { object: wireOf(named) } };
}

/** A field that may be left out. */
export const optional = (make) => Object.assign((random) => make(random), { optional: true });

/** Values for a table `{name: maker}`, in its order. */
export function fields(table, random) {
  return Object.entries(table)
    .filter(([, make]) => !make.optional || random.chance(0.6))
    .map(([name, make]) => ({ name, ...make(random) }));
}

export const wireOf = (made) => made.map(({ name, wire }) => [name, wire]);

/** As an object to pass to paychop. */
export const inputOf = (made) => Object.fromEntries(made.map(({ name, input }) => [name, input]));

/** What `verify` has to hand out for a value on the wire: a number's text, anything else as it is. */
export function handedOut(wire) {
  if (Array.isArray(wire)) return wire.map(handedOut);
  if (wire?.number !== undefined) return wire.number;
  if (wire?.object !== undefined) {
    return Object.fromEntries(wire.object.map(([name, value]) => [name, handedOut(value)]));
  }
  return wire;
}
