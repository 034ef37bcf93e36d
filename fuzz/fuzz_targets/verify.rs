//! Whatever is posted to a merchant: nothing panics, and nothing that the gateway did not sign is taken.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paychop::{Context, Hints};
use paychop_fuzz::{NOW, gateway};

const CONTENT_TYPES: [Option<&str>; 3] =
    [None, Some("application/json"), Some("application/x-www-form-urlencoded; charset=utf-8")];

fuzz_target!(|data: &[u8]| {
    let [choice, hint, raw @ ..] = data else { return };
    let gateway = gateway(*choice);
    let kind = gateway.table().kinds.get(usize::from(*hint >> 2)).map(|kind| kind.name);
    let hints = Hints { content_type: CONTENT_TYPES[usize::from(*hint & 3) % CONTENT_TYPES.len()], kind };
    let context = Context::at(NOW);
    assert!(gateway.verify(raw, hints, &context).is_err(), "nobody signed this");
    let diagnosis = gateway.diagnose(raw, hints, &context);
    assert!(!diagnosis.verified && !diagnosis.findings.is_empty());
    let _ = gateway.explain_notification(raw, hints);
    if let Ok(text) = std::str::from_utf8(raw) {
        for operation in gateway.table().operations {
            let answer = gateway.parse_response(operation, text);
            assert!(answer.is_err() || !answer.is_ok_and(|answer| answer.verified), "nobody signed this");
        }
    }
});
