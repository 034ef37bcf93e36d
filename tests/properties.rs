//! What holds for whatever is signed: random values for every operation and every kind, made smaller when it does not
//! hold. The seed is fixed, so that every run tries the same ones.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::LazyLock;

use paychop::schema::{Charset, Field, Type};
use paychop::{CashierForm, Code, Context, Extras, Gateway, Hints, Notification, Outgoing, Value as Json, catalog};
use paychop::{Incoming, Sample};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{RngSeed, TestCaseResult, TestRunner};
use serde_json::{Map, Value, json};

use common::{NOW, gateway};

/// What tells kinds and merchants apart, and so cannot be anything: the identities, and the texts without which a sample is
/// of another kind.
static TELLING: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let mut names: BTreeSet<_> = catalog().map(|table| table.credentials[0].name).collect();
    for (table, kind) in catalog().flat_map(|table| table.kinds.iter().map(move |kind| (table, kind))) {
        let gateway = gateway(table.name);
        let tells = |field: &&Field| {
            let data = Map::from_iter([(field.name.to_owned(), json!("another"))]);
            let sample = sample(&gateway, kind.name, &data, "1234567");
            verify(&gateway, kind.name, &sample, sample.body.as_bytes())
                .is_err_and(|error| error.code() == Code::KindMismatch)
        };
        let texts = kind.fields.iter().filter(|field| matches!(field.ty, Type::Text { .. }));
        names.extend(texts.filter(tells).map(|field| field.name));
    }
    names
});

fn stands(name: &str) -> bool {
    TELLING.contains(name)
}

/// The fields that name an event, by kind, as the contract has them. The other kinds are questions, or have their digest
/// for a name.
const EVENTS: &[(&str, &str, &[&str])] = &[
    ("Basicex", "payment", &["orderNo", "status"]),
    ("Basicex", "agentpay", &["orderNo", "status"]),
    ("Bibao", "otc", &["OrderId", "State1", "State2"]),
    ("Bibao", "notice", &["Id", "Type", "State"]),
    ("Ubao", "recharge", &["chainType", "hash", "address", "coinID", "amount"]),
    ("Ubao", "transfer", &["tradeId", "result"]),
    ("Vpay", "payment", &["orderId", "status"]),
    ("Vpay", "withdraw", &["orderId", "status"]),
    ("Lianhe", "payment", &["mrn"]),
    ("Lianhe", "payout", &["mrn"]),
];

#[test]
fn the_parts_of_a_replay_key_are_those_of_the_tables() {
    for table in catalog().filter(|table| EVENTS.iter().any(|(name, ..)| *name == table.name)) {
        for kind in table.kinds {
            let listed = EVENTS.iter().find(|(name, of, _)| (*name, *of) == (table.name, kind.name));
            let parts: &[_] = listed.map_or(&[], |(_, _, parts)| parts);
            assert_eq!(kind.meaning.event, parts, "{} {}", table.name, kind.name);
        }
    }
}

fn for_all<S: Strategy>(cases: u32, what: &str, values: &S, holds: impl Fn(S::Value) -> TestCaseResult)
where
    S::Value: Debug,
{
    let config = ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..Default::default() };
    TestRunner::new(config).run(values, holds).unwrap_or_else(|error| panic!("{what}: {error}"));
}

/// Text without `&`, which some gateways refuse, and without control characters.
fn any_text(min: u32, max: u32) -> BoxedStrategy<String> {
    let character = prop_oneof![
        prop::char::any().prop_filter("allowed in texts", |c| *c != '&' && !c.is_control()),
        select(vec!['"', '\\', '/', '+', '%', '=', ' ', '<', '\'', '充', '😀', '0']),
    ];
    vec(character, min as usize..=max.min(min + 24) as usize).prop_map(String::from_iter).boxed()
}

