//! `types/generated.d.ts`: what each operation takes and answers, what each notification brings.

use std::fmt::Write;

use paychop::schema::{Charset, Credential, Field, GatewayTable, Kind, Operation, Presence, Role, Type};

use super::names::capitalised;
use super::rules::{self, Way};
use super::unknown;

const HEAD: &str = "\
// Generated from the core's field tables by `cargo xtask generate`.
import type { AnyData, Value } from \"./shared.js\";

/** A number, or its decimal text: `(0|[1-9]\\d*)(\\.\\d+)?`. The text goes out as it is, so nothing is rounded. */
export type Numeric = number | string;

/** These fields, and at least one of those named. */
type AtLeastOne<Fields, Names extends keyof Fields> = Fields &
  { [Name in Names]-?: { [Key in Name]-?: Exclude<Fields[Key], undefined> } }[Names];
";

const NOTHING: &str = "{ readonly [name: string]: never }";
const ANYTHING: &str = "{ readonly [name: string]: Value }";

pub(super) fn declarations(gateways: &[&GatewayTable]) -> String {
    let mut text = HEAD.to_owned();
    for gateway in gateways {
        credentials(&mut text, gateway);
        for operation in typed_operations(gateway) {
            input(&mut text, gateway, operation);
            answer(&mut text, gateway, operation);
        }
        for kind in gateway.kinds {
            let name = format!("{}{}Data", gateway.name, capitalised(kind.name));
            interface(&mut text, &name, &[&ended(kind.doc, '.'), &ended(kind.doc_zh, '。')], kind.fields, Way::Out);
            if !kind.reply.is_empty() {
                reply(&mut text, gateway, kind);
            }
        }
        indexes(&mut text, gateway);
    }
    let replies = gateways.iter().map(|gateway| (gateway.id, format!("{}Replies", gateway.name)));
    index(&mut text, "GatewayReplies", "Replies to the notifications that request data, by gateway and kind.", replies);
    let operations = gateways.iter().flat_map(|gateway| gateway.operations);
    let forms: Vec<_> = operations.filter(|operation| operation.form).map(|form| format!("{:?}", form.name)).collect();
    let _ = writeln!(
        text,
        "\n/** The operations that a payer's browser submits. */\nexport type FormName = {};",
        forms.join(" | ")
    );
    text
}

/// An open operation has no fields of its own; only the class declares it.
fn typed_operations(gateway: &GatewayTable) -> impl Iterator<Item = &Operation> {
    gateway.operations.iter().filter(|operation| !operation.open)
}

fn credentials(text: &mut String, gateway: &GatewayTable) {
    let name = gateway.name;
    let _ = writeln!(text, "\n/** A merchant's credentials at {name}. */\nexport interface {name}Credentials {{");
    for Credential { name, role, number, doc, doc_zh, .. } in gateway.credentials {
        let (mark, ty, rule) = match role {
            Role::Length(default) => ("?", "number | undefined", format!("Default: {default}.")),
            Role::Identity if *number => ("", "string | number", "A number is at most 2^53 - 1.".to_owned()),
            Role::Identity | Role::Secret | Role::HmacKey => ("", "string", String::new()),
            other => unknown(other),
        };
        comment(text, 1, &[&ended(doc, '.'), &ended(doc_zh, '。'), &rule]);
        let _ = writeln!(text, "  {name}{mark}: {ty};");
    }
    text.push_str("}\n");
}

fn input(text: &mut String, gateway: &GatewayTable, operation: &Operation) {
    let name = format!("{}{}", gateway.name, capitalised(operation.name));
    if operation.one_of.is_empty() {
        return interface(
            text,
            &name,
            &[&ended(operation.doc, '.'), &ended(operation.doc_zh, '。')],
            operation.fields,
            Way::In,
        );
    }
    let fields = format!("{name}Fields");
    interface(text, &fields, &[&format!("The fields of `{}`.", operation.name)], operation.fields, Way::In);
    let narrowed = operation.one_of.iter().fold(fields, |inner, group| {
        let names: Vec<_> = group.iter().map(|name| format!("{name:?}")).collect();
        format!("AtLeastOne<{inner}, {}>", names.join(" | "))
    });
    text.push('\n');
    comment(text, 0, &[&ended(operation.doc, '.'), &ended(operation.doc_zh, '。')]);
    let _ = writeln!(text, "export type {name} = {narrowed};");
}

