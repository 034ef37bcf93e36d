/**
 * The boundary between JavaScript and the core: one input buffer and one output buffer for each call.
 *
 * Text is encoded directly into wasm memory and decoded directly from it. The caller's own code (a `toJSON`, an option
 * function) has run before `cross` begins, so two calls never share the buffers.
 */

import { PaychopError } from "./error.js";
import { Core, initSync, input, kept as keptBytes, output } from "./glue.js";
import { noRandom, notLoaded, notStarted } from "./not-initialised.js";
import { lackedRandom, TextDecoder, TextEncoder } from "./platform.js";

/** A UTF-16 unit takes at most this many bytes in UTF-8. */
const MAX_BYTES_PER_UNIT = 3;
/** A body with more units is measured exactly, so one large body does not need three times its size in wasm memory. */
const MEASURED_UNITS = 4096;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const NOTHING = new Uint8Array(0);

let memory;
/** The reason why the last `load` failed. */
let failure;
/** Size of the input buffer that the core keeps between calls. A larger buffer is for one call only. */
let kept;
/** The complete wasm memory, and the input buffer in it. */
let view = NOTHING;
let buffer = NOTHING;
/** End of the last read text in wasm memory. */
let end = 0;

/** Starts the core. After that, no other module is requested. The thrown error says what must change. */
export function load(getModule) {
  if (lives()) return;
  try {
    memory = initSync({ module: getModule() }).memory;
    kept = keptBytes();
  } catch (error) {
    failure = notStarted(error);
    throw failure;
  }
}

/** Whether the core has started. */
export function lives() {
  return memory !== undefined;
}

/** Creates the core's object for one gateway. Throws the core's error for invalid credentials or options. */
export function open(settings) {
  if (memory === undefined) throw failure ?? notLoaded();
  try {
    reserve(settings.length * MAX_BYTES_PER_UNIT);
    return new Core(writeText(settings, 0));
  } catch (thrown) {
    throw typeof thrown === "string" ? new PaychopError(JSON.parse(thrown)) : thrown;
  } finally {
    release();
  }
}

/**
 * One call into the core. The input buffer has the arguments, then the body. `call` receives the number of bytes of each, and
 * returns the core's result. `cross` returns the core's output text.
 */
export function cross(args, body, call) {
  const bytes = typeof body === "string" && body.length > MEASURED_UNITS ? encoder.encode(body) : body;
  const isText = typeof bytes === "string";
  reserve(args.length * MAX_BYTES_PER_UNIT + bytes.length * (isText ? MAX_BYTES_PER_UNIT : 1));
  const argsLength = writeText(args, 0);
  const bodyLength = isText ? writeText(bytes, argsLength) : bytes.length;
  if (!isText) buffer.set(bytes, argsLength);
  const length = call(argsLength, bodyLength);
  release();
  if (length < 0) throw lackedRandom() ? noRandom() : new PaychopError(JSON.parse(receive(-length)));
  return receive(length);
}

/** Reserves space in the input buffer. If wasm memory grows, all JavaScript views of it become invalid. */
function reserve(bytes) {
  if (bytes <= buffer.length && buffer.buffer === memory.buffer) return;
  const size = Math.max(bytes, kept);
  const start = input(size);
  buffer = new Uint8Array(memory.buffer, start, size);
}

/** The core has released a buffer that is larger than the one that it keeps. */
function release() {
  if (buffer.length > kept) buffer = NOTHING;
}

function writeText(text, at) {
  if (text === "") return 0;
  return encoder.encodeInto(text, at === 0 ? buffer : buffer.subarray(at)).written;
}

/** The next bytes after the last output, as text. */
export function behind(length) {
  return read(end, length);
}

function receive(length) {
  return read(output(), length);
}

function read(start, length) {
  if (view.buffer !== memory.buffer) view = new Uint8Array(memory.buffer);
  end = start + length;
  return decoder.decode(view.subarray(start, end));
}
