//! What goes in and what comes out, the same for every gateway.

pub(crate) mod context;
pub(crate) mod error;
pub(crate) mod notification;
pub(crate) mod request;
pub mod schema;
pub(crate) mod signing;
pub(crate) mod typed;
