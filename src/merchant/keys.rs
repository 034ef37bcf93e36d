//! A merchant's credentials in the core.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::{Credential, GatewayTable, Role};
use crate::sign::digest::{Algorithm, Digest, HmacKey, hmac_key};
use crate::sign::secret::Secret;
use crate::sign::sign_string::SignString;
use crate::text::decimal;
use crate::text::json::{Object, Value};

/// Bibao's random ends are a handful of characters; more than this is a mistake.
const MAX_LENGTH: usize = 64;

/// One merchant's credentials at one gateway: the current ones, or previous ones that `verify` still accepts.
#[derive(Clone)]
pub(crate) struct Keys {
    identity: String,
    secrets: Vec<(&'static str, Secret)>,
    lengths: Vec<(&'static str, usize)>,
    hmac: Option<HmacKey>,
}

impl Keys {
    /// Reads credentials by the gateway's table.
    // A separate function, because engines compile large functions slowly: docs/decisions.md, cold start.
    #[inline(never)]
    pub(crate) fn read(table: &'static GatewayTable, given: &Object<'_>) -> Result<Self> {
        let mut keys = Self { identity: String::new(), secrets: Vec::new(), lengths: Vec::new(), hmac: None };
        if let Some((name, _)) = given.iter().find(|(name, _)| !table.credentials.iter().any(|part| part.name == *name))
        {
            return Err(unknown(table, name));
        }
        for part in table.credentials {
            let value = given.get(part.name).filter(|value| **value != Value::Null);
            match part.role {
                Role::Identity => keys.identity = identity(part, value)?,
                Role::Secret | Role::HmacKey => {
                    let secret = text(part.name, value)?;
                    if part.role == Role::HmacKey {
                        keys.hmac = Some(hmac_key(secret));
                    }
                    keys.secrets.push((part.name, Secret::new(secret)));
                }
                Role::Length(default) => keys.lengths.push((part.name, length(part.name, value, default)?)),
            }
        }
        Ok(keys)
    }

    /// The merchant's public name.
    pub(crate) fn identity(&self) -> &str {
        &self.identity
    }

    /// A secret by the name of its table row.
    pub(crate) fn secret(&self, name: &'static str) -> &Secret {
        match self.secrets.iter().find(|(own, _)| *own == name) {
            Some((_, secret)) => secret,
            None => unreachable!("the gateway's table has no secret {name}"),
        }
    }

    /// How many characters the credential of a table row has, where it is a text.
    #[cfg(any(feature = "diagnose", test))]
    pub(crate) fn characters(&self, part: &Credential) -> Option<usize> {
        match part.role {
            Role::Identity => Some(self.identity.chars().count()),
            Role::Secret | Role::HmacKey => Some(self.secret(part.name).reveal().chars().count()),
            Role::Length(_) => None,
        }
    }

    #[cfg(feature = "diagnose")]
    pub(crate) fn secrets(&self) -> impl Iterator<Item = (&'static str, &Secret)> {
        self.secrets.iter().map(|(name, secret)| (*name, secret))
    }

    /// The same credentials with other secrets, to try out what a mistake would give.
    #[cfg(feature = "diagnose")]
    pub(crate) fn with_secrets(
        &self,
        table: &'static GatewayTable,
        change: &dyn Fn(&'static str, &str) -> String,
    ) -> Self {
        let secrets: Vec<_> =
            self.secrets.iter().map(|(name, secret)| (*name, Secret::new(change(name, secret.reveal())))).collect();
        let keyed = table.credentials.iter().find(|part| part.role == Role::HmacKey);
        let hmac = keyed.and_then(|part| secrets.iter().find(|(name, _)| *name == part.name));
        Self {
            identity: self.identity.clone(),
            lengths: self.lengths.clone(),
            hmac: hmac.map(|(_, secret)| hmac_key(secret.reveal())),
            secrets,
        }
    }

    /// A length by the name of its table row.
    pub(crate) fn length(&self, name: &'static str) -> usize {
        self.lengths.iter().find(|(own, _)| *own == name).map_or(0, |(_, length)| *length)
    }

    /// The digest of a sign string.
    pub(crate) fn digest(&self, algorithm: Algorithm, sign_string: &SignString) -> Digest {
        match algorithm {
            Algorithm::Md5 => sign_string.md5(),
            Algorithm::HmacSha512 => sign_string.hmac_sha512(self.hmac()),
        }
    }

    /// The HMAC key, ready to use.
    pub(crate) fn hmac(&self) -> &HmacKey {
        match &self.hmac {
            Some(key) => key,
            None => unreachable!("the gateway's table has no HMAC key"),
        }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({})", self.identity)
    }
}

/// The name that was given is not repeated: people paste secrets in its place.
fn unknown(table: &GatewayTable, given: &str) -> Error {
    let bare = |name: &str| name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let meant = table.credentials.iter().find(|part| bare(part.name) == bare(given));
    if let Some(part) = meant {
        let message = format_args!("a credential name is misspelled: it must be `{}`", part.name);
        return invalid(part.name, message);
    }
    let names: Vec<_> = table.credentials.iter().map(|part| part.name).collect();
    let message = format_args!(
        "{} has no such credential (its name is not shown, because it may be a secret); its credentials are {}",
        table.name,
        names.join(", ")
    );
    Error::new(Code::InvalidCredentials, message)
}

fn invalid(field: &str, message: impl fmt::Display) -> Error {
    Error::at(Code::InvalidCredentials, field, message)
}

fn text<'v>(name: &str, value: Option<&'v Value<'_>>) -> Result<&'v str> {
    match value {
        Some(Value::Text(text)) if text.is_empty() => {
            Err(invalid(name, format_args!("`{name}` is empty: is its environment variable set?")))
        }
        Some(Value::Text(text)) if text.trim() != text => Err(invalid(
            name,
            format_args!("`{name}` has spaces or a line end around it: trim the value where you read it"),
        )),
        Some(Value::Text(text)) => Ok(text),
        Some(other) => Err(invalid(name, format_args!("`{name}` is {}; it must be a string", other.type_name()))),
        None => Err(invalid(name, format_args!("`{name}` is missing: take it from the gateway's console"))),
    }
}

/// A number names the merchant only as long as it is exact: a rounded one names another merchant.
fn identity(part: &Credential, value: Option<&Value<'_>>) -> Result<String> {
    let name = part.name;
    match value {
        Some(Value::Number(number)) if part.number => {
            if decimal::is_whole(number) && decimal::is_exact(number) {
                return Ok(number.clone().into_owned());
            }
            Err(invalid(name, format_args!("`{name}` is not a whole number up to 2^53 - 1: give it as a string")))
        }
        other => text(name, other).map(str::to_owned),
    }
}

fn length(name: &str, value: Option<&Value<'_>>, default: u8) -> Result<usize> {
    let Some(value) = value else { return Ok(default.into()) };
    match value.as_scalar().and_then(|text| text.parse().ok()) {
        Some(length) if length <= MAX_LENGTH => Ok(length),
        _ => Err(invalid(
            name,
            format_args!("`{name}` must be a number of characters from 0 to {MAX_LENGTH}, such as 6"),
        )),
    }
}
