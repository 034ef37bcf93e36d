//! The wasm edge: the one place that knows JavaScript. It holds no rule of any protocol.
//!
//! Every call crosses the boundary once, as one buffer each way. JavaScript writes text or bytes into the input buffer
//! and calls; the result is the length of the output's first part, negative for an error. See `docs/decisions.md` for
//! the figures.

#![cfg(target_arch = "wasm32")]
#![no_std]

#[macro_use]
extern crate alloc;

mod frame;
mod random;

use alloc::string::String;
use alloc::vec::Vec;
use core::panic::PanicInfo;

#[cfg(feature = "testing")]
use paychop::Incoming;
use paychop::edge;
use paychop::schema::Operation;
use paychop::{Code, Context, Error, Extras, Gateway, Hints, Object, Result, Value};
use spin::{Mutex, MutexGuard};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroize;

use frame::Frame;

/// Buffers larger than this are given back after the call.
const KEEP: usize = 16 * 1024;
/// Smaller and faster than the standard library's: `docs/decisions.md`.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

struct Edge {
    input: Vec<u8>,
    output: String,
}

static EDGE: Mutex<Edge> = Mutex::new(Edge { input: Vec::new(), output: String::new() });

/// There is one thread. A locked value was left by a call that ended in a trap, so waiting for it would never end.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.try_lock().expect("no call is under way")
}

/// A panic is a trap, which JavaScript gets as an exception. Its message would have no place to go to, and takes space in
/// the module (`docs/decisions.md`).
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// Up to so many bytes the input buffer stays where it is.
#[wasm_bindgen]
pub fn kept() -> usize {
    KEEP
}

/// Makes room for `len` bytes in the input buffer and gives its address, which holds until a call that was given more
/// than [`KEEP`] bytes of room.
#[wasm_bindgen]
pub fn input(len: usize) -> usize {
    let input = &mut lock(&EDGE).input;
    input.resize(len, 0);
    input.as_ptr().addr()
}

/// Address of the last output.
#[wasm_bindgen]
pub fn output() -> usize {
    lock(&EDGE).output.as_ptr().addr()
}

/// Takes the input, runs a step on its arguments and the raw bytes behind them, and leaves the output.
fn run(args_len: usize, body_len: usize, step: &mut dyn FnMut(&Object<'_>, &[u8]) -> Result<Frame>) -> i32 {
    let input = core::mem::take(&mut lock(&EDGE).input);
    let done = split(&input, args_len, body_len).and_then(|(arguments, body)| step(&arguments, body));
    wipe_stack();
    let (output, sign) = match done {
        Ok(frame) => (frame, 1),
        Err(error) => (Frame::from(error.to_json_with_data()), -1),
    };
    give_back(input);
    lock(&EDGE).output = output.text;
    sign * i32::try_from(output.first).unwrap_or(i32::MAX)
}

/// How deep the core's calls reach into the stack, at least as far as secrets go.
const STACK: usize = 8 * 1024;

/// Overwrites what the calls before left on the stack: digests copy secrets into blocks that are moved about. The test
/// that looks for secrets in the whole memory is `tests/js/package/secrets.test.mjs`.
#[inline(never)]
fn wipe_stack() {
    core::hint::black_box(&mut [0_u8; STACK]);
}

/// Keeps the input buffer for the next call, unless it is a large one.
fn give_back(input: Vec<u8>) {
    if input.len() <= KEEP {
        lock(&EDGE).input = input;
    }
}

/// Milliseconds since 1970. JavaScript gives them with every call: to ask for them from here costs forty times as much.
fn clock(now: f64) -> i64 {
    // Towards zero, which is down since 1970. Clocks out of range saturate, and are refused where the time is used.
    #[expect(clippy::cast_possible_truncation)]
    let milliseconds = now as i64;
    milliseconds
}

fn malformed() -> Error {
    edge::error(Code::InvalidRequest, None, "the arguments are not what the package sends")
}

fn text(bytes: &[u8]) -> Result<&str> {
    core::str::from_utf8(bytes).map_err(|_| malformed())
}

/// The arguments and the raw bytes behind them.
fn split(input: &[u8], args_len: usize, body_len: usize) -> Result<(Object<'_>, &[u8])> {
    let (arguments, rest) = input.split_at_checked(args_len).ok_or_else(malformed)?;
    let body = rest.get(..body_len).ok_or_else(malformed)?;
    if arguments.is_empty() {
        return Ok((Object::default(), body));
    }
    let arguments = edge::object(text(arguments)?).ok_or_else(malformed)?;
    Ok((arguments, body))
}

fn named<'o>(arguments: &'o Object<'_>, name: &str) -> Option<&'o str> {
    arguments.get(name).and_then(Value::as_text)
}

fn hints<'o>(arguments: &'o Object<'_>) -> Hints<'o> {
    Hints { content_type: named(arguments, "contentType"), kind: named(arguments, "kind") }
}

fn extras<'o>(arguments: &'o Object<'_>) -> Extras<'o> {
    Extras { csp_nonce: named(arguments, "cspNonce"), path: named(arguments, "path") }
}

/// One gateway object. JavaScript frees it when its wrapper is collected.
#[wasm_bindgen]
pub struct Core {
    gateway: Gateway,
}

#[wasm_bindgen]
impl Core {
    /// Input: `{"gateway", "credentials", "options"}`. Throws the error's JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(len: usize) -> core::result::Result<Core, String> {
        let mut input = core::mem::take(&mut lock(&EDGE).input);
        let made = input.get(..len).ok_or_else(malformed).and_then(text).and_then(Gateway::from_json);
        if let Some(secrets) = input.get_mut(..len) {
            secrets.zeroize();
        }
        wipe_stack();
        give_back(input);
        made.map(|gateway| Self { gateway }).map_err(|error| error.to_json())
    }

    fn operation(&self, index: usize) -> Result<&'static Operation> {
        let operations = self.gateway.table().operations;
        operations.get(index).ok_or_else(|| edge::error(Code::UnknownOperation, None, "there is no such operation"))
    }

    /// Signs an operation. Input: the arguments, then the caller's input as JSON. Output: a frame.
    pub fn request(&self, operation: usize, args_len: usize, body_len: usize, now: f64) -> i32 {
        run(args_len, body_len, &mut |arguments, input| {
            let operation = self.operation(operation)?;
            in_context(arguments, now, &mut |context| {
                Ok(self.gateway.sign(operation, text(input)?, extras(arguments), context)?.into())
            })
        })
    }

    /// Explains an operation. Input as for `request`.
    pub fn explain(&self, operation: usize, args_len: usize, body_len: usize, now: f64) -> i32 {
        run(args_len, body_len, &mut |arguments, input| {
            let operation = self.operation(operation)?;
            in_context(arguments, now, &mut |context| {
                let explained = self.gateway.explain(operation, text(input)?, extras(arguments), context)?;
                Ok(explained.to_json().into())
            })
        })
    }

    /// Verifies a notification. Input: the arguments, then the raw body. Output: a frame.
    pub fn verify(&self, args_len: usize, body_len: usize, now: f64) -> i32 {
        run(args_len, body_len, &mut |arguments, raw| {
            let context = Context::at(clock(now));
            Ok(self.gateway.verify(raw, hints(arguments), &context)?.into())
        })
    }

    /// Explains a notification's signature. Input as for `verify`.
    pub fn explain_notification(&self, args_len: usize, body_len: usize) -> i32 {
        run(args_len, body_len, &mut |arguments, raw| {
            Ok(self.gateway.explain_notification(raw, hints(arguments))?.to_json().into())
        })
    }

    /// The answer to a notification. Arguments: `{"kind"}`, or `{"reject": true, "reason"?}`.
    pub fn acknowledge(&self, args_len: usize, body_len: usize) -> i32 {
        run(args_len, body_len, &mut |arguments, _| {
            let answer = if arguments.get("reject") == Some(&Value::Bool(true)) {
                self.gateway.reject(named(arguments, "reason"))
            } else {
                self.gateway.acknowledge(named(arguments, "kind").unwrap_or_default())?
            };
            Ok(answer.to_json().into())
        })
    }

    /// The signed answer to a question. Arguments: `{"kind", "secretIndex"}`; then the caller's data as JSON.
    pub fn reply(&self, args_len: usize, body_len: usize) -> i32 {
        run(args_len, body_len, &mut |arguments, data| {
            let index = arguments.scalar("secretIndex").and_then(|index| index.parse().ok()).unwrap_or(usize::MAX);
            let kind = named(arguments, "kind").unwrap_or_default();
            Ok(self.gateway.reply(kind, index, text(data)?)?.to_json().into())
        })
    }

    /// Reads the gateway's answer to an operation. Input: its text.
    pub fn parse_response(&self, operation: usize, args_len: usize, body_len: usize) -> i32 {
        run(args_len, body_len, &mut |_, input| {
            Ok(self.gateway.parse_response(self.operation(operation)?, input)?.to_json().into())
        })
    }
}

