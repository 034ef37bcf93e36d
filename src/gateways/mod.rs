//! The five gateways: their tables, and the steps that no table can say.

pub mod basicex;
pub mod bibao;
pub mod lianhe;
pub mod ubao;
pub mod vpay;
