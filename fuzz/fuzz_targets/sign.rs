//! Whatever a merchant asks to be signed: nothing panics, and what is signed is what the gateway takes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paychop::Incoming;
use paychop::{Extras, Outgoing};
use paychop_fuzz::{Draft, gateway, with_context};

fuzz_target!(|data: &[u8]| {
    let [choice, index, changes @ ..] = data else { return };
    let gateway = gateway(*choice);
    let operations = gateway.table().operations;
    let operation = &operations[usize::from(*index & 0x7f) % operations.len()];
    let input = if index & 0x80 == 0 {
        Draft::of(changes).request(operation.fields)
    } else {
        String::from_utf8_lossy(changes).into_owned()
    };
    let path = operation.open.then_some("/wallet-trade-merchant/v1/some/call");
    let extras = Extras { path, ..Extras::default() };
    let signed = with_context(|context| gateway.sign(operation, &input, extras, context));
    let explained = with_context(|context| gateway.explain(operation, &input, extras, context));
    assert_eq!(signed.is_ok(), explained.is_ok(), "what can be signed can be explained");
    let (method, url, content_type, body) = match signed {
        Err(_) => return,
        Ok(Outgoing::Request(request)) => {
            (request.method, request.url, request.content_type, request.body.unwrap_or_default())
        }
        Ok(Outgoing::Form(form)) => {
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
            (form.method, form.url, Some("application/x-www-form-urlencoded"), body)
        }
    };
    let incoming = Incoming { method, url: &url, content_type, body: &body };
    match with_context(|context| gateway.check_request(&incoming, context)) {
        Ok(accepted) => assert_eq!(accepted.operation, operation.name),
        Err(error) => panic!("the gateway would refuse this: {error}\n{input}\n{body}"),
    }
});
