//! `src/gateways/<id>/typed.rs`: credentials, requests and events of a gateway as Rust structs, and its typed object.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use paychop::schema::{Credential, Field, GatewayTable, Operation, Presence, Role, Type, Wire};

use super::names::{camel, pascal, snake};
use super::rules::{self, Way};
use super::{Generated, unknown};
use crate::paths;

/// Words of Rust that gateways use as names.
const KEYWORDS: &[&str] = &["type", "ref", "move", "match", "use", "where"];

/// What a struct is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Request,
    Event,
}

/// A struct that is still to be written, or has been: nested objects that are the same share one.
struct Struct {
    name: String,
    doc: String,
    fields: &'static [Field],
    purpose: Use,
    /// The operation or the first kind that it is of; none for what is nested in another.
    of: Option<&'static str>,
}

pub(super) fn typed(gateway: &'static GatewayTable) -> Result<Generated> {
    let structs = structs(gateway);
    let mut text = String::new();
    credentials(&mut text, gateway);
    options(&mut text, gateway);
    kinds(&mut text, gateway);
    for item in &structs {
        declaration(&mut text, item, &structs, gateway);
    }
    methods(&mut text, gateway);
    text.insert_str(0, &head(gateway, &structs, &text));
    Ok(Generated { path: format!("src/gateways/{}/typed.rs", gateway.id).into(), text: formatted(&text)? })
}

fn head(gateway: &GatewayTable, structs: &[Struct], body: &str) -> String {
    let mut types = String::new();
    for (name, import) in [("String", "alloc::string::String"), ("Vec<", "alloc::vec::Vec")] {
        if body.contains(name) {
            let _ = writeln!(types, "use {import};");
        }
    }
    let all = || structs.iter().flat_map(|item| item.fields);
    let requests = || structs.iter().filter(|item| item.purpose == Use::Request).flat_map(|item| item.fields);
    if all().any(|field| matches!(field.ty, Type::Decimal { .. })) {
        types.push_str("use crate::text::decimal::Decimal;\n");
    }
    let forms = if gateway.operations.iter().any(|operation| operation.form) { "CashierForm, " } else { "" };
    let has_events = all().count() > requests().count();
    let events = if has_events { "Event, Take, " } else { "" };
    let nests = structs.iter().any(|item| item.purpose == Use::Event && item.of.is_none());
    let nests = if nests { "nested, " } else { "" };
    format!(
        "//! Typed credentials, requests and events of {}. Generated from the field tables by `cargo xtask generate`.\n\n\
        {types}use crate::contract::context::Context;\nuse crate::contract::error::Result;\nuse crate::text::json::Object;\n\
        use crate::road::protocol::Protocol as _;\nuse crate::contract::request::{{{forms}SignedRequest}};\nuse crate::sign::secret::Secret;\n\
        use crate::contract::typed::{{{events}Fields, Put, Request, json, {nests}}};\n\
        use crate::gateways::typed::{{typed_gateway, typed_kinds, typed_options}};\n",
        gateway.name
    )
}

/// Every struct of a gateway but its credentials, in the order of the tables; each one's nested ones follow it.
fn structs(gateway: &'static GatewayTable) -> Vec<Struct> {
    let mut structs = Vec::new();
    for operation in gateway.operations.iter().filter(|operation| !operation.open) {
        let mut doc = operation.doc.to_owned();
        for group in operation.one_of {
            let names: Vec<_> = group.iter().map(|name| format!("`{}`", snake(name))).collect();
            let _ = write!(doc, ".\n\nAt least one of {} must be given", names.join(", "));
        }
        add(
            &mut structs,
            Struct {
                name: pascal(operation.name),
                doc,
                fields: operation.fields,
                purpose: Use::Request,
                of: Some(operation.name),
            },
        );
    }
    for kind in gateway.kinds {
        let name = format!("{}Event", pascal(kind.name));
        let doc = kind.doc.to_owned();
        add(&mut structs, Struct { name, doc, fields: kind.fields, purpose: Use::Event, of: Some(kind.name) });
    }
    structs
}

fn add(structs: &mut Vec<Struct>, new: Struct) {
    if new.fields.is_empty() {
        return;
    }
    let (owner, fields, purpose) = (new.name.clone(), new.fields, new.purpose);
    structs.push(new);
    for field in fields {
        let Some(inner) = nested(&field.ty, purpose) else { continue };
        if shared(structs, inner, purpose).is_some() {
            continue;
        }
        let name = pascal(field.name);
        let taken = structs.iter().any(|item| item.name == name);
        let name = if taken { format!("{owner}{name}") } else { name };
        add(structs, Struct { name, doc: field.doc.to_owned(), fields: inner, purpose, of: None });
    }
}

