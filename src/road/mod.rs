//! The path of the data: seven steps out and in, the same for every gateway.

pub(crate) mod envelope;
pub(crate) mod explain;
pub(crate) mod gateway;
pub(crate) mod inward;
pub(crate) mod message;
pub(crate) mod outward;
pub(crate) mod page;
pub(crate) mod protocol;
pub(crate) mod sliding;
pub(crate) mod validate;
pub(crate) mod values;
