/**
 * The crossing between JavaScript and the core: one buffer of bytes in, one out, for each call.
 *
 * Text is encoded straight into wasm memory and decoded straight out of it. Whatever the caller's own code may
 * do (a `toJSON`, an option function) has been done before `cross` begins, so the buffers are never shared
 * between two calls.
 */

import { PaychopError } from "./error.js";
import { Core, initSync, input, output } from "./glue.js";

/** A UTF-16 unit takes at most this many bytes in UTF-8. */
const MAX_BYTES_PER_UNIT = 3;
/** Above this many units a body is measured exactly, so that one big body does not grow wasm memory threefold. */
const MEASURED_UNITS = 4096;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

let memory;
let view = new Uint8Array(0);

/** Brings the core to life; a second module changes nothing. */
export function load(module) {
  if (memory === undefined) memory = initSync({ module }).memory;
}

/** Makes the core's object for one gateway; throws what the core has against the credentials or options. */
export function open(settings) {
  if (memory === undefined) {
    throw new PaychopError({
      code: "not_initialised",
      message: 'The core is not loaded yet: await init() of "paychop/web" before making a gateway.',
    });
  }
  try {
    return new Core(send(settings, ""));
  } catch (thrown) {
    throw typeof thrown === "string" ? new PaychopError(JSON.parse(thrown)) : thrown;
  }
}

/**
 * One call into the core. `call` is given how many bytes of arguments stand in the input buffer, before the body,
 * and returns what the core returned. The answer is the core's output text.
 */
export function cross(args, body, call) {
  const length = call(send(args, body));
  if (length < 0) throw new PaychopError(JSON.parse(receive(-length)));
  return receive(length);
}

/** Writes arguments and body, and makes the buffer end where they end. Returns the length of the arguments. */
function send(args, body) {
  const bytes = typeof body === "string" && body.length > MEASURED_UNITS ? encoder.encode(body) : body;
  const isText = typeof bytes === "string";
  const room = args.length * MAX_BYTES_PER_UNIT + bytes.length * (isText ? MAX_BYTES_PER_UNIT : 1);
  const target = bytesOf(input(room), room);
  const argsLength = encoder.encodeInto(args, target).written;
  let bodyLength = bytes.length;
  if (isText) bodyLength = encoder.encodeInto(bytes, target.subarray(argsLength)).written;
  else target.set(bytes, argsLength);
  input(argsLength + bodyLength);
  return argsLength;
}

function receive(length) {
  return decoder.decode(bytesOf(output(), length));
}

/** Bytes of wasm memory; its growth detaches every earlier view, so the whole view is made anew then. */
function bytesOf(start, length) {
  if (view.buffer !== memory.buffer) view = new Uint8Array(memory.buffer);
  return view.subarray(start, start + length);
}
