//! Validation by field table. All violations are reported at once.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::contract::error::{Violation, ViolationCode};
use crate::contract::schema::{Charset, Field, GatewayTable, Operation, Presence, Type, Wire};
use crate::road::sliding::Sliding;
use crate::road::values::{
    Example, ROUNDED, amount, check_length, date_time, described, expected, has_separator, is_url, listed, odd,
    on_wire, short, violation, without_zero_fraction,
};
use crate::text::decimal;
use crate::text::json::{self, Object, Value};

/// What a request's signature covers.
#[derive(Clone, Copy)]
pub(crate) struct Signed<'a> {
    pub(crate) table: &'static GatewayTable,
    pub(crate) covers: &'a dyn Fn(&str) -> bool,
}

/// How a request is checked.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'a> {
    /// Whether unknown fields, and values outside of closed lists, are refused.
    pub(crate) strict: bool,
    /// Whether numbers may have gone through a 64-bit float.
    pub(crate) floats: bool,
    /// The merchant's own.
    pub(crate) identity: &'a str,
    /// The names that the envelope has for itself.
    pub(crate) reserved: &'static [&'static str],
    /// Given where the gateway's sign string is made of `k=v&k=v`. Then a signed value must not read as another field.
    pub(crate) signed: Option<Signed<'a>>,
}

/// Checks a request and gives its fields in wire order, in the form that goes onto the wire.
pub(crate) fn validate<'a>(
    operation: &Operation,
    input: Object<'a>,
    rules: Rules<'_>,
) -> Result<Object<'a>, Vec<Violation>> {
    let mut check = Check { rules, open: operation.open, violations: Vec::new() };
    if let Some(Signed { table, covers }) = rules.signed {
        let sliding = Sliding::new(table, &input);
        for (name, _) in input.iter().filter(|(name, value)| covers(name) && sliding.is_in(name, value)) {
            check.report(
                name,
                ViolationCode::AmbiguousField,
                "has `&` and `=` in it, which the gateway could read as another field: leave them out, or escape them in a URL (%26)",
            );
        }
    }
    let given = |name: &str| input.get(name).is_some_and(|value| value.as_text() != Some(""));
    for group in operation.one_of {
        if !group.iter().any(|name| given(name)) {
            let message = format!("give at least one of {}", listed(group));
            let field = group[0].to_owned();
            check.violations.push(Violation { field, code: ViolationCode::OneOfRequired, message });
        }
    }
    let fields = check.object(operation.fields, input, "");
    if check.violations.is_empty() { Ok(fields) } else { Err(check.violations) }
}

/// Checks fields by their table alone: a reply's.
pub(crate) fn validate_fields<'a>(
    table: &[Field],
    input: Object<'a>,
    strict: bool,
) -> Result<Object<'a>, Vec<Violation>> {
    let rules = Rules { strict, floats: true, identity: "", reserved: &[], signed: None };
    let mut check = Check { rules, open: false, violations: Vec::new() };
    let fields = check.object(table, input, "");
    if check.violations.is_empty() { Ok(fields) } else { Err(check.violations) }
}

struct Check<'c> {
    rules: Rules<'c>,
    /// Whether any field is taken, whatever the table says.
    open: bool,
    violations: Vec<Violation>,
}

