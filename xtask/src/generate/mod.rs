//! What is made from the field tables and checked in.

mod catalog;
mod documents;
mod gateways;
mod list;
mod names;
mod operations;
mod rules;
mod rust;
mod typescript;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use paychop::schema::GatewayTable;

use crate::log::Log;
use crate::paths;

/// A generated file: where it lies below the root, and what it has to hold.
struct Generated {
    path: PathBuf,
    text: String,
}

/// Writes every generated file that is not as it should be; with `check`, only says which.
pub(crate) fn run(log: &mut Log, check: bool) -> Result<()> {
    let mut stale = Vec::new();
    for Generated { path, text } in all()? {
        let full = paths::root().join(&path);
        if fs::read_to_string(&full).is_ok_and(|found| found == text) {
            continue;
        }
        if check {
            stale.push(path.display().to_string());
        } else {
            fs::create_dir_all(full.parent().context("a generated file lies in a folder")?)?;
            fs::write(&full, text)?;
            log.say(&format!("wrote {}", path.display()));
        }
    }
    let missing = missing(&paychop::catalog().collect::<Vec<_>>());
    if !missing.is_empty() {
        log.say(&format!("still to write by hand: {}", missing.join(", ")));
    }
    if !stale.is_empty() {
        bail!("not what the field tables say: {}; run `cargo xtask generate`", stale.join(", "));
    }
    Ok(())
}

/// The schema's types may grow; what a generator does not know must not be left out in silence.
fn unknown(what: &dyn std::fmt::Debug) -> ! {
    unreachable!("`cargo xtask generate` does not know {what:?}: say how it is written")
}

/// What is written by hand for each gateway: the folder or file, with its identifier in place of `{id}`.
const BY_HAND: &[&str] = &[
    "tests/vectors/{id}.json",
    "pkg-template/sandbox/gateways/{id}.js",
    "pkg-template/probe/gateways/{id}.js",
    "tests/oracle/gateways/{id}.mjs",
];

/// The files that the generated ones expect beside them, where they are missing.
fn missing(gateways: &[&GatewayTable]) -> Vec<String> {
    let files = gateways.iter().flat_map(|table| BY_HAND.iter().map(|path| path.replace("{id}", table.id)));
    files.filter(|path| !paths::root().join(path).exists()).collect()
}

/// Refuses to write a gateway out of every list because it is missing in the first one.
fn check_folders(gateways: &[&GatewayTable]) -> Result<()> {
    for entry in fs::read_dir(paths::root().join("src/gateways"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().join("tables.rs").exists() && !gateways.iter().any(|table| table.id == name) {
            bail!("src/gateways/{name} is not in the list of src/gateways/mod.rs");
        }
    }
    Ok(())
}

fn all() -> Result<Vec<Generated>> {
    let gateways: Vec<_> = paychop::catalog().collect();
    check_folders(&gateways)?;
    let mut files = vec![
        Generated { path: "pkg-template/lib/gateways.js".into(), text: list::module(&gateways) },
        Generated { path: "pkg-template/types/all.d.ts".into(), text: gateways::declarations(&gateways) },
        Generated { path: "pkg-template/lib/operations.js".into(), text: operations::module(&gateways) },
        Generated { path: "pkg-template/lib/handler/kinds.js".into(), text: operations::kinds(&gateways) },
        Generated { path: "pkg-template/types/generated.d.ts".into(), text: typescript::declarations(&gateways) },
        Generated { path: "pkg-template/sandbox/gateways/index.js".into(), text: list::sandbox(&gateways) },
        Generated { path: "pkg-template/probe/gateways/index.js".into(), text: list::probe(&gateways) },
        Generated { path: "pkg-template/sandbox/accounts.js".into(), text: list::accounts(&gateways) },
        Generated { path: "www/catalog.json".into(), text: catalog::json(&gateways) },
    ];
    files.push(documents::index(&gateways)?);
    files.push(documents::answers(&gateways)?);
    for gateway in gateways {
        files.push(documents::page(gateway)?);
        files.push(rust::typed(gateway)?);
    }
    Ok(files)
}
