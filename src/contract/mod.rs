//! Input and output, the same for every gateway.

pub(crate) mod context;
pub(crate) mod data;
pub(crate) mod declare;
#[cfg(feature = "diagnose")]
pub(crate) mod diagnosis;
pub(crate) mod error;
pub(crate) mod meaning;
pub(crate) mod notification;
pub(crate) mod request;
pub mod schema;
pub(crate) mod signing;
#[cfg(feature = "testing")]
pub(crate) mod testing;
#[cfg(feature = "typed")]
pub(crate) mod typed;
