//! How results cross into JavaScript: as lines, which are cheaper to take apart than JSON. `pkg-template/lib` reads
//! them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use paychop::edge::quote_into;
use paychop::{CashierForm, Decimal, Notification, Outgoing, SignedRequest};

/// A frame, and how many bytes of it are handed out at once.
pub(crate) struct Frame {
    pub(crate) text: String,
    pub(crate) first: usize,
}

impl From<String> for Frame {
    fn from(text: String) -> Self {
        Self { first: text.len(), text }
    }
}

impl From<Outgoing> for Frame {
    fn from(outgoing: Outgoing) -> Self {
        match outgoing {
            Outgoing::Request(request) => of_request(&request).into(),
            Outgoing::Form(form) => of_form(&form),
        }
    }
}

/// `METHOD\nURL\nCONTENT-TYPE\nBODY`
fn of_request(request: &SignedRequest) -> String {
    let (content_type, body) = (request.content_type.unwrap_or_default(), request.body.as_deref().unwrap_or_default());
    [request.method, "\n", &request.url, "\n", content_type, "\n", body].concat()
}

/// `POST\nURL\nNAME BYTES …\nHTML` is the first part. Behind it stand the values, one after the other.
fn of_form(form: &CashierForm) -> Frame {
    let lengths: Vec<_> = form.fields.iter().map(|(name, value)| format!("{name} {}", value.len())).collect();
    let mut text = [form.method, "\n", &form.url, "\n", &lengths.join(" "), "\n", &form.html].concat();
    let first = text.len();
    text.extend(form.fields.iter().map(|(_, value)| value.as_str()));
    Frame { text, first }
}

/// A line for each property, `data` last. A text that may be absent is an empty line then, and else a JSON text.
impl From<Notification> for Frame {
    fn from(notification: Notification) -> Self {
        let mut text = String::with_capacity(notification.data.as_json().len() + 512);
        let index = notification.secret_index.to_string();
        for part in [notification.kind, notification.direction.as_str(), notification.outcome.as_str(), &index] {
            text.push_str(part);
            text.push('\n');
        }
        let texts = [
            notification.amount.as_ref().map(Decimal::as_str),
            notification.currency.as_deref(),
            notification.merchant_order_id.as_deref(),
            notification.gateway_order_id.as_deref(),
            notification.replay_key.as_deref(),
        ];
        for part in texts {
            if let Some(part) = part {
                quote_into(&mut text, part);
            }
            text.push('\n');
        }
        text.push_str(match notification.coin_matches {
            Some(true) => "true\n",
            Some(false) => "false\n",
            None => "\n",
        });
        text.push_str(notification.unsigned.as_json());
        text.push('\n');
        text.push_str(notification.data.as_json());
        text.into()
    }
}
