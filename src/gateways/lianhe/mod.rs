//! Lianhe (联合支付): named fields in a fixed order, and an MD5 over them.
//!
//! Protocol: `docs/protocols/lianhe.md`.

mod inbound;
#[cfg(feature = "diagnose")]
mod mistakes;
mod outbound;
mod tables;
#[cfg(feature = "testing")]
mod testing;
#[cfg(feature = "typed")]
pub mod typed;

use crate::contract::schema::GatewayTable;
use crate::merchant::keys::Keys;
use crate::road::protocol::Protocol;
use crate::sign::sign_string::SignString;
use crate::text::json::Object;

pub(crate) struct LianheProtocol;

impl Protocol for LianheProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }
}

/// The named fields in their order, then the secret. Other fields travel unsigned. An absent field signs like an empty
/// one; the field table refuses both.
fn sign_string(signed: &[&str], fields: &Object<'_>, keys: &Keys) -> SignString {
    let mut text = SignString::with_capacity(512);
    for name in signed {
        text.pair(name, fields.scalar(name).unwrap_or_default());
    }
    text.name("key");
    text.secret("secretKey", keys.secret("secretKey"));
    text
}
