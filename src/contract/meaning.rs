//! The meaning of a kind's fields, as data, in terms that all gateways share.

/// The direction of the money. Never credit outgoing money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the merchant.
    In,
    /// From the merchant.
    Out,
    /// Nowhere.
    None,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Succeeded,
    /// Not decided yet.
    Pending,
    /// Finally not done.
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

/// The fields of a notification that say what happened. An empty name means none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Meaning {
    /// Where the money goes, where no field says it.
    pub direction: Direction,
    /// The field that says where the money goes, and its values. Any other value is [`Direction::None`].
    pub directions: Option<(&'static str, &'static [(&'static str, Direction)])>,
    /// What became of it, where no status says it.
    pub outcome: Outcome,
    /// How much.
    pub amount: &'static str,
    /// What the amount is counted in.
    pub currency: &'static str,
    /// What it is counted in, where no field says it.
    pub fixed_currency: &'static str,
    /// The merchant's own number of the order.
    pub merchant_order: &'static str,
    /// The gateway's number of the order.
    pub gateway_order: &'static str,
    /// What names the event, so that a second delivery of it has the same replay key. Empty for questions, and where
    /// only the digest names it.
    pub event: &'static [&'static str],
    /// Whether the kind is part of the event's name, too.
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
