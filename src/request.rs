//! What goes out: a signed request for a server to send, or a form for the payer's browser.

use std::borrow::Cow;

/// A request, ready to be sent as it is. Changing a byte of it breaks its sign.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedRequest {
    /// `POST` or `GET`.
    pub method: &'static str,
    /// The whole URL.
    pub url: String,
    /// Value of the `content-type` header, where there is a body.
    pub content_type: Option<&'static str>,
    /// The body.
    pub body: Option<String>,
}

/// A form that the payer's browser submits.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CashierForm {
    /// `POST`.
    pub method: &'static str,
    /// The URL it is submitted to.
    pub url: String,
    /// Its fields.
    pub fields: Vec<(Cow<'static, str>, String)>,
    /// A whole page that submits the form by itself.
    pub html: String,
}

/// What an operation makes: one of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outgoing {
    /// For a server to send.
    Request(SignedRequest),
    /// For the payer's browser.
    Form(CashierForm),
}

impl Outgoing {
    /// The two as one text, which is cheaper to take apart than JSON, and the bytes of its first part:
    /// `METHOD\nURL\nCONTENT-TYPE\nBODY`, or `POST\nURL\nNAME BYTES …\nHTML` and then the values of the fields, one after
    /// the other without a separator.
    pub fn to_frame(&self) -> (String, usize) {
        let frame = match self {
            Self::Request(request) => {
                let body = request.body.as_deref().unwrap_or_default();
                [request.method, &request.url, request.content_type.unwrap_or_default(), body].join("\n")
            }
            Self::Form(form) => {
                let lengths: Vec<_> = form.fields.iter().map(|(name, value)| format!("{name} {}", value.len())).collect();
                let values = form.fields.iter().map(|(_, value)| value.len()).sum::<usize>();
                let mut frame = String::with_capacity(form.url.len() + form.html.len() + values + 256);
                for part in [form.method, "\n", &form.url, "\n", &lengths.join(" "), "\n", &form.html] {
                    frame.push_str(part);
                }
                let first = frame.len();
                frame.extend(form.fields.iter().map(|(_, value)| value.as_str()));
                return (frame, first);
            }
        };
        let first = frame.len();
        (frame, first)
    }
}
