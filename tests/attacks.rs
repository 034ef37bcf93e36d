//! Attacks on `verify` and on what is signed, each with its refusal; and the genuine messages that look like them.
//!
//! An attacker here has no secret. He has genuine messages and their signs, and may have chosen some texts in them.

mod common;

use common::*;
use paychop::{Code, Context, Error, Extras, Gateway, Hints, Outcome, Outgoing, catalog};
use serde_json::{Map, Value, json};

/// A JSON body's members. Numbers keep their text.
fn members(body: &str) -> Map<String, Value> {
    serde_json::from_str(body).unwrap()
}

/// A form's fields, decoded.
fn form_fields(body: &str) -> Vec<(String, String)> {
    body.split('&').map(|pair| pair.split_once('=').unwrap()).map(|(k, v)| (unescape(k), unescape(v))).collect()
}

fn form_of<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
    let pairs: Vec<_> = fields.into_iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    pairs.join("&")
}

/// Shows that the sign of a body is right, and how the body is refused all the same.
fn refused_under_its_own_sign(gateway: &Gateway, kind: &str, body: &str) -> Error {
    let explained = gateway.explain_notification(body.as_bytes(), hints(kind)).unwrap();
    let claimed = &explained.steps.iter().find(|step| step.name == "claimed").unwrap().value;
    assert!(claimed.eq_ignore_ascii_case(&explained.sign), "the attack has no right sign: {body}");
    verify(gateway, kind, body).unwrap_err()
}

fn ambiguous(gateway: &Gateway, kind: &str, body: &str) {
    let error = refused_under_its_own_sign(gateway, kind, body);
    assert_eq!((error.code(), error.authentic(), error.data()), (Code::AmbiguousField, false, None), "{error}: {body}");
}

// ---- nothing may slide ----

#[test]
fn a_field_that_the_gateway_added_is_not_taken_into_another_one_for_a_second_credit() {
    let vpay = gateway("Vpay");
    let order_id = "273124814912907";
    for added in ["orderType", "payType", "remark"] {
        let genuine = sample(&vpay, "payment", &json!({"orderId": order_id, added: "PAYMENT"}));
        let credited = verify(&vpay, "payment", &genuine).unwrap();
        assert_eq!(credited.replay_key.as_deref(), Some("vpay:sandboxVpayKey01:273124814912907:SUCCESS"));
        let mut forged = members(&genuine);
        forged.remove(added);
        forged["orderId"] = json!(format!("{order_id}&{added}=PAYMENT"));
        ambiguous(&vpay, "payment", &Value::Object(forged).to_string());
    }
}

/// Two messages with the same sign string: how the second one is refused under the signature of the first.
fn refused_under_the_sign_of(gateway: &Gateway, kind: &str, genuine: &Value, forged: &Value) -> Error {
    let explained =
        |message: &Value| gateway.explain_notification(message.to_string().as_bytes(), hints(kind)).unwrap();
    let sign = explained(genuine).sign;
    assert_eq!(explained(forged).sign, sign, "{forged} is signed otherwise");
    let mut forged = forged.clone();
    forged["sign"] = json!(sign);
    verify(gateway, kind, &forged.to_string()).unwrap_err()
}

#[test]
fn fields_do_not_become_members_of_an_object() {
    let vpay = gateway("Vpay");
    let rest = json!({"amount": 22.7, "currency": "USDT", "key": KEY, "localOrderId": "L1", "type": "PAYMENT"});
    let with = |more: Value| joined(rest.clone(), more);
    // A user chose this number of 31 characters, and the gateway added an object: FAIL becomes SUCCESS.
    let user = |list: &str| json!({"merchantUserId": format!("&orderId=1&status=SUCCESS&t={list}a="), "notifyTime": 1, "orderId": "2", "status": "FAIL"});
    let mut genuine = with(user("{"));
    genuine["transfer"] = json!({"hash": "h"});
    let inside = json!({"a": "", "notifyTime": 1, "orderId": "2", "status": "FAIL", "transfer": "{hash=h"});
    let forged = with(json!({"merchantUserId": "", "orderId": "1", "status": "SUCCESS", "t": inside}));
    let error = refused_under_the_sign_of(&vpay, "payment", &genuine, &forged);
    assert_eq!((error.code(), error.field(), error.authentic()), (Code::AmbiguousField, Some("t"), false));
    // The same with a list, and with a brace in a text of the gateway in place of its object.
    let mut genuine = with(user("[{"));
    genuine["transfers"] = json!("}]");
    let inside = json!([{"a": "", "notifyTime": 1, "orderId": "2", "status": "FAIL", "transfers": ""}]);
    let forged = with(json!({"merchantUserId": "", "orderId": "1", "status": "SUCCESS", "t": inside}));
    let error = refused_under_the_sign_of(&vpay, "payment", &genuine, &forged);
    assert_eq!((error.code(), error.field()), (Code::AmbiguousField, Some("t")));
    // Between two objects of the gateway, the order number gets lost.
    let order = json!({"orderId": "2", "status": "SUCCESS"});
    let mut genuine = with(order.clone());
    genuine["lnet"] = json!({"a": 1});
    genuine["net"] = json!({"b": 2});
    let sign = vpay.explain_notification(genuine.to_string().as_bytes(), hints("payment")).unwrap().sign;
    let mut sent = genuine.clone();
    sent["sign"] = json!(sign);
    assert_eq!(verify(&vpay, "payment", &sent.to_string()).unwrap().merchant_order_id.as_deref(), Some("L1"));
    let mut forged = with(order);
    forged.as_object_mut().unwrap().remove("localOrderId");
    forged["lnet"] = json!({"a": "1}", "localOrderId": "L1", "net": "{b=2"});
    let error = refused_under_the_sign_of(&vpay, "payment", &genuine, &forged);
    assert_eq!((error.code(), error.field()), (Code::AmbiguousField, Some("lnet")));
}

