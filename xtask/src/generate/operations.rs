//! `lib/operations.js`: which methods the package's classes get, and the defaults that they share with the core. The place
//! in a list is the number by which the core knows the operation. `lib/handler/kinds.js`: which notifications the handler is asked to answer.

use std::fmt::Write;

use paychop::schema::{GatewayTable, Kind, MAX_BYTES, Operation, Role};

pub(super) fn module(gateways: &[&GatewayTable]) -> String {
    let mut text = "// Generated from the core's field tables by `cargo xtask generate`.\n\n\
        /** The operations of each gateway. The index is the core's operation number. `form`: the payer's browser submits\n\
        \x20* it. `open`: the caller gives the path. */\n\
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
        "\n/** Largest accepted body in bytes, unless the option `maxBytes` is set. */\n\
        export const defaultMaxBytes = {MAX_BYTES};\n"
    );
    text
}

/// In the order in which a request has its random texts.
fn lengths(text: &mut String, gateways: &[&GatewayTable]) {
    text.push_str(
        "\n/** Default lengths of the random strings, by gateway and credential, in the order of use. */\n\
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
        /** By gateway: the kinds, each with the fields of the reply that it requests. `orderField`: the field with the\n\
        \x20* merchant's order number, if the message does not show its kind. */\n\
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
