//! Signs requests for and verifies notifications of five payment gateways, without touching the network.
//!
//! The core has no network, no clock, no randomness and no global state: the time and the random bytes come in as
//! arguments, so that every output can be reproduced.
//!
#![cfg_attr(all(feature = "system", feature = "testing", feature = "typed"), doc = "```")]
#![cfg_attr(not(all(feature = "system", feature = "testing", feature = "typed")), doc = "```text")]
//! use paychop::basicex::{Basicex, Cashier, Credentials, Kind, Options, PaymentEvent};
//! use paychop::{Context, Direction, Hints, Outcome};
//!
//! let credentials = Credentials {
//!     mer_no: "811496833912834".to_owned(),
//!     api_key: "the apiKey".into(),
//!     secret_key: "the secretKey".into(),
//! };
//! let basicex = Basicex::new(&credentials, Options::default().notification_kind(Kind::Payment))?;
//!
//! // Out: a signed order, as a page that submits itself to the cashier.
//! let order = Cashier {
//!     mer_order_no: "A1001".to_owned(),
//!     client_ip: "203.0.113.7".to_owned(),
//!     total_amount: "18.37".parse()?,
//!     currency: "USDT".to_owned(),
//!     description: "Tea".to_owned(),
//!     order_source: "WEB".to_owned(),
//!     trade_start_time: "2026-03-01 12:00:00".to_owned(),
//!     ..Cashier::default()
//! };
//! let form = basicex.cashier(&order, None, &mut Context::system())?;
//! assert_eq!(form.url, "https://openapi.basicex.com/basicexpay/trade/cashier");
//!
//! // In: a notification, as its bytes came. (The gateway's side makes one here.)
//! let posted = basicex.sample("payment", r#"{"merOrderNo":"A1001","totalAmount":"18.37"}"#, &mut Context::system())?;
//! let notification = basicex.verify(posted.body.as_bytes(), Hints::default(), &Context::system())?;
//! if notification.direction == Direction::In && notification.outcome == Outcome::Succeeded {
//!     let payment: PaymentEvent = notification.event()?;
//!     assert_eq!((payment.mer_order_no.as_str(), payment.total_amount.as_str()), ("A1001", "18.37"));
//! }
//! let answer = basicex.acknowledge(notification.kind)?;
//! assert_eq!((answer.status, answer.body.as_str()), (200, "success"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Where the gateway is chosen at run time, use [`Gateway`] itself.

#![no_std]

#[macro_use]
extern crate alloc;
#[cfg(any(test, all(feature = "system", not(all(target_arch = "wasm32", target_os = "unknown")))))]
extern crate std;

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
pub use contract::data::Data;
#[cfg(feature = "diagnose")]
pub use contract::diagnosis::{Diagnosis, Finding, FindingCode};
pub use contract::error::{Code, Error, Result, Violation, ViolationCode};
pub use contract::meaning::{Direction, Outcome};
pub use contract::notification::{Acknowledgement, Notification, Response};
pub use contract::request::{CashierForm, Outgoing, SignedRequest};
pub use contract::schema;
#[cfg(feature = "testing")]
pub use contract::testing::{Accepted, Incoming, Sample};
#[cfg(feature = "typed")]
pub use contract::typed::{Event, Request};
pub use merchant::options::{BizField, EmptyValues, Encoding, ListForm, ReplyEncoding};
pub use registry::catalog;
pub use road::explain::{Explanation, Step};
pub use road::gateway::Gateway;
pub use road::inward::Hints;
pub use road::outward::Extras;
pub use sign::secret::Secret;
pub use sign::sign_string::{SignString, Source};
pub use text::decimal::{Decimal, ParseDecimalError};
pub use text::json::{Object, Value};

#[cfg(feature = "typed")]
macro_rules! typed_modules {
    ($($module:ident $protocol:ident),+) => {
        pub use gateways::{$($module::typed as $module),+};
    };
}
#[cfg(feature = "typed")]
gateways::each!(typed_modules);

/// The README's Rust is compiled and run with the documentation tests.
#[cfg(all(doctest, feature = "system", feature = "typed"))]
#[doc = include_str!("../README.md")]
struct Readme;