#[test]
fn what_decides_the_credit_does_not_become_a_member_either() {
    let base = json!({
        "amount": 1, "currency": "USDT", "key": KEY, "localOrderId": "L1", "notifyTime": 1, "orderId": "11",
        "status": "SUCCESS", "type": "PAYMENT"
    });
    let with = |more: Value| joined(base.clone(), more);
    let price = json!({"quoteAmount": 1, "quoteCurrency": "CNY", "quotePrice": "7.2"});
    other_readings_are_refused([
        // The price, with one text of a user.
        (
            with(json!({"desc": "x&extra={quoteAmount=1000000&quoteCurrency=CNY}&f={a=", "extra": price})),
            with(json!({
                "desc": "x", "extra": {"quoteAmount": 1_000_000, "quoteCurrency": "CNY"},
                "f": {"a": "", "extra": "{quoteAmount=1", "quoteCurrency": "CNY", "quotePrice": "7.2"}
            })),
        ),
        // The user, with two.
        (
            with(json!({"memo": "x&merchantUserId=victim&n={a=", "merchantUserId": "u1}"})),
            with(json!({"memo": "x", "merchantUserId": "victim", "n": {"a": "", "merchantUserId": "u1"}})),
        ),
        // A type that no table has.
        (
            with(json!({"tag": "x&type=PAYMENT&typea={a=", "type": "REFUND", "userName": "u}"})),
            with(json!({"tag": "x", "typea": {"a": "", "type": "REFUND", "userName": "u"}})),
        ),
        // The amounts, between an order number and a user's number.
        (
            with(json!({
                "localOrderId": "L&merchantActualAmount=9999&merchantPaidAmount=9999&n={a=", "merchantActualAmount": "22.72",
                "merchantPaidAmount": "7.33", "merchantUserId": "u}"
            })),
            with(json!({
                "localOrderId": "L", "merchantActualAmount": "9999", "merchantPaidAmount": "9999",
                "n": {"a": "", "merchantActualAmount": "22.72", "merchantPaidAmount": "7.33", "merchantUserId": "u"}
            })),
        ),
        // The order, by its own number and a text that ends with a brace.
        (
            with(json!({
                "localOrderId": "L&notifyTime=1&orderId=9&status=SUCCESS&type=PAYMENT&u={a=", "orderId": "273",
                "status": "FAIL", "userName": "n}"
            })),
            with(json!({
                "localOrderId": "L", "orderId": "9",
                "u": {"a": "", "notifyTime": 1, "orderId": "273", "status": "FAIL", "type": "PAYMENT", "userName": "n"}
            })),
        ),
        // The order number, by a text in the price.
        (
            with(json!({
                "extra": {"quoteAmount": 10, "remark": "x}&key=sandboxVpayKey01&localOrderId=VICTIM&m={a={b"}, "merchantUserId": "u}"
            })),
            with(json!({
                "extra": {"quoteAmount": 10, "remark": "x"}, "localOrderId": "VICTIM",
                "m": {"a": "{b}", "key": KEY, "localOrderId": "L1", "merchantUserId": "u"}
            })),
        ),
        // The currency that the user paid in.
        (
            with(json!({
                "userBank": "x&userCurrency=BTC&userD={a=", "userCurrency": "USDT", "userName": "n}"
            })),
            with(json!({
                "userBank": "x", "userCurrency": "BTC", "userD": {"a": "", "userCurrency": "USDT", "userName": "n"}
            })),
        ),
        // An order number with a separator in it.
        (
            with(json!({"kz": "x&localOrderId=VICTIM&m={a=", "localOrderId": "A&B}"})),
            with(json!({"kz": "x", "localOrderId": "VICTIM", "m": {"a": "", "localOrderId": "A&B"}})),
        ),
    ]);
}

#[test]
fn no_other_reading_of_a_sign_string_is_taken() {
    let long = "L".repeat(48);
    let success = "}&status=SUCCESS&type=PAYMENT";
    other_readings_are_refused([
        // A text in the price, and one in an object of the gateway.
        (
            fail(
                json!({"extra": {"desc": "{"}, "word": format!("}}&key={KEY}&orderId=1&status=SUCCESS&type=PAYMENT")}),
            ),
            paid(json!({
                "extra": {"desc": {}, "key": KEY, "orderId": "2", "status": "FAIL", "type": "PAYMENT", "word": ""}, "orderId": "1"
            })),
        ),
        (
            fail(json!({"payer": {"name": "{"}, "word": success})),
            paid(json!({"payer": {"name": {}, "status": "FAIL", "type": "PAYMENT", "word": ""}})),
        ),
        // A text behind an object of the gateway, which has a brace of each kind when it is read as a part of it.
        (
            fail(json!({"payInfo": {"chain": "TRON", "hash": "h"}, "remark": "x{", "word": success})),
            paid(json!({
                "payInfo": {"chain": "TRON", "hash": "h}&remark=x{", "status": "FAIL", "type": "PAYMENT", "word": ""}
            })),
        ),
        // An order number of 64 characters, and what comes behind it.
        (
            paid(json!({
                "localOrderId": format!("{long}&orderId=1&r={{a="), "merchantId": 303_122_065_665_u64,
                "notifyTime": 1_743_430_051_000_u64, "remark": "}"
            })),
            paid(json!({
                "localOrderId": long, "orderId": "1",
                "r": {"a": "", "merchantId": 303_122_065_665_u64, "notifyTime": 1_743_430_051_000_u64, "orderId": "2", "remark": ""}
            })),
        ),
        // A field in a text whose own name comes later.
        (
            paid(json!({"localOrderId": format!("{long}&orderId=1&p=xyz"), "memo": "y&q={a=", "remark": "}"})),
            paid(json!({
                "localOrderId": long, "orderId": "1", "p": "xyz&memo=y", "q": {"a": "", "orderId": "2", "remark": ""}
            })),
        ),
    ]);
}

