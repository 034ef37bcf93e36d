//! Common mistakes with this protocol: `data` is a JSON text inside JSON, and empty fields are left out.

use crate::contract::diagnosis::FindingCode;
use crate::contract::notification::Notification;
use crate::diagnose::{Attempts, Mistakes, cost_of_print, reprints};
use crate::merchant::keys::Keys;
use crate::road::message::Message;
use crate::sign::sign_string::SignString;
use crate::text::json::{Value, print};

use super::BasicexProtocol;
use super::tables::{CURRENCIES, PAYOUT_CURRENCIES, TABLE};

impl Mistakes for BasicexProtocol {
    fn attempt(&self, attempts: &mut dyn Attempts, message: &Message<'_>) {
        let fields = message.sorted_but(&["sign"]);
        let empties = fields.iter().any(|(_, value)| value.is_absent());
        let with_empties = |keys: &Keys| {
            let mut text = SignString::with_capacity(1024);
            for (name, value) in &fields {
                text.pair(name, value.as_text().unwrap_or_default());
            }
            text.name("key");
            text.secret("apiKey", keys.secret("apiKey"));
            text
        };
        if empties {
            attempts.string(FindingCode::EmptyFields, &|keys| with_empties(keys));
        }
        if attempts.is_over() || attempts.fits(message) {
            return;
        }
        for (came, meant) in [("bizContent", "bizConent"), ("bizConent", "bizContent")] {
            if message.fields.get(came).is_some() && message.fields.get(meant).is_none() {
                attempts.message(FindingCode::BizFieldName, &renamed(message, came, meant));
            }
        }
        for name in ["data", "bizConent", "bizContent"] {
            let (printed, came) = match message.fields.get(name) {
                Some(Value::Text(text)) => (text.clone().into_owned(), Some(text.as_ref())),
                Some(Value::Object(object)) => (print(object), None),
                _ => continue,
            };
            reprints(&printed, came, &TABLE, &mut |code, text| {
                attempts.spend(4 * cost_of_print(text));
                attempts.message(code, &with(message, name, text));
                attempts.is_over()
            });
        }
    }

    /// Nothing in a message tells a payment from a payout. But each has a status, a currency or order numbers that the
    /// other cannot have.
    fn doubt(&self, notification: &Notification) -> Option<&'static str> {
        let text = |name| notification.data.get(name).unwrap_or_default();
        let currency = text("currency");
        match notification.kind {
            "agentpay" if matches!(&*text("status"), "3" | "4") => Some("the statuses 3 and 4 are a payment's"),
            "payment" if PAYOUT_CURRENCIES.contains(&&*currency) && !CURRENCIES.contains(&&*currency) => {
                Some("only payouts have its currency")
            }
            "payment" if !text("merOrderNo").bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                Some("only a payout's merOrderNo has other characters than letters and digits")
            }
            _ => None,
        }
    }
}

fn renamed<'a>(message: &Message<'a>, came: &str, meant: &'static str) -> Message<'a> {
    let mut changed = message.clone();
    for (name, _) in changed.fields.0.iter_mut().filter(|(name, _)| name == came) {
        *name = meant.into();
    }
    changed
}

fn with<'a>(message: &Message<'a>, name: &str, text: &'a str) -> Message<'a> {
    let mut changed = message.clone();
    if let Some((_, value)) = changed.fields.0.iter_mut().find(|(own, _)| own == name) {
        *value = Value::from(text);
    }
    changed
}