/// The fields of the objects that a field holds.
fn nested(ty: &Type, purpose: Use) -> Option<&'static [Field]> {
    match (ty, purpose) {
        (Type::Object(fields), _) | (Type::Objects(fields), Use::Request) => Some(fields),
        _ => None,
    }
}

fn shared<'a>(structs: &'a [Struct], fields: &[Field], purpose: Use) -> Option<&'a Struct> {
    structs.iter().find(|item| item.purpose == purpose && item.fields == fields)
}

fn credentials(text: &mut String, gateway: &GatewayTable) {
    let _ = write!(
        text,
        "\n/// Credentials of a merchant at {}.\n#[derive(Debug, Clone)]\npub struct Credentials {{",
        gateway.name
    );
    for Credential { name, role, doc, .. } in gateway.credentials {
        let (ty, rule) = match role {
            Role::Identity => ("String", String::new()),
            Role::Secret | Role::HmacKey => ("Secret", String::new()),
            Role::Length(default) => ("Option<i64>", format!(" Default: {default}.")),
            other => unknown(other),
        };
        let _ = write!(text, "/// {doc}.{rule}\npub {}: {ty},", identifier(name));
    }
    text.push_str("}\n");
    to_fields(text, "Credentials", gateway.credentials.iter().map(|credential| credential.name));
}

/// The options that every gateway has, and those of this one.
fn options(text: &mut String, gateway: &GatewayTable) {
    let own = gateway.options.iter().map(|name| snake(name));
    let names: Vec<_> = ["base_url", "max_bytes", "strict"].into_iter().map(str::to_owned).chain(own).collect();
    let _ = write!(
        text,
        "\ntyped_options! {{\n    /// Settings of a merchant at {}.\n    ///\n    /// ```\n    /// use paychop::{}::Options;\n    ///\n    \
        /// let options = Options::default().base_url({BASE_URL:?}).max_bytes(32_768);\n    /// ```\n    {}\n}}\n",
        gateway.name,
        gateway.id,
        names.join(", ")
    );
}

fn kinds(text: &mut String, gateway: &GatewayTable) {
    text.push_str("\ntyped_kinds! {\n");
    for kind in gateway.kinds {
        let _ = writeln!(text, "    /// {}.\n    {} = {:?},", kind.doc, pascal(kind.name), kind.name);
    }
    text.push_str("}\n");
}

fn declaration(text: &mut String, item: &Struct, structs: &[Struct], gateway: &GatewayTable) {
    let Struct { name, doc, fields, purpose, of } = item;
    let equality = if *purpose == Use::Event { "PartialEq, Eq" } else { "PartialEq" };
    let style = Style::of(fields);
    let _ = write!(
        text,
        "\n{}#[derive(Debug, Clone, Default, {equality})]\n\
        #[cfg_attr(feature = \"serde\", derive(serde::Serialize, serde::Deserialize), serde(rename_all = \"{}\"))]\n\
        pub struct {name} {{",
        comment(&format!("{doc}.")),
        style.name()
    );
    for field in kept(fields, *purpose) {
        member(text, field, *purpose, style, structs);
    }
    text.push_str("}\n");
    let names = kept(fields, *purpose).map(|field| field.name);
    match (purpose, of) {
        (Use::Request, of) => {
            to_fields(text, name, names);
            if let Some(operation) = of {
                let _ = write!(
                    text,
                    "\nimpl Request for {name} {{ const OPERATION: &'static str = {operation:?};\n\
                    fn to_json(&self) -> String {{ json(self) }} }}\n"
                );
            }
        }
        (Use::Event, Some(_)) => {
            // Kinds with the same fields share one struct.
            let kinds = gateway.kinds.iter().filter(|kind| kind.fields == *fields).map(|kind| kind.name);
            from_fields(text, name, gateway.id, &kinds.collect::<Vec<_>>(), names);
        }
        (Use::Event, None) => from_object(text, name, names),
    }
}

