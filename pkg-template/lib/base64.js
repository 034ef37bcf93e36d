/** Bytes from base64, by what is fastest where this runs. */
export function fromBase64(text) {
  const { Buffer } = globalThis;
  if (typeof Buffer?.from === "function") return Buffer.from(text, "base64");
  if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(text);
  const binary = atob(text);
  // A loop, for `Uint8Array.from` with a function takes ten times as long over as many characters.
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
