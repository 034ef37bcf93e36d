//! The five gateways: their tables, and the steps that tables cannot express.

pub(crate) mod basicex;
pub(crate) mod bibao;
pub(crate) mod lianhe;
#[cfg(feature = "typed")]
pub(crate) mod typed;
pub(crate) mod ubao;
pub(crate) mod vpay;