/// Where no table says what comes, it may be a list or a text as well.
fn answer(text: &mut String, gateway: &GatewayTable, operation: &Operation) {
    let name = format!("{}{}Answer", gateway.name, capitalised(operation.name));
    let doc = format!("Answer to `{}`.", operation.name);
    if !operation.answer.is_empty() {
        return interface(text, &name, &[&doc], operation.answer, Way::Out);
    }
    text.push('\n');
    comment(text, 0, &[&doc]);
    let _ = writeln!(text, "export type {name} = AnyData;");
}

/// With the fields of the other replies ruled out: else a reply with more fields would pass for one with fewer, although
/// a field that is not the kind's own is refused.
fn reply(text: &mut String, gateway: &GatewayTable, kind: &Kind) {
    let name = format!("{}{}Reply", gateway.name, capitalised(kind.name));
    interface(text, &name, &[&format!("Reply to `{}`.", kind.name)], kind.reply, Way::In);
    let own = |name: &str| kind.reply.iter().any(|field| field.name == name);
    let mut others: Vec<_> = gateway.kinds.iter().flat_map(|kind| kind.reply).map(|field| field.name).collect();
    others.retain(|name| !own(name));
    others.sort_unstable();
    others.dedup();
    if others.is_empty() {
        return;
    }
    text.truncate(text.len() - "}\n".len());
    let _ = writeln!(text, "  // Of the other replies.");
    for name in others {
        let _ = writeln!(text, "  {name}?: undefined;");
    }
    text.push_str("}\n");
}

fn interface(text: &mut String, name: &str, doc: &[&str], fields: &[Field], way: Way) {
    text.push('\n');
    comment(text, 0, doc);
    let _ = write!(text, "export interface {name} ");
    object(text, 0, fields, way);
    text.push('\n');
}

/// `{ … }` with a documented member for each field. Where the table has none, nothing goes in, and what comes
/// out is not known.
fn object(text: &mut String, depth: usize, fields: &[Field], way: Way) {
    if fields.is_empty() {
        text.push_str(if way == Way::In { NOTHING } else { ANYTHING });
        return;
    }
    text.push_str("{\n");
    for field in fields {
        let example = if field.example.is_empty() { String::new() } else { format!("@example {}", field.example) };
        comment(
            text,
            depth + 1,
            &[&ended(field.doc, '.'), &ended(field.doc_zh, '。'), &rules::of(field, way), &example],
        );
        let optional = field.presence != Presence::Required;
        let mark = if optional { "?" } else { "" };
        let read_only = if way == Way::Out { "readonly " } else { "" };
        let _ = write!(text, "{:1$}{read_only}{2}{mark}: ", "", 2 * (depth + 1), field.name);
        value(text, depth + 1, &field.ty, way);
        if optional {
            text.push_str(if way == Way::Out { " | null" } else { " | undefined" });
        }
        text.push_str(";\n");
    }
    let _ = write!(text, "{:1$}}}", "", 2 * depth);
}

