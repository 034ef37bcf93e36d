//! Basicex (币趣): HMAC-SHA512 over `k=v` pairs, one of which is a JSON text.
//!
//! Protocol: `docs/protocols/basicex.md`.

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

/// The only `signType` there is.
const SIGN_TYPE: &str = "HmacSHA512";
/// The `method` of every notification.
const NOTIFY: &str = "basicexpay.trade.notify";

pub(crate) struct BasicexProtocol;

impl Protocol for BasicexProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }
}

/// The sign string of a request, an answer and a notification alike: sorted pairs whose value is not empty, then the
/// apiKey.
fn pairs<'a>(sorted: impl Iterator<Item = (&'a str, &'a str)> + Clone, keys: &Keys) -> SignString {
    let size = sorted.clone().map(|(name, value)| name.len() + value.len() + 2).sum();
    let mut text = SignString::with_capacity(size);
    for (name, value) in sorted.filter(|(_, value)| !value.is_empty()) {
        text.pair(name, value);
    }
    text.name("key");
    text.secret("apiKey", keys.secret("apiKey"));
    text
}
