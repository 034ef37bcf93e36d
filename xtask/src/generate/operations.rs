//! `lib/operations.js`: which methods the package's classes get. The place in a list is the number by which
//! the core knows the operation. `lib/handler/kinds.js`: which notifications the handler is asked to answer.

use std::fmt::Write;

use paychop::schema::{GatewayTable, Kind, Operation};

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
    text
}

pub(super) fn kinds(gateways: &[&GatewayTable]) -> String {
    let mut text = "// Generated from the core's field tables by `cargo xtask generate`.\n\n\
        /** By gateway: whether the caller has to name the kind, for no message says it; and the kinds, each with the fields of\n\
        \x20* the reply that it asks for. */\n\
        export const kinds = {\n"
        .to_owned();
    for gateway in gateways {
        let named = gateway.options.contains(&"notificationKind");
        let _ = writeln!(text, "  {}: {{\n    named: {named},\n    replies: {{", gateway.id);
        for Kind { name, reply, .. } in gateway.kinds {
            let fields: Vec<_> = reply.iter().map(|field| format!("{:?}", field.name)).collect();
            let _ = writeln!(text, "      {name}: [{}],", fields.join(", "));
        }
        text.push_str("    },\n  },\n");
    }
    text.push_str("};\n");
    text
}
