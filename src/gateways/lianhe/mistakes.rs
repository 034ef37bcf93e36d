//! The mistakes that this protocol invites: several of its messages sign almost the same fields.

use crate::diagnose::Search;
use crate::road::message::Message;

use super::{sign_string, tables};

/// A sign over another message's fields: the callback of the other kind, or a request.
pub(super) fn search(search: &mut Search<'_>, message: &Message<'_>) {
    for other in ["paymentCallback", "payoutCallback", "payPage", "payout", "paymentQuery"] {
        let fields = tables::signed_by(other);
        if fields.iter().all(|name| message.fields.get(name).is_some()) {
            search.string("other_kind", &|_, keys| sign_string(fields, &message.fields, keys));
        }
    }
}
