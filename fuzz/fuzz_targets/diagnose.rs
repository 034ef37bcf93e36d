//! Whatever was refused: nothing panics, and something is found.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paychop::Context;
use paychop_fuzz::{NOW, posted};

fuzz_target!(|data: &[u8]| {
    let Some((gateway, hints, raw)) = posted(data) else { return };
    let diagnosis = gateway.diagnose(raw, hints, &Context::at(NOW));
    assert!(!diagnosis.verified, "nobody signed this");
    assert!(!diagnosis.findings.is_empty(), "a refusal has a reason");
});
