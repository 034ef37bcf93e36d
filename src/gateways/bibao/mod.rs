//! Bibao (币宝): DES-encrypted parameters, and an MD5 with random ends.
//!
//! Protocol: `docs/protocols/bibao.md`.

mod inbound;
#[cfg(feature = "diagnose")]
mod mistakes;
mod outbound;
mod tables;
#[cfg(feature = "testing")]
mod testing;
#[cfg(feature = "typed")]
pub mod typed;

use core::fmt;

use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::GatewayTable;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::protocol::Protocol;
use crate::text::json::{Object, Value};

pub(crate) struct BibaoProtocol;

/// What a notification does not sign: its signature, which notices spell with a small s, and one time.
const UNSIGNED: &[&str] = &["Sign", "sign", "FinishTime"];

impl Protocol for BibaoProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }

    fn check_keys(&self, keys: &Keys) -> Result<()> {
        let invalid = |field, message| Err(Error::at(Code::InvalidCredentials, field, message));
        let code = keys.identity();
        if code.len() > 10 || !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return invalid("merCode", "`merCode` must be at most 10 ASCII letters and digits");
        }
        // Libraries differ in what they make of a longer key: some cut it, some refuse it, some hash it.
        let length = keys.secret("desKey").reveal().len();
        if length != outbound::BLOCK {
            let message = format!(
                "`desKey` has {length} bytes; it must have exactly 8: DES takes no other length, and nothing is cut or padded"
            );
            return invalid("desKey", &message);
        }
        Ok(())
    }

    /// Only the fields of an operation can be in its md5.
    fn check_options(&self, options: &Options) -> Result<()> {
        let invalid = |message: fmt::Arguments<'_>| Err(Error::at(Code::InvalidOptions, "keyParts", message));
        for (name, parts) in &options.key_parts {
            let Some(operation) = tables::TABLE.operations.iter().find(|own| own.name == name) else {
                return invalid(format_args!("Bibao has no operation `{name}`"));
            };
            let is_own = |part: &str| operation.fields.iter().any(|field| field.name == part);
            if !parts.iter().all(|part| matches!(&**part, "MerCode" | "Timestamp") || is_own(part)) {
                return invalid(format_args!("`{name}` can sign MerCode, Timestamp and its own fields only"));
            }
        }
        Ok(())
    }
}

/// `Success`, `Code` and `Message`: how both sides begin every answer.
fn answer(success: bool, message: &str) -> Object<'_> {
    Object(vec![
        ("Success".into(), Value::Bool(success)),
        ("Code".into(), Value::Number(if success { "1" } else { "0" }.into())),
        ("Message".into(), Value::from(message)),
    ])
}
