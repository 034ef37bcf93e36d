//! Shows how a signature is computed, step by step, with every secret masked.

use alloc::string::String;
use alloc::vec::Vec;

use crate::sign::digest::Algorithm;
use crate::sign::sign_string::{SignString, Source};
use crate::text::json::Writer;

/// A record of the steps that lead to a signature. It costs nothing unless it is asked for.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    recording: bool,
    pub(crate) steps: Vec<Step>,
    pub(crate) warnings: Vec<String>,
}

/// One step on the way to a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// What it is, such as `plaintext`.
    pub name: &'static str,
    /// What came out of it, with secrets masked.
    pub value: String,
}

impl Trace {
    pub(crate) fn off() -> Self {
        Self::default()
    }

    pub(crate) fn on() -> Self {
        Self { recording: true, ..Self::default() }
    }

    pub(crate) fn step(&mut self, name: &'static str, value: impl FnOnce() -> String) {
        if self.recording {
            self.steps.push(Step { name, value: value() });
        }
    }

    pub(crate) fn warn(&mut self, warning: impl FnOnce() -> Option<String>) {
        if self.recording {
            self.warnings.extend(warning());
        }
    }
}

/// How a signature was computed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Explanation {
    /// The text that is signed. It prints itself with its secrets masked.
    pub sign_string: SignString,
    /// `MD5` or `HMAC-SHA512`.
    pub algorithm: &'static str,
    /// The signature as it is sent.
    pub sign: String,
    /// Every step, in order.
    pub steps: Vec<Step>,
    /// What is allowed but likely to be a mistake.
    pub warnings: Vec<String>,
}

impl Explanation {
    pub(crate) fn new(sign_string: SignString, algorithm: Algorithm, sign: String, trace: Trace) -> Self {
        Self { sign_string, algorithm: algorithm.as_str(), sign, steps: trace.steps, warnings: trace.warnings }
    }

    /// The explanation as a JSON object with its public names, and the sign string's parts with where each came from.
    pub fn to_json(&self) -> String {
        let mut out = Writer::with_capacity(2048);
        out.begin_object();
        out.field("signString", &self.sign_string.masked());
        out.name("parts");
        out.begin_list();
        for (text, source) in self.sign_string.parts() {
            out.begin_object();
            out.field("text", &text);
            let source = match source {
                Source::Field => "field",
                Source::Fixed => "fixed",
                Source::Secret(_) => "secret",
            };
            out.field("source", source);
            out.end_object();
        }
        out.end_list();
        out.field("algorithm", self.algorithm);
        out.field("sign", &self.sign);
        out.name("steps");
        out.begin_list();
        for step in &self.steps {
            out.begin_object();
            out.field("name", step.name);
            out.field("value", &step.value);
            out.end_object();
        }
        out.end_list();
        out.name("warnings");
        out.begin_list();
        for warning in &self.warnings {
            out.text(warning);
        }
        out.end_list();
        out.end_object();
        out.finish()
    }
}
