//! A search for the one change under which a claimed signature is valid.

use alloc::borrow::ToOwned;
use alloc::string::String;

use crate::contract::diagnosis::FindingCode;
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::gateway::Gateway;
use crate::road::message::Message;
use crate::sign::digest::Digest;
use crate::sign::sign_string::SignString;
use crate::text::json::{Object, Value};

use super::attempts::Attempts;

/// Bytes that one search copies, prints and digests at most. A notification of a usual size has every mistake tried on
/// it; one of 64 KiB must not cost more than a hundred verifications.
const BUDGET: usize = 6 << 20;
/// What it costs to copy and sort one member, in bytes digested.
const MEMBER: usize = 128;

/// Which mistake it is, and what more is known of it.
pub(super) type Found = (FindingCode, Option<&'static str>);

/// Tries changes one after the other, and keeps the first that fits.
pub(super) struct Search<'a> {
    gateway: &'a Gateway,
    claimed: String,
    found: Option<Found>,
    budget: usize,
    /// What it costs to take a message of this size apart and put it together again.
    weight: usize,
}

impl<'a> Search<'a> {
    pub(super) fn new(gateway: &'a Gateway, message: &Message<'_>) -> Self {
        let claimed = message.text(gateway.table().sign_field(&message.fields)).unwrap_or_default().to_owned();
        Self { gateway, claimed, found: None, budget: BUDGET, weight: weight(&message.fields) }
    }

    pub(super) fn found(&self) -> Option<Found> {
        self.found
    }

    pub(super) fn gateway(&self) -> &'a Gateway {
        self.gateway
    }

    fn test(&mut self, found: Found, sign_string: &SignString, keys: &Keys) {
        self.spend(sign_string.len());
        if self.gateway.digest(sign_string, keys).matches(&self.claimed) {
            self.found.get_or_insert(found);
        }
    }

    /// The same message with other secrets.
    pub(super) fn secrets(
        &mut self,
        code: FindingCode,
        message: &Message<'_>,
        change: &dyn Fn(&'static str, &str) -> String,
    ) {
        for keys in self.gateway.keys() {
            if self.is_over() {
                return;
            }
            self.spend(self.weight);
            let changed = keys.with_secrets(self.gateway.table(), change);
            let sign_string = self.gateway.sign_string(message, &changed);
            self.test((code, None), &sign_string, &changed);
        }
    }

    /// Whether the claimed signature passes a check of its own against this message's digests.
    pub(super) fn claim(&mut self, code: FindingCode, message: &Message<'_>, fits: fn(&str, &Digest) -> bool) {
        for keys in self.gateway.keys() {
            let digest = self.gateway.digest(&self.gateway.sign_string(message, keys), keys);
            if fits(&self.claimed, &digest) {
                self.found.get_or_insert((code, None));
            }
        }
    }

    /// The claimed signature under another of its names.
    pub(super) fn claim_as(&mut self, claimed: &str) {
        claimed.clone_into(&mut self.claimed);
    }
}

impl Attempts for Search<'_> {
    fn merchant(&self) -> Merchant<'_> {
        self.gateway.merchant()
    }

    fn is_over(&self) -> bool {
        self.found.is_some() || self.budget == 0
    }

    fn fits(&self, message: &Message<'_>) -> bool {
        let digest = |keys| self.gateway.digest(&self.gateway.sign_string(message, keys), keys);
        self.gateway.keys().iter().any(|keys| digest(keys).matches(&self.claimed))
    }

    fn spend(&mut self, bytes: usize) {
        self.budget = self.budget.saturating_sub(bytes);
    }

    fn message(&mut self, code: FindingCode, message: &Message<'_>) {
        self.spend(self.weight * self.gateway.keys().len());
        let gateway = self.gateway;
        self.string(code, &|keys| gateway.sign_string(message, keys));
    }

    fn options(&mut self, code: FindingCode, detail: Option<&'static str>, options: &Options, message: &Message<'_>) {
        self.spend(self.weight * self.gateway.keys().len());
        let protocol = self.gateway.protocol();
        self.noted(code, detail, &|keys| protocol.sign_string(Merchant { keys, options }, message));
    }

    fn noted(&mut self, code: FindingCode, detail: Option<&'static str>, make: &dyn Fn(&Keys) -> SignString) {
        for keys in self.gateway.keys() {
            if self.is_over() {
                return;
            }
            self.test((code, detail), &make(keys), keys);
        }
    }
}

/// Bytes of all names and values, and of what each member costs.
fn weight(object: &Object<'_>) -> usize {
    object.iter().map(|(name, value)| name.len() + weight_of(value)).sum()
}

fn weight_of(value: &Value<'_>) -> usize {
    MEMBER
        + match value {
            // An exponent can be written out as a thousand digits.
            Value::Number(number) if number.bytes().any(|byte| byte | 32 == b'e') => 16 * MEMBER,
            Value::Text(text) | Value::Number(text) => text.len(),
            Value::List(elements) => elements.iter().map(weight_of).sum(),
            Value::Object(object) => weight(object),
            Value::Null | Value::Bool(_) => 0,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_that_are_not_signed_cost_as_well() {
        let gateway = Gateway::from_json(
            r#"{"gateway":"Vpay","credentials":{"key":"k","secret":"s"},"options":{"baseUrl":"https://g.example"}}"#,
        )
        .unwrap();
        let nulls = (0..500).map(|index| (format!("m{index}").into(), Value::Null)).collect();
        let message = Message { fields: Object(nulls), form: false };
        let mut search = Search::new(&gateway, &message);
        let mut tries = 0;
        while !search.is_over() {
            search.message(FindingCode::HexForm, &message);
            tries += 1;
        }
        assert!(tries <= BUDGET / (500 * MEMBER) + 1, "{tries}");
    }

    #[test]
    fn a_search_ends_however_large_the_message_is() {
        let gateway = Gateway::from_json(
            r#"{"gateway":"Vpay","credentials":{"key":"k","secret":"s"},"options":{"baseUrl":"https://g.example"}}"#,
        )
        .unwrap();
        for size in [100, 60_000] {
            let fields = Object(vec![("a".into(), Value::from("x".repeat(size))), ("sign".into(), Value::from("0"))]);
            let message = Message { fields, form: false };
            let mut search = Search::new(&gateway, &message);
            let mut tries = 0;
            while !search.is_over() {
                search.message(FindingCode::HexForm, &message);
                tries += 1;
            }
            let cost = 2 * size + 2 * MEMBER;
            assert!((BUDGET / (cost + 40)..=BUDGET / cost + 1).contains(&tries), "{tries} for {size}");
            assert_eq!(search.found(), None);
        }
    }
}
