//! No body stalls a server: what the worst 64 KiB cost, against a plain body of that size.
//!
//! Two things are measured: the bytes that are allocated, which every copy and every sign string adds to and which are
//! the same in each run; and the processor time, for the wall clock tells of other programs as well.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::sync::LazyLock;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::*;
use cpu_time::ThreadTime;
use paychop::{Code, Context, Gateway};
use serde_json::{Value, json};

const SIZE: usize = 65_536;
const MIB: u64 = 1 << 20;
/// How many times a plain `verify` the worst body may cost.
const VERIFY: f64 = 10.0;
const DIAGNOSE: f64 = 100.0;
/// The tests are not optimised, and a busy machine is slower. Without a bound the worst cost 100,000 times as much.
const SLACK: f64 = if cfg!(debug_assertions) { 5.0 } else { 1.0 };

/// How such bodies are made; the benchmark makes the same.
static RECIPES: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(include_str!("hostile.json")).unwrap());

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// `[text, times]`
fn repeated(value: &Value) -> String {
    text(&value[0]).repeat(usize::try_from(value[1].as_u64().unwrap_or_default()).unwrap())
}

/// Each part as often as it fits, or as its recipe says.
fn body(head: &str, parts: &[Value], tail: &str) -> String {
    let mut body = head.to_owned();
    for (index, part) in parts.iter().enumerate() {
        body += text(&part["before"]);
        let behind: usize = parts[index + 1..].iter().map(|part| text(&part["before"]).len()).sum();
        let pattern = text(&part["text"]).replace('~', &repeated(&part["repeat"]));
        for number in 0..part["most"].as_u64().unwrap_or(u64::MAX) {
            let next = pattern.replace('#', &number.to_string());
            if body.len() + next.len() + behind + tail.len() > SIZE {
                break;
            }
            body += &next;
        }
    }
    body + tail
}

/// Bodies that cost much, or did.
fn evil() -> Vec<(String, String)> {
    let mut bodies = Vec::new();
    for recipe in RECIPES["bodies"].as_array().unwrap() {
        let marks = recipe["marks"].as_array().map_or(vec![""], |names| names.iter().map(text).collect());
        for name in marks {
            let parts = recipe["parts"].as_array().unwrap();
            let mut body = body(text(&RECIPES["marks"][name]), parts, text(&recipe["tail"]));
            if let Some([before, after]) = RECIPES["wraps"][text(&recipe["wrap"])].as_array().map(Vec::as_slice) {
                body = [text(before), &STANDARD.encode(body), text(after)].concat();
            }
            let what = format!("{}, {name} marks", text(&recipe["what"]));
            assert!(body.len() <= SIZE, "{what} has {} bytes", body.len());
            bodies.push((what, body));
        }
    }
    bodies
}

/// A genuine notification of 64 KiB, with one long field that is signed.
fn plain(gateway: &Gateway) -> String {
    let name = gateway.table().name;
    let field = match name {
        "Bibao" => "Remark",
        "Lianhe" => "mrn",
        _ => "padding",
    };
    let room = SIZE - sample(gateway, main_kind(name), &json!({})).len() - 64;
    let room = if name == "Ubao" { room / 4 * 3 } else { room };
    let body = sample(gateway, main_kind(name), &json!({field: "x".repeat(room)}));
    assert!((SIZE - 256..=SIZE).contains(&body.len()), "{name} {}", body.len());
    assert!(verify(gateway, main_kind(name), &body).is_ok());
    body
}

#[derive(Debug)]
struct Cost {
    /// Bytes allocated in all.
    allocated: u64,
    /// Bytes allocated at once.
    peak: u64,
    time: Duration,
}

/// What a step allocates, and the shortest processor time of some runs.
fn cost(runs: u32, step: &dyn Fn()) -> Cost {
    let memory = allocation_counter::measure(step);
    let time = |_| {
        let start = ThreadTime::now();
        step();
        start.elapsed()
    };
    let time = (0..runs).map(time).min().unwrap_or_default();
    Cost { allocated: memory.bytes_total, peak: memory.bytes_max, time }
}

/// Bodies with a right sign, for an attacker may choose some texts of a genuine message.
fn signed(gateway: &Gateway) -> Vec<(String, String)> {
    let table = gateway.table();
    let recipes = RECIPES["signed"].as_array().unwrap();
    let mut of = recipes.iter().filter(|recipe| recipe["gateway"] == table.name).collect::<Vec<_>>();
    if of.is_empty() {
        of = recipes.iter().filter(|recipe| recipe["gateway"].is_null()).collect();
    }
    let body = |recipe: &&Value| {
        let count = recipe["members"].as_u64().unwrap();
        let mut data: serde_json::Map<_, _> = (0..count).map(|i| (format!("m{i}"), json!(1))).collect();
        data.insert(text(&recipe["field"]).to_owned(), repeated(&recipe["text"]).into());
        (text(&recipe["what"]).to_owned(), sample(gateway, main_kind(table.name), &data.into()))
    };
    of.iter().map(body).collect()
}

fn against(cost: Duration, base: Duration) -> f64 {
    cost.as_secs_f64() / base.as_secs_f64()
}

#[test]
fn the_worst_64_kib_cost_a_few_times_what_plain_ones_do() {
    let bodies = evil();
    let mut worst = [(0.0, String::new()), (0.0, String::new())];
    for name in gateways() {
        let gateway = gateway(name);
        let kind = main_kind(name);
        let body = plain(&gateway);
        let base = cost(5, &|| drop(verify(&gateway, kind, &body))).time;
        for (what, body) in bodies.iter().chain(&signed(&gateway)) {
            let of_verify = cost(2, &|| drop(verify(&gateway, kind, body)));
            let of_diagnose = cost(1, &|| drop(gateway.diagnose(body.as_bytes(), hints(kind), &Context::at(NOW))));
            assert!(of_verify.allocated <= MIB, "verify, {name}, {what}: {of_verify:?}");
            assert!(of_diagnose.allocated <= 24 * MIB, "diagnose, {name}, {what}: {of_diagnose:?}");
            assert!(of_verify.peak.max(of_diagnose.peak) <= 4 * MIB, "{name}, {what}: {of_verify:?} {of_diagnose:?}");
            for (worst, cost) in worst.iter_mut().zip([&of_verify, &of_diagnose]) {
                let ratio = against(cost.time, base);
                if ratio > worst.0 {
                    *worst = (ratio, format!("{name}, {what}: {ratio:.1} times a plain verify, {cost:?}"));
                }
            }
        }
    }
    let [(verify, of_verify), (diagnose, of_diagnose)] = worst;
    println!("verify, {of_verify}\ndiagnose, {of_diagnose}");
    assert!(verify <= SLACK * VERIFY, "verify, {of_verify}");
    assert!(diagnose <= SLACK * DIAGNOSE, "diagnose, {of_diagnose}");
}

#[test]
fn a_notification_has_some_hundred_members_at_most() {
    for name in ["Basicex", "Vpay", "Ubao"] {
        let gateway = gateway(name);
        let with = |count: usize| {
            let data: serde_json::Map<_, _> = (0..count).map(|i| (format!("m{i}"), json!(1))).collect();
            verify(&gateway, main_kind(name), &sample(&gateway, main_kind(name), &data.into()))
        };
        assert!(with(450).is_ok(), "{name}");
        assert_eq!(with(520).unwrap_err().code(), Code::MalformedBody, "{name}");
    }
}
