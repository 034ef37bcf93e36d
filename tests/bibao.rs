//! Bibao: which kind a notification is of, what a notice says, and what a reply must not sign.

mod common;

use common::*;
use paychop::{Code, Context, Direction, Hints, Notification, Outcome};
use serde_json::{Value, json};

fn verify_any(body: &str) -> Result<Notification, paychop::Error> {
    gateway("Bibao").verify(body.as_bytes(), Hints::default(), &Context::at(NOW))
}

/// A form's fields with one field changed or, where the value is none, left out; signed with keyB.
fn signed(fields: &[(&str, &str)]) -> String {
    let mut sorted = fields.to_vec();
    sorted.sort_unstable();
    let pairs: Vec<_> = sorted.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let body = pairs.join("&");
    let gateway = gateway("Bibao");
    let unsigned = format!("{body}&Sign=0");
    let explained = gateway.explain_notification(unsigned.as_bytes(), Hints::default()).unwrap();
    format!("{body}&Sign={}", explained.sign)
}

#[test]
fn a_field_that_is_not_known_is_data() {
    let body = sample(&gateway("Bibao"), "otc", &json!({"Legal": "CNY"}));
    let notification = verify_any(&body).unwrap();
    assert_eq!((notification.kind, notification.outcome), ("otc", Outcome::Succeeded));
    assert_eq!(notification.data.get("Legal").as_deref(), Some("CNY"));
    let body = sample(&gateway("Bibao"), "getBankCard", &json!({"Channel": "7"}));
    assert_eq!(verify_any(&body).unwrap().data.get("Channel").as_deref(), Some("7"));
}

#[test]
fn the_kind_is_the_one_with_the_most_fields_that_are_all_there() {
    for kind in ["otc", "otcVerify", "otcQuery", "getBankCard", "notice"] {
        let body = sample(&gateway("Bibao"), kind, &json!({}));
        assert_eq!(verify_any(&body).unwrap().kind, kind);
        // In the other spelling of the sign, too.
        let other =
            if body.contains("&sign=") { body.replace("&sign=", "&Sign=") } else { body.replace("&Sign=", "&sign=") };
        assert_ne!(other, body);
        assert_eq!(verify_any(&other).unwrap().kind, kind);
    }
    // Bank data are not given to a question that carries fields of an order: rather has the order lost a field.
    let question = [("UserName", "user01"), ("OrderNum", "A1")];
    assert_eq!(verify_any(&signed(&question)).unwrap().kind, "getBankCard");
    for (name, value) in [("State1", "2"), ("CoinAmount", "5"), ("ToAddr", "x"), ("Token", "t")] {
        let body = signed(&[question[0], question[1], (name, value)]);
        for kind in [None, Some("getBankCard"), Some("otc")] {
            let hints = Hints { content_type: None, kind };
            let error = gateway("Bibao").verify(body.as_bytes(), hints, &Context::at(NOW)).unwrap_err();
            assert_eq!((error.code(), error.authentic()), (Code::MissingField, true), "{name} {kind:?}: {error}");
        }
    }
    // An order that lost one field is no question about it, but a change that somebody must be told of.
    let lost = sample(&gateway("Bibao"), "otc", &json!({"Token": null}));
    for kind in [None, Some("otc")] {
        let hints = Hints { content_type: None, kind };
        let error = gateway("Bibao").verify(lost.as_bytes(), hints, &Context::at(NOW)).unwrap_err();
        assert_eq!(
            (error.code(), error.field(), error.authentic()),
            (Code::MissingField, Some("Token"), true),
            "{error}"
        );
    }
    let nothing = signed(&[("Swap", "1")]);
    for kind in [None, Some("otc")] {
        let hints = Hints { content_type: None, kind };
        let error = gateway("Bibao").verify(nothing.as_bytes(), hints, &Context::at(NOW)).unwrap_err();
        assert_eq!((error.code(), error.authentic()), (Code::KindMismatch, true));
    }
}

