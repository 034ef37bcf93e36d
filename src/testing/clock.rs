//! The time of a request by the gateway's own clock.

use alloc::borrow::ToOwned;
use alloc::string::String;

use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::Written;
use crate::contract::signing::Distance;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// Beijing's distance from UTC.
const BEIJING: i64 = 8 * HOUR;

/// No gateway says how far a clock may be off. Half an hour is more than any clock that is set, and less than the
/// distance of any zone from Beijing but its own.
pub(crate) const TOLERANCE: i64 = 30 * MINUTE;

/// The signed time of a request.
#[derive(Clone, Copy)]
pub(crate) struct Time {
    pub(crate) field: &'static str,
    pub(crate) written: Written,
    /// In Unix seconds.
    pub(crate) at: i64,
}

/// Refuses a time that is too far from the gateway's clock, and says which zone it looks like.
pub(crate) fn check(time: Time, now: i64) -> Result<()> {
    let Time { field, written, at } = time;
    let off = at - now;
    if off.abs() <= TOLERANCE {
        return Ok(());
    }
    let message = format!("`{field}` is {} the gateway's clock{}", Distance(off), zone(written, off));
    Err(Error::at(Code::TimestampOutOfTolerance, field, message))
}

/// What a distance of whole hours is likely to come from.
fn zone(written: Written, off: i64) -> String {
    match written {
        Written::Beijing if near(off, -BEIJING) => {
            ": it looks like UTC, and the gateway wants Beijing time (UTC+8), whatever the zone of your server"
                .to_owned()
        }
        Written::Beijing if off.abs() <= 16 * HOUR => {
            ": it looks like your server's local time, and the gateway wants Beijing time (UTC+8)".to_owned()
        }
        Written::Seconds | Written::Milliseconds if off.abs() <= 16 * HOUR => {
            ": Unix seconds are the same in every zone, so do not add the zone's hours or take the local time for UTC"
                .to_owned()
        }
        _ => String::new(),
    }
}

fn near(a: i64, b: i64) -> bool {
    (a - b).abs() <= TOLERANCE
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    const NOW: i64 = 1_700_000_000;
    const DAY: i64 = 24 * HOUR;

    fn at(written: Written, at: i64) -> Time {
        Time { field: "timestamp", written, at }
    }

    fn message(written: Written, off: i64) -> String {
        let error = check(at(written, NOW + off), NOW).unwrap_err();
        assert_eq!(error.code(), Code::TimestampOutOfTolerance);
        error.to_string()
    }

    #[test]
    fn a_clock_that_is_set_passes() {
        for off in [0, 59, -59, TOLERANCE, -TOLERANCE] {
            assert!(check(at(Written::Beijing, NOW + off), NOW).is_ok(), "{off}");
        }
        assert!(check(at(Written::Beijing, NOW + TOLERANCE + 1), NOW).is_err());
    }

    #[test]
    fn the_zone_is_named() {
        assert!(message(Written::Beijing, -BEIJING - 2).contains("8 h 0 min behind"));
        assert!(message(Written::Beijing, -BEIJING).contains("looks like UTC"));
        assert!(message(Written::Beijing, HOUR).contains("local time"));
        assert!(message(Written::Seconds, BEIJING).contains("8 h 0 min ahead of"));
        assert!(message(Written::Seconds, BEIJING).contains("same in every zone"));
        let years = message(Written::Seconds, -900 * DAY);
        assert!(years.contains("900 days behind") && !years.contains("zone"), "{years}");
    }
}
