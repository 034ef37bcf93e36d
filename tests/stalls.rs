//! No body stalls a server: what the worst 64 KiB cost, against a plain body of that size.
//!
//! Two things are measured: the bytes that are allocated, which every copy and every sign string adds to and which are
//! the same in each run; and the processor time, for the wall clock tells of other programs as well.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::fmt::Write as _;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::*;
use cpu_time::ThreadTime;
use paychop::{Code, Context, Gateway};
use serde_json::json;

const SIZE: usize = 65_536;
const MIB: u64 = 1 << 20;
/// How many times a plain `verify` the worst body may cost.
const VERIFY: f64 = 10.0;
const DIAGNOSE: f64 = 100.0;
/// The tests are not optimised, and a busy machine is slower. Without a bound the worst cost 100,000 times as much.
const SLACK: f64 = if cfg!(debug_assertions) { 5.0 } else { 1.0 };

/// `head`, then as many of `part` as fit, but at most `most`.
fn parts(head: &str, most: usize, part: &dyn Fn(usize) -> String, separator: &str, tail: &str) -> String {
    let mut body = head.to_owned();
    for index in 0..most {
        let next = part(index);
        if body.len() + separator.len() + next.len() + tail.len() > SIZE {
            break;
        }
        write!(body, "{separator}{next}").unwrap();
    }
    body + tail
}

fn filled(head: &str, part: &dyn Fn(usize) -> String, separator: &str, tail: &str) -> String {
    parts(head, SIZE, part, separator, tail)
}

/// What every gateway's notification has, so that each one reads the body as its own.
const MARKS: &str = r#"{"sign":"00112233445566778899aabbccddeeff","Sign":"00112233445566778899aabbccddeeff","method":"x","signType":"y","key":"mykey","orderId":"1","type":"PAYMENT","nonce":"1","timestamp":"1700000000","body":"e30=","UserName":"u","amount":1,"appKey":"app","mrn":"1""#;
const SHORT_MARKS: &str = r#"{"sign":"00","method":"x","signType":"y""#;
const FORM_MARKS: &str = "sign=00112233445566778899aabbccddeeff&Sign=00112233445566778899aabbccddeeff&nonce=1&timestamp=1700000000&UserName=u&amount=1.00&appKey=app&mrn=1&originAmount=1&channel=1";

