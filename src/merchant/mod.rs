//! One merchant at one gateway: credentials and options.

pub(crate) mod keys;
pub(crate) mod options;
