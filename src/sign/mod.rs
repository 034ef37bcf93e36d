//! What is signed, and with what.

pub(crate) mod digest;
pub(crate) mod secret;
pub(crate) mod sign_string;
