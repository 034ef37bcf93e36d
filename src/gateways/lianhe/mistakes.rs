//! Common mistakes with this protocol: several of its messages sign almost the same fields.

use crate::contract::diagnosis::FindingCode;
use crate::diagnose::{Attempts, Mistakes, OWN_REQUEST};
use crate::road::message::Message;

use super::tables::TABLE;
use super::{LianheProtocol, sign_string};

impl Mistakes for LianheProtocol {
    /// A signature over another message's fields: the callback of the other kind, or a request.
    fn attempt(&self, attempts: &mut dyn Attempts, message: &Message<'_>) {
        let requests = TABLE.operations.iter().map(|operation| (operation.signed, OWN_REQUEST));
        for (fields, what) in TABLE.kinds.iter().map(|kind| (kind.signed, kind.name)).chain(requests) {
            if fields.iter().all(|name| message.fields.get(name).is_some()) {
                attempts.noted(FindingCode::OtherKind, Some(what), &|keys| sign_string(fields, &message.fields, keys));
            }
        }
    }
}
