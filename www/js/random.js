/** Random text for nonces and order numbers. */

const DIGITS = "0123456789";
const LOWER = "abcdefghijklmnopqrstuvwxyz";

export const TEXT = {
  digits: DIGITS,
  nonZero: DIGITS.slice(1),
  lower: LOWER,
  mixed: DIGITS + LOWER + LOWER.toUpperCase(),
};

export function randomText(length, alphabet) {
  const numbers = crypto.getRandomValues(new Uint32Array(length));
  return Array.from(numbers, (number) => alphabet[number % alphabet.length]).join("");
}
