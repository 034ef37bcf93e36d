//! Signs requests for and verifies notifications of five payment gateways, without touching the network.
//!
//! The core has no network, no clock, no randomness and no global state: the time and the random bytes come in as
//! arguments, so that every output can be reproduced.
//!
//! ```
//! use paychop::{Context, Extras, Gateway, Outgoing};
//!
//! let basicex = Gateway::from_json(
//!     r#"{"gateway":"Basicex","credentials":{"merNo":"811496833912834","apiKey":"a","secretKey":"s"}}"#,
//! )?;
//! let query = basicex.operation("query")?;
//! let mut context = Context::fixed(1_658_483_264_000, "UhUw73zMvLMIk483");
//! let Outgoing::Request(request) = basicex.sign(query, r#"{"merOrderNo":"A1"}"#, Extras::default(), &mut context)?
//! else { unreachable!() };
//! assert_eq!(request.url, "https://openapi.basicex.com/basicexpay/trade/gateway");
//! # Ok::<(), paychop::Error>(())
//! ```

pub mod schema;
pub mod testing;

mod context;
mod decimal;
mod diagnose;
mod digest;
mod error;
mod explain;
mod form;
#[cfg(target_arch = "wasm32")]
mod frame;
mod gateway;
mod json;
mod keys;
mod message;
mod notification;
mod options;
mod page;
mod protocol;
mod request;
mod scan;
mod secret;
mod sign_string;
mod sliding;
mod time;
mod typed;
mod validate;

pub mod basicex;
pub mod bibao;
pub mod lianhe;
pub mod ubao;
pub mod vpay;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use context::Context;
pub use decimal::{Decimal, ParseDecimalError};
pub use diagnose::{Diagnosis, Finding};
pub use error::{Breach, Code, Error, Result, Violation};
pub use explain::{Explanation, Step};
pub use gateway::{Extras, Gateway, Hints};
pub use json::{Object, Value};
pub use notification::{Acknowledgement, Data, Direction, Notification, Outcome, Response};
pub use options::{BizField, EmptyValues, Encoding, Options, ReplyEncoding};
pub use request::{CashierForm, Outgoing, SignedRequest};
pub use secret::Secret;
pub use sign_string::{SignString, Source};
pub use typed::{Event, Request};

/// The README's Rust is compiled and run with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// Every gateway, in the order of the documentation.
static PROTOCOLS: &[&dyn protocol::Protocol] = &[
    &basicex::BasicexProtocol,
    &bibao::BibaoProtocol,
    &ubao::UbaoProtocol,
    &vpay::VpayProtocol,
    &lianhe::LianheProtocol,
];

fn protocol_of(name: &str) -> Option<&'static dyn protocol::Protocol> {
    PROTOCOLS.iter().copied().find(|protocol| protocol.table().name == name || protocol.table().id == name)
}

/// The tables of every gateway: what it takes, what it sends.
pub fn catalog() -> impl Iterator<Item = &'static schema::GatewayTable> {
    PROTOCOLS.iter().map(|protocol| protocol.table())
}
