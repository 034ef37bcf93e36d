//! The steps of a gateway that its table cannot express.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::contract::context::Context;
use crate::contract::data::Data;
use crate::contract::error::{Code, Error, Result};
use crate::contract::notification::{Acknowledgement, Notification, Response, replay_key};
use crate::contract::schema::{GatewayTable, Kind, Operation};
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::envelope::Body;
use crate::road::explain::Trace;
use crate::road::message::Message;
use crate::sign::digest::Digest;
use crate::sign::sign_string::SignString;
use crate::text::json::{Object, Value};

/// A validated request on its way out.
pub(crate) struct Call<'a> {
    pub(crate) operation: &'static Operation,
    /// In wire order, in wire form.
    pub(crate) fields: Object<'a>,
}

/// A message on its way out that lacks its signature alone. The road digests it and puts the signature in.
pub(crate) struct Draft<'a> {
    pub(crate) sign_string: SignString,
    /// What stands before and behind the digest in the field of the signature.
    pub(crate) ends: Option<(String, String)>,
    /// The sent fields without the signature, in wire order.
    pub(crate) envelope: Object<'a>,
    /// Before which field the signature is sent; behind all of them where that is none.
    pub(crate) sign_before: Option<&'static str>,
    pub(crate) body: Body,
}

impl<'a> Draft<'a> {
    /// A draft whose sign is the last of its fields.
    pub(crate) fn new(sign_string: SignString, envelope: Object<'a>, body: Body) -> Self {
        Self { sign_string, ends: None, envelope, sign_before: None, body }
    }
}

/// A message whose signature is valid.
pub(crate) struct Verified<'a> {
    pub(crate) merchant: Merchant<'a>,
    pub(crate) message: &'a Message<'a>,
    pub(crate) digest: Digest,
    pub(crate) table: &'static GatewayTable,
    /// The kind that the caller named, or else the option.
    pub(crate) kind: Option<&'static Kind>,
}

impl Verified<'_> {
    /// Refuses a message of another kind than the caller named.
    pub(crate) fn expect_kind(&self, shown: &'static Kind) -> Result<&'static Kind> {
        match self.kind {
            Some(named) if named.name != shown.name => Err(Error::at(
                Code::KindMismatch,
                "kind",
                format_args!(
                    "the fields are those of a `{shown}` notification, but `kind` is `{named}`: use `{shown}`, or omit it",
                    shown = shown.name,
                    named = named.name
                ),
            )
            .doubtful()),
            _ => Ok(shown),
        }
    }

    /// What the message says, by the row of its kind. `text` gives a field as the gateway reads it, where it came.
    pub(crate) fn notification<'t>(
        &self,
        kind: &'static Kind,
        data: Data,
        text: &dyn Fn(&str) -> Option<Cow<'t, str>>,
    ) -> Notification {
        Notification::from_fields(self.table, kind, self.merchant.keys.identity(), data, text)
    }

    /// The replay key of a message that has no number of its own: its digest is the same in a repeated delivery.
    pub(crate) fn key_by_digest(&self, kind: &'static Kind) -> String {
        replay_key(&[self.table.id, self.merchant.keys.identity(), kind.name, &self.digest.hex()])
    }
}

/// A gateway's answer to an operation, read and, where the gateway signs its answers, with its signature checked.
pub(crate) struct Answer<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) message: Message<'a>,
    /// Whether it was signed, and rightly. An invalid signature never comes this far.
    pub(crate) verified: bool,
}

/// One gateway's protocol: its tables, and what they cannot say of its credentials and options.
pub(crate) trait Protocol: Sync {
    /// Its tables.
    fn table(&self) -> &'static GatewayTable;

    /// What its credentials must be, beyond what the table says.
    fn check_keys(&self, _keys: &Keys) -> Result<()> {
        Ok(())
    }

    /// What its own options must be, beyond their types.
    fn check_options(&self, _options: &Options) -> Result<()> {
        Ok(())
    }
}

/// The gateway's step on the way out.
pub(crate) trait Outbound: Protocol {
    /// Out: fields → sign string and envelope.
    fn draft<'a>(
        &self,
        merchant: Merchant<'a>,
        call: Call<'a>,
        context: &mut Context<'_>,
        trace: &mut Trace,
    ) -> Result<Draft<'a>>;
}

/// The gateway's steps on the way in, in the order of the road.
pub(crate) trait Inbound: Protocol {
    /// In: what must hold for the sign string to be what it seems.
    fn check_signed(&self, _message: &Message<'_>) -> Result<()> {
        Ok(())
    }

    /// In: whether all that the signature covers is there. It is asked where the signature is not valid.
    fn complete(&self, _message: &Message<'_>) -> Result<()> {
        Ok(())
    }

    /// In: the text that was signed.
    fn sign_string(&self, merchant: Merchant<'_>, message: &Message<'_>) -> SignString;

    /// In: whether the signature covers a field. What it does not cover anybody may have written.
    fn is_signed(&self, _options: &Options, _message: &Message<'_>, name: &str, _value: &Value<'_>) -> bool {
        name != self.table().signing.field
    }

    /// In: whether the sign string has only one reading, beyond what [`Sliding`](crate::road::sliding::Sliding) finds. It is
    /// asked where the signature is valid.
    fn check_unambiguous(&self, _merchant: Merchant<'_>, _message: &Message<'_>) -> Result<()> {
        Ok(())
    }

    /// In: the signed data, as far as they can be read.
    fn data(&self, options: &Options, message: &Message<'_>) -> Data {
        Data::part_of(&message.fields, &|name, value| self.is_signed(options, message, name, value))
    }

    /// In: what the message says, now that its signature is valid. An error about its content counts as authentic
    /// unless it is [`Error::doubtful`].
    fn interpret(&self, verified: &Verified<'_>) -> Result<Notification>;

    /// The exact bytes that end the gateway's retries or, without success, make it retry. The reason is sent
    /// only where the protocol has a place for it.
    fn acknowledgement(&self, options: &Options, success: bool, _reason: Option<&str>) -> Acknowledgement {
        if success {
            Acknowledgement::text(200, options.ack_body.as_deref().unwrap_or(self.table().taken))
        } else {
            Acknowledgement::text(500, self.table().not_taken)
        }
    }

    /// The answer to a question, of which the table has the fields.
    fn reply<'a>(&self, _merchant: Merchant<'a>, kind: &'static Kind, _data: Object<'a>) -> Result<Draft<'a>> {
        Err(no_reply_expected(kind.name))
    }

    /// The gateway's answer to an operation.
    fn response(&self, merchant: Merchant<'_>, answer: &Answer<'_>) -> Result<Response>;
}

/// A protocol with both ways.
pub(crate) trait Road: Outbound + Inbound {}

impl<T: Outbound + Inbound> Road for T {}

/// The error for a reply to a notification that is only to be acknowledged.
pub(crate) fn no_reply_expected(kind: &str) -> Error {
    let message = format_args!("a `{kind}` notification needs no reply data: acknowledge it");
    Error::at(Code::InvalidRequest, "kind", message)
}

/// A path with the merchant's identity put in.
pub(crate) fn path<'p>(path: &'p str, keys: &Keys) -> Cow<'p, str> {
    match path.split_once('{').and_then(|(before, rest)| rest.split_once('}').map(|(_, after)| (before, after))) {
        Some((before, after)) => Cow::Owned([before, keys.identity(), after].concat()),
        None => Cow::Borrowed(path),
    }
}
