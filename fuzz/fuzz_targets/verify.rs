//! Whatever is posted to a merchant: nothing panics, and nothing that the gateway did not sign is taken.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paychop::Context;
use paychop_fuzz::{NOW, posted};

fuzz_target!(|data: &[u8]| {
    let Some((gateway, hints, raw)) = posted(data) else { return };
    assert!(gateway.verify(raw, hints, &Context::at(NOW)).is_err(), "nobody signed this");
    let _ = gateway.explain_notification(raw, hints);
    if let Ok(text) = std::str::from_utf8(raw) {
        for operation in gateway.table().operations {
            let answer = gateway.parse_response(operation, text);
            assert!(answer.is_err() || !answer.is_ok_and(|answer| answer.verified), "nobody signed this");
        }
    }
});
