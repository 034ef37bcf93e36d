/** The module's bytes, from the JavaScript that contains them. */
import { fromBase64 } from "./base64.js";

const PAGE_BYTES = 65536;

/** `carried`: what `lib/embedded.js` exports. */
export function unpack({ size, packed, unpacker }) {
  const block = fromBase64(packed);
  const { memory, unpack } = new WebAssembly.Instance(new WebAssembly.Module(fromBase64(unpacker))).exports;
  memory.grow(Math.ceil((size + block.length) / PAGE_BYTES));
  // The result comes first, then the block.
  new Uint8Array(memory.buffer).set(block, size);
  unpack(size, size + block.length, 0);
  return new Uint8Array(memory.buffer, 0, size);
}