#[cfg(feature = "diagnose")]
#[wasm_bindgen]
impl Core {
    /// Why a notification is refused. Input as for `verify`.
    pub fn diagnose(&self, args_len: usize, body_len: usize, now: f64) -> i32 {
        run(args_len, body_len, &mut |arguments, raw| {
            Ok(self.gateway.diagnose(raw, hints(arguments), &Context::at(clock(now))).to_json().into())
        })
    }
}

/// The gateway's side.
#[cfg(feature = "testing")]
#[wasm_bindgen]
impl Core {
    /// A signed notification, as the gateway would post it. Arguments: `{"kind", "nonce"?}`; then the data as JSON.
    pub fn sample(&self, args_len: usize, body_len: usize, now: f64) -> i32 {
        run(args_len, body_len, &mut |arguments, data| {
            let kind = named(arguments, "kind").unwrap_or_default();
            in_context(arguments, now, &mut |context| {
                Ok(self.gateway.sample(kind, text(data)?, context)?.to_json().into())
            })
        })
    }

    /// What the gateway would say to a request. Arguments: `{"method", "url", "contentType"?}`; then the body.
    pub fn check_request(&self, args_len: usize, body_len: usize, now: f64) -> i32 {
        run(args_len, body_len, &mut |arguments, body| {
            let request = Incoming {
                method: named(arguments, "method").unwrap_or_default(),
                url: named(arguments, "url").unwrap_or_default(),
                content_type: named(arguments, "contentType"),
                body: text(body)?,
            };
            Ok(self.gateway.check_request(&request, &Context::at(clock(now)))?.to_json().into())
        })
    }
}

/// Runs a step with the caller's time, and with its nonce or a random one.
fn in_context(
    arguments: &Object<'_>,
    now: f64,
    step: &mut dyn FnMut(&mut Context<'_>) -> Result<Frame>,
) -> Result<Frame> {
    let now = clock(now);
    if let Some(nonce) = named(arguments, "nonce") {
        return step(&mut Context::fixed(now, nonce));
    }
    let mut failure = None;
    let mut random = |bytes: &mut [u8]| {
        if let Err(error) = random::fill(bytes) {
            failure = Some(error);
        }
    };
    let result = step(&mut Context::new(now, &mut random));
    failure.map_or(result, Err)
}
