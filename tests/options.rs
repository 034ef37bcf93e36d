//! Credentials and options, on every gateway.

mod common;

use common::*;
use paychop::{Code, Context, Extras, Gateway};
use serde_json::{Value, json};

#[test]
fn previous_secrets_verify_and_say_so() {
    for name in gateways() {
        let mut new = credentials(name);
        new[secret_of(name)] = "new-secret".into();
        let old_body = sample(&gateway(name), main_kind(name), &json!({}));
        let rotated = try_gateway(name, &new, &json!({"previous": [credentials(name)]})).unwrap();
        assert_eq!(verify(&rotated, main_kind(name), &old_body).unwrap().secret_index, 1);
        assert_eq!(
            verify(&rotated, main_kind(name), &sample(&rotated, main_kind(name), &json!({}))).unwrap().secret_index,
            0
        );
        let without = try_gateway(name, &new, &json!({})).unwrap();
        assert_eq!(refused(&without, main_kind(name), &old_body), "signature_mismatch");
        let mut other = credentials(name);
        let identity = without.table().credentials[0].name;
        other[identity] = if name == "Ubao" { json!(7) } else { json!("other1") };
        let error = try_gateway(name, &new, &json!({"previous": [other]})).unwrap_err();
        assert_eq!(error.code(), Code::InvalidCredentials);
    }
}