/// From the caller numbers may be numbers, and only the allowed values are taken. From the gateway numbers keep their text,
/// optional fields may be null, and new values may appear.
fn value(text: &mut String, depth: usize, ty: &Type, way: Way) {
    match (ty, way) {
        (Type::Text { charset: Charset::CommaList, .. }, _) => text.push_str("string"),
        (Type::Text { charset: Charset::DateTime, .. }, Way::In) => text.push_str("string | Date"),
        (Type::Text { one_of, .. }, _) if !one_of.is_empty() => {
            text.push_str(&literals(one_of.iter().map(|value| format!("{value:?}")), way));
        }
        (Type::Integer { one_of, .. }, Way::In) if !one_of.is_empty() => {
            let numbers = one_of.iter().map(ToString::to_string);
            text.push_str(&literals(numbers.chain(one_of.iter().map(|value| format!("\"{value}\""))), way));
        }
        (Type::Integer { one_of, .. }, Way::Out) if !one_of.is_empty() => {
            text.push_str(&literals(one_of.iter().map(|value| format!("\"{value}\"")), way));
        }
        (Type::Decimal { .. } | Type::Integer { .. }, Way::In) => text.push_str("Numeric"),
        (Type::Id, Way::In) => text.push_str("string | number"),
        (Type::Text { .. } | Type::Decimal { .. } | Type::Integer { .. } | Type::Id, _) => text.push_str("string"),
        (Type::Boolean, _) => text.push_str("boolean"),
        (Type::Texts, _) => text.push_str("readonly string[]"),
        (Type::Map, Way::In) => text.push_str("{ readonly [name: string]: unknown }"),
        (Type::Map, Way::Out) => text.push_str(ANYTHING),
        (Type::Object(fields), _) => object(text, depth, fields, way),
        (Type::Objects(fields), _) => {
            text.push_str("readonly ");
            object(text, depth, fields, way);
            text.push_str("[]");
        }
        (other, _) => unknown(other),
    }
}

/// The known values; from a gateway others may come, which must not stop the known ones from being suggested.
fn literals(values: impl Iterator<Item = String>, way: Way) -> String {
    let open = (way == Way::Out).then(|| "(string & {})".to_owned());
    values.chain(open).collect::<Vec<_>>().join(" | ")
}

/// The three interfaces through which everything of a gateway is found by its name.
fn indexes(text: &mut String, gateway: &GatewayTable) {
    let name = gateway.name;
    let operations = typed_operations(gateway).map(|Operation { name: method, .. }| {
        let ty = format!("{name}{}", capitalised(method));
        (*method, format!("{{ input: {ty}; answer: {ty}Answer }}"))
    });
    index(text, &format!("{name}Operations"), "Input and answer of each operation.", operations);
    let of_kind = |kind: &Kind, end| (kind.name, format!("{name}{}{end}", capitalised(kind.name)));
    let data = gateway.kinds.iter().map(|kind| of_kind(kind, "Data"));
    index(text, &format!("{name}Data"), "Data of each kind of notification.", data);
    let replies = gateway.kinds.iter().filter(|kind| !kind.reply.is_empty()).map(|kind| of_kind(kind, "Reply"));
    index(text, &format!("{name}Replies"), "Reply to each kind of notification that requests data.", replies);
}

fn index<'a>(text: &mut String, name: &str, doc: &str, members: impl Iterator<Item = (&'a str, String)>) {
    let members: Vec<_> = members.map(|(member, ty)| format!("  {member}: {ty};\n")).collect();
    let body = if members.is_empty() { "{}".to_owned() } else { format!("{{\n{}}}", members.concat()) };
    let _ = writeln!(text, "\n/** {doc} */\nexport interface {name} {body}");
}

/// The tables' texts are without a full stop, for they stand in cells as well; prose has one.
pub(super) fn ended(text: &str, stop: char) -> String {
    if text.is_empty() || text.ends_with(stop) { text.to_owned() } else { format!("{text}{stop}") }
}

/// A comment of these lines, without the empty ones; nothing when all are empty.
pub(super) fn comment(text: &mut String, depth: usize, lines: &[&str]) {
    let indent = "  ".repeat(depth);
    let lines: Vec<_> = lines.iter().filter(|line| !line.is_empty()).map(|line| line.replace("*/", "*\\/")).collect();
    match lines.as_slice() {
        [] => {}
        [line] => {
            let _ = writeln!(text, "{indent}/** {line} */");
        }
        lines => {
            let body: Vec<_> = lines.iter().map(|line| format!("{indent} * {line}\n")).collect();
            let _ = writeln!(text, "{indent}/**\n{}{indent} */", body.concat());
        }
    }
}
