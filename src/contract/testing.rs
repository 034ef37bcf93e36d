//! Input and output of the gateway's own side, for tests.

use alloc::string::String;

use crate::contract::data::Data;
use crate::text::json::Writer;

/// A notification as the gateway would post it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sample {
    /// Value of the `content-type` header.
    pub content_type: &'static str,
    /// The body.
    pub body: String,
}

impl Sample {
    /// The sample as a JSON object `{method, headers, body}`.
    pub fn to_json(&self) -> String {
        let mut out = Writer::with_capacity(self.body.len() + 128);
        out.begin_object();
        out.field("method", "POST");
        out.name("headers");
        out.begin_object();
        out.field("content-type", self.content_type);
        out.end_object();
        out.field("body", &self.body);
        out.end_object();
        out.finish()
    }
}

/// A merchant's request, as the gateway sees it.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// `POST` or `GET`.
    pub method: &'a str,
    /// The whole URL.
    pub url: &'a str,
    /// The `content-type` header.
    pub content_type: Option<&'a str>,
    /// The body; empty where there is none.
    pub body: &'a str,
}

/// A request that the gateway would take.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Accepted {
    /// The operation's public name.
    pub operation: &'static str,
    /// Its fields.
    pub data: Data,
}

impl Accepted {
    /// The request as a JSON object `{ok, operation, data}`.
    pub fn to_json(&self) -> String {
        let mut out = Writer::with_capacity(512);
        out.begin_object();
        out.bool_field("ok", true);
        out.field("operation", self.operation);
        out.raw_field("data", self.data.as_json());
        out.end_object();
        out.finish()
    }
}
