//! Beijing time. China has one zone, UTC+8, and no summer time; a server's own zone never matters.

use alloc::string::String;

const DAY: i64 = 86_400;
const OFFSET: i64 = 8 * 3_600;

/// The last second of the year 9999, the last that fits the gateways' formats.
pub(crate) const MAX_SECONDS: i64 = 253_402_300_799 - OFFSET;

/// A date and time on a Beijing clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beijing {
    year: i64,
    month: i64,
    day: i64,
    second: i64,
}

impl Beijing {
    /// The Beijing clock at a Unix time in seconds.
    pub(crate) fn at(unix: i64) -> Self {
        let local = unix + OFFSET;
        let (days, second) = (local.div_euclid(DAY), local.rem_euclid(DAY));
        // Days since 1970 to a civil date, counted in 400-year eras that begin on 1 March.
        let shifted = days + 719_468;
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year, month, day, second }
    }

    /// `yyyyMMdd`
    pub(crate) fn date(self) -> String {
        let mut text = self.compact();
        text.truncate(8);
        text
    }

    /// `yyyyMMddHHmmss`
    pub(crate) fn compact(self) -> String {
        let Self { year, month, day, second } = self;
        let mut text = [b'0'; 14];
        let mut at = 0;
        for (value, width) in
            [(year, 4), (month, 2), (day, 2), (second / 3600, 2), (second / 60 % 60, 2), (second % 60, 2)]
        {
            let mut rest = value;
            for place in (at..at + width).rev() {
                text[place] = b'0' + u8::try_from(rest.rem_euclid(10)).unwrap_or(0);
                rest /= 10;
            }
            at += width;
        }
        text.iter().map(|&digit| char::from(digit)).collect()
    }

    /// `yyyy-MM-dd HH:mm:ss`
    pub(crate) fn spaced(self) -> String {
        let compact = self.compact();
        let (date, clock) = compact.split_at(8);
        format!("{}-{}-{} {}:{}:{}", &date[..4], &date[4..6], &date[6..], &clock[..2], &clock[2..4], &clock[4..])
    }

    /// Unix time in seconds of a Beijing `yyyyMMddHHmmss`, where that is a date that exists.
    pub(crate) fn parse_compact(text: &str) -> Option<i64> {
        if text.len() != 14 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let number = |from: usize, to: usize| text[from..to].parse::<i64>().ok();
        unix(number(0, 4)?, number(4, 6)?, number(6, 8)?, number(8, 10)?, number(10, 12)?, number(12, 14)?)
    }

    /// Unix time in seconds of a Beijing `yyyy-MM-dd HH:mm:ss`, where that is a date that exists.
    pub(crate) fn parse_spaced(text: &str) -> Option<i64> {
        let bytes = text.as_bytes();
        let shape = b"dddd-dd-dd dd:dd:dd";
        let fits = bytes.len() == shape.len()
            && bytes.iter().zip(shape).all(|(&b, &s)| if s == b'd' { b.is_ascii_digit() } else { b == s });
        if !fits {
            return None;
        }
        Self::parse_compact(&text.chars().filter(char::is_ascii_digit).collect::<String>())
    }
}

/// Unix time in seconds of an ISO 8601 text with a zone, such as `2025-03-31T14:03:53.000Z` or
/// `2025-03-31T22:03:53+08:00`, where that is a date that exists. Fractions of a second are dropped.
pub(crate) fn parse_instant(text: &str) -> Option<i64> {
    let (clock, rest) = text.split_at_checked(19)?;
    let (date, time) = clock.split_once('T')?;
    // What reads as a Beijing clock is one of the zone that follows.
    let local = Beijing::parse_spaced(&[date, " ", time].concat())? + OFFSET;
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if zone.len() == fraction.len() {
                return None;
            }
            zone
        }
        None => rest,
    };
    Some(local - offset(zone)?)
}

/// Seconds east of Greenwich of `Z`, `+08:00` or `-0530`.
fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let (sign, digits) = match zone.as_bytes().first()? {
        b'+' => (1, &zone[1..]),
        b'-' => (-1, &zone[1..]),
        _ => return None,
    };
    let (hours, minutes) = match digits.len() {
        5 => digits.split_once(':')?,
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let number = |text: &str, most: i64| {
        let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<i64>().ok().filter(|number| digits && *number <= most)
    };
    Some(sign * (number(hours, 23)? * 3_600 + number(minutes, 59)? * 60))
}

fn unix(year: i64, month: i64, day: i64, hour: i64, minute: i64, second: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last_day = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=last_day).contains(&day) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let shifted_year = year - i64::from(month <= 2);
    let (era, year_of_era) = (shifted_year.div_euclid(400), shifted_year.rem_euclid(400));
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * 146_097 + day_of_era - 719_468;
    Some(days * DAY + hour * 3_600 + minute * 60 + second - OFFSET)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_changes_at_16_00_utc() {
        // 2021-12-31T15:59:59Z and one second later.
        assert_eq!(Beijing::at(1_640_966_399).compact(), "20211231235959");
        assert_eq!(Beijing::at(1_640_966_400).compact(), "20220101000000");
        assert_eq!(Beijing::at(1_640_966_400).date(), "20220101");
        assert_eq!(Beijing::at(0).spaced(), "1970-01-01 08:00:00");
        assert_eq!(Beijing::at(1_709_164_800).date(), "20240229");
        assert_eq!(Beijing::at(MAX_SECONDS).compact(), "99991231235959");
    }

    #[test]
    fn reads_back_what_it_writes() {
        for unix in (0..MAX_SECONDS).step_by(77_777_777) {
            let clock = Beijing::at(unix);
            assert_eq!(Beijing::parse_compact(&clock.compact()), Some(unix));
            assert_eq!(Beijing::parse_spaced(&clock.spaced()), Some(unix));
        }
    }

    #[test]
    fn an_instant_is_the_same_in_every_zone() {
        let unix = Beijing::parse_spaced("2025-04-01 00:30:00");
        for text in [
            "2025-03-31T16:30:00Z",
            "2025-03-31T16:30:00.000Z",
            "2025-03-31T16:30:00.999999Z",
            "2025-04-01T00:30:00+08:00",
            "2025-04-01T00:30:00+0800",
            "2025-03-31T11:00:00-05:30",
        ] {
            assert_eq!(parse_instant(text), unix, "{text}");
        }
        for text in [
            "2025-03-31T16:30:00",
            "2025-03-31 16:30:00Z",
            "2025-03-31T16:30Z",
            "2025-03-31T16:30:00.Z",
            "2025-03-31T16:30:00z",
            "2025-03-31T16:30:00+8",
            "2025-03-31T16:30:00+08",
            "2025-03-31T16:30:00+24:00",
            "2025-03-31T16:30:00+08:60",
            "2025-02-30T16:30:00Z",
            "2025-03-31T24:00:00Z",
            "+010000-01-01T00:00:00.000Z",
            "2025-03-31T16:30:0中Z",
            "Z",
            "",
        ] {
            assert_eq!(parse_instant(text), None, "{text}");
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in [
            "2023-02-29 00:00:00",
            "2024-13-01 00:00:00",
            "2024-00-10 00:00:00",
            "2024-04-31 00:00:00",
            "2024-01-01 24:00:00",
            "2024-01-01 00:60:00",
            "2024-01-01T00:00:00",
            "2024-1-01 00:00:00",
            "２024-01-01 00:00:00",
        ] {
            assert_eq!(Beijing::parse_spaced(text), None, "{text}");
        }
        assert_eq!(Beijing::parse_compact("2024010100000"), None);
    }
}