#[test]
fn whatever_is_wrong_with_a_configuration_the_error_names_the_gateway() {
    for table in paychop::catalog() {
        let good = credentials(table.name);
        for (credentials, options) in [
            (Value::Null, json!({})),
            (json!([]), json!({})),
            (json!({"a": "b"}), json!({})),
            (good.clone(), json!(5)),
            (good.clone(), json!({"previous": 5})),
            (good.clone(), json!({"previous": [5]})),
            (good.clone(), json!({"previous": [{}]})),
            (good.clone(), json!({"strict": 5})),
            (good, json!({"baseUrl": "x"})),
        ] {
            let config = json!({"gateway": table.name, "credentials": credentials, "options": options}).to_string();
            let error = Gateway::from_json(&config).unwrap_err();
            assert_eq!(error.gateway(), Some(table.id), "{config}: {error}");
        }
    }
    let message = Gateway::from_json(r#"{"gateway":"Alipay"}"#).unwrap_err().to_string();
    assert!(gateways().all(|name| message.contains(name)), "{message}");
}

/// A number of more digits than a float holds has been rounded: it would name another merchant.
#[test]
fn an_identity_is_a_string_and_only_ubao_takes_an_exact_number() {
    for table in paychop::catalog() {
        let identity = table.credentials[0].name;
        let with = |number: &str| {
            let mut all = credentials(table.name);
            all[identity] = json!("the number");
            let all = all.to_string().replace("\"the number\"", number);
            let config = format!(
                r#"{{"gateway":"{}","credentials":{all},"options":{{"baseUrl":"https://g.example"}}}}"#,
                table.name
            );
            Gateway::from_json(&config)
        };
        assert_eq!(with("9007199254740991").is_ok(), table.name == "Ubao", "{}", table.name);
        for rounded in ["8114968339128345678", "9007199254740992", "1e21", "5.0", "5.5", "-5"] {
            let error = with(rounded).expect_err(rounded);
            assert_eq!((error.code(), error.field()), (Code::InvalidCredentials, Some(identity)));
            assert!(error.message().contains("string"), "{error}");
        }
    }
}

#[test]
fn larger_bodies_than_max_bytes_are_refused_unread() {
    for name in gateways() {
        let body = sample(&gateway(name), main_kind(name), &json!({}));
        let fits = gateway_with(name, &json!({"maxBytes": body.len()}));
        assert!(verify(&fits, main_kind(name), &body).is_ok());
        let small = gateway_with(name, &json!({"maxBytes": body.len() - 1}));
        assert_eq!(refused(&small, main_kind(name), &body), "too_large");
        assert_eq!(refused(&gateway(name), main_kind(name), &"x".repeat(65_537)), "too_large");
    }
}

#[test]
fn every_kind_is_acknowledged_or_replied_to_with_exact_bytes() {
    let ack = |name: &str, kind: &str| gateway(name).acknowledge(kind).map(|ack| (ack.status, ack.body));
    let ok = |body: &str| (200, body.to_owned());
    for (name, kind, body) in [
        ("Basicex", "payment", "success"),
        ("Basicex", "agentpay", "success"),
        ("Bibao", "otc", r#"{"Success":true,"Code":1,"Message":"success"}"#),
        ("Bibao", "notice", r#"{"Success":true,"Code":1,"Message":"success"}"#),
        ("Ubao", "transfer", "SUCCESS"),
        ("Vpay", "withdraw", "success"),
        ("Lianhe", "payout", "success"),
    ] {
        assert_eq!(ack(name, kind).unwrap(), ok(body));
    }
    for kind in ["otcVerify", "otcQuery", "getBankCard"] {
        assert_eq!(ack("Bibao", kind).unwrap_err().code(), Code::ReplyRequired);
    }
    for name in gateways() {
        let accepted = gateway(name).acknowledge(main_kind(name)).unwrap();
        let rejected = gateway(name).reject(Some("later"));
        assert!(rejected.status >= 400 && rejected.body != accepted.body);
        assert_eq!(gateway(name).reply(main_kind(name), 0, "{}").unwrap_err().code(), Code::InvalidRequest);
    }
}

#[test]
fn what_acknowledges_can_be_set_for_basicex() {
    for (options, body) in [(json!({}), "success"), (json!({"ackBody": ""}), ""), (json!({"ackBody": "OK"}), "OK")] {
        let gateway = gateway_with("Basicex", &options);
        assert_eq!(gateway.acknowledge("payment").unwrap().body, body);
        assert_eq!((gateway.reject(None).status, gateway.reject(None).body.as_str()), (500, "fail"));
    }
}

#[test]
fn vpay_lists_are_signed_in_the_form_that_is_set() {
    let data: Value = serde_json::from_str(r#"{"transfers":[{"hash":"0xab","amount":1.50,"memo":null}]}"#).unwrap();
    for form in ["braces", "bare", "json"] {
        let own = gateway_with("Vpay", &json!({"listForm": form}));
        let body = sample(&own, "payment", &data);
        for other in ["braces", "bare", "json"] {
            let verified = verify(&gateway_with("Vpay", &json!({"listForm": other})), "payment", &body);
            assert_eq!(verified.is_ok(), form == other, "{form} {other}");
        }
        let notification = verify(&own, "payment", &body).unwrap();
        let read: Value = serde_json::from_str(notification.data.as_json()).unwrap();
        let transfer = &read["transfers"][0];
        assert_eq!((&transfer["hash"], &transfer["amount"]), (&json!("0xab"), &json!("1.50")));
        // Only as JSON the null stands in the sign string.
        assert_eq!(transfer.get("memo").is_some(), form == "json");
    }
}

#[test]
fn bibao_replies_are_signed_as_they_are_sent_with_the_secret_that_verified() {
    let card =
        json!({"Account": "6222", "Bank": "招商 银行", "RealName": "张三*", "SubBranch": "a-b_c.d~"}).to_string();
    let reply = |gateway: &Gateway, kind: &str, data: &str| {
        serde_json::from_str::<Value>(&gateway.reply(kind, 0, data).unwrap().body).unwrap()
    };
    let bibao = gateway("Bibao");
    let percent = reply(&bibao, "getBankCard", &card);
    assert_eq!(percent["Bank"], "%E6%8B%9B%E5%95%86+%E9%93%B6%E8%A1%8C");
    assert_eq!(percent["SubBranch"], "a-b_c.d%7E");
    let plain = reply(&gateway_with("Bibao", &json!({"replyEncoding": "plain"})), "getBankCard", &card);
    assert_eq!(plain["Bank"], "招商 银行");
    assert_ne!(plain["Sign"], percent["Sign"]);
    // 4.4's answer signs the same four fields as 4.6's; Status travels unsigned.
    let mut with_status: Value = serde_json::from_str(&card).unwrap();
    with_status["Status"] = 1.into();
    let verified = reply(&bibao, "otcVerify", &with_status.to_string());
    assert_eq!((&verified["Sign"], &verified["Status"]), (&percent["Sign"], &json!(1)));
    assert_eq!(reply(&bibao, "otcQuery", r#"{"Coin":"DC","CoinAmount":"0"}"#)["CoinAmount"], "0");
    let error = bibao.reply("getBankCard", 0, r#"{"Account":"1","Extra":"2"}"#).unwrap_err();
    assert_eq!(error.violations().len(), 4);
    assert_eq!(bibao.reply("otcQuery", 5, "{}").unwrap_err().code(), Code::InvalidRequest);
}

#[test]
fn credentials_are_checked_and_never_shown() {
    for name in gateways() {
        let secret = secret_of(name);
        for (value, what) in [
            (json!(""), "empty"),
            (json!(" x"), "blank"),
            (json!("x\n"), "line end"),
            (json!(5), "number"),
            (json!(null), "null"),
        ] {
            let mut bad = credentials(name);
            bad[secret] = value;
            let error = try_gateway(name, &bad, &json!({})).unwrap_err();
            assert_eq!((error.code(), error.field()), (Code::InvalidCredentials, Some(secret)), "{name} {what}");
        }
        let mut extra = credentials(name);
        extra["hunter2"] = "red".into();
        let error = try_gateway(name, &extra, &json!({})).unwrap_err();
        assert_eq!((error.code(), error.field()), (Code::InvalidCredentials, None));
        // People paste secrets in the place of names.
        assert!(!error.to_json().contains("hunter2"), "{error}");
        let mut almost = credentials(name);
        almost[secret.to_lowercase() + "_"] = "x".into();
        let error = try_gateway(name, &almost, &json!({})).unwrap_err();
        assert_eq!((error.code(), error.field()), (Code::InvalidCredentials, Some(secret)));
        let shown = format!("{:?}", gateway(name));
        assert!(!shown.contains(credentials(name)[secret].as_str().unwrap()), "{shown}");
    }
    for bad in ["1234567", "123456789", "中文键"] {
        let mut credentials = credentials("Bibao");
        credentials["desKey"] = bad.into();
        assert_eq!(try_gateway("Bibao", &credentials, &json!({})).unwrap_err().field(), Some("desKey"));
    }
}

#[test]
fn options_are_checked() {
    for (name, options, field) in [
        ("Basicex", json!({"colour": 1}), "colour"),
        ("Basicex", json!({"baseUrl": "openapi.basicex.com"}), "baseUrl"),
        ("Basicex", json!({"baseUrl": "https://u:p@host"}), "baseUrl"),
        ("Basicex", json!({"baseUrl": "https://host/?x=1"}), "baseUrl"),
        ("Basicex", json!({"maxBytes": 0}), "maxBytes"),
        ("Basicex", json!({"maxBytes": "10"}), "maxBytes"),
        ("Basicex", json!({"toleranceSeconds": 0}), "toleranceSeconds"),
        ("Basicex", json!({"bizField": "biz"}), "bizField"),
        ("Basicex", json!({"notificationKind": "otc"}), "notificationKind"),
        ("Basicex", json!({"strict": "yes"}), "strict"),
        ("Basicex", json!({"encoding": "form"}), "encoding"),
        ("Bibao", json!({"keyParts": {"login": ["Nonsense"]}}), "keyParts"),
        ("Bibao", json!({"emptyValues": "maybe"}), "emptyValues"),
        ("Vpay", json!({"listForm": "yaml"}), "listForm"),
        ("Basicex", json!({"listForm": "json"}), "listForm"),
        ("Basicex", json!({"ackBody": 1}), "ackBody"),
        ("Basicex", json!({"ackBody": "x".repeat(1025)}), "ackBody"),
        ("Vpay", json!({"ackBody": ""}), "ackBody"),
        ("Vpay", json!({"previous": {}}), "previous"),
    ] {
        let error = try_gateway(name, &credentials(name), &options).unwrap_err();
        assert_eq!((error.code(), error.field()), (Code::InvalidOptions, Some(field)), "{options}");
    }
    for name in ["Bibao", "Ubao", "Vpay", "Lianhe"] {
        let error =
            Gateway::from_json(&json!({"gateway": name, "credentials": credentials(name)}).to_string()).unwrap_err();
        assert_eq!(error.field(), Some("baseUrl"));
    }
}

#[test]
fn strict_false_lets_new_fields_and_values_through_behind_the_tables() {
    let relaxed = gateway_with("Basicex", &json!({"strict": false}));
    let mut input = order();
    input["network2"] = "X".into();
    input["currency"] = "USDC".into();
    let operation = relaxed.operation("precreate").unwrap();
    let explained =
        relaxed.explain(operation, &input.to_string(), Extras::default(), &mut Context::fixed(NOW, "n1")).unwrap();
    assert!(explained.steps[0].value.ends_with(r#","network2":"X"}"#), "{}", explained.steps[0].value);
    assert_eq!(violations(&relaxed, "cashier", &json!({"a=b": 1}))[..1], ["missing_field"]);
    input["a&merNo=1"] = "x".into();
    assert_eq!(violations(&relaxed, "precreate", &input), ["ambiguous_field"]);
}
