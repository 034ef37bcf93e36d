//! `lib/operations.js`: which methods the package's classes get, and the defaults that they share with the core. The place
//! in a list is the number by which the core knows the operation. `lib/handler/kinds.js`: which notifications the handler is asked to answer.

use std::fmt::Write;

use paychop::schema::{GatewayTable, Kind, MAX_BYTES, Operation, Role};

pub(super) fn module(gateways: &[&GatewayTable]) -> String {
    let mut text = "// Generated from the core's field tables by `cargo xtask generate`.\n\n\
        /** The operations of each gateway, in the order by which the core numbers them. A browser submits a form; an\n\
        \x20* open one is called at a path of the caller's. */\n\
        export const operations = {\n"
        .to_owned();
    for gateway in gateways {
        let _ = writeln!(text, "  {}: [", gateway.name);
        for Operation { name, form, open, .. } in gateway.operations {
            let _ = writeln!(text, "    {{ name: {name:?}, form: {form}, open: {open} }},");
        }
        text.push_str("  ],\n");
    }
    text.push_str("};\n");
    lengths(&mut text, gateways);
    let _ = write!(
        text,
        "\n/** The largest body that is read, in bytes, where the options do not say it. */\n\
        export const defaultMaxBytes = {MAX_BYTES};\n"
    );
    text
}

/// In the order in which a request has its random texts.
fn lengths(text: &mut String, gateways: &[&GatewayTable]) {
    text.push_str(
        "\n/** Gateways whose requests have several random texts: the credentials with their lengths, in their order, and\n\
        \x20* the length where they do not say it. */\n\
        export const randomLengths = {\n",
    );
    for gateway in gateways {
        let lengths = gateway.credentials.iter().filter_map(|credential| match credential.role {
            Role::Length(default) => Some(format!("{}: {default}", credential.name)),
            _ => None,
        });
        let lengths: Vec<_> = lengths.collect();
        if !lengths.is_empty() {
            let _ = writeln!(text, "  {}: {{ {} }},", gateway.name, lengths.join(", "));
        }
    }
    text.push_str("};\n");
}

pub(super) fn kinds(gateways: &[&GatewayTable]) -> String {
    let mut text = "// Generated from the core's field tables by `cargo xtask generate`.\n\n\
        /** By gateway: the kinds, each with the fields of the reply that it asks for. Where no message says its kind, the\n\
        \x20* caller has to name it; `orderField` is the field with the order number, by which the merchant's records tell it. */\n\
        export const kinds = {\n"
        .to_owned();
    for gateway in gateways {
        let _ = writeln!(text, "  {}: {{", gateway.id);
        if gateway.options.contains(&"notificationKind") {
            let _ = writeln!(text, "    orderField: {:?},", order_field(gateway));
        }
        text.push_str("    replies: {\n");
        for Kind { name, reply, .. } in gateway.kinds {
            let fields: Vec<_> = reply.iter().map(|field| format!("{:?}", field.name)).collect();
            let _ = writeln!(text, "      {name}: [{}],", fields.join(", "));
        }
        text.push_str("    },\n  },\n");
    }
    text.push_str("};\n");
    text
}

/// One for all kinds, for it is read before the kind is known.
fn order_field(gateway: &GatewayTable) -> &'static str {
    let field = gateway.kinds.first().map_or("", |kind| kind.meaning.merchant_order);
    assert!(gateway.kinds.iter().all(|kind| kind.meaning.merchant_order == field), "{}: {field}", gateway.name);
    field
}
