//! From typed Rust values to fields, and back. The structs themselves are generated from the field tables.

use crate::sign::secret::Secret;
use crate::text::decimal::Decimal;
use crate::text::json::{Object, Value};

/// A struct that was generated from an operation's field table.
pub trait Request {
    /// Its fields that are there, by their wire names.
    fn to_fields(&self) -> Object<'_>;
}

/// A value that can be a field of a request.
pub(crate) trait Put {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>);
}

impl Put for String {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::from(self.as_str()));
    }
}

impl Put for Secret {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::from(self.reveal()));
    }
}

impl Put for Decimal {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::from(self.as_str()));
    }
}

impl Put for i64 {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::from(self.to_string()));
    }
}

impl Put for bool {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::Bool(*self));
    }
}

impl Put for Vec<String> {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::List(self.iter().map(|text| Value::from(text.as_str())).collect()));
    }
}

impl<T: Request> Put for Vec<T> {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::List(self.iter().map(|item| Value::Object(item.to_fields())).collect()));
    }
}

impl<T: Put> Put for Option<T> {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        if let Some(value) = self {
            value.put(name, fields);
        }
    }
}

/// A struct that was generated from a notification's field table.
pub trait Event: Sized {
    /// Its fields, out of a verified notification's data.
    fn from_fields(fields: &Object<'_>) -> Self;
}

/// A value that a field of a notification can be read as.
pub(crate) trait Take: Sized {
    fn take(name: &'static str, fields: &Object<'_>) -> Self;
}

/// A required field; `verify` has made sure that it is there.
impl Take for String {
    fn take(name: &'static str, fields: &Object<'_>) -> Self {
        fields.scalar(name).unwrap_or_default().to_owned()
    }
}

impl Take for Option<String> {
    fn take(name: &'static str, fields: &Object<'_>) -> Self {
        fields.scalar(name).map(str::to_owned)
    }
}

impl<T: Event> Take for Option<T> {
    fn take(name: &'static str, fields: &Object<'_>) -> Self {
        match fields.get(name) {
            Some(Value::Object(object)) => Some(T::from_fields(object)),
            _ => None,
        }
    }
}

/// Declares a gateway's typed object: a [`crate::Gateway`] that knows its operations.
macro_rules! typed_gateway {
    ($(#[$doc:meta])* $name:ident, $protocol:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(crate::road::gateway::Gateway);

        impl $name {
            /// A merchant with these credentials.
            pub fn new(credentials: &Credentials, options: crate::merchant::options::Options) -> crate::contract::error::Result<Self> {
                Self::with_previous(credentials, &[], options)
            }

            /// A merchant whose old secrets are still accepted by `verify`.
            pub fn with_previous(
                credentials: &Credentials,
                previous: &[Credentials],
                options: crate::merchant::options::Options,
            ) -> crate::contract::error::Result<Self> {
                use crate::contract::typed::Request as _;
                let previous: Vec<_> = previous.iter().map(|old| old.to_fields()).collect();
                crate::road::gateway::Gateway::new(&$protocol, &credentials.to_fields(), &previous, options)
                    .map(Self)
                    .map_err(|error| error.of($protocol.table().id))
            }
        }

        impl std::ops::Deref for $name {
            type Target = crate::road::gateway::Gateway;

            fn deref(&self) -> &crate::road::gateway::Gateway {
                &self.0
            }
        }
    };
}
pub(crate) use typed_gateway;