/// A value that a field may have; none where the table's example has to do.
fn value(field: &Field) -> Option<BoxedStrategy<Value>> {
    Some(match field.ty {
        Type::Text { charset: Charset::Any | Charset::NoSeparator, one_of: [], min, max } => {
            any_text(min, max).prop_map(Value::from).boxed()
        }
        Type::Text { charset: Charset::Alphanumeric, min, max, .. } => {
            vec(select(b"ABCXYZ0189".to_vec()), min as usize..=max as usize)
                .prop_map(|text| text.into_iter().map(char::from).collect::<String>().into())
                .boxed()
        }
        Type::Text { charset: Charset::Any, one_of, .. } => select(one_of).prop_map(Value::from).boxed(),
        Type::Decimal { digits, scale, .. } => (1..10_u64.pow(digits.min(15).into()), 0..100_u32)
            .prop_map(move |(whole, fraction)| match scale {
                0..2 => whole.to_string(),
                _ => format!("{whole}.{fraction:02}"),
            })
            .prop_map(Value::from)
            .boxed(),
        Type::Integer { one_of: [], min, max, .. } => (min..=max).prop_map(|number| number.to_string().into()).boxed(),
        Type::Integer { one_of, .. } => select(one_of).prop_map(|number| number.to_string().into()).boxed(),
        _ => return None,
    })
}

/// Every field of a table, with random values where there can be some.
fn fields(table: &'static [Field]) -> impl Strategy<Value = Map<String, Value>> {
    let named = |field: &'static Field| match value(field) {
        Some(random) => random.prop_map(|value| (field.name.to_owned(), value)).boxed(),
        None => Just((field.name.to_owned(), example(field))).boxed(),
    };
    let wanted = table.iter().filter(|field| value(field).is_some() || !field.example.is_empty());
    wanted.map(named).collect::<Vec<_>>().prop_map(Map::from_iter)
}

fn example(field: &Field) -> Value {
    match field.ty {
        Type::Texts => json!([field.example]),
        Type::Boolean => json!(field.example == "true"),
        _ => json!(field.example),
    }
}

fn is_free_text(field: &Field) -> bool {
    matches!(field.ty, Type::Text { .. }) && !stands(field.name)
}

fn random() -> impl FnMut(&mut [u8]) {
    let mut state = 7_u32;
    move |bytes| {
        for byte in bytes {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = state.to_be_bytes()[0];
        }
    }
}

/// A form's body, as a browser would send it that escapes everything.
fn submitted(form: &CashierForm) -> String {
    let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
    let pairs = form.fields.iter().map(|(name, value)| format!("{name}={}", escape(value)));
    pairs.collect::<Vec<_>>().join("&")
}

#[test]
fn what_is_signed_is_what_the_gateway_takes() {
    for table in catalog() {
        let gateway = gateway(table.name);
        for operation in table.operations.iter().filter(|operation| !operation.open) {
            for_all(40, operation.name, &fields(operation.fields), |input| {
                let mut random = random();
                let mut context = Context::new(NOW, &mut random);
                let signed = gateway.sign(operation, &json!(input).to_string(), Extras::default(), &mut context);
                let accepted = match signed.map_err(|error| TestCaseError::fail(format!("{error}")))? {
                    Outgoing::Request(request) => {
                        let body = request.body.as_deref().unwrap_or_default();
                        let content_type = request.content_type;
                        let (method, url) = (request.method, &*request.url);
                        gateway.check_request(&Incoming { method, url, content_type, body }, &Context::at(NOW))
                    }
                    Outgoing::Form(form) => {
                        let body = submitted(&form);
                        let (method, url) = (form.method, &*form.url);
                        gateway.check_request(
                            &Incoming { method, url, content_type: None, body: &body },
                            &Context::at(NOW),
                        )
                    }
                };
                let accepted = accepted.map_err(|error| TestCaseError::fail(format!("{error}")))?;
                prop_assert_eq!(accepted.operation, operation.name);
                for field in operation.fields.iter().filter(|field| is_free_text(field)) {
                    let given = input.get(field.name).and_then(Value::as_str).map(str::to_owned);
                    prop_assert_eq!(accepted.data.get(field.name), given, "{}", field.name);
                }
                Ok(())
            });
        }
    }
}

fn verify(gateway: &Gateway, kind: &str, sample: &Sample, body: &[u8]) -> paychop::Result<Notification> {
    let hints = Hints { content_type: Some(sample.content_type), kind: Some(kind) };
    gateway.verify(body, hints, &Context::at(NOW))
}

fn sample(gateway: &Gateway, kind: &str, data: &Map<String, Value>, nonce: &str) -> Sample {
    gateway.sample(kind, &json!(data).to_string(), &mut Context::fixed(NOW, nonce)).unwrap()
}

/// What a merchant acts on.
fn meaning(notification: &Notification) -> impl PartialEq + Debug {
    let Notification { kind, direction, outcome, amount, data, .. } = notification;
    let mut fields = data.fields();
    fields.0.sort_by(|a, b| a.0.cmp(&b.0));
    (*kind, *direction, *outcome, amount.clone(), format!("{fields:?}"))
}

