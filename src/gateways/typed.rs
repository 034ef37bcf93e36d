//! The common part of every gateway's generated structs.

/// Declares a gateway's typed object: a [`crate::Gateway`] that knows its operations.
macro_rules! typed_gateway {
    (
        $(#[$doc:meta])* $name:ident, $protocol:expr,
        $(#[$new:meta])* new,
        $(#[$with_previous:meta])* with_previous $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(crate::road::gateway::Gateway);

        impl $name {
            $(#[$new])*
            pub fn new(credentials: &Credentials, options: Options) -> crate::contract::error::Result<Self> {
                Self::with_previous(credentials, &[], options)
            }

            $(#[$with_previous])*
            pub fn with_previous(
                credentials: &Credentials,
                previous: &[Credentials],
                options: Options,
            ) -> crate::contract::error::Result<Self> {
                use crate::contract::typed::Fields as _;
                let previous: alloc::vec::Vec<_> = previous.iter().map(|old| old.to_fields()).collect();
                crate::road::gateway::Gateway::new(&$protocol, &credentials.to_fields(), &previous, options.0)
                    .map(Self)
                    .map_err(|error| error.of($protocol.table().id))
            }
        }

        impl core::ops::Deref for $name {
            type Target = crate::road::gateway::Gateway;

            fn deref(&self) -> &crate::road::gateway::Gateway {
                &self.0
            }
        }
    };
}

/// Declares a gateway's options: a setter for each that it has.
macro_rules! typed_options {
    ($(#[$doc:meta])* $($option:ident),+) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        pub struct Options(crate::merchant::options::Options);

        impl Options {
            $($crate::gateways::typed::setter! { $option })+
        }
    };
}

/// One option's setter. The values are checked when the gateway object is created.
macro_rules! setter {
    (base_url) => {
        /// Base URL, such as `https://api.example.com/v1`: at most 1,024 bytes, `http` or `https`, without query, fragment
        /// and user. Another value makes `new` fail with `invalid_options`.
        #[must_use]
        pub fn base_url(mut self, url: impl Into<String>) -> Self {
            self.0.base_url = Some(url.into());
            self
        }
    };
    (max_bytes) => {
        /// Largest accepted body in bytes: 1 to 16,777,216. Default: 65,536. Another value makes `new` fail with
        /// `invalid_options`.
        #[must_use]
        pub fn max_bytes(mut self, bytes: usize) -> Self {
            self.0.max_bytes = bytes;
            self
        }
    };
    (strict) => {
        /// `false` accepts unknown request fields and values outside a closed list. Default: `true`.
        #[must_use]
        pub fn strict(mut self, strict: bool) -> Self {
            self.0.strict = strict;
            self
        }
    };
    (tolerance_seconds) => {
        /// Largest difference between a notification's signed time and now, in both directions: 1 to 31,536,000 seconds.
        /// Default: not checked.
        #[must_use]
        pub fn tolerance_seconds(mut self, seconds: u32) -> Self {
            self.0.tolerance_seconds = Some(seconds);
            self
        }
    };
    (biz_field) => {
        /// The gateway's name for the field with the order. Default: `bizConent`, the current name.
        #[must_use]
        pub fn biz_field(mut self, field: crate::merchant::options::BizField) -> Self {
            self.0.biz_field = field;
            self
        }
    };
    (notification_kind) => {
        /// The kind of this object's notifications, because they do not show it.
        #[must_use]
        pub fn notification_kind(mut self, kind: Kind) -> Self {
            self.0.notification_kind = Some(kind.as_str());
            self
        }
    };
    (ack_body) => {
        /// The body that acknowledges a notification: at most 1,024 bytes. Default: `success`. A longer one makes `new`
        /// fail with `invalid_options`.
        #[must_use]
        pub fn ack_body(mut self, body: impl Into<String>) -> Self {
            self.0.ack_body = Some(body.into());
            self
        }
    };
    (empty_values) => {
        /// Whether empty fields of a notification are signed. Default: `Include`.
        #[must_use]
        pub fn empty_values(mut self, empty_values: crate::merchant::options::EmptyValues) -> Self {
            self.0.empty_values = empty_values;
            self
        }
    };
    (key_parts) => {
        /// The fields in the md5 of an operation, if they differ from the known ones: `MerCode`, `Timestamp` and its own
        /// fields. Other names make `new` fail with `invalid_options`.
        ///
        /// ```
        /// use paychop::bibao::Options;
        ///
        /// let options = Options::default().key_parts("login", &["MerCode", "UserName", "OrderNum"]);
        /// ```
        #[must_use]
        pub fn key_parts(mut self, operation: &str, parts: &[&str]) -> Self {
            let parts = parts.iter().map(|part| alloc::string::String::from(*part)).collect();
            self.0.key_parts.push((operation.into(), parts));
            self
        }
    };
    (reply_encoding) => {
        /// How `Bank`, `RealName` and `SubBranch` are sent in a reply. Default: `Percent`.
        #[must_use]
        pub fn reply_encoding(mut self, encoding: crate::merchant::options::ReplyEncoding) -> Self {
            self.0.reply_encoding = encoding;
            self
        }
    };
    (encoding) => {
        /// Format of requests. Default: `Form`.
        #[must_use]
        pub fn encoding(mut self, encoding: crate::merchant::options::Encoding) -> Self {
            self.0.encoding = encoding;
            self
        }
    };
    (list_form) => {
        /// How the sign string has objects and decimals inside a list. `diagnose` names the form. Default: `Braces`.
        #[must_use]
        pub fn list_form(mut self, form: crate::merchant::options::ListForm) -> Self {
            self.0.list_form = form;
            self
        }
    };
}

/// Declares the kinds of notification that a gateway sends.
macro_rules! typed_kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal),+ $(,)?) => {
        /// The gateway's kinds of notification.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Kind { $($(#[$doc])* $kind),+ }

        impl Kind {
            /// The public name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $name),+ }
            }
        }
    };
}

pub(crate) use {setter, typed_gateway, typed_kinds, typed_options};
