//! The jobs of `benches/js` in the native crate: the floor under the package. Prints nanoseconds per call by job, as
//! one JSON object.

use std::hint::black_box;
use std::time::{Duration, Instant};

use paychop::{Context, Extras, Gateway, Hints};
use serde_json::{Map, Value, json};

const INPUTS: &str = include_str!("../../js/inputs.json");
const ROUNDS: usize = 60;
const BATCH: Duration = Duration::from_millis(2);
const WARM_UP: Duration = Duration::from_millis(50);

type Job = Box<dyn FnMut()>;

fn main() {
    let inputs: Map<String, Value> = serde_json::from_str(INPUTS).expect("the inputs are an object");
    let mut jobs: Vec<(String, Job)> = inputs.into_iter().map(|(name, entry)| (name, job(&entry))).collect();
    let batches: Vec<u32> = jobs.iter_mut().map(|(_, run)| batch(run)).collect();
    let mut times = vec![Vec::with_capacity(ROUNDS); jobs.len()];
    for _ in 0..ROUNDS {
        for (((_, run), &batch), times) in jobs.iter_mut().zip(&batches).zip(&mut times) {
            times.push(time(run, batch).as_nanos() / u128::from(batch));
        }
    }
    let medians = jobs.iter().zip(&mut times).map(|((name, _), times)| {
        times.sort_unstable();
        (name.clone(), json!(u64::try_from(times[ROUNDS / 2]).unwrap_or(u64::MAX)))
    });
    println!("{}", Value::Object(medians.collect()));
}

/// One entry of the inputs: with an operation it is signed, else it is verified.
fn job(entry: &Value) -> Job {
    let settings = json!({
        "gateway": entry["gateway"], "credentials": entry["credentials"], "options": entry["options"],
    });
    let gateway = Gateway::from_json(&settings.to_string()).expect("the credentials are good");
    // The clock stands still and the nonce is drawn from a counter: neither is what is measured.
    let now = 1_658_483_264_000;
    let Some(operation) = entry["operation"].as_str() else {
        let raw = entry["raw"].as_str().expect("a notification is text").as_bytes().to_vec();
        return Box::new(move || {
            let notification = gateway.verify(black_box(&raw), Hints::default(), &Context::at(now));
            black_box(notification.expect("the notification is signed"));
        });
    };
    let operation = gateway.operation(operation).expect("the gateway has it");
    let input = entry["input"].to_string();
    let mut drawn = 0_u8;
    let mut fill = move |bytes: &mut [u8]| {
        for byte in bytes {
            drawn = drawn.wrapping_mul(5).wrapping_add(113);
            *byte = drawn >> 2;
        }
    };
    Box::new(move || {
        let mut context = Context::new(now, &mut fill);
        let outgoing = gateway.sign(operation, black_box(&input), Extras::default(), &mut context);
        black_box(outgoing.expect("the input is good"));
    })
}

/// How many calls make a batch.
fn batch(run: &mut Job) -> u32 {
    let start = Instant::now();
    let mut calls = 0_u32;
    while start.elapsed() < WARM_UP {
        run();
        calls += 1;
    }
    (calls / u32::try_from(WARM_UP.as_millis() / BATCH.as_millis()).unwrap_or(1)).max(1)
}

fn time(run: &mut Job, calls: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        run();
    }
    start.elapsed()
}