#[test]
fn what_is_not_signed_shows_no_kind() {
    let skip = gateway_with("Bibao", &json!({"emptyValues": "skip"}));
    let question = sample(&skip, "getBankCard", &json!({}));
    // Under this option nobody signed the empty values, so anybody can have added them.
    for added in ["&State1=", "&Token=&Type="] {
        let notification = skip.verify((question.clone() + added).as_bytes(), Hints::default(), &Context::at(NOW));
        assert_eq!(notification.unwrap().kind, "getBankCard");
    }
    let verify = sample(&skip, "otcVerify", &json!({"CoinAmount": ""}));
    let error = skip.verify(verify.as_bytes(), Hints::default(), &Context::at(NOW)).unwrap_err();
    assert_eq!((error.code(), error.field()), (Code::MissingField, Some("CoinAmount")));
}

#[test]
fn two_signs_in_one_message_are_refused_whichever_is_right() {
    let body = sample(&gateway("Bibao"), "notice", &json!({}));
    let (_, sign) = body.split_once("&sign=").unwrap();
    for added in ["&Sign=0".to_owned(), format!("&Sign={sign}")] {
        for both in [
            format!("{body}{added}"),
            format!("{}{}", body.replace("&sign=", "&Sign="), added.replace("&Sign=", "&sign=")),
        ] {
            let error = verify_any(&both).unwrap_err();
            assert_eq!((error.code(), error.authentic()), (Code::DuplicateField, false), "{both}");
        }
    }
}

#[test]
fn a_notice_says_which_way_the_coins_went_and_what_became_of_them() {
    use Direction::{In, None, Out};
    use Outcome::{Failed, Info, Pending, Succeeded};
    let notice = |data: &Value| verify_any(&sample(&gateway("Bibao"), "notice", data)).unwrap();
    for (ty, direction) in
        [("1", None), ("2", None), ("3", None), ("4", In), ("5", Out), ("6", None), ("7", None), ("8", None)]
    {
        assert_eq!(notice(&json!({"Type": ty})).direction, direction, "{ty}");
    }
    for (state, outcome) in
        [("1", Pending), ("2", Pending), ("3", Pending), ("4", Succeeded), ("5", Failed), ("6", Info)]
    {
        assert_eq!(notice(&json!({"State": state})).outcome, outcome, "{state}");
    }
    let deposit = notice(&json!({}));
    assert_eq!(
        (deposit.amount.as_ref().map(paychop::Decimal::as_str), deposit.currency.as_deref()),
        (Some("100"), Some("DC"))
    );
    assert_eq!(deposit.replay_key.as_deref(), Some("bibao:sandbox:notice:notice202001020304050607A:4:4"));
    // The three notices of one deposit are three events: only the direction says which one to credit.
    let keys: Vec<_> = ["4", "6", "1"].iter().map(|ty| notice(&json!({"Type": ty})).replay_key).collect();
    assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
    let directions: Vec<_> = ["4", "6", "1"].iter().map(|ty| notice(&json!({"Type": ty})).direction).collect();
    assert_eq!(directions, [In, None, None]);
    // Numbers are as good as texts, and the same event.
    let numbers = gateway("Bibao");
    let texts = members(&notice(&json!({})));
    let json = format!(
        r#"{{"Amount":100,"Coin":"DC","Id":"{}","State":4,"Type":4,"TradeTime":"{}","Fee":0.00,"FromAddr":"bcbFromAddress1","OrderNo":"2001020304050607B","ToAddr":"bcbToAddress2","TradeNo":"dtcp2020010203040506C","sign":"{}"}}"#,
        texts["Id"].as_str().unwrap(),
        texts["TradeTime"].as_str().unwrap(),
        sample(&numbers, "notice", &json!({})).split_once("&sign=").unwrap().1
    );
    assert_eq!(verify_any(&json).unwrap().replay_key, deposit.replay_key);
}

fn members(notification: &Notification) -> serde_json::Map<String, Value> {
    serde_json::from_str(notification.data.as_json()).unwrap()
}

