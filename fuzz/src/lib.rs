//! What the fuzz targets share: one merchant at each gateway, and inputs that are nearly right.
//!
//! Random bytes hardly ever get past the first check, so [`Draft`] starts from the examples of a field table and puts
//! the fuzzer's bytes in the place of single fields.

use std::sync::LazyLock;

use paychop::schema::{Field, GatewayTable, Type};
use paychop::{Context, Gateway, Hints};
use serde_json::{Map, Value, json};

/// The time of every call, in milliseconds.
pub const NOW: i64 = 1_700_000_000_000;

static GATEWAYS: LazyLock<Vec<Gateway>> = LazyLock::new(|| {
    let open = |table: &GatewayTable| {
        let options = json!({"baseUrl": "https://gateway.example"});
        let config = json!({"gateway": table.name, "credentials": credentials(table.name), "options": options});
        Gateway::from_json(&config.to_string()).expect("these credentials are right")
    };
    paychop::catalog().map(open).collect()
});

/// The merchant of the sandbox, at the gateway of this name.
pub fn credentials(name: &str) -> Value {
    let table = paychop::catalog().find(|table| table.name == name).expect("every gateway has a table");
    let given = table.credentials.iter().filter(|part| !part.sandbox.is_empty());
    given.map(|part| (part.name.to_owned(), Value::from(part.sandbox))).collect::<Map<_, _>>().into()
}

/// What ends Bibao's sign string.
pub static BIBAO_KEY_B: LazyLock<String> =
    LazyLock::new(|| credentials("Bibao")["keyB"].as_str().expect("a secret is text").to_owned());

/// One of the gateways.
pub fn gateway(choice: u8) -> &'static Gateway {
    &GATEWAYS[usize::from(choice) % GATEWAYS.len()]
}

/// The gateway of this name.
pub fn named(name: &str) -> &'static Gateway {
    GATEWAYS.iter().find(|gateway| gateway.table().name == name).expect("every gateway is there")
}

const CONTENT_TYPES: [Option<&str>; 3] =
    [None, Some("application/json"), Some("application/x-www-form-urlencoded; charset=utf-8")];

/// A body that somebody posts to a merchant of a gateway: the first byte chooses the gateway, the second one the
/// content type and the kind that the merchant expects.
pub fn posted(data: &[u8]) -> Option<(&'static Gateway, Hints<'static>, &[u8])> {
    let [choice, hint, raw @ ..] = data else { return None };
    let gateway = gateway(*choice);
    let kind = gateway.table().kinds.get(usize::from(*hint >> 2)).map(|kind| kind.name);
    let content_type = CONTENT_TYPES[usize::from(*hint & 3) % CONTENT_TYPES.len()];
    Some((gateway, Hints { content_type, kind }, raw))
}

/// Calls `use_it` with a context whose random bytes are the same in every run.
pub fn with_context<T>(use_it: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let mut state = 7_u32;
    let mut fill = |bytes: &mut [u8]| {
        for byte in bytes {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = state.to_be_bytes()[0];
        }
    };
    use_it(&mut Context::new(NOW, &mut fill))
}

/// Fields that the fuzzer's bytes put in the place of a table's examples.
pub struct Draft<'a> {
    changes: &'a [u8],
}

impl<'a> Draft<'a> {
    /// Each line is a change: a byte that chooses the field, then its new value. With the top bit set the value is
    /// JSON as it stands; else it is the content of a text.
    pub fn of(changes: &'a [u8]) -> Self {
        Self { changes }
    }

    /// The examples of a table with the changes, as JSON text.
    pub fn request(&self, table: &[Field]) -> String {
        self.print(table, examples(table))
    }

    /// The changes alone, as JSON text.
    pub fn overrides(&self, table: &[Field]) -> String {
        self.print(table, Map::new())
    }

    fn print(&self, table: &[Field], fields: Map<String, Value>) -> String {
        let mut members: Vec<(String, String)> =
            fields.into_iter().map(|(name, value)| (name, value.to_string())).collect();
        for line in self.changes.split(|&byte| byte == b'\n') {
            let Some((&choice, value)) = line.split_first() else { continue };
            let value = String::from_utf8_lossy(value);
            let printed = if choice & 0x80 == 0 { Value::from(&*value).to_string() } else { value.into_owned() };
            let index = usize::from(choice & 0x7f);
            let name = table.get(index % (table.len() + 1)).map_or("more", |field| field.name);
            match members.iter_mut().find(|(own, _)| own == name) {
                Some((_, own)) => *own = printed,
                None => members.push((name.to_owned(), printed)),
            }
        }
        let members: Vec<String> = members.iter().map(|(name, value)| format!("{}:{value}", json!(name))).collect();
        format!("{{{}}}", members.join(","))
    }
}

fn examples(table: &[Field]) -> Map<String, Value> {
    let value = |field: &Field| match field.ty {
        Type::Objects(inner) => Some(json!([examples(inner)])),
        Type::Object(inner) => Some(json!(examples(inner))),
        Type::Texts => Some(json!([field.example])),
        Type::Boolean => Some(json!(field.example == "true")),
        _ if field.example.is_empty() => None,
        _ => Some(json!(field.example)),
    };
    table.iter().filter_map(|field| Some((field.name.to_owned(), value(field)?))).collect()
}