impl Check<'_> {
    #[cold]
    #[inline(never)]
    fn report(&mut self, path: &str, code: ViolationCode, rest: impl fmt::Display) {
        self.violations.push(Violation { field: path.to_owned(), code, message: format!("`{path}` {rest}") });
    }

    /// An object's fields in the order of the table; what the table does not know is refused, or comes last.
    fn object<'a>(&mut self, table: &[Field], given: Object<'a>, path: &str) -> Object<'a> {
        let mut fields = Object(Vec::with_capacity(table.len()));
        // A member that has been taken leaves an empty place.
        let mut given: Vec<Option<(Cow<'a, str>, Value<'a>)>> = given.0.into_iter().map(Some).collect();
        let mut next = 0;
        for field in table {
            let found =
                json::find_from(&given, next, |place| place.as_ref().is_some_and(|(name, _)| name == field.name));
            next = found.map_or(next, |at| at + 1);
            let value = found.and_then(|at| given[at].take()).map(|(_, value)| value);
            if let Presence::RequiredIf { field: other, equals } = field.presence {
                let ahead =
                    given.iter().flatten().find(|(name, _)| name == other).and_then(|(_, value)| value.as_scalar());
                let applies = fields.scalar(other).or(ahead) == Some(equals);
                let missing = value.as_ref().is_none_or(|value| value.as_text() == Some(""));
                if applies && missing {
                    let why = format_args!("is missing: it is required when `{other}` is {equals}{}", Example(field));
                    self.report(&join(path, field.name), ViolationCode::RequiredIf, why);
                    continue;
                }
            }
            match value {
                Some(value) => {
                    if let Some(value) = self.value(field, value, path) {
                        fields.push(field.name, value);
                    }
                }
                None if field.presence == Presence::Required => {
                    let why = format_args!("is missing: give {}{}", expected(field.ty), Example(field));
                    self.report(&join(path, field.name), ViolationCode::MissingField, why);
                }
                None => {}
            }
        }
        for (name, value) in given.into_iter().flatten() {
            // In another case a declared name is a typing error, or a second value: servers read names in either case.
            let near = table.iter().find(|field| field.name.eq_ignore_ascii_case(&name));
            if near.is_some() || (self.rules.strict && !self.open) {
                let fix = near.map_or_else(
                    || "check its spelling, or leave it out".to_owned(),
                    |field| format!("write it as `{}`", field.name),
                );
                self.report(
                    &join(path, &name),
                    ViolationCode::UnknownField,
                    format_args!("is not a field of this operation: {fix}"),
                );
            } else {
                self.unknown(&name, &value, path);
                fields.push(name, value);
            }
        }
        fields
    }

    fn exact(&self, number: &str) -> Result<(), (ViolationCode, String)> {
        if is_rounded(self.rules, number) { Err(violation(ViolationCode::OutOfRange, ROUNDED)) } else { Ok(()) }
    }

    /// What no table declares: its names, and its numbers.
    #[inline(never)]
    fn unknown(&mut self, name: &str, value: &Value<'_>, path: &str) {
        // Some servers read names in either case.
        if path.is_empty() && self.rules.reserved.iter().any(|own| own.eq_ignore_ascii_case(name)) {
            self.report(name, ViolationCode::NotAllowed, "is filled in when the request is signed: leave it out");
        }
        let rules = self.rules;
        let no_name = |name: &str, _: &Value<'_>| !json::is_field_name(name);
        let rounded = |_: &str, value: &Value<'_>| matches!(value, Value::Number(number) if is_rounded(rules, number));
        let checks: [(_, _, IsWrong<'_>); 2] = [
            (ViolationCode::AmbiguousField, "is not a valid field name (letters, digits, _)", &no_name),
            (ViolationCode::OutOfRange, ROUNDED, &rounded),
        ];
        for (code, rule, is_wrong) in checks {
            if let Some(below) = first_wrong(name, value, is_wrong) {
                self.report(&[join(path, name), below].concat(), code, rule);
            }
        }
    }

    // Separate functions, because engines compile large functions slowly: docs/decisions.md, cold start.
    #[inline(never)]
    fn value<'a>(&mut self, field: &Field, value: Value<'a>, path: &str) -> Option<Value<'a>> {
        let checked = match (field.ty, value) {
            (Type::Text { .. }, Value::Text(text)) if text.is_empty() && field.presence != Presence::Required => {
                Ok(Value::Text(text))
            }
            (Type::Text { charset: Charset::DateTime, .. }, Value::Text(text)) => date_time(text),
            (Type::Text { min, max, charset, one_of }, Value::Text(text)) => {
                self.text(&text, min, max, charset, one_of).map(|()| Value::Text(text))
            }
            (Type::Decimal { digits, scale, zero, wire }, Value::Number(text)) => {
                self.exact(&text).and_then(|()| amount(text, digits, scale, zero, wire))
            }
            (Type::Decimal { digits, scale, zero, wire }, Value::Text(text)) => amount(text, digits, scale, zero, wire),
            (Type::Integer { min, max, one_of, wire }, Value::Number(text) | Value::Text(text)) => {
                self.integer(text, min, max, one_of, wire)
            }
            (Type::Boolean, value @ Value::Bool(_)) => Ok(value),
            (Type::Texts, Value::List(list)) if list.iter().all(|item| item.as_text().is_some()) => {
                Ok(Value::List(list))
            }
            (Type::Objects(table), Value::List(list)) => {
                return Some(self.objects(table, list, &join(path, field.name)));
            }
            // No request or reply has the other types; a test of the registry holds the tables to that.
            (ty, value) => Err(violation(
                ViolationCode::WrongType,
                format_args!("is {}; it must be {}{}", described(&value), expected(ty), Example(field)),
            )),
        };
        match checked {
            // Bibao's manual: a user named like the merchant is refused.
            Ok(value) if field.not_the_merchant && value.as_scalar() == Some(self.rules.identity) => {
                let path = join(path, field.name);
                self.report(&path, ViolationCode::NotAllowed, "must not be the merchant's own code");
                None
            }
            Ok(value) => Some(value),
            Err((code, rest)) => {
                self.report(&join(path, field.name), code, rest);
                None
            }
        }
    }

    fn objects<'a>(&mut self, table: &[Field], list: Vec<Value<'a>>, path: &str) -> Value<'a> {
        let mut checked = Vec::with_capacity(list.len());
        for (index, item) in list.into_iter().enumerate() {
            let path = format!("{path}[{index}]");
            match item {
                Value::Object(object) => checked.push(Value::Object(self.object(table, object, &path))),
                other => {
                    self.report(
                        &path,
                        ViolationCode::WrongType,
                        format_args!("is {}; it must be an object", described(&other)),
                    );
                }
            }
        }
        Value::List(checked)
    }

    #[inline(never)]
    fn text(
        &self,
        text: &str,
        min: u32,
        max: u32,
        charset: Charset,
        one_of: &[&str],
    ) -> Result<(), (ViolationCode, String)> {
        // A character takes at least one byte: most texts need not be counted.
        let surely_fits = text.len() <= max as usize && (min == 0 || min == 1 && !text.is_empty());
        if !surely_fits {
            check_length(text.chars().count(), min, max)?;
        }
        let allowed = |text: &str| one_of.is_empty() || !self.rules.strict || one_of.contains(&text);
        match charset {
            Charset::Alphanumeric if !text.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                return Err(violation(
                    ViolationCode::BadCharset,
                    format_args!(
                        "has {}; only ASCII letters and digits are allowed",
                        odd(text, |c| !c.is_ascii_alphanumeric())
                    ),
                ));
            }
            Charset::NoSeparator | Charset::CommaList if has_separator(text) => {
                return Err(violation(
                    ViolationCode::BadCharset,
                    format_args!(
                        "has {}; `&` and control characters are not allowed",
                        odd(text, |c| c == '&' || c.is_control())
                    ),
                ));
            }
            Charset::Url if !is_url(text) => {
                return Err(violation(
                    ViolationCode::BadFormat,
                    "must be a URL such as https://shop.example/notify: it begins with https:// or http://, and has no spaces",
                ));
            }
            Charset::CommaList => {
                return match text.split(',').find(|item| !allowed(item)) {
                    Some(_) => Err(violation(
                        ViolationCode::NotAllowed,
                        format_args!("must be a list of {} with commas and no spaces between them", one_of.join(", ")),
                    )),
                    None => Ok(()),
                };
            }
            _ => {}
        }
        if allowed(text) {
            Ok(())
        } else {
            Err(violation(
                ViolationCode::NotAllowed,
                format_args!("({}) must be one of {}", short(text), one_of.join(", ")),
            ))
        }
    }

    #[inline(never)]
    fn integer<'a>(
        &self,
        text: Cow<'a, str>,
        min: i64,
        max: i64,
        one_of: &[i64],
        wire: Wire,
    ) -> Result<Value<'a>, (ViolationCode, String)> {
        let text = if wire == Wire::TwoPlaces { without_zero_fraction(text)? } else { text };
        let digits = if min < 0 { text.strip_prefix('-').unwrap_or(&text) } else { &text };
        if !decimal::is_whole(digits) || &*text == "-0" {
            return Err(violation(
                ViolationCode::BadFormat,
                format_args!("({}) must be a whole number, in digits such as 5", short(&text)),
            ));
        }
        let number = text.parse::<i64>().ok();
        if !one_of.is_empty() && self.rules.strict && !number.is_some_and(|number| one_of.contains(&number)) {
            let listed: Vec<_> = one_of.iter().map(i64::to_string).collect();
            return Err(violation(
                ViolationCode::NotAllowed,
                format_args!("({}) must be one of {}", short(&text), listed.join(", ")),
            ));
        }
        match number {
            Some(number) if (min..=max).contains(&number) => Ok(on_wire(text, wire)),
            _ => Err(violation(
                ViolationCode::OutOfRange,
                format_args!("({}) must be from {min} to {max}", short(&text)),
            )),
        }
    }
}

/// A number that is not exact has been rounded before it came here.
fn is_rounded(rules: Rules<'_>, number: &str) -> bool {
    rules.floats && !decimal::is_exact(number)
}

/// A rule for a field, a member or an element, by its name and value.
type IsWrong<'f> = &'f dyn Fn(&str, &Value<'_>) -> bool;

/// The path below a field to the first member or element that is wrong; empty where the field is.
fn first_wrong(name: &str, value: &Value<'_>, is_wrong: IsWrong<'_>) -> Option<String> {
    if is_wrong(name, value) {
        return Some(String::new());
    }
    match value {
        Value::Object(object) => {
            object.iter().find_map(|(name, value)| Some([".", name, &first_wrong(name, value, is_wrong)?].concat()))
        }
        // An element has the name of its list.
        Value::List(list) => {
            let mut elements = list.iter().enumerate();
            elements.find_map(|(index, item)| Some(format!("[{index}]{}", first_wrong(name, item, is_wrong)?)))
        }
        _ => None,
    }
}

/// The path of a field of an object.
#[cold]
#[inline(never)]
fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { [path, ".", name].concat() }
}
