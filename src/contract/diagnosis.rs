//! Why a notification is refused.

use crate::text::json::Writer;

/// One likely cause, and its remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A stable name.
    pub code: &'static str,
    /// What was found.
    pub message: String,
    /// How to mend it.
    pub fix: &'static str,
}

/// What `diagnose` found out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnosis {
    /// Whether `verify` accepts the notification.
    pub verified: bool,
    /// What is wrong with it; empty for a good one.
    pub findings: Vec<Finding>,
}

impl Diagnosis {
    /// The diagnosis as a JSON object `{verified, findings: [{code, message, fix}]}`.
    pub fn to_json(&self) -> String {
        let mut out = Writer::new();
        out.begin_object();
        out.bool_field("verified", self.verified);
        out.name("findings");
        out.begin_list();
        for finding in &self.findings {
            out.begin_object();
            out.field("code", finding.code);
            out.field("message", &finding.message);
            out.field("fix", finding.fix);
            out.end_object();
        }
        out.end_list();
        out.end_object();
        out.finish()
    }
}
