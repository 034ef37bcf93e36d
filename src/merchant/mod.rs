//! One merchant at one gateway: credentials and options.

pub(crate) mod keys;
pub(crate) mod options;

use keys::Keys;
use options::Options;

/// What a gateway is handed of a merchant: one set of credentials, and the options.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Merchant<'a> {
    pub(crate) keys: &'a Keys,
    pub(crate) options: &'a Options,
}
