//! `types/all.d.ts`: the class of each gateway, its options and its notifications, and the unions of all of them.

use std::fmt::Write;

use paychop::schema::{Field, GatewayTable, Kind, Meaning, Presence, Role};
use paychop::{Direction, Outcome};

use super::names::capitalised;
use super::typescript::{comment, ended};
use crate::paths;

const HEAD: &str = "\
// Generated from the core's field tables by `cargo xtask generate`.
import type { Gateway, OpenAnswer, OpenExplain, OperationMethods, Params } from \"./gateway.js\";
import type { OwnOptions } from \"./options.js\";
import type { CommonOptions, MoneyNotification, NotificationBase, OrderNotification, SignedRequest } from \"./shared.js\";
";

pub(super) fn declarations(gateways: &[&GatewayTable]) -> String {
    let mut text = HEAD.to_owned();
    imports(&mut text, gateways);
    for gateway in gateways {
        if by_hand(gateway) {
            let _ = writeln!(text, "\nexport * from \"./{}.js\";", gateway.id);
        } else {
            notifications(&mut text, gateway);
        }
        options(&mut text, gateway);
        class(&mut text, gateway);
    }
    let ids = gateways.iter().map(|gateway| format!("{:?}", gateway.id));
    union(&mut text, "The gateway names in notifications and errors.", "GatewayId", ids);
    let all = gateways.iter().map(|gateway| format!("{}Notification", gateway.name));
    union(&mut text, "A notification of any gateway, discriminated by `gateway` and `kind`.", "Notification", all);
    let names = gateways.iter().map(|gateway| gateway.name.to_owned());
    union(&mut text, "An object of any gateway.", "AnyGateway", names);
    text
}

/// Whether the notifications have more to them than the tables say.
fn by_hand(gateway: &GatewayTable) -> bool {
    paths::root().join(format!("pkg-template/types/{}.d.ts", gateway.id)).exists()
}

/// One import of each file.
fn imports(text: &mut String, gateways: &[&GatewayTable]) {
    for GatewayTable { id, name, .. } in gateways.iter().filter(|gateway| by_hand(gateway)) {
        let _ = writeln!(text, "import type {{ {name}Notification }} from \"./{id}.js\";");
    }
    text.push_str("import type {\n");
    for gateway in gateways {
        let mut parts = vec!["Credentials", "Operations"];
        if answers(gateway) {
            parts.push("Replies");
        }
        if !by_hand(gateway) {
            parts.push("Data");
        }
        let names: Vec<_> = parts.iter().map(|part| format!("{}{part}", gateway.name)).collect();
        let _ = writeln!(text, "  {},", names.join(", "));
    }
    text.push_str("} from \"./generated.js\";\n");
}

/// Whether one of its kinds is answered with data.
fn answers(gateway: &GatewayTable) -> bool {
    gateway.kinds.iter().any(|kind| !kind.reply.is_empty())
}

fn notifications(text: &mut String, gateway: &GatewayTable) {
    let name = |kind: &Kind| format!("{}{}Notification", gateway.name, capitalised(kind.name));
    for kind in gateway.kinds {
        text.push('\n');
        comment(text, 0, &[&ended(kind.doc, '.'), &ended(kind.doc_zh, '。')]);
        let (base, members) = shape(kind);
        let data = format!("{}Data[{:?}]", gateway.name, kind.name);
        let _ = writeln!(
            text,
            "export interface {}\n  extends {base}<{:?}, {:?}, {data}> {{{members}}}",
            name(kind),
            gateway.id,
            kind.name
        );
    }
    let names: Vec<_> = gateway.kinds.iter().map(name).collect();
    let _ = writeln!(text, "\nexport type {}Notification = {};", gateway.name, names.join(" | "));
}

