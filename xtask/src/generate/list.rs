//! The one list of the gateways in JavaScript, `lib/gateways.js`, in the sandbox and in the probe.

use std::collections::BTreeSet;
use std::fmt::Write;

use paychop::schema::{Credential, GatewayTable, Role};

const HEAD: &str = "// Generated from the core's field tables by `cargo xtask generate`.\n";

pub(super) fn module(gateways: &[&GatewayTable]) -> String {
    let names: BTreeSet<_> = gateways.iter().map(|gateway| gateway.name).chain(["PaychopError"]).collect();
    let names: Vec<_> = names.into_iter().collect();
    format!(
        "{HEAD}import {{ api }} from \"./core.js\";\n\n/** What an entry exports. */\nexport const {{ {} }} = api;\n",
        names.join(", ")
    )
}

/// The sandbox's part of each gateway.
pub(super) fn sandbox(gateways: &[&GatewayTable]) -> String {
    let (imports, ids) = folder(gateways);
    format!(
        "{HEAD}{imports}\n/** Each file has the same shape; `desk.js` uses it. */\nexport const trades = [{ids}];\n"
    )
}

pub(super) fn probe(gateways: &[&GatewayTable]) -> String {
    let (imports, ids) = folder(gateways);
    format!(
        "{HEAD}{imports}\n/** Each file has the same shape; `messages.js` describes it. */\nexport const gateways = {{ {ids} }};\n"
    )
}

/// The imports of a folder with a file for each gateway, sorted, and the names in the order of the documentation.
fn folder(gateways: &[&GatewayTable]) -> (String, String) {
    let ids: Vec<_> = gateways.iter().map(|gateway| gateway.id).collect();
    let imports: BTreeSet<_> = ids.iter().map(|id| format!("import {{ {id} }} from \"./{id}.js\";\n")).collect();
    (imports.into_iter().collect(), ids.join(", "))
}

/// The merchant of the sandbox at each gateway.
pub(super) fn accounts(gateways: &[&GatewayTable]) -> String {
    let mut text = format!(
        "{HEAD}/** The merchant's credentials at each gateway of the sandbox. They are valid only there. */\n\
         export const accounts = {{\n"
    );
    for gateway in gateways {
        let _ = writeln!(text, "  {}: {{", gateway.id);
        for Credential { name, role, number, sandbox, .. } in gateway.credentials {
            let _ = match role {
                Role::Length(usual) => writeln!(text, "    {name}: {usual},"),
                _ if *number => writeln!(text, "    {name}: {sandbox},"),
                _ => writeln!(text, "    {name}: {sandbox:?},"),
            };
        }
        text.push_str("  },\n");
    }
    text.push_str("};\n");
    text
}
