//! Common mistakes with this protocol: empty values, which some integrations sign and some do not.

use crate::contract::diagnosis::FindingCode;
use crate::diagnose::{Attempts, Mistakes};
use crate::merchant::options::EmptyValues;
use crate::road::message::Message;
use crate::text::json::Value;

use super::{BibaoProtocol, tables};

impl Mistakes for BibaoProtocol {
    fn attempt(&self, attempts: &mut dyn Attempts, message: &Message<'_>) {
        let mut options = attempts.merchant().options.clone();
        options.empty_values = match options.empty_values {
            EmptyValues::Include => EmptyValues::Skip,
            EmptyValues::Skip => EmptyValues::Include,
        };
        if message.fields.iter().any(|(_, value)| value.as_text() == Some("")) {
            attempts.options(FindingCode::EmptyFields, None, &options, message);
        }
        // A framework that drops empty fields drops `Remark=`, which was signed.
        for row in tables::TABLE.kinds {
            let mut complete = message.clone();
            let dropped = row.fields.iter().filter(|field| message.fields.get(field.name).is_none());
            complete.fields.0.extend(dropped.map(|field| (field.name.into(), Value::from(""))));
            if complete.fields.0.len() > message.fields.0.len() {
                attempts.message(FindingCode::EmptyFields, &complete);
            }
        }
    }
}
