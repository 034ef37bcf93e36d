//! Lianhe: payouts in whole yuan, the balance, and what creating a payment answers.

mod common;

use common::*;
use paychop::{Context, Extras, Outgoing};
use serde_json::{Value, json};

fn payout(amount: &str) -> Result<Value, Vec<&'static str>> {
    let lianhe = gateway("Lianhe");
    let input = format!(
        r#"{{"amount":{amount},"bankName":"b","accountName":"n","accountNumber":"1","mrn":"1","callbackUrl":"https://a.example/"}}"#
    );
    let operation = "payout";
    match lianhe.sign(operation, &input, Extras::default(), &mut Context::at(NOW)) {
        Ok(Outgoing::Request(request)) => {
            // What is signed is what is sent.
            let explained = lianhe.explain(operation, &input, Extras::default(), &mut Context::at(NOW)).unwrap();
            let sent: Value = serde_json::from_str(&request.body.unwrap()).unwrap();
            let pair = format!("&amount={}&", sent["amount"].as_str().unwrap());
            assert!(explained.sign_string.masked().contains(&pair));
            Ok(sent["amount"].clone())
        }
        Ok(Outgoing::Form(_)) => panic!("a payout is sent"),
        Err(error) => Err(error.violations().iter().map(|violation| violation.code.as_str()).collect()),
    }
}

#[test]
fn a_payout_is_in_whole_yuan_and_sent_with_two_decimals() {
    for amount in ["501", "501.00", "501.0", r#""501""#, r#""501.0""#, r#""501.00""#] {
        assert_eq!(payout(amount), Ok(json!("501.00")), "{amount}");
    }
    for (amount, code) in [
        ("501.5", "out_of_range"),
        (r#""501.50""#, "out_of_range"),
        (r#""0.01""#, "out_of_range"),
        ("0", "out_of_range"),
        (r#""0.00""#, "out_of_range"),
        (r#""1000000000000""#, "out_of_range"),
        (r#""501.""#, "bad_format"),
        (r#""0501""#, "bad_format"),
        (r#""501,00""#, "bad_format"),
        (r#""-5""#, "bad_format"),
        (r#""5e2""#, "bad_format"),
    ] {
        assert_eq!(payout(amount), Err(vec![code]), "{amount}");
    }
}

#[test]
fn the_balance_takes_nothing_and_answers_with_a_decimal() {
    let lianhe = gateway("Lianhe");
    let balance = "balance";
    for input in ["", "null", "{}"] {
        let Ok(Outgoing::Request(request)) = lianhe.sign(balance, input, Extras::default(), &mut Context::at(NOW))
        else {
            panic!("{input}")
        };
        assert_eq!((request.method, request.body), ("GET", None));
        let start = "https://g.example/api/Merchants/Balance?appKey=sandboxLianheAppKey01&sign=";
        assert!(request.url.starts_with(start), "{}", request.url);
    }
    for (answer, data) in [
        (r#"{"error":"success","result":1234.50}"#, json!({"result": "1234.50"})),
        (r#"{"error":"success","result":"0.00"}"#, json!({"result": "0.00"})),
    ] {
        let answer = lianhe.parse_response(balance, answer).unwrap();
        assert!(answer.ok);
        assert_eq!(serde_json::from_str::<Value>(&answer.data).unwrap(), data);
    }
    let refused = lianhe.parse_response(balance, r#"{"error":"merchant_not_found"}"#).unwrap();
    assert_eq!((refused.ok, refused.code.as_str(), refused.data.as_str()), (false, "merchant_not_found", "null"));
}

#[test]
fn a_created_payment_may_name_the_account_to_pay_to() {
    let lianhe = gateway("Lianhe");
    let pay = "pay";
    let text = r#"{"success":true,"payUrl":"/pay?id=1","collectionAccount":{"provider":"招商银行","holderName":"张三","accountNumber":"62220000000000000001"}}"#;
    let answer = lianhe.parse_response(pay, text).unwrap();
    assert_eq!(answer.redirect_url.as_deref(), Some("https://g.example/pay?id=1"));
    let data: Value = serde_json::from_str(&answer.data).unwrap();
    assert_eq!(data["collectionAccount"]["accountNumber"], "62220000000000000001");
    let without =
        lianhe.parse_response(pay, r#"{"success":true,"payUrl":"/pay?id=1","collectionAccount":null}"#).unwrap();
    assert_eq!(without.data, r#"{"payUrl":"/pay?id=1"}"#);
}
