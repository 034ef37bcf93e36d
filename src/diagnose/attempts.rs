//! What a gateway tries the mistakes with that its protocol invites.

use crate::contract::diagnosis::FindingCode;
use crate::contract::notification::Notification;
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::merchant::options::Options;
use crate::road::message::Message;
use crate::road::protocol::Inbound;
use crate::sign::sign_string::SignString;

/// Attempts to find the one change under which a claimed signature is valid. The first that fits is kept.
pub(crate) trait Attempts {
    /// The merchant, with the current credentials.
    fn merchant(&self) -> Merchant<'_>;

    /// Whether the mistake has been found, or enough has been tried.
    fn is_over(&self) -> bool;

    /// Counts the bytes that were copied or printed to make an attempt.
    fn spend(&mut self, bytes: usize);

    /// Whether the claimed signature is valid.
    fn fits(&self, message: &Message<'_>) -> bool;

    /// Another message, with the credentials as they are.
    fn message(&mut self, code: FindingCode, message: &Message<'_>);

    /// The same message under other options; the detail says which.
    fn options(&mut self, code: FindingCode, detail: Option<&'static str>, options: &Options, message: &Message<'_>);

    /// Another sign string altogether.
    fn string(&mut self, code: FindingCode, make: &dyn Fn(&Keys) -> SignString) {
        self.noted(code, None, make);
    }

    /// Another sign string, and what it would tell.
    fn noted(&mut self, code: FindingCode, detail: Option<&'static str>, make: &dyn Fn(&Keys) -> SignString);
}

/// A protocol and the mistakes that it invites.
pub(crate) trait Mistakes: Inbound {
    /// Tries them on a message.
    fn attempt(&self, attempts: &mut dyn Attempts, message: &Message<'_>);

    /// Why a notification that verifies may be of another kind than the one that it was taken for.
    fn doubt(&self, _notification: &Notification) -> Option<&'static str> {
        None
    }
}