#[test]
fn no_other_reading_with_a_second_text_is_taken() {
    other_readings_are_refused([
        // The price, by one text in it, and by two.
        (
            paid(json!({"extra": {
                "note": "&quoteAmount=999&quoteCurrency=USD&quotePrice=1}&f={a=", "quoteAmount": 1.5, "quoteCurrency": "CNY", "quotePrice": 7.2
            }})),
            paid(json!({
                "extra": {"note": "", "quoteAmount": "999", "quoteCurrency": "USD", "quotePrice": "1"},
                "f": {"a": "", "quoteAmount": 1.5, "quoteCurrency": "CNY", "quotePrice": 7.2}
            })),
        ),
        (
            paid(json!({"extra": {"note": "&quoteAmount=999&r={a=", "quoteAmount": 1.5, "s": "}"}})),
            paid(json!({"extra": {"note": "", "quoteAmount": "999", "r": {"a": "", "quoteAmount": 1.5, "s": ""}}})),
        ),
        // What is left of the text may be a number in JSON.
        (
            fail(json!({
                "extra": {"note": format!("5}}&key={KEY}&orderId=1&status=SUCCESS&t={{a={{b=")}, "localOrderId": "A1",
                "word": "}&type=PAYMENT"
            })),
            paid(json!({
                "extra": {"note": 5}, "orderId": "1",
                "t": {"a": {"b": ""}, "key": KEY, "localOrderId": "A1", "orderId": "2", "status": "FAIL", "type": "PAYMENT", "word": ""}
            })),
        ),
        // A type of two words.
        (
            paid(json!({"tag": "x&type=PAYMENT&u={a=", "type": "INTERNAL_TRANSFER", "word": "}"})),
            paid(json!({"tag": "x", "u": {"a": "", "type": "INTERNAL_TRANSFER", "word": ""}})),
        ),
        // A text that a field of the gateway has inside, behind an object that has closed.
        (
            paid(json!({
                "tx": {"mark": ""}, "ty": "}&type=PAYMENT&userAmount=&z={a=", "userAmount": "22.7", "zone": {}
            })),
            paid(json!({
                "tx": {"mark": "}", "ty": ""}, "userAmount": "",
                "z": {"a": "", "type": "PAYMENT", "userAmount": "22.7", "zone": "{"}
            })),
        ),
        // The same behind an order number.
        (
            fail(json!({
                "localOrderId": "&orderId=1&status=S&type=PAYMENT&u={a=", "note": "}&un=userCurrency=BTC&z={a=", "userInfo": {}
            })),
            joined(
                paid(json!({
                    "localOrderId": "", "orderId": "1", "u": {"a": "", "note": ""}, "un": "userCurrency=BTC",
                    "z": {"a": "", "orderId": "2", "status": "FAIL", "type": "PAYMENT", "userInfo": "{"}
                })),
                json!({"status": "S"}),
            ),
        ),
        // An order number that has a name in it.
        (
            paid(json!({"l": "x&localOrderId=VICTIM&m={a=", "localOrderId": "A1&ab=", "network": "}"})),
            paid(json!({"l": "x", "localOrderId": "VICTIM", "m": {"a": "", "localOrderId": "A1&ab=", "network": ""}})),
        ),
    ]);
}

const KEY: &str = "sandboxVpayKey01";

fn other_readings_are_refused<const N: usize>(pairs: [(Value, Value); N]) {
    let vpay = gateway("Vpay");
    for (genuine, forged) in pairs {
        let error = refused_under_the_sign_of(&vpay, "payment", &genuine, &forged);
        assert_eq!((error.code(), error.authentic()), (Code::AmbiguousField, false), "{forged}");
    }
}

fn fail(more: Value) -> Value {
    joined(
        json!({"amount": 1, "currency": "USDT", "key": KEY, "orderId": "2", "status": "FAIL", "type": "PAYMENT"}),
        more,
    )
}

fn paid(more: Value) -> Value {
    joined(fail(json!({"status": "SUCCESS"})), more)
}

fn joined(rest: Value, more: Value) -> Value {
    let (Value::Object(rest), Value::Object(more)) = (rest, more) else { panic!("two objects") };
    Value::Object(rest.into_iter().chain(more).collect())
}

#[test]
fn objects_that_the_gateway_may_add_are_taken() {
    let vpay = gateway("Vpay");
    for added in [
        json!({"fee": {"amount": "1", "currency": "USDT", "feeRate": "0.1"}}),
        json!({"gas": {"amount": "1", "currency": "TRX", "gasPrice": "420"}}),
        json!({"blockchainTransfers": [{"amount": "1", "contract": "T", "currency": "USDT", "from": "T1", "hash": "h", "to": "T2"}]}),
        json!({"coin": {"address": "T", "currency": "USDT", "decimals": 6, "symbol": "USDT"}}),
        json!({"extra": {"amount": "1", "currency": "CNY", "exchangeRate": "7", "quoteAmount": "7"}}),
        json!({"transfer": {"amount": "1", "currency": "USDT", "from": "T1", "hash": "h", "status": "SUCCESS", "to": "T2"}}),
        json!({"refund": {"amount": "1", "refundId": "1", "status": "NONE", "time": 1}}),
        json!({"payment": {"address": "T", "network": "TRON", "status": "SUCCESS", "txId": "h"}}),
        json!({"merchant": {"id": 1, "key": KEY, "name": "shop"}}),
        // Between the order number and this one is more than an order number can have.
        json!({"merchantUserId": null, "order": {"orderId": "1", "status": "SUCCESS", "type": "PAYMENT", "uid": 1}}),
        // What is the same in both readings decides nothing; and an object closes before the next field.
        json!({"merchantUserId": "u7", "order": {"amount": "1", "currency": "USDT", "orderId": "273124814912907", "status": "SUCCESS"}}),
        serde_json::from_str(
            r#"{"extra": {"quoteAmount": 10.00, "quoteCurrency": "CNY", "quotePrice": 7.20, "rateId": 5}}"#,
        )
        .unwrap(),
        json!({"channel": "TRON", "fee": {"amount": "1", "currency": "USDT", "feeRate": "0.1"}}),
        json!({"merchantUserId": "u7", "refund": {"amount": "1", "orderId": "R1", "status": "NONE", "type": "PARTIAL"}}),
        json!({"merchantUserId": "u7", "transfers": [{"amount": 1.5, "orderId": "9", "status": "CONFIRMED", "type": "IN"}]}),
        json!({"risk": {"reasons": ["a", "b"], "status": "PASS", "type": "AML"}}),
        json!({"token": {"name": "USDT", "type": "TRC20", "url": "https://t.example"}, "remark": ""}),
    ] {
        let verified = verify(&vpay, "payment", &sample(&vpay, "payment", &added));
        assert!(verified.is_ok(), "{added}: {:?}", verified.unwrap_err());
    }
}

