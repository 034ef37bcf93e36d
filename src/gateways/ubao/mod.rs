//! UBAO: a base64 body and an MD5 over it.
//!
//! Protocol: `docs/protocols/ubao.md`.

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
use crate::merchant::options::{Encoding, Options};
use crate::road::envelope::Body;
use crate::road::protocol::Protocol;
use crate::sign::sign_string::SignString;

pub(crate) struct UbaoProtocol;

impl Protocol for UbaoProtocol {
    fn table(&self) -> &'static GatewayTable {
        &tables::TABLE
    }

    fn check_keys(&self, keys: &Keys) -> Result<()> {
        if crate::text::decimal::is_whole(keys.identity()) {
            Ok(())
        } else {
            Err(Error::at(
                Code::InvalidCredentials,
                "merchantId",
                "`merchantId` must be a whole number, such as 2000213",
            ))
        }
    }
}

/// The sign string of a request and a notification alike. No separator stands between nonce and timestamp.
fn parts(body: &str, nonce: &str, timestamp: &str, keys: &Keys) -> SignString {
    let mut text = SignString::with_capacity(body.len());
    text.value(body);
    text.secret("apiKey", keys.secret("apiKey"));
    text.value(nonce);
    text.value(timestamp);
    text
}

/// The body of a request or a notification, in the encoding of the merchant.
fn encoded(options: &Options) -> Body {
    match options.encoding {
        Encoding::Json => Body::Json,
        Encoding::Form => Body::Form,
    }
}
