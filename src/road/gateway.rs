//! One merchant at one gateway.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use crate::contract::error::{Code, Error, Result, ViolationCode};
use crate::contract::schema::{GatewayTable, Operation};
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::message::Message;
use crate::road::protocol::Road;
use crate::sign::digest::Digest;
use crate::sign::sign_string::SignString;
use crate::text::json::{self, FaultKind, Object, Value};

/// One merchant at one gateway.
///
/// The typed gateways, such as [`crate::basicex::Basicex`], dereference to it. Use it directly if the gateway is chosen
/// at run time.
#[derive(Clone)]
pub struct Gateway {
    pub(super) protocol: &'static dyn Road,
    /// The current credentials, then the previous ones.
    pub(super) keys: Vec<Keys>,
    pub(super) options: Options,
}

impl core::fmt::Debug for Gateway {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}({})", self.table().name, self.current().identity())
    }
}

impl Gateway {
    // A separate function, because engines compile large functions slowly: docs/decisions.md, cold start.
    #[inline(never)]
    pub(crate) fn new(
        protocol: &'static dyn Road,
        credentials: &Object<'_>,
        previous: &[Object<'_>],
        mut options: Options,
    ) -> Result<Self> {
        let table = protocol.table();
        let mut keys = Vec::with_capacity(1 + previous.len());
        for given in core::iter::once(credentials).chain(previous) {
            let read = Keys::read(table, given)?;
            protocol.check_keys(&read)?;
            keys.push(read);
        }
        if keys.iter().any(|previous| previous.identity() != keys[0].identity()) {
            let message = "`previous` takes old secrets of the same merchant, and one of these names another merchant";
            return Err(Error::at(Code::InvalidCredentials, "previous", message));
        }
        options.check(table)?;
        protocol.check_options(&options)?;
        Ok(Self { protocol, keys, options })
    }

    /// The gateway's tables.
    pub fn table(&self) -> &'static GatewayTable {
        self.protocol.table()
    }

    #[cfg(feature = "diagnose")]
    pub(crate) fn protocol(&self) -> &'static dyn Road {
        self.protocol
    }

    #[cfg(feature = "testing")]
    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    pub(crate) fn current(&self) -> &Keys {
        &self.keys[0]
    }

    /// The merchant with its current credentials.
    pub(crate) fn merchant(&self) -> Merchant<'_> {
        self.merchant_with(self.current())
    }

    /// The merchant with credentials that may be previous ones.
    pub(crate) fn merchant_with<'a>(&'a self, keys: &'a Keys) -> Merchant<'a> {
        Merchant { keys, options: &self.options }
    }

    #[cfg(feature = "diagnose")]
    pub(crate) fn keys(&self) -> &[Keys] {
        &self.keys
    }

    pub(crate) fn digest(&self, sign_string: &SignString, keys: &Keys) -> Digest {
        keys.digest(self.table().signing.algorithm, sign_string)
    }

    pub(crate) fn sign_string(&self, message: &Message<'_>, keys: &Keys) -> SignString {
        self.protocol.sign_string(self.merchant_with(keys), message)
    }

    /// An operation by its public name.
    ///
    /// # Errors
    ///
    /// [`Code::UnknownOperation`]: the gateway has no operation of this name.
    pub fn operation(&self, name: &str) -> Result<&'static Operation> {
        self.table().operations.iter().find(|operation| operation.name == name).ok_or_else(|| {
            let names: Vec<_> = self.table().operations.iter().map(|operation| operation.name).collect();
            let message = format!("{} has no operation of this name; it has {}", self.table().name, names.join(", "));
            Error::new(Code::UnknownOperation, message).of(self.table().id)
        })
    }
}

/// Reads a merchant's input. Nothing and `null` are an object without fields.
pub(crate) fn read_input(text: &str, max_bytes: usize) -> Result<Object<'_>> {
    let refuse = |field: &str, code, message| Err(Error::violation(field, code, message));
    if text.len() > max_bytes {
        return refuse(
            "",
            ViolationCode::TooLong,
            format!("the input has more than {max_bytes} bytes, the limit of `maxBytes`"),
        );
    }
    if text.is_empty() {
        return Ok(Object::default());
    }
    match json::read(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(Value::Null) => Ok(Object::default()),
        Ok(other) => refuse(
            "",
            ViolationCode::WrongType,
            format!(
                "the input is {}; it must be an object of fields, such as {{\"field\":\"value\"}}",
                other.type_name()
            ),
        ),
        Err(fault) => {
            let field = fault.field.unwrap_or_default();
            let what = if field.is_empty() { "the input".to_owned() } else { format!("`{field}`") };
            let message = format!("{what} {}", fault.kind.describe());
            let code = match fault.kind {
                FaultKind::LoneSurrogate => ViolationCode::BadCharset,
                FaultKind::Duplicate => ViolationCode::AmbiguousField,
                FaultKind::TooMany => ViolationCode::TooLong,
                FaultKind::Syntax | FaultKind::TooDeep => ViolationCode::WrongType,
            };
            refuse(&field, code, message)
        }
    }
}
