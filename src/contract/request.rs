//! The output for a request: a signed request for a server, or a form for the payer's browser.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// A request, ready to send unchanged. Any changed byte makes its signature invalid.
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
