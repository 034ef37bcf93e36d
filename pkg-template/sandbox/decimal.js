/** Exact decimal strings: money is never a float. */

const PLACES = 18;

function scaled(text) {
  const [whole, fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(PLACES, "0").slice(0, PLACES));
}

function printed(value, places) {
  const unit = 10n ** BigInt(PLACES - places);
  const digits = String(value / unit).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Whether it is a decimal above zero. */
export function isAmount(text) {
  return typeof text === "string" && /^(0|[1-9]\d{0,29})(\.\d{1,18})?$/.test(text) && scaled(text) > 0n;
}

/** -1, 0 or 1. */
export function compare(a, b) {
  const difference = scaled(a) - scaled(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function sum(amounts) {
  return shortest(
    printed(
      amounts.reduce((total, amount) => total + scaled(amount), 0n),
      PLACES,
    ),
  );
}

export function minus(a, b) {
  return shortest(printed(scaled(a) - scaled(b), PLACES));
}

/** `a × b`, truncated to `places` decimals. */
export function times(a, b, places) {
  return printed((scaled(a) * scaled(b)) / 10n ** BigInt(PLACES), places);
}

/** `a ÷ b`, truncated to `places` decimals. */
export function over(a, b, places) {
  return printed((scaled(a) * 10n ** BigInt(PLACES)) / scaled(b), places);
}

/** In the smallest unit: `0.09826` with 6 decimals is `98260`. undefined if a digit would be lost. */
export function units(amount, decimals) {
  const [whole, fraction = ""] = shortest(amount).split(".");
  if (fraction.length > decimals) return undefined;
  return (whole + fraction.padEnd(decimals, "0")).replace(/^0+(?=\d)/, "");
}

/** Without trailing zeros. */
export function shortest(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** A JSON number if it has the same digits as the string, otherwise the string. */
export function numeric(text) {
  return String(Number(text)) === text ? Number(text) : text;
}
