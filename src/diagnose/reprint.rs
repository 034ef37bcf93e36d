//! A JSON text printed in the ways in which programs print it again.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

use crate::contract::diagnosis::FindingCode;
use crate::contract::schema::{GatewayTable, Type};
use crate::road::message;
use crate::text::decimal;
use crate::text::hex::LOWER;
use crate::text::json::{self, Object, Value};

/// Up to this many fields every order is tried.
const PERMUTED: usize = 6;

/// How a program prints JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Compact, with nothing escaped that need not be.
    Compact,
    /// Compact, with slashes escaped.
    Slashes,
    /// Compact, with everything beyond ASCII escaped.
    Unicode,
    /// Both, as PHP does by default.
    Php,
    /// A space after each comma and colon.
    Spaced,
}

impl Style {
    const ALL: &'static [Self] = &[Self::Slashes, Self::Unicode, Self::Php, Self::Spaced];

    /// What is found where this style fits.
    const fn code(self) -> FindingCode {
        match self {
            Self::Compact | Self::Spaced => FindingCode::BodyReserialised,
            Self::Slashes | Self::Php => FindingCode::EscapedSlashes,
            Self::Unicode => FindingCode::EscapedUnicode,
        }
    }

    fn print(self, object: &Object<'_>) -> String {
        let mut text = json::print(object);
        if self == Self::Spaced {
            text = spaced(&text);
        }
        if matches!(self, Self::Slashes | Self::Php) {
            text = text.replace('/', "\\/");
        }
        if matches!(self, Self::Unicode | Self::Php) {
            text = ascii(&text);
        }
        text
    }
}

/// Everything beyond ASCII as `\\uxxxx`.
fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut rest = json;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (plain, foreign) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = foreign.chars();
        let Some(character) = characters.next() else { break };
        for unit in character.encode_utf16(&mut [0; 2]) {
            out.push_str("\\u");
            for byte in unit.to_be_bytes() {
                out.push(char::from(LOWER[usize::from(byte >> 4)]));
                out.push(char::from(LOWER[usize::from(byte & 15)]));
            }
        }
        rest = characters.as_str();
    }
    out + rest
}

/// Blanks after commas and colons that are not inside a text.
fn spaced(json: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    let mut out = String::with_capacity(json.len() * 2);
    let mut copied = 0;
    for (at, byte) in json.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => inside = !inside,
            b',' | b':' if !inside => {
                out.push_str(&json[copied..=at]);
                out.push(' ');
                copied = at + 1;
            }
            _ => {}
        }
    }
    out + &json[copied..]
}

/// What an escape costs more than a plain byte, for it is read and written by itself.
const ESCAPE: usize = 4;

/// What it costs to print a text once, in bytes.
pub(crate) fn cost(text: &str) -> usize {
    text.len() + ESCAPE * text.bytes().filter(|byte| *byte == b'\\').count()
}

/// Hands every way in which an object may have been printed to `attempt`, with what is found if it fits, until
/// `attempt` says that it is enough. `came` is the text that came, which has been tried.
pub(crate) fn texts(
    json: &str,
    came: Option<&str>,
    table: &GatewayTable,
    attempt: &mut dyn FnMut(FindingCode, &str) -> bool,
) {
    let Ok(object) = message::json_object(json, None) else { return };
    let mut attempt = |code, text: &str| Some(text) != came && attempt(code, text);
    // What the text has too much tells what happened to a compact one.
    let escaped = if json.contains("\\/") {
        Style::Slashes
    } else if json.contains("\\u") {
        Style::Unicode
    } else {
        Style::Compact
    };
    if attempt(escaped.code(), &Style::Compact.print(&object)) {
        return;
    }
    for style in Style::ALL {
        if attempt(style.code(), &style.print(&object)) {
            return;
        }
    }
    for (at, numbers) in NUMBERS.iter().enumerate() {
        let changed = with_numbers(&object, table, *numbers);
        let mut is_enough = |order: &Object<'_>| {
            [Style::Compact, Style::Php, Style::Spaced].iter().any(|style| {
                let code = if *style == Style::Php { style.code() } else { FindingCode::BodyReserialised };
                attempt(code, &style.print(order))
            })
        };
        if orders(&changed, table, &mut is_enough) {
            return;
        }
        // Every order is tried for the numbers as they are only: two mistakes at once are rare.
        if at == 0 && changed.0.len() <= PERMUTED && permute(&mut changed.0.clone(), 0, &mut is_enough) {
            return;
        }
    }
}

pub(super) type Reform = fn(&str) -> Option<Value<'static>>;

/// What becomes of an amount that goes through a program's number type.
pub(super) const NUMBERS: &[Reform] = &[
    |_| None,
    |text| places(text, 2).map(number),
    |text| places(text, 1).map(number),
    |text| Some(number(decimal::shortest(text).to_owned())),
    |text| Some(Value::from(text.to_owned())),
    |text| places(text, 2).map(Value::from),
    |text| Some(number(text.to_owned())),
];

fn number(text: String) -> Value<'static> {
    Value::Number(text.into())
}

/// The decimal with at least so many digits after the point.
fn places(text: &str, places: usize) -> Option<String> {
    let (whole, fraction) = decimal::split(text);
    (fraction.len() < places).then(|| format!("{whole}.{fraction:0<places$}"))
}

pub(super) fn with_numbers<'a>(object: &Object<'a>, table: &GatewayTable, reform: Reform) -> Object<'a> {
    let is_amount = |name: &str| {
        let fields = table.kinds.iter().flat_map(|kind| kind.fields);
        fields.filter(|field| matches!(field.ty, Type::Decimal { .. })).any(|field| field.name == name)
    };
    let members = object.0.iter().map(|(name, value)| {
        let reformed = match value.as_scalar() {
            Some(text) if is_amount(name) && decimal::is_decimal(text) => reform(text),
            _ => None,
        };
        (name.clone(), reformed.unwrap_or_else(|| value.clone()))
    });
    Object(members.collect())
}

/// Hands out the object in the orders that are likely: as it is, by name, by each kind's table. One after the other,
/// for a copy of each would take more memory than the message. Says whether it was enough.
fn orders(object: &Object<'_>, table: &GatewayTable, is_enough: &mut dyn FnMut(&Object<'_>) -> bool) -> bool {
    let mut names: Vec<_> = object.iter().collect();
    json::sort(&mut names);
    is_enough(object)
        || is_enough(&picked(object, names.iter().map(|(name, _)| *name)))
        || table.kinds.iter().any(|kind| is_enough(&picked(object, kind.fields.iter().map(|field| field.name))))
}

/// The members of these names in their order, and then the others.
fn picked<'a, 'n>(object: &Object<'a>, names: impl Iterator<Item = &'n str>) -> Object<'a> {
    let mut rest = object.clone();
    let mut members: Vec<_> = names.filter_map(|name| Some((Cow::Owned(name.to_owned()), rest.take(name)?))).collect();
    members.append(&mut rest.0);
    Object(members)
}

/// Hands out every order of the members.
fn permute<'a>(
    members: &mut Vec<(Cow<'a, str>, Value<'a>)>,
    from: usize,
    is_enough: &mut dyn FnMut(&Object<'_>) -> bool,
) -> bool {
    if from == members.len() {
        let order = Object(core::mem::take(members));
        let enough = is_enough(&order);
        *members = order.0;
        return enough;
    }
    for other in from..members.len() {
        members.swap(from, other);
        let enough = permute(members, from + 1, is_enough);
        members.swap(from, other);
        if enough {
            return true;
        }
    }
    false
}
