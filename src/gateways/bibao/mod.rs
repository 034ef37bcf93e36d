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

use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::GatewayTable;
use crate::merchant::keys::Keys;
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
}

/// `Success`, `Code` and `Message`: how both sides begin every answer.
fn answer(success: bool, message: &str) -> Object<'_> {
    Object(vec![
        ("Success".into(), Value::Bool(success)),
        ("Code".into(), Value::Number(if success { "1" } else { "0" }.into())),
        ("Message".into(), Value::from(message)),
    ])
}
