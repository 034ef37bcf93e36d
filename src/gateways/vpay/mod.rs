//! Vpay (MinPay, 点付): sorted fields, nested ones too, and an MD5 over them.
//!
//! Protocol: `docs/protocols/vpay.md`.

mod canonical;
mod inbound;
#[cfg(feature = "diagnose")]
mod mistakes;
mod outbound;
mod readings;
mod tables;
#[cfg(feature = "testing")]
mod testing;
#[cfg(feature = "typed")]
pub mod typed;

use crate::contract::schema::GatewayTable;
use crate::merchant::Merchant;
use crate::road::protocol::Protocol;
use crate::sign::sign_string::SignString;
use crate::text::json::Object;

pub(crate) struct VpayProtocol;

const SIGN: &str = "sign";

impl Protocol for VpayProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }
}

/// The sign string of a request and a notification alike: every field but `sign`, then the secret.
fn sign_string(fields: &Object<'_>, merchant: Merchant<'_>) -> SignString {
    let mut text = SignString::with_capacity(768);
    for (name, value) in canonical::signed(fields) {
        if name != SIGN {
            text.pair(name, &canonical::text(value, merchant.options.list_form));
        }
    }
    text.name("secret");
    text.secret("secret", merchant.keys.secret("secret"));
    text
}
