/** Random values from a fixed seed: every run tries the same ones. */

const PIECES = [
  ..."abcXYZ019",
  ..."充值会员张三币",
  ..."😀🧾𠮷é",
  ...`"'\\/+%&=<>?#;:,.{}[]~*$^|`,
  " ",
  "  ",
  "%20",
  "+1",
  "&a=",
  "</script>",
  "\u2028",
  "\u00a0",
];
const ALPHANUMERIC = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"];
const LOWERCASE = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
const DIGITS = [..."0123456789"];
const PRINTABLE = [...ALPHANUMERIC, ..."!#$%&()*+,-./:;<=>?@[]^_{|}~\"'\\"];

export class Random {
  #state;

  constructor(seed) {
    this.#state = seed;
  }

  /** A number from 0 to 1 (mulberry32). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability) {
    return this.next() < probability;
  }

  whole(min, max) {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick(list) {
    return list[this.whole(0, list.length - 1)];
  }

  #characters(pool, length) {
    return Array.from({ length }, () => this.pick(pool)).join("");
  }

  alphanumeric(min, max) {
    return this.#characters(ALPHANUMERIC, this.whole(min, max));
  }

  lowercase(length) {
    return this.#characters(LOWERCASE, length);
  }

  digits(min, max) {
    return this.#characters(DIGITS, this.whole(min, max));
  }

  /** Digits without a leading zero. */
  positive(maxDigits) {
    return `${this.whole(1, 9)}${this.digits(0, maxDigits - 1)}`;
  }

  /** What a secret or a merchant's key may look like. */
  printable(min, max) {
    return this.#characters(PRINTABLE, this.whole(min, max));
  }

  /** What people write: Chinese, emoji, quotes, slashes, blanks, and what forms and JSON escape. */
  text(min, max, forbidden = "") {
    const length = this.whole(min, Math.min(max, 40));
    const pool = PIECES.filter((piece) => ![...forbidden].some((one) => piece.includes(one)));
    const points = Array.from({ length }, () => this.pick(pool)).flatMap((piece) => [...piece]);
    return points.slice(0, max).join("");
  }

  url(max) {
    const rest = this.#characters([...ALPHANUMERIC, ..."/-_.~%&=+", "充", "?a=1&b=2"], this.whole(0, 40));
    return `${this.pick(["http", "https"])}://a${rest}`.slice(0, max);
  }

  /** Decimal text above zero. */
  decimal(digits, scale) {
    const whole = this.chance(0.2) ? "0" : this.positive(this.whole(1, digits));
    if (whole !== "0" && this.chance(0.3)) return whole;
    const fraction = this.digits(1, scale);
    return /^0*$/.test(fraction) && whole === "0" ? "0.1" : `${whole}.${fraction}`;
  }

  date() {
    const two = (min, max) => String(this.whole(min, max)).padStart(2, "0");
    return `20${two(0, 99)}-${two(1, 12)}-${two(1, 28)} ${two(0, 23)}:${two(0, 59)}:${two(0, 59)}`;
  }

  shuffled(list) {
    return list
      .map((item) => [this.next(), item])
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  }
}
