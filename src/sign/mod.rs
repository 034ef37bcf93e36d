//! The sign string, the digests and the secrets.

pub(crate) mod digest;
pub(crate) mod secret;
pub(crate) mod sign_string;