/// Bodies that cost much, or did.
fn evil() -> Vec<(&'static str, String)> {
    let mut bodies = Vec::new();
    for (name, head) in [("", MARKS), ("short sign, ", SHORT_MARKS)] {
        let mut add = |what: &str, body: String| bodies.push((&*format!("{name}{what}").leak(), body));
        for (count, size) in [(4080, "many"), (460, "some")] {
            let members = |value: &'static str| parts(head, count, &|i| format!("\"m{i}\":{value}"), ",", "}");
            add(&format!("{size} empty texts"), members("\"\""));
            add(&format!("{size} nulls"), members("null"));
            add(&format!("{size} empty lists"), members("[]"));
            add(&format!("{size} exponents"), members("1e1000"));
            add(&format!("{size} deep exponents"), members("[1e1000]"));
            add(&format!("{size} texts of pluses"), members(r#""%2B+ ""#));
            let zz = parts(head, count, &|i| format!("\"m{i}\":1"), ",", r#","zz":""#);
            add(&format!("{size} members and false fields"), filled(&zz, &|_| "&ab=".to_owned(), "", "\"}"));
        }
        add(
            "500 long texts of pluses",
            parts(head, 480, &|i| format!("\"m{i}\":\"{}\"", "%2B+ ".repeat(24)), ",", "}"),
        );
        add("false fields", filled(&[head, r#","zz":""#].concat(), &|_| "&a=".to_owned(), "", "\"}"));
        add("false fields of many names", filled(&[head, r#","zz":""#].concat(), &|i| format!("&n{i}="), "", "\"}"));
        add("escapes", filled(&[head, r#","zz":""#].concat(), &|_| r"\u00e9".to_owned(), "", "\"}"));
        add("Chinese", filled(&[head, r#","zz":""#].concat(), &|_| "充".to_owned(), "", "\"}"));
        add("a name of look-alikes", filled(&[head, ",\""].concat(), &|_| "а".to_owned(), "", "\":1}"));
        add("percent signs", filled(&[head, r#","zz":""#].concat(), &|_| "%41".to_owned(), "", "\"}"));
        add("spaces", filled(&[head, r#","zz":""#].concat(), &|_| " +".to_owned(), "", "\"}"));
        add("nested lists", filled(&[head, ",\"zz\":[0"].concat(), &|_| "[]".to_owned(), ",", "]}"));
        add("nested objects", parts(&[head, ",\"zz\":[0"].concat(), 450, &|_| r#"{"a":{}}"#.to_owned(), ",", "]}"));
        add("large numbers", parts(head, 480, &|i| format!("\"m{i}\":9223372036854775807"), ",", "}"));
        let inner = parts("{\"a\":1", 450, &|i| format!("\\\"m{i}\\\":1"), ",", "}").replace("\"a\"", "\\\"a\\\"");
        add("data of many members", format!("{head},\"data\":\"{inner}\"}}"));
        let long = "\\n".repeat(3_000);
        let six: Vec<_> = (0..6).map(|i| format!(r#"\"m{i}\":\"{long}\""#).replace("\\n", "\\\\n")).collect();
        add("data of six long texts", format!("{head},\"data\":\"{{{}}}\"}}", six.join(",")));
    }
    let six: Vec<_> = (0..6).map(|i| format!("\"m{i}\":\"{}\"", "\\n/".repeat(2_300))).collect();
    for (name, json) in [
        ("a body of six long texts", format!("{{{}}}", six.join(","))),
        ("a body of many nulls", parts("{\"a\":1", 480, &|i| format!("\"m{i}\":null"), ",", "}")),
        ("a body of one long text", format!("{{\"a\":\"{}\"}}", "/充".repeat(10_000))),
    ] {
        let body = STANDARD.encode(json);
        bodies.push((
            name,
            format!(
                r#"{{"sign":"00112233445566778899aabbccddeeff","nonce":1,"timestamp":1700000000,"body":"{body}"}}"#
            ),
        ));
    }
    bodies.push(("a form of pluses", parts(FORM_MARKS, 240, &|i| format!("m{i}={}", "%2B+".repeat(60)), "&", "")));
    bodies.push(("a form of empty fields", parts(FORM_MARKS, 240, &|i| format!("m{i}="), "&", "")));
    bodies.push(("a form of many fields", filled(FORM_MARKS, &|i| format!("m{i}="), "&", "")));
    bodies.push((
        "a form of false fields",
        filled(&[FORM_MARKS, "&Remark="].concat(), &|_| "%26a%3D".to_owned(), "", ""),
    ));
    bodies.push(("ampersands", "&".repeat(SIZE)));
    bodies.push(("brackets", "[".repeat(SIZE)));
    bodies.push(("a long sign", filled("{\"Sign\":\"", &|_| "0".to_owned(), "", "\",\"sign\":\"0\"}")));
    for (what, body) in &bodies {
        assert!(body.len() <= SIZE, "{what} has {} bytes", body.len());
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
fn signed(gateway: &Gateway) -> Vec<(&'static str, String)> {
    let field = if gateway.table().id == "bibao" { "Remark" } else { "zz" };
    let crowd = |count: usize, text: &str| {
        let mut data: serde_json::Map<_, _> = (0..count).map(|i| (format!("m{i}"), json!(1))).collect();
        data.insert(field.to_owned(), json!(text));
        serde_json::Value::Object(data)
    };
    let data = match gateway.table().id {
        "vpay" => vec![
            ("members", crowd(450, "")),
            ("members and short false fields", crowd(450, &"&ab=".repeat(14_000))),
            ("members and false fields", crowd(450, &"&m999=".repeat(9_000))),
        ],
        "bibao" => vec![("false fields", crowd(0, &"&a=".repeat(9_000)))],
        "lianhe" => vec![("an order number", json!({"mrn": "&".repeat(20_000)}))],
        _ => vec![("members", crowd(450, ""))],
    };
    data.into_iter().map(|(what, data)| (what, sample(gateway, main_kind(gateway.table().name), &data))).collect()
}

fn against(cost: Duration, base: Duration) -> f64 {
    cost.as_secs_f64() / base.as_secs_f64()
}

#[test]
fn the_worst_64_kib_cost_a_few_times_what_plain_ones_do() {
    let bodies = evil();
    let mut worst = [(0.0, String::new()), (0.0, String::new())];
    for name in GATEWAYS {
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
