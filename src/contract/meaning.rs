//! The meaning of a kind's fields, as data, in the same terms for all gateways.

/// The direction of the money. Never credit outgoing money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The merchant received money.
    In,
    /// The merchant paid money.
    Out,
    /// Neither, or not known: a request for data, a balance, another transfer, an unknown type. Never credit it.
    None,
}

/// The result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Succeeded,
    /// No final result yet.
    Pending,
    /// Not done. This is final.
    Failed,
    /// No result, or an undocumented status. Never a failure: a payout that is treated as
    /// failed is paid twice.
    Info,
}

impl Direction {
    /// The public name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::None => "none",
        }
    }
}

impl Outcome {
    /// The public name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Pending => "pending",
            Self::Failed => "failed",
            Self::Info => "info",
        }
    }
}

/// The fields of a notification with its common properties. An empty name: there is no such field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Meaning {
    /// The direction, if no field contains it.
    pub direction: Direction,
    /// The field with the direction, and its values. All other values mean [`Direction::None`].
    pub directions: Option<(&'static str, &'static [(&'static str, Direction)])>,
    /// The outcome, if the kind has no status field.
    pub outcome: Outcome,
    /// The field with the amount.
    pub amount: &'static str,
    /// The field with the currency of the amount.
    pub currency: &'static str,
    /// The currency, if no field contains it. Otherwise empty.
    pub fixed_currency: &'static str,
    /// The field with the merchant's order number.
    pub merchant_order: &'static str,
    /// The field with the gateway's order number.
    pub gateway_order: &'static str,
    /// The fields that identify the event: each delivery of it has the same replay key. Empty for requests for data, and
    /// if only the digest identifies the event.
    pub event: &'static [&'static str],
    /// Whether the replay key also contains the kind.
    pub event_has_kind: bool,
}

impl Meaning {
    /// A notification that says nothing of this.
    pub(crate) const NOTHING: Self = Self {
        direction: Direction::None,
        directions: None,
        outcome: Outcome::Info,
        amount: "",
        currency: "",
        fixed_currency: "",
        merchant_order: "",
        gateway_order: "",
        event: &[],
        event_has_kind: true,
    };

    /// Where the money goes, by the texts of the fields.
    pub(crate) fn direction<T: AsRef<str>>(&self, text: impl Fn(&str) -> T) -> Direction {
        let Some((field, values)) = self.directions else { return self.direction };
        let came = text(field);
        let known = values.iter().find(|(value, _)| *value == came.as_ref());
        known.map_or(Direction::None, |(_, direction)| *direction)
    }
}