/// Lists and free objects of a notification have no place in an event's struct; they are in its data.
fn kept(fields: &'static [Field], purpose: Use) -> impl Iterator<Item = &'static Field> {
    fields
        .iter()
        .filter(move |field| purpose == Use::Request || !matches!(field.ty, Type::Map | Type::Texts | Type::Objects(_)))
}

fn member(text: &mut String, field: &Field, purpose: Use, style: Style, structs: &[Struct]) {
    let ty = rust_type(field, purpose, structs);
    let way = if purpose == Use::Request { Way::In } else { Way::Out };
    let rules = rules::of(field, way);
    let meaning = format!("{}. {rules}", field.doc);
    text.push_str(&comment(&format!("{}\n`{}` on the wire.", meaning.trim_end(), field.name)));
    let mut serde = Vec::new();
    if style.of_field(&snake(field.name)) != field.name {
        serde.push(format!("rename = \"{}\"", field.name));
    }
    if ty.starts_with("Option<") {
        serde.push("skip_serializing_if = \"Option::is_none\"".to_owned());
    }
    if !serde.is_empty() {
        let _ = writeln!(text, "#[cfg_attr(feature = \"serde\", serde({}))]", serde.join(", "));
    }
    let _ = writeln!(text, "pub {}: {ty},", identifier(field.name));
}

fn rust_type(field: &Field, purpose: Use, structs: &[Struct]) -> String {
    let inner = || nested(&field.ty, purpose).and_then(|fields| shared(structs, fields, purpose));
    let inner = || inner().map_or_else(|| unreachable!("every nested object has a struct"), |item| item.name.clone());
    let required = field.presence == Presence::Required;
    let (ty, required) = match (&field.ty, purpose) {
        (Type::Object(_), Use::Event) => (inner(), false),
        // A whole number that is sent with two decimals is an amount, too.
        (Type::Decimal { .. }, _) | (Type::Integer { wire: Wire::TwoPlaces, .. }, Use::Request) => {
            ("Decimal".to_owned(), required)
        }
        (_, Use::Event) | (Type::Text { .. } | Type::Id | Type::Map, Use::Request) => ("String".to_owned(), required),
        (Type::Integer { .. }, Use::Request) => ("i64".to_owned(), required),
        (Type::Boolean, Use::Request) => ("bool".to_owned(), required),
        (Type::Texts, Use::Request) => ("Vec<String>".to_owned(), required),
        (Type::Objects(_), Use::Request) => (format!("Vec<{}>", inner()), required),
        (Type::Object(_), Use::Request) => (inner(), required),
        (other, Use::Request) => unknown(other),
    };
    if required { ty } else { format!("Option<{ty}>") }
}

fn to_fields<'a>(text: &mut String, name: &str, fields: impl Iterator<Item = &'a str>) {
    let _ = write!(
        text,
        "\nimpl Fields for {name} {{ fn to_fields(&self) -> Object<'_> {{ let mut fields = Object::default();\n"
    );
    for field in fields {
        let _ = writeln!(text, "self.{}.put({field:?}, &mut fields);", identifier(field));
    }
    text.push_str("fields } }\n");
}

fn from_fields<'a>(
    text: &mut String,
    name: &str,
    gateway: &str,
    kinds: &[&str],
    fields: impl Iterator<Item = &'a str>,
) {
    let _ = write!(
        text,
        "\nimpl Event for {name} {{ const GATEWAY: &'static str = {gateway:?};\n\
        const KINDS: &'static [&'static str] = &{kinds:?};\n\n"
    );
    takes(text, fields);
    text.push_str("}\n");
}

/// A nested object is of no kind by itself.
fn from_object<'a>(text: &mut String, name: &str, fields: impl Iterator<Item = &'a str>) {
    let _ = write!(text, "\nimpl {name} {{\n");
    takes(text, fields);
    let _ = write!(text, "}}\n\nnested! {{ {name} }}\n");
}

fn takes<'a>(text: &mut String, fields: impl Iterator<Item = &'a str>) {
    text.push_str("fn from_fields(fields: &Object<'_>) -> Result<Self> { Ok(Self {\n");
    for field in fields {
        let _ = writeln!(text, "{}: Take::take({field:?}, fields)?,", identifier(field));
    }
    text.push_str("}) }\n");
}

/// The gateway's typed object, with a method for each operation.
fn methods(text: &mut String, gateway: &GatewayTable) {
    let name = gateway.name;
    let _ = write!(
        text,
        "\ntyped_gateway! {{\n    /// A merchant at {name}.\n    {name}, super::{name}Protocol,\n{}    new,\n{}    \
        with_previous,\n}}\n\nimpl {name} {{",
        indented(&comment(&new_doc(gateway))),
        indented(&comment(&with_previous_doc(gateway)))
    );
    for (index, operation) in gateway.operations.iter().enumerate().filter(|(_, operation)| !operation.open) {
        method(text, index, operation);
    }
    text.push_str("}\n");
}

/// Of the examples.
const BASE_URL: &str = "https://gateway.example";