/// The interface that a kind's notification extends, and its own members: what every one of the kind has.
fn shape(kind: &Kind) -> (&'static str, String) {
    let Meaning { direction, directions, outcome, amount, currency, fixed_currency, merchant_order, .. } = kind.meaning;
    let comes = |name: &str| is_required(kind.fields, name);
    let always = [
        ("amount", comes(amount)),
        ("currency", comes(currency) || !fixed_currency.is_empty()),
        ("merchantOrderId", comes(merchant_order)),
    ];
    let (base, known) = match always.map(|(_, comes)| comes) {
        [true, true, true] => ("OrderNotification", 3),
        [true, true, false] => ("MoneyNotification", 2),
        _ => ("NotificationBase", 0),
    };
    let mut members = Vec::new();
    if directions.is_none() {
        members.push(format!("readonly direction: {:?};", direction.as_str()));
    }
    // No field says what became of it, and it says nothing of money: a question, or the news of a balance.
    if directions.is_none() && kind.status.is_none() && (direction, outcome) == (Direction::None, Outcome::Info) {
        members.push(format!("readonly outcome: {:?};", outcome.as_str()));
    }
    let rest = always[known..].iter().filter(|(_, comes)| *comes);
    members.extend(rest.map(|(name, _)| format!("readonly {name}: string;")));
    (base, lines(&members))
}

/// What stands between the braces of an interface.
fn lines<T: AsRef<str>>(members: &[T]) -> String {
    let lines: Vec<_> = members.iter().map(|member| format!("  {}\n", member.as_ref())).collect();
    if lines.is_empty() { String::new() } else { format!("\n{}", lines.concat()) }
}

fn is_required(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| field.name == name && field.presence == Presence::Required)
}

/// Those of every gateway, and the own ones that the table names. A gateway with one address for all has it as default.
fn options(text: &mut String, gateway: &GatewayTable) {
    let name = gateway.name;
    let several = gateway.credentials.iter().any(|credential| matches!(credential.role, Role::Length(_)));
    let own = gateway.options.iter().copied().chain(several.then_some("randomText"));
    let own: Vec<_> = own.map(|option| format!("{option:?}")).collect();
    let common = format!("CommonOptions<{name}Credentials>");
    let (common, members) = match gateway.base_url {
        None => (common, Vec::new()),
        Some(url) => (
            format!("Omit<{common}, \"baseUrl\">"),
            vec![format!("/** Default: `{url}`. */"), "baseUrl?: string | undefined;".to_owned()],
        ),
    };
    let own = if own.is_empty() {
        String::new()
    } else {
        let names = format!("keyof {name}Operations, {name}Notification[\"kind\"]");
        format!(",\n    Pick<OwnOptions<{names}>, {}>", own.join(" | "))
    };
    let members = lines(&members);
    let _ = writeln!(text, "\nexport interface {name}Options\n  extends {common}{own} {{{members}}}");
}

fn class(text: &mut String, gateway: &GatewayTable) {
    let GatewayTable { name, other_name, .. } = gateway;
    let replies = if answers(gateway) { format!(", {name}Replies") } else { String::new() };
    let base = format!("Gateway<{name}Notification, {name}Operations{replies}>");
    let open = gateway.operations.iter().filter(|operation| operation.open).map(|operation| operation.name);
    let members = open.flat_map(|method| {
        [
            "/** Any other endpoint of the gateway: `path` below the base URL, signed with the same rule. */"
                .to_owned(),
            format!("{method}(path: string, params?: Params): SignedRequest;"),
            format!("explain: {base}[\"explain\"] & OpenExplain<{method:?}>;"),
            format!("parseResponse: {base}[\"parseResponse\"] & OpenAnswer<{method:?}>;"),
        ]
    });
    let members = lines(&members.collect::<Vec<_>>());
    let other_name = if other_name.is_empty() { String::new() } else { format!(" ({other_name})") };
    let mark = if gateway.base_url.is_some() { "?" } else { "" };
    let _ = writeln!(
        text,
        "\n/** A merchant at {name}{other_name}. */\n\
        export interface {name}\n  extends {base},\n    OperationMethods<{name}Operations> {{{members}}}\n\
        export const {name}: {{\n  readonly prototype: {name};\n  \
        new (credentials: {name}Credentials, options{mark}: {name}Options): {name};\n}};"
    );
}

fn union(text: &mut String, doc: &str, name: &str, members: impl Iterator<Item = String>) {
    let members: Vec<_> = members.collect();
    let _ = writeln!(text, "\n/** {doc} */\nexport type {name} = {};", members.join(" | "));
}
