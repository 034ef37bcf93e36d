//! What a gateway has to say for itself: the steps of the road that differ from one to the next.

use std::borrow::Cow;

use crate::contract::context::Context;
use crate::contract::error::{Code, Error, Result};
use crate::contract::notification::{Acknowledgement, Data, Notification, Response};
use crate::contract::schema::{GatewayTable, Operation};
use crate::diagnose::Search;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::explain::Trace;
use crate::road::gateway::Gateway;
use crate::road::message::Message;
use crate::sign::digest::Digest;
use crate::sign::sign_string::SignString;
use crate::testing::{Accepted, Incoming, Sample};
use crate::text::json::{Object, Value};

/// A validated request on its way out.
pub(crate) struct Call<'a> {
    pub(crate) operation: &'static Operation,
    /// In wire order, in wire form.
    pub(crate) fields: Object<'a>,
}

/// A signed request that has no address yet.
pub(crate) struct Sealed {
    pub(crate) sign_string: SignString,
    pub(crate) sign: String,
    pub(crate) payload: Payload,
}

/// How the signed fields travel.
pub(crate) enum Payload {
    Json(String),
    Form(Vec<(Cow<'static, str>, String)>),
    Query(Vec<(Cow<'static, str>, String)>),
}

/// A message whose sign has been found right.
pub(crate) struct Verified<'a> {
    pub(crate) gateway: &'a Gateway,
    pub(crate) message: &'a Message<'a>,
    pub(crate) keys: &'a Keys,
    pub(crate) digest: Digest,
    /// The kind that the caller named.
    pub(crate) kind: Option<&'static str>,
}

impl Verified<'_> {
    /// Refuses a message of another kind than the caller named.
    pub(crate) fn expect_kind(&self, shown: &'static str) -> Result<&'static str> {
        match self.kind {
            Some(named) if named != shown => Err(Error::at(
                Code::KindMismatch,
                "kind",
                format_args!("the fields are those of a `{shown}` notification, not of `{named}`"),
            )
            .doubtful()),
            _ => Ok(shown),
        }
    }
}

/// One gateway's protocol. Every hook is a step of the road in `gateway.rs`, in the order of the road.
pub(crate) trait Protocol: Sync {
    /// Its tables.
    fn table(&self) -> &'static GatewayTable;

    /// What its credentials must be, beyond what the table says.
    fn check_keys(&self, _keys: &Keys) -> Result<()> {
        Ok(())
    }

    /// Out: whether the sign covers a field of an operation.
    fn signs(&self, _operation: &Operation, _name: &str) -> bool {
        true
    }

    /// Out: fields → sign string → digest → envelope.
    fn seal(&self, gateway: &Gateway, call: Call<'_>, context: &mut Context<'_>, trace: &mut Trace) -> Result<Sealed>;

    /// In: what must hold before the sign string can be built.
    fn precheck(&self, _message: &Message<'_>) -> Result<()> {
        Ok(())
    }

    /// In: whether all that the sign covers is there. It is asked where the sign is not right.
    fn complete(&self, _message: &Message<'_>) -> Result<()> {
        Ok(())
    }

    /// In: the text that was signed.
    fn sign_string(&self, options: &Options, message: &Message<'_>, keys: &Keys) -> SignString;

    /// In: whether the sign covers a field. What it does not cover anybody may have written.
    fn is_signed(&self, _options: &Options, _message: &Message<'_>, name: &str, _value: &Value<'_>) -> bool {
        name != self.table().signing.field
    }

    /// In: the signed data, as far as they can be read.
    fn data(&self, options: &Options, message: &Message<'_>) -> Data {
        Data::part_of(&message.fields, &|name, value| self.is_signed(options, message, name, value))
    }

    /// In: the signed time in Unix seconds, where there is one.
    fn signed_time(&self, _message: &Message<'_>) -> Option<i64> {
        None
    }

    /// In: what the message says, now that its sign is known to be right. An error about its content counts as authentic
    /// unless it is [`Error::doubtful`].
    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification>;

    /// The exact bytes that end the gateway's retries.
    fn acknowledge(&self, kind: &'static str) -> Acknowledgement;

    /// What makes the gateway come again.
    fn reject(&self, reason: Option<&str>) -> Acknowledgement;

    /// The signed answer to a question.
    fn reply(
        &self,
        _gateway: &Gateway,
        _keys: &Keys,
        kind: &'static str,
        _data: Object<'_>,
    ) -> Result<Acknowledgement> {
        Err(Error::at(
            Code::InvalidRequest,
            "kind",
            format_args!("a `{kind}` notification asks for nothing: acknowledge it"),
        ))
    }

    /// The gateway's answer to an operation.
    fn response(&self, gateway: &Gateway, operation: &'static Operation, text: &str) -> Result<Response>;

    /// Diagnosis: the mistakes that this protocol invites.
    fn mistakes(&self, search: &mut Search<'_>, message: &Message<'_>);

    /// The gateway's side: values of a sample notification that no table can know. `now` is in Unix seconds.
    fn sample_values(&self, _gateway: &Gateway, _kind: &'static str, _now: i64) -> Object<'static> {
        Object::default()
    }

    /// The gateway's side: signs a notification.
    fn issue(
        &self,
        gateway: &Gateway,
        kind: &'static str,
        data: Object<'_>,
        context: &mut Context<'_>,
    ) -> Result<Sample>;

    /// The gateway's side: takes a merchant's request apart and checks it.
    fn unseal(
        &self,
        gateway: &Gateway,
        request: &Incoming<'_>,
        candidates: &[&'static Operation],
        query: &str,
    ) -> Result<Accepted>;
}

/// A path with the merchant's identity put in.
pub(crate) fn path<'p>(path: &'p str, keys: &Keys) -> Cow<'p, str> {
    match path.split_once('{').and_then(|(before, rest)| rest.split_once('}').map(|(_, after)| (before, after))) {
        Some((before, after)) => Cow::Owned([before, keys.identity(), after].concat()),
        None => Cow::Borrowed(path),
    }
}
