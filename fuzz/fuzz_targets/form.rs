//! The form decoder against `form_urlencoded`: what is taken means the same; the rest is refused for a reason.

#![no_main]

use libfuzzer_sys::fuzz_target;
use md5::{Digest, Md5};
use paychop::{Code, Context, Hints, Value};
use paychop_fuzz::{BIBAO_KEY_B, NOW, named};

/// Signed as Bibao would, over the fields as `form_urlencoded` decodes them.
fn sign(pairs: &[(String, String)]) -> String {
    let mut sorted: Vec<_> = pairs.iter().filter(|(name, _)| name != "FinishTime").collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    let text: Vec<String> = sorted.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let digest = Md5::digest(format!("{}{}", text.join("&"), *BIBAO_KEY_B));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fuzz_target!(|raw: &str| {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(raw.as_bytes()).into_owned().collect();
    if pairs.is_empty() || pairs.iter().any(|(name, _)| name == "Sign") {
        return;
    }
    let body = format!("{raw}&Sign={}", sign(&pairs));
    let hints = Hints { content_type: Some("application/x-www-form-urlencoded"), kind: Some("notice") };
    match named("Bibao").verify(body.as_bytes(), hints, &Context::at(NOW)) {
        Ok(notification) => {
            let (data, unsigned) = (notification.data.fields(), notification.unsigned.fields());
            let read: Vec<_> = data.0.iter().chain(&unsigned.0).map(|(name, value)| (&**name, value.clone())).collect();
            assert_eq!(read.len(), pairs.len(), "{raw}");
            for (name, value) in &pairs {
                assert!(read.contains(&(name, Value::from(value.as_str()))), "{name}: {raw}");
            }
        }
        Err(error) => {
            // Strictness: escapes, UTF-8, names, duplicate names, other kinds, other merchants, text that slides.
            let code = error.code();
            let strict = matches!(
                code,
                Code::MalformedBody
                    | Code::DuplicateField
                    | Code::AmbiguousField
                    | Code::KindMismatch
                    | Code::WrongMerchant
            );
            assert!(strict, "{error}: {raw}");
        }
    }
});