#[test]
fn a_notification_verifies_and_no_byte_of_it_can_change_what_it_says() {
    for table in catalog() {
        let gateway = gateway(table.name);
        for kind in table.kinds {
            let values = (fields(kind.fields), vec((any::<Index>(), 1_u8..), 40));
            for_all(40, kind.name, &values, |(mut data, changes)| {
                data.retain(|name, _| !stands(name));
                let sample = sample(&gateway, kind.name, &data, "7154");
                let notification = verify(&gateway, kind.name, &sample, sample.body.as_bytes());
                let notification = notification.map_err(|error| TestCaseError::fail(format!("{error}")))?;
                for field in kind.fields.iter().filter(|field| is_free_text(field)) {
                    let came = [&notification.data, &notification.unsigned].map(|data| data.get(field.name));
                    let given = data.get(field.name).and_then(Value::as_str).map(str::to_owned);
                    prop_assert!(given.is_none() || came.contains(&given), "{}", field.name);
                }
                for (place, change) in changes {
                    let mut body = sample.body.clone().into_bytes();
                    *place.get_mut(&mut body) ^= change;
                    // Some bytes are nobody's meaning: a blank in JSON, the case of a sign, an escape's digits.
                    if let Ok(changed) = verify(&gateway, kind.name, &sample, &body) {
                        prop_assert_eq!(
                            meaning(&changed),
                            meaning(&notification),
                            "{}",
                            String::from_utf8_lossy(&body)
                        );
                    }
                }
                Ok(())
            });
        }
    }
}

/// Short values out of what separates and escapes the parts of a key: nearly all pairs are one slip from colliding.
fn event_value(field: &Field) -> BoxedStrategy<Value> {
    let number = || (1..40_u32).prop_map(|number| json!(number));
    let text = || "[ab:%]{1,3}".prop_map(Value::from);
    match field.ty {
        Type::Text { .. } => text().boxed(),
        Type::Id if field.name != "amount" => prop_oneof![number(), text()].boxed(),
        Type::Integer { one_of: [], .. } | Type::Id => number().boxed(),
        _ => value(field).expect("a choice has values"),
    }
}

#[test]
fn a_replay_key_names_the_event_and_nothing_else() {
    let kinds = catalog().flat_map(|table| table.kinds.iter().map(move |kind| (table, kind)));
    for (table, kind) in kinds.filter(|(_, kind)| !kind.meaning.event.is_empty()) {
        let (gateway, parts) = (gateway(table.name), kind.meaning.event);
        let named = || {
            let fields = kind.fields.iter().filter(|field| parts.contains(&field.name));
            let pair = |field: &'static Field| event_value(field).prop_map(|value| (field.name.to_owned(), value));
            fields.map(pair).collect::<Vec<_>>().prop_map(Map::from_iter)
        };
        for_all(150, kind.name, &(named(), named(), fields(kind.fields)), |(first, second, mut rest)| {
            let key = |data: &Map<String, Value>, nonce: &str| {
                let sample = sample(&gateway, kind.name, data, nonce);
                verify(&gateway, kind.name, &sample, sample.body.as_bytes()).unwrap().replay_key.unwrap()
            };
            prop_assert_eq!(key(&first, "11"), key(&first, "22"), "a retry has a fresh nonce");
            let same = first.iter().all(|(name, value)| second[name] == *value);
            prop_assert_eq!(key(&first, "11") == key(&second, "11"), same, "{:?} {:?}", first, second);
            // What does not name the event does not change its key.
            rest.retain(|name, _| !parts.contains(&&**name) && !stands(name));
            rest.extend(first.clone());
            prop_assert_eq!(key(&rest, "11"), key(&first, "11"));
            Ok(())
        });
    }
}

#[test]
fn questions_have_no_replay_key() {
    let bibao = gateway("Bibao");
    for kind in bibao.table().kinds.iter().filter(|kind| !kind.reply.is_empty()) {
        for_all(20, kind.name, &fields(kind.fields), |data| {
            let sample = sample(&bibao, kind.name, &data, "7154");
            let notification = verify(&bibao, kind.name, &sample, sample.body.as_bytes()).unwrap();
            prop_assert_eq!(notification.replay_key, None);
            let user = notification.data.fields().get("UserName").and_then(Json::as_text).map(str::to_owned);
            prop_assert_eq!(user.as_deref(), data["UserName"].as_str());
            Ok(())
        });
    }
}