#[test]
fn when_notice_is_named_everything_but_an_order_is_one() {
    let bibao = gateway("Bibao");
    for kind in ["otcVerify", "otcQuery", "getBankCard"] {
        let notification = verify(&bibao, "notice", &sample(&bibao, kind, &json!({}))).unwrap();
        assert_eq!(
            (notification.kind, notification.outcome, notification.direction),
            ("notice", Outcome::Info, Direction::None)
        );
    }
    let unknown = verify(&bibao, "notice", &signed(&[("Swap", "1"), ("State", "4")])).unwrap();
    assert_eq!(
        (unknown.outcome, unknown.amount, unknown.data.get("Swap").as_deref()),
        (Outcome::Info, Option::None, Some("1"))
    );
    assert!(unknown.replay_key.unwrap().starts_with("bibao:sandbox:notice:"));
    let order = verify(&bibao, "notice", &sample(&bibao, "otc", &json!({}))).unwrap_err();
    assert_eq!((order.code(), order.authentic()), (Code::KindMismatch, false));
    // A notice that lacks nothing must be one.
    let broken = verify(&bibao, "notice", &sample(&bibao, "notice", &json!({"Amount": "x"}))).unwrap_err();
    assert_eq!((broken.code(), broken.authentic()), (Code::MalformedBody, true));
}

#[test]
fn samples_come_as_the_gateway_sends_them() {
    let body = sample(&gateway("Bibao"), "otc", &json!({"Legal": "CNY"}));
    let names: Vec<_> = body.split('&').map(|pair| pair.split_once('=').unwrap().0).collect();
    let (sign, signed) = names.split_last().unwrap();
    assert_eq!(*sign, "Sign");
    assert!(signed.is_sorted() && signed.contains(&"Remark") && signed.contains(&"Legal"), "{names:?}");
    assert!(sample(&gateway("Bibao"), "notice", &json!({})).contains("&sign="));
}

// ---- the signing oracle ----

#[test]
fn a_reply_does_not_sign_what_passes_for_a_notification() {
    let bibao = gateway("Bibao");
    let card = |account: &str, bank: &str, name: &str, branch: &str| json!({"Account": account, "Bank": bank, "RealName": name, "SubBranch": branch});
    let reply = |gateway: &paychop::Gateway, data: &Value| gateway.reply("getBankCard", 0, &data.to_string());

    // What a user would type so that the reply's sign is that of a question about another user.
    let oracle = card("OrderNum=1&UserName=vic", "t", "i", "m");
    let forged = signed(&[("OrderNum", "1"), ("UserName", "victim")]);
    assert_eq!(verify_any(&forged).unwrap().kind, "getBankCard", "the same sign string, were it signed");
    let error = reply(&bibao, &oracle).unwrap_err();
    assert_eq!((error.code(), error.violations()[0].code.as_str()), (Code::InvalidRequest, "ambiguous_field"));
    assert_eq!(error.field(), Some("Account"));

    // The same in a field that travels percent-encoded is harmless, and stays so.
    assert!(reply(&bibao, &card("6222", "M&T Bank", "a=b", "x&y=z")).is_ok());
    // As plain text it is signed as it is, and would be a succeeded order.
    let plain = gateway_with("Bibao", &json!({"replyEncoding": "plain"}));
    for (data, field) in [
        (card("6222", "M&T Bank", "i", "m"), "Bank"),
        (card("6222", "b", "a=b", "m"), "RealName"),
        (card("6222", "b", "i", "x&State1=2&State2=2"), "SubBranch"),
        (card("a&b", "b", "i", "m"), "Account"),
        (card("a=b", "b", "i", "m"), "Account"),
    ] {
        assert_eq!(reply(&plain, &data).unwrap_err().field(), Some(field), "{data}");
    }
    let mut order = card("1&UserName=vic", "t", "i", "m");
    order["Status"] = json!(1);
    let error = bibao.reply("otcVerify", 0, &order.to_string()).unwrap_err();
    assert_eq!(error.violations()[0].code.as_str(), "ambiguous_field");
    let error = bibao.reply("otcQuery", 0, r#"{"Coin":"A=1&UserName=","CoinAmount":"5"}"#).unwrap_err();
    assert_eq!(error.violations()[0].code.as_str(), "ambiguous_field");
}
