//! A field's rules in words, for declarations and documents.

use paychop::schema::{Charset, Field, Presence, Type, Wire};

use super::unknown;

/// Which way values go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// From the caller.
    In,
    /// From the gateway.
    Out,
}

/// Everything that a value from the caller has to fulfil, as sentences; empty where anything goes. What the gateway signed
/// is taken as it is, so no limit of it is promised: only the values that are known are named.
pub(super) fn of(field: &Field, way: Way) -> String {
    if way == Way::Out {
        return known_values(&field.ty);
    }
    let mut sentences: Vec<String> = of_type(&field.ty).into_iter().map(|rule| sentence(&rule)).collect();
    if let Presence::RequiredIf { field, equals } = field.presence {
        sentences.push(format!("Required when `{field}` is `{equals}`."));
    }
    sentences.join(" ")
}

fn known_values(ty: &Type) -> String {
    let known = match *ty {
        Type::Text { one_of, .. } if !one_of.is_empty() => quoted(one_of).join(", "),
        Type::Integer { one_of, .. } if !one_of.is_empty() => quoted(one_of).join(", "),
        _ => return String::new(),
    };
    format!("Known values: {known}.")
}

fn of_type(ty: &Type) -> Vec<String> {
    let rules = match *ty {
        Type::Text { charset: Charset::CommaList, one_of, .. } => {
            vec![format!("a comma list of {}", listed(one_of, "and"))]
        }
        Type::Text { one_of, .. } if !one_of.is_empty() => vec![listed(one_of, "or")],
        Type::Text { charset: Charset::DateTime, .. } => vec![of_charset(Charset::DateTime).to_owned()],
        Type::Text { min, max, charset, .. } => vec![length(min, max), of_charset(charset).to_owned()],
        Type::Decimal { digits, scale, wire, zero } => {
            let least = if zero { "not below zero" } else { "above zero" };
            vec![format!("{least}, at most {}", digits_around_point(digits, scale)), of_wire(wire).to_owned()]
        }
        Type::Integer { one_of, wire, .. } if !one_of.is_empty() => {
            vec![listed(one_of, "or"), of_wire(wire).to_owned()]
        }
        Type::Integer { min, max, wire, .. } => vec![range(min, max), of_wire(wire).to_owned()],
        Type::Id => vec!["string or a whole number".to_owned()],
        Type::Boolean | Type::Texts | Type::Objects(_) | Type::Object(_) | Type::Map => Vec::new(),
        other => unknown(&other),
    };
    rules.into_iter().filter(|rule| !rule.is_empty()).collect()
}

fn sentence(rule: &str) -> String {
    let mut chars = rule.chars();
    let first = chars.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

/// `1`, `2` or `3`; a single one is the only one there is.
fn listed<T: std::fmt::Display>(values: &[T], word: &str) -> String {
    let mut quoted = quoted(values);
    let last = quoted.pop().unwrap_or_default();
    if quoted.is_empty() { format!("always {last}") } else { format!("{} {word} {last}", quoted.join(", ")) }
}

fn quoted<T: std::fmt::Display>(values: &[T]) -> Vec<String> {
    values.iter().map(|value| format!("`{value}`")).collect()
}

fn length(min: u32, max: u32) -> String {
    match (min, max) {
        (0 | 1, u32::MAX) => String::new(),
        (_, u32::MAX) => format!("at least {min} characters"),
        (0 | 1, _) => format!("at most {max} characters"),
        _ if min == max => format!("exactly {max} characters"),
        _ => format!("{min} to {max} characters"),
    }
}

fn of_charset(charset: Charset) -> &'static str {
    match charset {
        Charset::Any => "",
        Charset::Alphanumeric => "letters and digits only",
        Charset::NoSeparator => "no `&` and no control characters",
        Charset::DateTime => {
            "Beijing time as `yyyy-MM-dd HH:mm:ss`, or an instant as an ISO 8601 string with a zone, which is converted"
        }
        Charset::Url => "begins with `http://` or `https://`",
        Charset::CommaList => "a comma list",
        other => unknown(&other),
    }
}

fn digits_around_point(digits: u8, scale: u8) -> String {
    if scale == 0 {
        format!("{digits} digits, whole")
    } else {
        format!("{digits} digits before and {scale} after the point")
    }
}

fn range(min: i64, max: i64) -> String {
    match (min, max) {
        (i64::MIN, i64::MAX) => "a whole number".to_owned(),
        (_, i64::MAX) => format!("a whole number from {min}"),
        (i64::MIN, _) => format!("a whole number up to {max}"),
        _ => format!("a whole number from {min} to {max}"),
    }
}

fn of_wire(wire: Wire) -> &'static str {
    match wire {
        Wire::Number => "",
        Wire::Text => "sent as a string",
        Wire::TwoPlaces => "sent as a string with two decimals",
        Wire::Shortest => "sent as a string without trailing zeros",
        other => unknown(&other),
    }
}

#[cfg(test)]
mod tests {
    use super::{length, listed, range, sentence};

    #[test]
    fn lists_read_as_prose() {
        assert_eq!(listed(&["a"], "or"), "always `a`");
        assert_eq!(listed(&[1, 2, 3], "or"), "`1`, `2` or `3`");
    }

    #[test]
    fn bounds_are_named_only_where_they_bind() {
        assert_eq!(length(0, u32::MAX), "");
        assert_eq!(length(1, 32), "at most 32 characters");
        assert_eq!(length(2, 16), "2 to 16 characters");
        assert_eq!(length(8, 8), "exactly 8 characters");
        assert_eq!(range(1, i64::MAX), "a whole number from 1");
    }

    #[test]
    fn a_rule_becomes_a_sentence() {
        assert_eq!(sentence("at most 32 characters"), "At most 32 characters.");
        assert_eq!(sentence("`a` or `b`"), "`a` or `b`.");
    }
}
