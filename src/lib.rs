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

#![cfg_attr(
    not(all(feature = "diagnose", feature = "testing")),
    allow(dead_code, reason = "what only diagnosis and the gateway's side use")
)]

mod contract;
#[cfg(feature = "diagnose")]
mod diagnose;
#[cfg(feature = "edge")]
#[doc(hidden)]
pub mod edge;
mod gateways;
mod merchant;
mod registry;
mod road;
mod sign;
#[cfg(feature = "testing")]
mod testing;
mod text;

pub use contract::context::Context;
#[cfg(feature = "diagnose")]
pub use contract::diagnosis::{Diagnosis, Finding};
pub use contract::error::{Code, Error, Result, Violation, ViolationCode};
pub use contract::notification::{Acknowledgement, Data, Direction, Notification, Outcome, Response};
pub use contract::request::{CashierForm, Outgoing, SignedRequest};
pub use contract::schema;
#[cfg(feature = "testing")]
pub use contract::testing::{Accepted, Incoming, Sample};
pub use contract::typed::{Event, Request};
pub use gateways::{basicex, bibao, lianhe, ubao, vpay};
pub use merchant::options::{BizField, EmptyValues, Encoding, Options, ReplyEncoding};
pub use registry::catalog;
pub use road::explain::{Explanation, Step};
pub use road::gateway::{Extras, Gateway, Hints};
pub use sign::secret::Secret;
pub use sign::sign_string::{SignString, Source};
pub use text::decimal::{Decimal, ParseDecimalError};
pub use text::json::{Object, Value};

/// The README's Rust is compiled and run with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
