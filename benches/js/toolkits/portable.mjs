/** What a program without node:crypto does by hand. */

/** Without leaving early at the first difference. */
export function isSame(one, other) {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return difference === 0;
}

export const randomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

export const randomNumber = () => (crypto.getRandomValues(new Uint32Array(1))[0] >>> 1) + 1;
