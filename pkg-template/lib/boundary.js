/**
 * The crossing between JavaScript and the core: one buffer of bytes in, one out, for each call.
 *
 * Text is encoded straight into wasm memory and decoded straight out of it. Whatever the caller's own code may
 * do (a `toJSON`, an option function) has been done before `cross` begins, so the buffers are never shared
 * between two calls.
 */

import { PaychopError } from "./error.js";
import { Core, initSync, input, kept as keptBytes, output } from "./glue.js";
import { noRandom, notLoaded, notStarted } from "./not-initialised.js";
import { lackedRandom, TextDecoder, TextEncoder } from "./platform.js";

/** A UTF-16 unit takes at most this many bytes in UTF-8. */
const MAX_BYTES_PER_UNIT = 3;
/** Above this many units a body is measured exactly, so that one big body does not grow wasm memory threefold. */
const MEASURED_UNITS = 4096;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const NOTHING = new Uint8Array(0);

let memory;
/** Why the last `load` failed. */
let failure;
/** Bytes of the input buffer that the core keeps between two calls; a larger one is for one call. */
let kept;
/** The whole of wasm memory, and the input buffer in it. */
let view = NOTHING;
let buffer = NOTHING;
/** Where in wasm memory the text ends that was read last. */
let end = 0;

/** Brings the core to life; once it lives, no further module is asked for. What is thrown says what has to change. */
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

/** Whether it does already. */
export function lives() {
  return memory !== undefined;
}

/** Makes the core's object for one gateway; throws what the core has against the credentials or options. */
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
 * One call into the core. `call` is given how many bytes of arguments stand in the input buffer and how many of the
 * body behind them, and returns what the core returned. The answer is the core's output text.
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

/** Makes room in the input buffer. When wasm memory has grown, everything in JavaScript that looked at it is void. */
function reserve(bytes) {
  if (bytes <= buffer.length && buffer.buffer === memory.buffer) return;
  const size = Math.max(bytes, kept);
  const start = input(size);
  buffer = new Uint8Array(memory.buffer, start, size);
}

/** The core has given back a buffer that is larger than what it keeps. */
function release() {
  if (buffer.length > kept) buffer = NOTHING;
}

function writeText(text, at) {
  if (text === "") return 0;
  return encoder.encodeInto(text, at === 0 ? buffer : buffer.subarray(at)).written;
}

/** The next so many bytes behind what the last call handed out, as text. */
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