fn new_doc(gateway: &GatewayTable) -> String {
    let GatewayTable { id, name, .. } = gateway;
    let imports = imports(gateway);
    format!(
        "A merchant with these credentials.\n\n\
        # Errors\n\n`invalid_credentials` or `invalid_options`: one of them is missing or invalid.\n\n```\n{imports}\n\n\
        let credentials = Credentials {{\n{}}};\n\
        let {id} = {name}::new(&credentials, Options::default().base_url({BASE_URL:?}))?;\n\
        # Ok::<(), paychop::Error>(())\n```",
        credentials_example(gateway)
    )
}

fn with_previous_doc(gateway: &GatewayTable) -> String {
    let GatewayTable { id, name, .. } = gateway;
    let secret = gateway.credentials.iter().rfind(|part| matches!(part.role, Role::Secret | Role::HmacKey));
    let old = secret.map(|part| format!("{}: \"old-{EXAMPLE_SECRET}\".into(), ", identifier(part.name)));
    let (old, imports) = (old.unwrap_or_default(), imports(gateway));
    format!(
        "A merchant whose old secrets `verify` still accepts.\n\n\
        # Errors\n\nAs [`new`](Self::new). `invalid_credentials` also if `previous` names another merchant.\n\n```\n\
        {imports}\n\n\
        let current = Credentials {{\n{}}};\n\
        let old = Credentials {{ {old}..current.clone() }};\n\
        let {id} = {name}::with_previous(&current, &[old], Options::default().base_url({BASE_URL:?}))?;\n\
        # Ok::<(), paychop::Error>(())\n```",
        credentials_example(gateway)
    )
}

fn imports(gateway: &GatewayTable) -> String {
    let mut names = [gateway.name, "Credentials", "Options"];
    names.sort_unstable();
    format!("use paychop::{}::{{{}}};", gateway.id, names.join(", "))
}

/// Bibao's `desKey` must have eight bytes.
const EXAMPLE_SECRET: &str = "secret-1";

fn credentials_example(gateway: &GatewayTable) -> String {
    let line = |part: &Credential| {
        let value = match part.role {
            Role::Identity => "\"1000001\".to_owned()".to_owned(),
            Role::Length(_) => "None".to_owned(),
            _ => format!("{EXAMPLE_SECRET:?}.into()"),
        };
        format!("    {}: {value},\n", identifier(part.name))
    };
    gateway.credentials.iter().map(line).collect()
}

/// Lines inside of a macro's braces, which rustfmt leaves as they are.
fn indented(lines: &str) -> String {
    lines.lines().flat_map(|line| ["    ", line, "\n"]).collect()
}

fn method(text: &mut String, index: usize, operation: &Operation) {
    let (parameter, fields) = if operation.fields.is_empty() {
        (String::new(), "Object::default()")
    } else {
        (format!("request: &{}, ", pascal(operation.name)), "request.to_fields()")
    };
    let (extra, answer, call) = if operation.form {
        ("csp_nonce: Option<&str>, ", "CashierForm", format!("self.form({index}, {fields}, csp_nonce, context)"))
    } else {
        ("", "SignedRequest", format!("self.request({index}, {fields}, context)"))
    };
    let _ = write!(
        text,
        "\n{}pub fn {}(&self, {parameter}{extra}context: &mut Context<'_>) -> Result<{answer}> {{ {call} }}\n",
        comment(&format!("{}.", operation.doc)),
        snake(operation.name)
    );
}

fn comment(text: &str) -> String {
    text.lines().map(|line| format!("/// {line}").trim_end().to_owned() + "\n").collect()
}

fn identifier(wire: &str) -> String {
    let name = snake(wire);
    if KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { name }
}

/// How a gateway spells most names of a struct; serde is told of the others one by one.
#[derive(Clone, Copy)]
enum Style {
    Camel,
    Pascal,
}

impl Style {
    fn of(fields: &[Field]) -> Self {
        let fitting =
            |style: Self| fields.iter().filter(|field| style.of_field(&snake(field.name)) == field.name).count();
        if fitting(Self::Pascal) > fitting(Self::Camel) { Self::Pascal } else { Self::Camel }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
        }
    }

    fn of_field(self, snake: &str) -> String {
        match self {
            Self::Camel => camel(snake),
            Self::Pascal => pascal(snake),
        }
    }
}

fn formatted(source: &str) -> Result<String> {
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition=2024", "--emit=stdout", "--config-path"]).arg(paths::root());
    let mut child = rustfmt.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("cannot start rustfmt")?;
    child.stdin.take().context("rustfmt has an input")?.write_all(source.as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "rustfmt does not understand what was generated:\n{source}");
    Ok(String::from_utf8(output.stdout)?)
}
