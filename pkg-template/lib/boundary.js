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
const NOTHING = new Uint8Array(0);

let memory;
let view = NOTHING;

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
  const length = send(settings, NOTHING);
  try {
    return new Core(length);
  } catch (thrown) {
    throw typeof thrown === "string" ? new PaychopError(JSON.parse(thrown)) : thrown;
  }
}

/**
 * One call into the core: `call` is given how many bytes of arguments and of body stand in the input buffer,
 * and returns what the core returned. The answer is the core's output text.
 */
export function cross(args, body, call) {
  const bytes = typeof body === "string" && body.length > MEASURED_UNITS ? encoder.encode(body) : body;
  const argsLength = send(args, bytes);
  const length = call(argsLength, sentBody);
  if (length < 0) throw new PaychopError(JSON.parse(receive(-length)));
  return receive(length);
}

/** How many bytes of body the last `send` wrote: beside its result, so that a call allocates nothing for it. */
let sentBody = 0;

function send(args, body) {
  const isText = typeof body === "string";
  const room = args.length * MAX_BYTES_PER_UNIT + body.length * (isText ? MAX_BYTES_PER_UNIT : 1);
  const start = input(room) >>> 0;
  const target = bytesOf(start, room);
  const argsLength = encoder.encodeInto(args, target).written;
  if (body.length === 0) sentBody = 0;
  else if (isText) sentBody = encoder.encodeInto(body, target.subarray(argsLength)).written;
  else {
    target.set(body, argsLength);
    sentBody = body.length;
  }
  return argsLength;
}

function receive(length) {
  return decoder.decode(bytesOf(output() >>> 0, length));
}

/** Bytes of wasm memory; its growth detaches every earlier view, so the whole view is made anew then. */
function bytesOf(start, length) {
  if (view.buffer !== memory.buffer) view = new Uint8Array(memory.buffer);
  return view.subarray(start, start + length);
}
