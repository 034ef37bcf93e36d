//! The JSON reader and writer against `serde_json`: the same texts are JSON, and they mean the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paychop::{Code, Context, Extras, Hints, Outgoing};
use paychop_fuzz::{NOW, named};
use serde_json::Value;

/// Vpay signs every member of the object, so that its open call sends whatever JSON it is given.
fn sent(input: &str) -> Option<Value> {
    let vpay = named("Vpay");
    let call = vpay.operation("call").expect("it is in the table");
    let extras = Extras { path: Some("/wallet-trade-merchant/v1/x"), ..Extras::default() };
    match vpay.sign(call, input, extras, &mut Context::at(NOW)) {
        Ok(Outgoing::Request(request)) => {
            let body = request.body.expect("the call has a body");
            let mut sent: Value = serde_json::from_str(&body).expect("what is sent is JSON");
            let object = sent.as_object_mut().expect("what is sent is an object");
            assert!(object.remove("key").is_some() && object.remove("sign").is_some());
            Some(sent)
        }
        _ => None,
    }
}

fuzz_target!(|text: &str| {
    let expected = serde_json::from_str::<Value>(text);
    let refused = named("Vpay").verify(text.as_bytes(), Hints::default(), &Context::at(NOW)).expect_err("unsigned");
    match expected {
        Ok(Value::Object(members)) => {
            // The other reasons to refuse an object: nothing in it, limits of depth and number, exponents.
            let limits = ["is empty", "is nested deeper than 32", "has more members than", "has an exponent"];
            let limited = limits.iter().any(|limit| refused.message().contains(limit));
            assert!(refused.code() != Code::MalformedBody || limited, "{refused}: {text}");
            if let Some(sent) = sent(text) {
                assert_eq!(sent, Value::Object(members), "{text}");
            }
        }
        Ok(_) => assert_eq!(refused.code(), Code::MalformedBody, "{text}"),
        Err(_) => {
            // A duplicate name is noticed before the rest is read.
            let code = refused.code();
            assert!(matches!(code, Code::MalformedBody | Code::DuplicateField), "{refused}: {text}");
            assert_eq!(sent(text).filter(|_| !text.is_empty()), None, "{text}");
        }
    }
});
