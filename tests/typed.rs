//! The typed road checks as much as the JSON one.

mod common;

use common::*;
use paychop::basicex::{self, Basicex, PaymentEvent};
use paychop::bibao::{self, Bibao};
use paychop::lianhe;
use paychop::vpay::{self, Vpay};
use paychop::{Code, Context, Extras, Hints, Outcome};
use serde_json::json;

fn basicex_credentials() -> basicex::Credentials {
    basicex::Credentials {
        mer_no: "811496833912834".to_owned(),
        api_key: "hunter2".into(),
        secret_key: "hunter3".into(),
    }
}

fn vpay_of(options: vpay::Options) -> paychop::Result<Vpay> {
    let credentials = vpay::Credentials { key: "mykey".to_owned(), secret: "the-secret".into() };
    Vpay::new(&credentials, options.base_url("https://g.example"))
}

fn bibao_of(options: bibao::Options) -> paychop::Result<Bibao> {
    let credentials = bibao::Credentials {
        mer_code: "mer1".to_owned(),
        des_key: "12345678".into(),
        key_b: "key-b".into(),
        key_a_length: None,
        key_c_length: None,
    };
    Bibao::new(&credentials, options.base_url("https://g.example"))
}

#[test]
fn nothing_prints_a_secret() {
    let credentials = basicex_credentials();
    let gateway = Basicex::new(&credentials, basicex::Options::default()).unwrap();
    let shown = format!("{credentials:?} {credentials:#?} {gateway:?} {:?}", basicex::Options::default());
    assert!(!shown.contains("hunter"), "{shown}");
}

#[test]
fn options_are_checked_when_the_gateway_is_made() {
    assert!(bibao_of(bibao::Options::default().key_parts("login", &["MerCode", "OrderNum"])).is_ok());
    for wrong in [
        bibao::Options::default().key_parts("login", &["Nonsense"]),
        bibao::Options::default().key_parts("logon", &["MerCode"]),
    ] {
        let error = bibao_of(wrong).unwrap_err();
        assert_eq!((error.code(), error.field()), (Code::InvalidOptions, Some("keyParts")));
    }
    let error = vpay_of(vpay::Options::default().max_bytes(0)).unwrap_err();
    assert_eq!((error.code(), error.field()), (Code::InvalidOptions, Some("maxBytes")));
    let error =
        Basicex::new(&basicex_credentials(), basicex::Options::default().ack_body("x".repeat(1025))).unwrap_err();
    assert_eq!((error.code(), error.field()), (Code::InvalidOptions, Some("ackBody")));
}

#[test]
fn a_payment_that_is_processing_has_not_succeeded() {
    // The kind is a value of its type: no other text can be given.
    let options = basicex::Options::default().notification_kind(basicex::Kind::Payment);
    let gateway = Basicex::new(&basicex_credentials(), options).unwrap();
    let sample = gateway.sample("payment", r#"{"status":1}"#, &mut Context::fixed(NOW, "n1")).unwrap();
    let notification = gateway.verify(sample.body.as_bytes(), Hints::default(), &Context::at(NOW)).unwrap();
    assert_eq!(notification.outcome, Outcome::Pending);
    assert_eq!(notification.event::<PaymentEvent>().unwrap().status, "1");
}

#[test]
fn an_operation_of_another_gateway_is_not_signed() {
    let vpay = vpay_of(vpay::Options::default()).unwrap();
    let basicex = Basicex::new(&basicex_credentials(), basicex::Options::default()).unwrap();
    let query = basicex.operation("query").unwrap();
    let signed = vpay.sign(query, r#"{"merOrderNo":"A1"}"#, Extras::default(), &mut Context::at(NOW));
    assert_eq!(signed.unwrap_err().code(), Code::UnknownOperation);
    let explained = vpay.explain(query, r#"{"merOrderNo":"A1"}"#, Extras::default(), &mut Context::at(NOW));
    assert_eq!(explained.unwrap_err().code(), Code::UnknownOperation);
    assert_eq!(vpay.parse_response(query, "{}").unwrap_err().code(), Code::UnknownOperation);
}

#[test]
fn an_event_of_another_kind_is_an_error() {
    let lianhe = gateway("Lianhe");
    let payout = verify(&lianhe, "payout", &sample(&lianhe, "payout", &json!({}))).unwrap();
    assert!(payout.event::<lianhe::PayoutEvent>().is_ok());
    assert_eq!(payout.event::<lianhe::PaymentEvent>().unwrap_err().code(), Code::KindMismatch);
    // A notice that lacks its fields has no struct to be read as.
    let bibao = gateway("Bibao");
    let opaque = verify(&bibao, "notice", &sample(&bibao, "notice", &json!({"Amount": null}))).unwrap();
    assert_eq!(opaque.event::<bibao::NoticeEvent>().unwrap_err().code(), Code::MissingField);
}
