//! `lib/operations.js`: which methods the package's classes get. The place in a list is the number by which
//! the core knows the operation.

use std::fmt::Write;

use paychop::schema::{GatewayTable, Operation};

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