#[test]
fn a_request_with_an_object_does_not_come_back_as_a_notification() {
    let vpay = gateway("Vpay");
    let call = vpay.operation("call").unwrap();
    let extras = || Extras { path: Some("/wallet-trade-merchant/v1/withdraw"), ..Extras::default() };
    let withdraw = |metadata: Value| {
        let input = json!({"amount": "1000", "currency": "USDT", "localOrderId": "L1", "metadata": metadata});
        vpay.sign(call, &input.to_string(), extras(), &mut Context::fixed(NOW, "1"))
    };
    let error =
        withdraw(json!({"note": "hi", "orderId": "O9", "status": "SUCCESS", "type": "PAYMENT", "z": "1"})).unwrap_err();
    assert_eq!(error.violations()[0].code.as_str(), "ambiguous_field");
    let error =
        withdraw(json!([{"a": {"n": 1, "orderId": "O9", "status": "SUCCESS"}, "type": "PAYMENT"}])).unwrap_err();
    assert_eq!(error.violations()[0].code.as_str(), "ambiguous_field");
    withdraw(json!({"note": "hi", "status": "new", "type": "gift"})).unwrap();
}

#[test]
fn a_user_number_does_not_turn_a_failed_payment_into_a_success() {
    let vpay = gateway("Vpay");
    let user = "u&notifyTime=1&orderId=1&status=SUCCESS&type=PAYMENT&x=";
    let data = json!({"merchantUserId": user, "notifyTime": null, "orderCreateTime": null, "status": "FAIL",
        "userAmount": null, "userCurrency": null, "orderId": "2"});
    let genuine = sample(&vpay, "payment", &data);
    ambiguous(&vpay, "payment", &genuine);
    // The same sign string, read in another way.
    let mut forged = members(&genuine);
    for (name, value) in [
        ("merchantUserId", "u"),
        ("notifyTime", "1"),
        ("orderId", "1"),
        ("status", "SUCCESS"),
        ("type", "PAYMENT"),
        ("x", "&orderId=2&status=FAIL&type=PAYMENT"),
    ] {
        forged.insert(name.to_owned(), json!(value));
    }
    ambiguous(&vpay, "payment", &Value::Object(forged).to_string());
}

