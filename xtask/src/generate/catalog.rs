//! `www/catalog.json`: the field tables as data, for the demo page's forms, the command line, the sandbox and the probe.

use paychop::schema::{Bodies, Charset, Credential, Field, GatewayTable, Kind, Operation, Presence, Role, Type};
use serde_json::{Value, json};

use super::unknown;

pub(super) fn json(gateways: &[&GatewayTable]) -> String {
    let gateways: Value = gateways.iter().copied().map(gateway).collect();
    format!("{gateways:#}\n")
}

fn list<T>(items: &[T], one: fn(&T) -> Value) -> Value {
    items.iter().map(one).collect()
}

fn gateway(gateway: &GatewayTable) -> Value {
    json!({
        "id": gateway.id,
        "name": gateway.name,
        "otherName": gateway.other_name,
        "bodies": bodies(gateway.bodies),
        "taken": gateway.taken,
        "orderNumbers": gateway.order_numbers,
        "unescapedPairs": gateway.signing.unescaped_pairs,
        "credentials": list(gateway.credentials, credential),
        "options": gateway.options,
        "operations": list(gateway.operations, operation),
        "kinds": list(gateway.kinds, kind),
    })
}

/// The forms in which notifications come, the usual one first.
fn bodies(bodies: Bodies) -> Value {
    match bodies {
        Bodies::Json => json!(["json"]),
        Bodies::Form => json!(["form"]),
        Bodies::Either => json!(["form", "json"]),
        _ => unreachable!("the tables have no other form of body"),
    }
}

fn credential(credential: &Credential) -> Value {
    let role = match credential.role {
        Role::Identity => json!("identity"),
        Role::Secret | Role::HmacKey => json!("secret"),
        Role::Length(default) => json!({ "length": default }),
        other => unknown(&other),
    };
    json!({ "name": credential.name, "role": role, "doc": credential.doc, "docZh": credential.doc_zh })
}

fn operation(operation: &Operation) -> Value {
    json!({
        "name": operation.name,
        "method": operation.method,
        "path": operation.path,
        "wireName": operation.wire_name,
        "form": operation.form,
        "open": operation.open,
        "fields": list(operation.fields, field),
        "oneOf": operation.one_of,
        "about": operation.about.map(|order| json!({ "field": order.field, "madeBy": order.made_by })),
        "answer": list(operation.answer, field),
        "doc": operation.doc,
        "docZh": operation.doc_zh,
    })
}

fn kind(kind: &Kind) -> Value {
    json!({
        "name": kind.name,
        "fields": list(kind.fields, field),
        "event": kind.meaning.event,
        "reply": list(kind.reply, field),
        "replySigned": kind.reply_signed,
        "doc": kind.doc,
        "docZh": kind.doc_zh,
    })
}

fn field(field: &Field) -> Value {
    let mut value = of_type(&field.ty);
    value["name"] = field.name.into();
    value["required"] = match field.presence {
        Presence::Required => json!(true),
        Presence::Optional => json!(false),
        Presence::RequiredIf { field, equals } => json!({ "field": field, "equals": equals }),
        other => unknown(&other),
    };
    value["doc"] = field.doc.into();
    value["docZh"] = field.doc_zh.into();
    value["example"] = field.example.into();
    value
}

/// What a form needs: which control, which choices, which limits.
fn of_type(ty: &Type) -> Value {
    match ty {
        Type::Text { charset: Charset::CommaList, one_of, .. } => json!({ "type": "commaList", "oneOf": one_of }),
        Type::Text { charset: Charset::DateTime, .. } => json!({ "type": "dateTime" }),
        Type::Text { min, max, charset, one_of } => {
            json!({ "type": "text", "min": min, "max": bound(max, &u32::MAX), "charset": name_of(*charset), "oneOf": one_of })
        }
        Type::Decimal { digits, scale, .. } => json!({ "type": "decimal", "digits": digits, "scale": scale }),
        Type::Integer { min, max, one_of, .. } => {
            let (min, max) = (bound(min, &i64::MIN), bound(max, &i64::MAX));
            json!({ "type": "integer", "min": min, "max": max, "oneOf": one_of })
        }
        Type::Id => json!({ "type": "id" }),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::Texts => json!({ "type": "texts" }),
        Type::Objects(fields) => json!({ "type": "objects", "fields": list(fields, field) }),
        Type::Object(fields) => json!({ "type": "object", "fields": list(fields, field) }),
        Type::Map => json!({ "type": "map" }),
        other => unknown(other),
    }
}

/// A limit; null where it is the type's own.
fn bound<T: PartialEq + Copy + Into<Value>>(limit: &T, of_type: &T) -> Value {
    if limit == of_type { Value::Null } else { (*limit).into() }
}

/// The page says in both languages what each of these means.
fn name_of(charset: Charset) -> &'static str {
    match charset {
        Charset::Any => "any",
        Charset::Alphanumeric => "alphanumeric",
        Charset::NoSeparator => "noSeparator",
        Charset::DateTime => "dateTime",
        Charset::Url => "url",
        Charset::CommaList => "commaList",
        other => unknown(&other),
    }
}
