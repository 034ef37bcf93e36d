/** Money as decimal text: nothing passes through a float. */
const MAX_EXPONENT = 1000;

/** A JSON number written plainly; undefined where its exponent is beyond any sense. */
export function plain(number) {
  if (!/[.eE]/.test(number)) return number;
  const [, sign, whole, fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  if (Math.abs(Number(exponent)) > MAX_EXPONENT) return undefined;
  const text = pointed(whole + fraction, whole.length + Number(exponent));
  return text === "0" ? text : sign + text;
}

/** An integer of the smallest unit in units of ten to `decimals`. */
export function shifted(integer, decimals) {
  return pointed(integer, integer.length - decimals);
}

/** Digits with a point after so many of them, without needless zeros. */
function pointed(digits, point) {
  const before = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "";
  const behind = point >= 0 ? digits.slice(point) : "0".repeat(-point) + digits;
  const whole = before.replace(/^0+/, "") || "0";
  const fraction = behind.replace(/0+$/, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