#[test]
fn a_remark_does_not_reopen_a_closed_order() {
    let bibao = gateway("Bibao");
    // Token, Type and UserName come behind the states in the sign string.
    let genuine = sample(&bibao, "otc", &json!({"State1": "4", "Remark": "x&State1=2&State2=2&Token=t"}));
    ambiguous(&bibao, "otc", &genuine);
    let mut forged = form_fields(&genuine);
    for (name, value) in &mut forged {
        match name.as_str() {
            "Remark" => "x".clone_into(value),
            "State1" => "2".clone_into(value),
            "Token" => "t&State1=4&State2=2&Token=tokenzhT0d3A8YZJp".clone_into(value),
            _ => {}
        }
    }
    let forged = form_of(forged.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    ambiguous(&bibao, "otc", &forged);
}

/// The payer sees the cashier's page, and his text can split its envelope into the fields of an answer.
#[test]
fn a_cashier_page_is_no_answer() {
    let basicex = gateway("Basicex");
    for code in ["0000", "9999"] {
        let split = format!("&code={code}&data={{}}&method=basicexpay.trade.agentpay&methodz=");
        let order = json!({
            "merOrderNo": "A1", "clientIp": "1.1.1.1", "totalAmount": "1", "currency": "USDT", "description": split,
            "orderSource": "WEB", "tradeStartTime": "2025-03-31 22:03:53"
        });
        let cashier = basicex.operation("cashier").unwrap();
        let page = basicex.sign(cashier, &order.to_string(), Extras::default(), &mut Context::fixed(NOW, "n"));
        let Ok(Outgoing::Form(page)) = page else { panic!("a form") };
        let mut fields = members(&page.fields[0].1);
        let content = fields.remove("bizConent").unwrap();
        let (head, tail) = content.as_str().unwrap().split_once(&split).unwrap();
        let rest = format!("{tail}&merNo={}&method=basicexpay.trade.cashier", fields["merNo"].as_str().unwrap());
        fields.remove("merNo");
        for (name, value) in [
            ("bizConent", head),
            ("code", code),
            ("data", "{}"),
            ("method", "basicexpay.trade.agentpay"),
            ("methodz", &rest),
        ] {
            fields.insert(name.to_owned(), json!(value));
        }
        let forged = Value::Object(fields).to_string();
        let error = basicex.parse_response("agentpay", &forged).unwrap_err();
        assert_eq!((error.code(), error.authentic()), (Code::KindMismatch, false), "{forged}");
    }
}

#[test]
fn a_pay_page_is_no_payout_callback() {
    let lianhe = gateway("Lianhe");
    let order = json!({"amount": "100", "callbackUrl": "https://m.example/cb", "channelId": 3, "mrn": "A1", "returnUrl": "https://m.example/r"});
    let page = lianhe.sign(
        lianhe.operation("payPage").unwrap(),
        &order.to_string(),
        Extras::default(),
        &mut Context::fixed(NOW, "n"),
    );
    let Ok(Outgoing::Form(page)) = page else { panic!("a form") };
    let sign = &page.fields.iter().find(|(name, _)| name == "sign").unwrap().1;
    let forged = form_of([
        ("amount", "100.00"),
        ("appKey", "sandboxLianheAppKey01&callbackUrl=https://m.example/cb&channelId=3"),
        ("mrn", "A1&returnUrl=https://m.example/r"),
        ("sign", sign),
    ]);
    ambiguous(&lianhe, "payout", &forged);
}

#[test]
fn no_declared_field_holds_an_ampersand_with_an_equals_sign_behind_it() {
    for (name, kind, field) in [
        ("Vpay", "payment", "merchantUserId"),
        ("Vpay", "payment", "status"),
        ("Vpay", "withdraw", "localOrderId"),
        ("Bibao", "otc", "Token"),
        ("Bibao", "getBankCard", "UserName"),
        ("Lianhe", "payment", "mrn"),
        ("Lianhe", "payout", "appKey"),
    ] {
        let gateway = gateway(name);
        // Not even with a name that no field has: the gateway may have added it.
        for value in ["x&fresh=1", "x&a b=1", "x&=", "x&y&z 中=", "&mrn=1"] {
            ambiguous(&gateway, kind, &sample(&gateway, kind, &json!({field: value})));
        }
    }
    let vpay = gateway("Vpay");
    for nested in [
        json!({"extra": {"quoteCurrency": "CNY&quotePrice=1"}}),
        json!({"extra": {"quoteCurrency": "CNY&fresh=1"}}),
        json!({"extra": "CNY&fresh=1"}),
    ] {
        ambiguous(&vpay, "payment", &sample(&vpay, "payment", &nested));
    }
}

#[test]
fn no_other_field_holds_the_name_of_one_at_any_depth() {
    let vpay = gateway("Vpay");
    for data in [
        json!({"note": "x&status=SUCCESS"}),
        json!({"note": "x&secret=1"}),
        json!({"note": "x&notifyUrl=1"}),
        json!({"extra": {"note": "x&status=SUCCESS&y="}}),
        json!({"extra": {"note": ["x&status=SUCCESS&y="]}}),
        json!({"list": [{"note": "x&quotePrice=1"}]}),
        // A name that came, though nobody declared it.
        json!({"fresh": "1", "note": "x&fresh=2"}),
        json!({"deep": [{"fresh": "1"}], "note": "x&fresh=2"}),
    ] {
        ambiguous(&vpay, "payment", &sample(&vpay, "payment", &data));
    }
    let bibao = gateway("Bibao");
    for name in ["State1", "MerCode", "CoinAddress", "key"] {
        ambiguous(&bibao, "otc", &sample(&bibao, "otc", &json!({"Remark": format!("x&{name}=2")})));
    }
}

#[test]
fn genuine_messages_with_ampersands_are_taken() {
    for (name, kind, data) in [
        ("Vpay", "payment", json!({"notifyUrl": "https://shop.example/cb?a=1&b=2"})),
        ("Vpay", "payment", json!({"remark": "M&T Bank", "orderType": "PAYMENT", "payType": 3})),
        ("Vpay", "payment", json!({"merchantUserId": "M&T", "extra": {"note": "a=1&b=2", "list": ["a&b", "c=d"]}})),
        ("Vpay", "payment", json!({"merchantUserId": "a=b", "bizType": "a=b&c"})),
        ("Bibao", "otc", json!({"Remark": "M&T Bank, ref=5&x=6"})),
        ("Bibao", "otc", json!({"Token": "a&b"})),
        ("Lianhe", "payment", json!({"mrn": "a=1&b"})),
        // What is not signed cannot slide.
        ("Bibao", "otc", json!({"FinishTime": "x&State1=2&y=1"})),
        ("Lianhe", "payment", json!({"payerNote": "x&mrn=2"})),
    ] {
        let gateway = gateway(name);
        let verified = verify(&gateway, kind, &sample(&gateway, kind, &data));
        assert!(verified.is_ok(), "{name} {data}: {:?}", verified.unwrap_err());
    }
}

/// Makes an order with some fields changed.
type Order<'o> = &'o dyn Fn(&Value) -> Value;

#[test]
fn a_request_whose_value_reads_as_another_field_is_refused() {
    let create = |change: &Value| {
        with(json!({"localOrderId": "1", "userCurrency": "USDT", "quoteCurrency": "CNY", "quoteAmount": "5"}), change)
    };
    let pay = |change: &Value| {
        with(
            json!({"amount": "1", "callbackUrl": "https://a.example/", "channelId": 1, "mrn": "1", "returnUrl": "https://a.example/"}),
            change,
        )
    };
    let payout = |change: &Value| {
        with(
            json!({"amount": "5", "bankName": "b", "accountName": "n", "accountNumber": "1", "mrn": "1", "callbackUrl": "https://a.example/"}),
            change,
        )
    };
    let withdraw = |change: &Value| {
        with(json!({"UserName": "user01", "OrderNo": "1", "CoinCode": "DC", "CoinAddress": "a", "Amount": "1"}), change)
    };
    let rows: &[(&str, &str, Order<'_>, Value)] = &[
        ("Vpay", "createFixedCustomRate", &create, json!({"localOrderId": "1&quoteAmount=1"})),
        ("Vpay", "createFixedCustomRate", &create, json!({"localOrderId": "1&fresh=1"})),
        ("Vpay", "createFixedCustomRate", &create, json!({"notifyUrl": "https://a.example/?x=1&quoteAmount=1"})),
        ("Vpay", "createFixedCustomRate", &create, json!({"notifyUrl": "https://a.example/?x=1&status=1"})),
        ("Vpay", "createFixedCustomRate", &create, json!({"networkLimits": ["a&b", "c=d"]})),
        ("Lianhe", "pay", &pay, json!({"callbackUrl": "https://a.example/?x=1&mrn=2"})),
        ("Lianhe", "payPage", &pay, json!({"mrn": "1&fresh=2"})),
        ("Lianhe", "payout", &payout, json!({"accountName": "n&amount=9"})),
        ("Lianhe", "payout", &payout, json!({"accountNumber": "1&x=9"})),
        ("Bibao", "withdrawMoneyUser", &withdraw, json!({"CoinAddress": "a&Amount=9"})),
        ("Bibao", "withdrawMoneyUser", &withdraw, json!({"CoinAddress": "a&x=9"})),
        ("Bibao", "withdrawMoneyUser", &withdraw, json!({"Remark": "a&Amount=9"})),
    ];
    for (name, operation, order, change) in rows {
        let found = violations(&gateway(name), operation, &order(change));
        assert!(found.contains(&"ambiguous_field"), "{name} {change}: {found:?}");
    }
    for (name, operation, input) in [
        (
            "Vpay",
            "createFixedCustomRate",
            create(&json!({"notifyUrl": "https://a.example/?a=1&b=2", "localUserId": "M&T"})),
        ),
        ("Lianhe", "pay", pay(&json!({"callbackUrl": "https://a.example/?a=1&b=2", "payer": "x&mrn=2"}))),
        ("Lianhe", "payout", payout(&json!({"bankName": "M&T Bank", "accountName": "A=1 & B=2"}))),
    ] {
        let gateway = gateway(name);
        let signed = gateway.sign(
            gateway.operation(operation).unwrap(),
            &input.to_string(),
            Extras::default(),
            &mut Context::fixed(NOW, "n"),
        );
        assert!(signed.is_ok(), "{name} {input}: {:?}", signed.unwrap_err());
    }
}

fn with(mut fields: Value, change: &Value) -> Value {
    fields.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    fields
}

// ---- one id has one spelling; what nobody signed is no data ----

#[test]
fn an_id_that_is_spelled_in_another_way_is_refused() {
    let vpay = gateway("Vpay");
    let genuine = sample(&vpay, "payment", &json!({"localOrderId": "2820", "merchantId": 7}));
    assert!(genuine.contains(r#""localOrderId":"2820""#));
    for spelling in ["2820.0", "2.82e3", "28200e-1", "2820.00", "2820E0"] {
        let respelled = genuine.replace(r#""localOrderId":"2820""#, &format!(r#""localOrderId":{spelling}"#));
        let error = refused_under_its_own_sign(&vpay, "payment", &respelled);
        assert_eq!((error.code(), error.field()), (Code::MalformedBody, Some("localOrderId")), "{spelling}");
    }
    let plain = genuine.replace(r#""localOrderId":"2820""#, r#""localOrderId":2820"#);
    assert_eq!(verify(&vpay, "payment", &plain).unwrap().merchant_order_id.as_deref(), Some("2820"));
}

#[test]
fn every_declared_field_that_came_has_its_type() {
    for (name, kind, data) in [
        ("Vpay", "payment", json!({"merchantUserId": 5.5})),
        ("Vpay", "payment", json!({"bizType": {"a": "b"}})),
        ("Vpay", "payment", json!({"notifyTime": "yesterday"})),
        ("Vpay", "payment", json!({"extra": {"quoteAmount": "1e"}})),
        ("Vpay", "payment", json!({"extra": {"quoteAmount": "-1e3"}})),
        ("Basicex", "payment", json!({"totalAmount": "1e9999"})),
        ("Vpay", "payment", json!({"extra": [1]})),
        ("Basicex", "payment", json!({"attach": 5})),
        ("Ubao", "recharge", json!({"coinType": []})),
        ("Ubao", "transfer", json!({"message": {"a": 1}})),
    ] {
        let gateway = gateway(name);
        let error = refused_under_its_own_sign(&gateway, kind, &sample(&gateway, kind, &data));
        assert_eq!((error.code(), error.authentic()), (Code::MalformedBody, true), "{name} {data}");
    }
    // Null, and an empty text in an optional field, say that it did not come.
    for (name, kind, data) in [
        ("Vpay", "payment", json!({"merchantUserId": "", "extra": {"quoteAmount": ""}})),
        ("Basicex", "payment", json!({"attach": ""})),
        ("Ubao", "transfer", json!({"hash": "", "order_sn": ""})),
        ("Bibao", "otc", json!({"Remark": ""})),
    ] {
        let gateway = gateway(name);
        let verified = verify(&gateway, kind, &sample(&gateway, kind, &data));
        assert!(verified.is_ok(), "{name} {data}: {:?}", verified.unwrap_err());
    }
}

/// As the numbers that they are the texts of.
#[test]
fn an_amount_may_come_with_an_exponent() {
    for (name, kind, field, text, amount) in [
        ("Basicex", "payment", "totalAmount", "1E+2", "100"),
        ("Basicex", "payment", "totalAmount", "1.50e1", "15"),
        ("Vpay", "payment", "amount", "1E-8", "0.00000001"),
        ("Bibao", "notice", "Amount", "0E-8", "0"),
    ] {
        let gateway = gateway(name);
        let verified = verify(&gateway, kind, &sample(&gateway, kind, &json!({field: text}))).unwrap();
        assert_eq!(verified.amount.unwrap().as_str(), amount, "{name} {text}");
    }
}

#[test]
fn an_identifier_may_come_as_a_whole_number() {
    for (name, kind, id) in [
        ("Basicex", "payment", "merOrderNo"),
        ("Basicex", "agentpay", "orderNo"),
        ("Bibao", "otc", "OrderId"),
        ("Bibao", "otc", "OrderNum"),
        ("Bibao", "otcVerify", "UserName"),
        ("Bibao", "notice", "TradeNo"),
        ("Ubao", "transfer", "order_sn"),
        ("Ubao", "transfer", "tradeId"),
        ("Vpay", "payment", "orderId"),
        ("Vpay", "payment", "merchantUserId"),
    ] {
        let gateway = gateway(name);
        let with = |value: Value| verify(&gateway, kind, &sample(&gateway, kind, &json!({id: value})));
        let number = with(json!(9_007_199_254_740_993_u64)).unwrap_or_else(|error| panic!("{name} {id}: {error}"));
        let text = with(json!("9007199254740993")).unwrap();
        assert_eq!(number.data.get(id), Some("9007199254740993".into()), "{name} {id}");
        let meaning = |event: &paychop::Notification| {
            (event.merchant_order_id.clone(), event.gateway_order_id.clone(), event.replay_key.clone())
        };
        assert_eq!(meaning(&number), meaning(&text), "{name} {id}");
    }
}

#[test]
fn what_nobody_signed_is_no_data() {
    let vpay = gateway("Vpay");
    let genuine = sample(&vpay, "payment", &json!({"extra": {"quoteAmount": 10}, "list": [{"a": "1"}, null]}));
    let added = genuine
        .replacen('{', r#"{"bonus":null,"bizNote":[],"#, 1)
        .replace(r#""quoteAmount":10"#, r#""quoteAmount":10,"gift":null,"gifts":[]"#)
        .replace(r#"[{"a":"1"},null]"#, r#"[{"a":"1","b":null},null]"#);
    assert_ne!(added, genuine);
    let notification = verify(&vpay, "payment", &added).unwrap();
    let data = members(notification.data.as_json());
    assert_eq!(data.get("bonus").or(data.get("bizNote")), None);
    assert_eq!(data["extra"], json!({"quoteAmount": "10"}));
    assert_eq!(data["list"], json!([{"a": "1"}, null]));
    assert_eq!(notification.unsigned.as_json(), r#"{"bonus":null,"bizNote":[]}"#);
    // They show no kind, either: a required field that nobody signed is not there.
    let error = refused_under_its_own_sign(&vpay, "payment", &sample(&vpay, "payment", &json!({"currency": []})));
    assert_eq!((error.code(), error.field()), (Code::MissingField, Some("currency")));

    let bibao = gateway_with("Bibao", &json!({"emptyValues": "skip"}));
    let body = sample(&bibao, "otc", &json!({"Remark": ""}));
    let notification = verify(&bibao, "otc", &body).unwrap();
    assert_eq!(notification.data.get("Remark"), None);
    assert_eq!(notification.unsigned.get("Remark").as_deref(), Some(""));
}

// ---- ours is not theirs ----

#[test]
fn no_request_of_ours_verifies_as_a_notification() {
    for table in catalog() {
        let gateway = gateway(table.name);
        for operation in table.operations {
            let (input, extras) = if operation.open {
                (
                    json!({"localOrderId": "1", "amount": "2.50", "type": "PAYMENT"}),
                    Extras { path: Some(FAMILY), ..Extras::default() },
                )
            } else {
                (example(operation.fields), Extras::default())
            };
            let mut context = Context::fixed(NOW, if table.name == "Bibao" { "abcdef1234" } else { "1234567" });
            let bodies = match gateway.sign(operation, &input.to_string(), extras, &mut context).unwrap() {
                Outgoing::Request(request) => {
                    vec![request.body.unwrap_or_else(|| request.url.split_once('?').unwrap().1.to_owned())]
                }
                Outgoing::Form(form) => {
                    vec![
                        form_of(form.fields.iter().map(|(name, value)| (name.as_ref(), value.as_str()))),
                        form.fields[0].1.clone(),
                    ]
                }
            };
            for body in bodies {
                for kind in table.kinds.iter().map(|kind| Some(kind.name)).chain([None]) {
                    let verified =
                        gateway.verify(body.as_bytes(), Hints { content_type: None, kind }, &Context::at(NOW));
                    let error = verified.unwrap_err();
                    assert!(!error.authentic() && error.data().is_none(), "{} {}: {error}", table.name, operation.name);
                }
            }
        }
    }
}

const FAMILY: &str = "/wallet-trade-merchant/v1/order/query";

#[test]
fn a_request_that_would_verify_as_a_notification_is_not_signed() {
    let vpay = gateway("Vpay");
    let call = |input: &Value| {
        let extras = Extras { path: Some(FAMILY), ..Extras::default() };
        vpay.sign(vpay.operation("call").unwrap(), &input.to_string(), extras, &mut Context::at(NOW))
    };
    let full = json!({"type": "PAYMENT", "status": "SUCCESS", "orderId": "1", "amount": "5", "currency": "USDT"});
    for left_out in ["", "amount", "currency", "status", "orderId", "type"] {
        let mut input = full.clone();
        input.as_object_mut().unwrap().remove(left_out);
        let error = call(&input).unwrap_err();
        assert_eq!(
            (error.code(), error.violations()[0].code.as_str()),
            (Code::InvalidRequest, "ambiguous_field"),
            "{input}"
        );
    }
    for harmless in [
        json!({"orderId": "1"}),
        json!({"orderId": "1", "type": "PAYMENT"}),
        json!({"amount": "1", "currency": "USDT"}),
    ] {
        assert!(call(&harmless).is_ok(), "{harmless}");
    }
    let loose = gateway_with("Vpay", &json!({"strict": false}));
    let create =
        with(json!({"localOrderId": "1", "userCurrency": "USDT", "quoteCurrency": "CNY", "quoteAmount": "5"}), &full);
    assert_eq!(violations(&loose, "createFixedCustomRate", &create), ["ambiguous_field"]);

    let ubao = gateway_with("Ubao", &json!({"strict": false}));
    let recharge = json!({"address": "T1", "coinID": 1002, "callbackType": "recharge", "amount": "5", "decimals": 0, "chainType": 170, "hash": "h"});
    assert_eq!(violations(&ubao, "pooling", &recharge), ["ambiguous_field"]);
}

// ---- whose it is ----

/// Two merchants with one secret, such as two shops of one owner: a field that no sign covers, in another spelling, must not
/// pass the other's message off as ours.
#[test]
fn a_second_spelling_of_the_merchant_hides_nothing() {
    let of = |name: &str, credentials: Value| try_gateway(name, &credentials, &json!({})).unwrap();
    let mine = of("Lianhe", json!({"appKey": "mine", "secretKey": "s"}));
    let theirs = of("Lianhe", json!({"appKey": "theirs", "secretKey": "s"}));
    let body = theirs.sample("payment", "{}", &mut Context::at(NOW)).unwrap().body;
    for attack in [format!("APPKEY=mine&{body}"), format!("{body}&appkey=mine"), body] {
        let error = verify(&mine, "payment", &attack).unwrap_err();
        assert_eq!((error.code(), error.authentic()), (Code::WrongMerchant, false), "{attack}");
    }
    let ubao = of("Ubao", json!({"merchantId": 1, "apiKey": "k"}));
    let body = ubao.sample("recharge", "{}", &mut Context::fixed(NOW, "7")).unwrap().body;
    assert!(verify(&ubao, "recharge", &format!("{body}&merchantId=1")).is_ok());
    for attack in ["merchantId=2", "MERCHANTID=1&merchantId=2", "merchantId=1&MerchantId=2"] {
        let error = verify(&ubao, "recharge", &format!("{attack}&{body}")).unwrap_err();
        assert_eq!(error.code(), Code::WrongMerchant, "{attack}");
    }
}

// ---- authentic, but not understood ----

/// Code, field, authentic, whether there is data.
type Refusal = (Code, Option<&'static str>, bool, bool);

#[test]
fn a_message_that_is_not_understood_is_authentic_and_a_doubtful_one_never_is() {
    use Code::{KindMismatch, MalformedBody, MissingField, SignatureMismatch, WrongMerchant};
    let rows: &[(&str, Option<&str>, Value, Refusal)] = &[
        // The content has changed: somebody must be told.
        ("Vpay", None, json!({"amount": null}), (MissingField, Some("amount"), true, true)),
        ("Vpay", None, json!({"status": null}), (MissingField, Some("status"), true, true)),
        ("Vpay", None, json!({"type": null}), (MissingField, Some("type"), true, true)),
        ("Vpay", None, json!({"type": "REFUND"}), (KindMismatch, Some("type"), true, true)),
        ("Vpay", None, json!({"amount": {"value": 1}}), (MalformedBody, Some("amount"), true, true)),
        ("Basicex", Some("payment"), json!({"status": null}), (MissingField, Some("status"), true, true)),
        ("Basicex", Some("payment"), json!({"orderNo": 5.5}), (MalformedBody, Some("orderNo"), true, true)),
        ("Ubao", None, json!({"callbackType": "refund"}), (KindMismatch, Some("callbackType"), true, true)),
        ("Ubao", None, json!({"callbackType": null}), (MissingField, Some("callbackType"), true, true)),
        ("Ubao", None, json!({"hash": null}), (MissingField, Some("hash"), true, true)),
        ("Ubao", None, json!({"amount": "1.5"}), (MalformedBody, Some("amount"), true, true)),
        ("Bibao", None, json!({"UserName": null}), (KindMismatch, Some("kind"), true, true)),
        ("Lianhe", None, json!({"mrn": null}), (MissingField, Some("mrn"), true, true)),
        ("Lianhe", None, json!({"amount": "1 00"}), (MalformedBody, Some("amount"), true, true)),
        // Nothing tells a Basicex payment from a payout: the data may say which order it is, but not more.
        ("Basicex", None, json!({}), (MissingField, Some("kind"), false, true)),
        // The merchant named another kind, or the message another merchant.
        ("Vpay", Some("withdraw"), json!({}), (KindMismatch, Some("kind"), false, false)),
        ("Ubao", Some("balance"), json!({}), (KindMismatch, Some("kind"), false, false)),
        ("Lianhe", Some("payout"), json!({}), (KindMismatch, Some("kind"), false, false)),
        ("Bibao", Some("getBankCard"), json!({}), (KindMismatch, Some("kind"), false, false)),
        ("Vpay", None, json!({"key": "another", "amount": null}), (WrongMerchant, Some("key"), false, false)),
        ("Lianhe", None, json!({"appKey": "another", "mrn": null}), (WrongMerchant, Some("appKey"), false, false)),
    ];
    for (name, kind, data, expected) in rows {
        let gateway = gateway(name);
        let body = sample(&gateway, main_kind(name), data);
        let verified = gateway.verify(body.as_bytes(), Hints { content_type: None, kind: *kind }, &Context::at(NOW));
        let error = verified.unwrap_err();
        let found = (error.code(), error.field(), error.authentic(), error.data().is_some());
        assert_eq!(found, *expected, "{name} {kind:?} {data}");
        assert_eq!(error.to_json().contains(r#""authentic":true"#), expected.2);
        assert!(!error.to_json().contains(r#""data":"#));
        assert_eq!(error.to_json_with_data().contains(r#""data":{"#), expected.3);

        // Under a wrong sign nothing is authentic.
        let at = body.find("sign").or(body.find("Sign")).unwrap();
        let forged = body[..at].to_owned() + &body[at..].replace(['0', '1', '2', '3', '4', '5'], "9");
        let error = gateway
            .verify(forged.as_bytes(), Hints { content_type: None, kind: *kind }, &Context::at(NOW))
            .unwrap_err();
        assert!(!error.authentic() && error.data().is_none(), "{name} {data}: {error}");
        assert!(matches!(error.code(), SignatureMismatch | MissingField), "{name} {data}: {error}");
    }

    // A name that no field has can hide what was meant.
    for name in gateways().filter(|name| !matches!(*name, "Bibao" | "Lianhe")) {
        let gateway = gateway(name);
        let error =
            verify(&gateway, main_kind(name), &sample(&gateway, main_kind(name), &json!({"a b": "1", "status": null})));
        let error = error.unwrap_err();
        assert_eq!((error.code(), error.authentic()), (Code::AmbiguousField, false), "{name}");
    }
    // A time that is out of tolerance may be a replay.
    let timed = gateway_with("Vpay", &json!({"toleranceSeconds": 300}));
    let old = sample(&timed, "payment", &json!({"notifyTime": 1, "amount": null}));
    let error = verify(&timed, "payment", &old).unwrap_err();
    assert_eq!((error.code(), error.authentic()), (Code::TimestampOutOfTolerance, false));
}

#[test]
fn authentic_data_are_the_signed_fields_only() {
    let vpay = gateway("Vpay");
    let body = sample(&vpay, "payment", &json!({"status": null})).replacen('{', r#"{"bonus":null,"#, 1);
    let data = members(verify(&vpay, "payment", &body).unwrap_err().data().unwrap().as_json());
    assert_eq!(data.get("bonus").or(data.get("sign")), None);
    assert_eq!(data["orderId"], json!("273124814912907"));

    let lianhe = gateway("Lianhe");
    let body = sample(&lianhe, "payment", &json!({"amount": "x"})) + "&bonus=1";
    let data = members(verify(&lianhe, "payment", &body).unwrap_err().data().unwrap().as_json());
    assert_eq!((data.get("bonus"), data.get("sign"), &data["mrn"]), (None, None, &json!("A20231231001")));

    let basicex = gateway("Basicex");
    let error = basicex.verify(sample(&basicex, "payment", &json!({})).as_bytes(), Hints::default(), &Context::at(NOW));
    let data = members(error.unwrap_err().data().unwrap().as_json());
    assert!(data["merOrderNo"].is_string() && data.get("method").is_none());
}

#[test]
fn what_succeeded_still_succeeds() {
    for name in gateways() {
        let gateway = gateway(name);
        let kind = main_kind(name);
        let notification = verify(&gateway, kind, &sample(&gateway, kind, &json!({}))).unwrap();
        assert_eq!(notification.outcome, Outcome::Succeeded, "{name}");
    }
}
