//! The rules that hold for all five gateways, each with the attack and its refusal.

mod common;

use common::*;
use paychop::Direction::{In, Out};
use paychop::Outcome::{Failed, Info, Pending, Succeeded};
use paychop::{Code, Context, Direction, Extras, Hints, catalog};
use serde_json::{Value, json};

// ---- what is refused of Bibao's fields, and with which codes ----

#[test]
fn bibao_names_each_rule_that_a_field_breaks() {
    let bibao = gateway("Bibao");
    assert_eq!(violations(&bibao, "queryStatus", &json!({"OrderNo": "1&x"})), ["bad_charset"]);
    assert_eq!(violations(&bibao, "queryStatus", &json!({"OrderNo": "1&x=2"})), ["ambiguous_field", "bad_charset"]);
    assert_eq!(violations(&bibao, "addUser", &json!({"UserName": "sandbox"})), ["not_allowed"]);
}

// ---- merchant, kind, time ----

#[test]
fn a_message_of_another_merchant_is_refused_though_the_secret_is_the_same() {
    for (name, field) in [("Vpay", "key"), ("Lianhe", "appKey")] {
        let gateway = gateway(name);
        let body = sample(&gateway, "payment", &json!({field: "another"}));
        assert_eq!(refused(&gateway, "payment", &body), "wrong_merchant");
    }
    // Where the identity is not signed, one that came must still be the right one.
    let ubao = ubao_in_json();
    let good = sample(&ubao, "recharge", &json!({}));
    assert_eq!(refused(&ubao, "recharge", &good.replacen('{', r#"{"merchantId":1,"#, 1)), "wrong_merchant");
    assert!(verify(&ubao, "recharge", &good.replacen('{', r#"{"merchantId":2000213,"#, 1)).is_ok());
    let bibao = gateway("Bibao");
    let body = sample(&bibao, "notice", &json!({"MerCode": "other"}));
    assert_eq!(refused(&bibao, "notice", &body), "wrong_merchant");
}

#[test]
fn a_kind_that_the_fields_do_not_show_is_refused() {
    for table in catalog() {
        let gateway = gateway(table.name);
        for shown in table.kinds {
            let body = sample(&gateway, shown.name, &json!({}));
            for named in table.kinds {
                let verified = verify(&gateway, named.name, &body);
                // Nothing in a Basicex notification tells its kinds apart: the caller's word decides. Everything but an order
                // is a notice of Bibao's when it is named so.
                let any = table.name == "Basicex" || (named.name == "notice" && shown.name != "otc");
                if named.name == shown.name || any {
                    assert_eq!(verified.unwrap().kind, named.name);
                } else {
                    assert_eq!(verified.unwrap_err().code(), Code::KindMismatch, "{} as {}", shown.name, named.name);
                }
            }
        }
    }
    let error = gateway("Basicex").verify(
        sample(&gateway("Basicex"), "payment", &json!({})).as_bytes(),
        Hints::default(),
        &Context::at(NOW),
    );
    assert_eq!(error.unwrap_err().code(), Code::MissingField);
}

#[test]
fn the_signed_time_is_held_to_on_both_sides_where_one_is_signed() {
    for (name, field) in [("Basicex", "timestamp"), ("Ubao", "timestamp"), ("Vpay", "notifyTime")] {
        let gateway = gateway_with(name, &json!({"toleranceSeconds": 300}));
        let kind = main_kind(name);
        let body = sample(&gateway, kind, &json!({}));
        for (offset, accepted) in [(0, true), (300, true), (-300, true), (301, false), (-301, false)] {
            let verified = gateway.verify(body.as_bytes(), hints(kind), &Context::at(NOW + offset * 1000));
            match verified {
                Ok(_) => assert!(accepted, "{name} {offset}"),
                Err(error) => {
                    assert_eq!((accepted, error.code()), (false, Code::TimestampOutOfTolerance), "{name} {offset}");
                    assert_eq!(error.field(), Some(field), "{name}");
                }
            }
        }
    }
    for name in ["Bibao", "Lianhe"] {
        let error = try_gateway(name, &credentials(name), &json!({"toleranceSeconds": 300})).unwrap_err();
        assert_eq!((error.code(), error.field()), (Code::InvalidOptions, Some("toleranceSeconds")));
    }
}

#[test]
fn a_time_is_beijing_time_or_an_instant_with_its_zone() {
    let basicex = gateway("Basicex");
    let sent = |time: &str| {
        let mut order = order();
        order["tradeStartTime"] = time.into();
        let explained =
            basicex.explain("precreate", &order.to_string(), Extras::default(), &mut Context::fixed(NOW, "n1"))?;
        let biz: Value = serde_json::from_str(&explained.steps[0].value).unwrap();
        Ok::<_, paychop::Error>(biz["tradeStartTime"].as_str().unwrap().to_owned())
    };
    for (given, wire) in [
        ("2025-03-31 22:03:53", "2025-03-31 22:03:53"),
        // As a Date becomes it in JSON, late in the evening of the day before in UTC.
        ("2025-03-31T16:03:53.000Z", "2025-04-01 00:03:53"),
        ("2025-03-31T22:03:53+08:00", "2025-03-31 22:03:53"),
        ("2025-03-31T09:03:53-05:00", "2025-03-31 22:03:53"),
    ] {
        assert_eq!(sent(given).unwrap(), wire, "{given}");
    }
    for refused in
        ["2025-03-31T22:03:53", "2025-03-31T22:03:53.000", "2025-02-30T22:03:53Z", "20250331220353", "1743429833"]
    {
        let error = sent(refused).unwrap_err();
        assert_eq!(error.violations()[0].code.as_str(), "bad_format", "{refused}");
        // Both forms are named.
        let message = error.message();
        assert!(message.contains("2025-03-31 22:03:53") && message.contains("2025-03-31T14:03:53Z"), "{message}");
        assert_eq!(message.contains("has no zone"), refused.starts_with("2025-03-31T"), "{message}");
    }
}

#[test]
fn ubao_speaks_forms_unless_json_is_asked_for() {
    let body_of = |gateway: &paychop::Gateway| match gateway
        .sign("coins", "", Extras::default(), &mut Context::fixed(NOW, "1234567"))
        .unwrap()
    {
        paychop::Outgoing::Request(request) => (request.content_type.unwrap(), request.body.unwrap()),
        paychop::Outgoing::Form(_) => panic!("a request"),
    };
    let (content_type, form) = body_of(&gateway("Ubao"));
    assert!(content_type.starts_with("application/x-www-form-urlencoded") && form.starts_with("merchantId=2000213&"));
    let (content_type, json) = body_of(&ubao_in_json());
    assert!(content_type.starts_with("application/json") && json.starts_with(r#"{"merchantId":2000213,"#));
    // Base64 has `+`, `/` and `=`: they come back from a form as they were.
    let odd = json!({"coinName": "USDT>>>>??>>>?"});
    let sent = sample(&gateway("Ubao"), "recharge", &odd);
    assert!(sent.contains("%2B"), "{sent}");
    // Either is taken from the gateway, whatever the option says.
    for from in [gateway("Ubao"), ubao_in_json()] {
        for to in [gateway("Ubao"), ubao_in_json()] {
            let notification = verify(&to, "recharge", &sample(&from, "recharge", &odd)).unwrap();
            assert_eq!(notification.data.get("coinName").as_deref(), Some("USDT>>>>??>>>?"));
        }
    }
}

#[test]
fn digits_do_not_move_between_nonce_and_timestamp() {
    let ubao = ubao_in_json();
    let good = sample(&ubao, "recharge", &json!({}));
    for (from, to) in [
        (r#""nonce":1234567,"timestamp":1700000000"#, r#""nonce":12345671,"timestamp":700000000"#),
        (r#""nonce":1234567,"timestamp":1700000000"#, r#""nonce":123456,"timestamp":71700000000"#),
        (r#""nonce":1234567"#, r#""nonce":"""#),
        (r#""nonce":1234567"#, r#""nonce":-1"#),
        (r#""timestamp":1700000000"#, r#""timestamp":1.70000000"#),
    ] {
        let moved = good.replace(from, to);
        assert_ne!(moved, good);
        assert_eq!(refused(&ubao, "recharge", &moved), "malformed_body", "{to}");
    }
    let good = sample(&gateway("Ubao"), "recharge", &json!({}));
    for (from, to) in [
        ("nonce=1234567&timestamp=1700000000", "nonce=12345671&timestamp=700000000"),
        ("nonce=1234567&timestamp=1700000000", "nonce=123456&timestamp=71700000000"),
        ("nonce=1234567&timestamp=1700000000", "nonce=&timestamp=12345671700000000"),
    ] {
        let moved = good.replace(from, to);
        assert_ne!(moved, good);
        assert_eq!(refused(&ubao, "recharge", &moved), "malformed_body", "{to}");
    }
}

// ---- duplicates, names, types ----

#[test]
fn a_duplicate_field_is_refused_at_every_depth() {
    let vpay = gateway("Vpay");
    let body = sample(&vpay, "payment", &json!({}));
    let nested = body.replace(r#""quoteAmount":10"#, r#""quoteAmount":10,"quoteAm\u006funt":10"#);
    let outer = body.replacen('{', r#"{"status":"FAIL","#, 1);
    for twice in [nested, outer] {
        assert_eq!(refused(&vpay, "payment", &twice), "duplicate_field");
    }
    let basicex = gateway("Basicex");
    let body = sample(&basicex, "payment", &json!({}));
    assert_eq!(refused(&basicex, "payment", &body.replacen('{', r#"{"code":"0000","#, 1)), "duplicate_field");
    for name in ["Bibao", "Lianhe"] {
        let body = sample(&gateway(name), main_kind(name), &json!({}));
        let first = body.split('&').next().unwrap().to_owned();
        assert_eq!(refused(&gateway(name), main_kind(name), &format!("{body}&{first}")), "duplicate_field");
    }
}

/// The reader compares names in another way where there are more than 24 of them.
#[test]
fn a_duplicate_field_is_one_whatever_the_number_of_fields() {
    let vpay = gateway("Vpay");
    let kind = main_kind("Vpay");
    for count in [23, 24, 25, 26, 40] {
        let members: Vec<_> = (1..count).map(|index| format!("\"n{index}\":{index}")).collect();
        let body = format!("{{{},\"n1\":0}}", members.join(","));
        let error = verify(&vpay, kind, &body).unwrap_err();
        assert_eq!((error.code(), error.field()), (Code::DuplicateField, Some("n1")), "{count}: {error}");
        let found = vpay.diagnose(body.as_bytes(), hints(kind), &Context::at(NOW));
        assert_eq!(found.findings[0].code.as_str(), "duplicate_field", "{count}");
        let answer = vpay.parse_response("createFixedCustomRate", &body).unwrap_err();
        assert_eq!(answer.code(), Code::DuplicateField, "{count}");
        // One that has no duplicate and stops before its end is still cut off.
        for cut in [body.replace("\"n1\":0}", "\"n0\":0"), body.replace("\"n1\":0}", "\"n0\":\"\\ud83e")] {
            assert_eq!(refused(&vpay, kind, &cut), "malformed_body");
            let found = vpay.diagnose(cut.as_bytes(), hints(kind), &Context::at(NOW));
            assert_eq!(found.findings[0].code.as_str(), "cut_off", "{cut}");
        }
    }
}

#[test]
fn a_name_that_no_field_has_is_refused() {
    for bad in ["type=WITHDRAW&userAmount", "__proto__", "a b", "", "а", "1a", "a.b"] {
        let vpay = gateway("Vpay");
        for data in [json!({bad: "1"}), json!({"extra": {bad: "1"}})] {
            let body = sample(&vpay, "payment", &data);
            assert_eq!(refused(&vpay, "payment", &body), "ambiguous_field", "{bad}");
        }
        let basicex = gateway("Basicex");
        assert_eq!(
            refused(&basicex, "payment", &sample(&basicex, "payment", &json!({bad: "1"}))),
            "ambiguous_field",
            "{bad}"
        );
        let ubao = gateway("Ubao");
        assert_eq!(
            refused(&ubao, "recharge", &sample(&ubao, "recharge", &json!({bad: "1"}))),
            "ambiguous_field",
            "{bad}"
        );
    }
}

#[test]
fn every_required_field_must_be_there_with_its_type() {
    use paychop::schema::Presence;
    for table in catalog() {
        let gateway = gateway(table.name);
        for kind in table.kinds {
            for field in kind.fields.iter().filter(|field| field.presence == Presence::Required) {
                let body = gateway.sample(
                    kind.name,
                    &json!({field.name: null}).to_string(),
                    &mut Context::fixed(NOW, "1234567"),
                );
                let body = body.unwrap().body;
                if kind.name == "notice" {
                    assert_eq!(verify(&gateway, kind.name, &body).unwrap().outcome, Info);
                    continue;
                }
                let code = refused(&gateway, kind.name, &body);
                // Without a field Bibao's message is of another kind, or of none.
                assert!(
                    code == "missing_field"
                        || (table.name == "Bibao" && code == "kind_mismatch")
                        || (table.name == "Lianhe" && code == "kind_mismatch"),
                    "{} {}: {code}",
                    table.name,
                    field.name
                );
            }
        }
    }
    for (name, kind, field, wrong) in [
        ("Vpay", "payment", "amount", json!("1,000")),
        ("Vpay", "payment", "amount", json!({"a": 1})),
        ("Vpay", "payment", "amount", json!(-1)),
        ("Vpay", "payment", "orderId", json!(77.0)),
        ("Vpay", "payment", "orderId", json!(["77"])),
        ("Vpay", "payment", "status", json!(1)),
        ("Basicex", "payment", "totalAmount", json!("1,200")),
        ("Basicex", "payment", "status", json!(null)),
        ("Basicex", "payment", "orderNo", json!(true)),
        ("Ubao", "recharge", "amount", json!("1.5")),
        ("Ubao", "recharge", "amount", json!("9".repeat(79))),
        ("Ubao", "recharge", "decimals", json!(37)),
        ("Ubao", "recharge", "decimals", json!(-1)),
        ("Ubao", "transfer", "result", json!(true)),
        ("Lianhe", "payment", "amount", json!("1 00")),
    ] {
        let gateway = gateway(name);
        let code = refused(&gateway, kind, &sample(&gateway, kind, &json!({field: wrong})));
        assert!(matches!(code, "malformed_body" | "missing_field"), "{name} {field}: {code}");
    }
}

#[test]
fn an_exponent_beyond_any_sense_is_refused_before_it_is_written_out() {
    let vpay = gateway("Vpay");
    let good = sample(&vpay, "payment", &json!({}));
    for number in ["1e1001", "1e-1001", "1E+99999999999999999999", "[{\"a\":1e5000}]"] {
        let body = good.replacen("\"amount\":1,", &format!("\"amount\":{number},"), 1);
        assert_ne!(body, good);
        assert_eq!(refused(&vpay, "payment", &body), "malformed_body", "{number}");
    }
}

#[test]
fn what_was_not_signed_is_handed_out_apart() {
    let bibao = gateway("Bibao");
    let body = sample(&bibao, "otc", &json!({})).replace("FinishTime=2019", "FinishTime=2029");
    let notification = verify(&bibao, "otc", &body).unwrap();
    assert_eq!(notification.unsigned.get("FinishTime").as_deref(), Some("2029-01-17 14:05:00"));
    assert_eq!(notification.data.get("FinishTime"), None);
    let lianhe = gateway("Lianhe");
    let body = sample(&lianhe, "payment", &json!({})) + "&amountPaid=999&status=2";
    let notification = verify(&lianhe, "payment", &body).unwrap();
    assert_eq!(notification.unsigned.get("amountPaid").as_deref(), Some("999"));
    assert_eq!(notification.data.get("status"), None);
    let ubao = ubao_in_json();
    let body = sample(&ubao, "recharge", &json!({})).replacen('{', r#"{"amount":"1","#, 1);
    let notification = verify(&ubao, "recharge", &body).unwrap();
    assert_eq!(notification.unsigned.get("amount").as_deref(), Some("1"));
    assert_eq!(notification.data.get("amount").as_deref(), Some("98260"));
}

// ---- what it means ----

#[test]
fn only_what_the_tables_call_success_succeeds_and_an_unknown_status_is_never_a_failure() {
    let outcome = |name: &str, kind: &str, data: Value| {
        let gateway = gateway(name);
        verify(&gateway, kind, &sample(&gateway, kind, &data))
            .map(|notification| (notification.direction, notification.outcome))
            .unwrap()
    };
    for (status, expected) in
        [("0", Pending), ("1", Pending), ("2", Succeeded), ("3", Failed), ("4", Failed), ("5", Info), ("22", Info)]
    {
        assert_eq!(outcome("Basicex", "payment", json!({"status": status})), (In, expected));
    }
    for (status, expected) in [("0", Pending), ("1", Succeeded), ("2", Failed), ("3", Info)] {
        assert_eq!(outcome("Basicex", "agentpay", json!({"status": status})), (Out, expected));
    }
    assert_eq!(outcome("Basicex", "payment", json!({"status": 2, "code": "9999"})), (In, Info));
    for (state1, state2, expected) in [
        ("2", "2", Succeeded),
        ("2", "1", Pending),
        ("1", "2", Pending),
        ("0", "1", Pending),
        ("10", "1", Pending),
        ("3", "2", Failed),
        ("4", "2", Failed),
        ("9", "1", Failed),
        ("7", "2", Info),
        ("2", "3", Info),
        ("4", "0", Info),
    ] {
        assert_eq!(
            outcome("Bibao", "otc", json!({"State1": state1, "State2": state2})),
            (In, expected),
            "{state1} {state2}"
        );
        assert_eq!(outcome("Bibao", "otc", json!({"State1": state1, "State2": state2, "Type": "2"})), (Out, expected));
    }
    assert_eq!(outcome("Ubao", "recharge", json!({})), (In, Succeeded));
    for (result, expected) in [(json!(1), Succeeded), (json!(0), Failed), (json!(2), Info), (json!("1"), Succeeded)] {
        assert_eq!(outcome("Ubao", "transfer", json!({"result": result})), (Out, expected));
    }
    assert_eq!(outcome("Ubao", "balance", json!({})), (Direction::None, Info));
    for (status, expected) in [("SUCCESS", Succeeded), ("success", Info), ("FAIL", Info), ("SUCCESS ", Info)] {
        assert_eq!(outcome("Vpay", "payment", json!({"status": status})), (In, expected));
        assert_eq!(
            outcome("Vpay", "withdraw", json!({"status": status, "bizType": "PAYMENT_FIXED_DIGITAL_SCAN"})),
            (Out, expected)
        );
    }
    assert_eq!(outcome("Lianhe", "payment", json!({})), (In, Succeeded));
    assert_eq!(outcome("Lianhe", "payout", json!({})), (Out, Succeeded));
}

#[test]
fn a_replay_key_is_the_same_for_a_retry_and_differs_for_another_event() {
    let key = |name: &str, kind: &str, data: Value, now: i64, nonce: &str| {
        let gateway = gateway(name);
        let body = gateway.sample(kind, &data.to_string(), &mut Context::fixed(now, nonce)).unwrap().body;
        verify(&gateway, kind, &body).unwrap().replay_key
    };
    for (name, kind, other) in [
        ("Basicex", "payment", json!({"status": 1})),
        ("Basicex", "payment", json!({"orderNo": "9"})),
        ("Basicex", "agentpay", json!({"orderNo": "9"})),
        ("Bibao", "otc", json!({"State1": "4"})),
        ("Bibao", "otc", json!({"OrderId": "9"})),
        ("Ubao", "recharge", json!({"hash": "0xother"})),
        ("Ubao", "recharge", json!({"amount": "98261"})),
        ("Ubao", "transfer", json!({"result": 0})),
        ("Vpay", "payment", json!({"status": "FAIL"})),
        ("Vpay", "withdraw", json!({"orderId": "9"})),
        ("Lianhe", "payment", json!({"mrn": "9"})),
    ] {
        let first = key(name, kind, json!({}), NOW, "1234567").unwrap();
        assert_eq!(key(name, kind, json!({}), NOW + 900_000, "7654321"), Some(first.clone()), "{name} {kind}");
        assert_ne!(key(name, kind, other, NOW, "1234567"), Some(first.clone()), "{name} {kind}");
        assert!(first.starts_with(&format!("{}:", name.to_lowercase())));
    }
    // An agentpay and a payment of the same number are two events, and so are a payment and a payout of one mrn.
    assert_ne!(
        key("Basicex", "payment", json!({}), NOW, "1"),
        key("Basicex", "agentpay", json!({"status": 2}), NOW, "1")
    );
    assert_ne!(key("Lianhe", "payment", json!({}), NOW, "1"), key("Lianhe", "payout", json!({}), NOW, "1"));
    // 77 and "77" sign alike and are the same event; so are addresses in either case.
    assert_eq!(
        key("Vpay", "payment", json!({"orderId": 77}), NOW, "1"),
        key("Vpay", "payment", json!({"orderId": "77"}), NOW, "1")
    );
    assert_eq!(
        key("Ubao", "recharge", json!({"hash": "0xAB"}), NOW, "1"),
        key("Ubao", "recharge", json!({"hash": "0xab"}), NOW, "1")
    );
    // A colon in a value cannot make two events one.
    assert_ne!(
        key("Bibao", "otc", json!({"OrderId": "a:2", "State1": "2"}), NOW, "1"),
        key("Bibao", "otc", json!({"OrderId": "a", "State1": "2"}), NOW, "1")
    );
    for question in ["otcVerify", "otcQuery", "getBankCard"] {
        assert_eq!(key("Bibao", question, json!({}), NOW, "1"), None);
    }
}

#[test]
fn ubao_says_whether_the_coin_is_a_row_of_the_table() {
    let gateway = gateway("Ubao");
    let matches =
        |data: Value| verify(&gateway, "recharge", &sample(&gateway, "recharge", &data)).unwrap().coin_matches.unwrap();
    assert!(matches(json!({})));
    assert!(matches(json!({"coinType": "0x55D398326f99059fF775485246999027B3197955"})));
    assert!(matches(json!({"coinID": 1003, "coinType": "", "chainType": 160})));
    assert!(!matches(json!({"coinType": "0x0000000000000000000000000000000000000bad"})));
    assert!(!matches(json!({"chainType": 160})));
    assert!(!matches(json!({"coinID": 1004, "coinType": "tr7nhqjekqxgtci8q8zy4pl8otszgjlj6t", "chainType": 160})));
}

#[test]
fn the_beijing_date_does_not_depend_on_the_servers_zone() {
    let bibao = gateway("Bibao");
    let operation = bibao.operation("queryStatus").unwrap();
    // 15:59:59 and 16:00:00 UTC, on an ordinary day and on 31 December.
    for (now, date) in [
        (1_709_999_999_000, "20240309"),
        (1_710_000_000_000, "20240310"),
        (1_704_038_399_000, "20231231"),
        (1_704_038_400_000, "20240101"),
    ] {
        let explained = bibao
            .explain(operation, r#"{"OrderNo":"1"}"#, Extras::default(), &mut Context::fixed(now, "abcdef1234"))
            .unwrap();
        assert_eq!(explained.sign_string.masked(), format!("sandbox1<keyB>{date}"));
    }
}

#[test]
fn bibao_key_parts_can_be_replaced_and_the_ends_have_their_lengths() {
    let changed = gateway_with("Bibao", &json!({"keyParts": {"approveSell": ["MerCode", "Coin", "Timestamp"]}}));
    let operation = changed.operation("approveSell").unwrap();
    let input = r#"{"UserName":"user01","Coin":"DC","OrderNum":"1","CoinAmount":"5","Code":1}"#;
    let explained =
        changed.explain(operation, input, Extras::default(), &mut Context::fixed(NOW, "aaaaaabbbb")).unwrap();
    assert_eq!(explained.sign_string.masked(), "sandboxDC1700000000<keyB>20231115");
    assert!(explained.sign.starts_with("aaaaaa") && explained.sign.ends_with("bbbb") && explained.sign.len() == 42);
    let error = changed.sign(operation, input, Extras::default(), &mut Context::fixed(NOW, "short")).unwrap_err();
    assert_eq!((error.code(), error.field()), (Code::InvalidOptions, Some("nonce")));
}

#[test]
fn all_violations_are_reported_at_once() {
    let fields = |gateway: &paychop::Gateway, operation: &str, path: Option<&str>, input: Value| {
        let operation = gateway.operation(operation).unwrap();
        let extras = Extras { path, ..Extras::default() };
        let error =
            gateway.sign(operation, &input.to_string(), extras, &mut Context::fixed(NOW, "abcdefghij")).unwrap_err();
        let mut found: Vec<_> = error
            .violations()
            .iter()
            .map(|violation| format!("{} {}", violation.field, violation.code.as_str()))
            .collect();
        found.sort();
        found
    };
    let merchant = credentials("Bibao")["merCode"].clone();
    let bibao = gateway_with("Bibao", &json!({"strict": false}));
    assert_eq!(
        fields(
            &bibao,
            "addUser",
            None,
            json!({"UserName": merchant, "Key": 1, "a-b": 1, "zz": 12_345_678_901_234_567_890_u64})
        ),
        ["Key not_allowed", "UserName not_allowed", "a-b ambiguous_field", "zz out_of_range"]
    );
    // A number that went through a float: 0.1 + 0.2.
    assert_eq!(
        fields(&gateway("Vpay"), "call", Some("bad"), json!({"key": 1, "x": {"y": [0.300_000_000_000_000_04]}})),
        ["key not_allowed", "path bad_format", "x.y[0] out_of_range"]
    );
}
