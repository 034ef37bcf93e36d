//! The core as wasm: compiled, bound to JavaScript, made small.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::log::Log;
use crate::toolchain::{TARGET, Toolchain};
use crate::{node, paths};

/// What `build` makes.
pub(crate) struct Artifacts {
    /// The optimised module.
    pub(crate) module: PathBuf,
    /// The JavaScript around it that wasm-bindgen wrote.
    pub(crate) glue: PathBuf,
}

const BINDGEN: &[&str] = &[
    // The glue has to work wherever its entry gets the module from.
    "--target=web",
    "--omit-default-module-path",
    "--no-typescript",
    "--remove-name-section",
    "--remove-producers-section",
];

const OPTIMISATIONS: &[&str] = &[
    "-O3",
    // Engines compile a function when it is first called, and a large one takes longer than its parts: what is a
    // function of its own in the source remains one, even where it has a single caller.
    "--one-caller-inline-max-function-size=200",
];

/// Compiles the core and makes the module and its glue.
pub(crate) fn build(log: &mut Log) -> Result<Artifacts> {
    compile(log, &[], &paths::target())?;
    let folder = paths::target().join("wasm-package");
    let artifacts = Artifacts { module: folder.join("paychop.wasm"), glue: folder.join("paychop.js") };

    // What the present artifacts were made from, and how: the same need not go through the tools again.
    let made_from = folder.join("made-from.wasm");
    let given =
        [fs::read(compiled(&paths::target()))?, [BINDGEN, OPTIMISATIONS].concat().join(" ").into_bytes()].concat();
    if artifacts.module.exists() && fs::read(&made_from).is_ok_and(|last| last == given) {
        return Ok(artifacts);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    bind(log, &compiled(&paths::target()), &folder, "paychop")?;
    optimise(log, &folder.join("paychop_bg.wasm"), &artifacts.module)?;
    fs::write(made_from, given)?;
    Ok(artifacts)
}

/// The core alone, without diagnosis and the gateway's side: for its size.
pub(crate) fn build_lean(log: &mut Log, target: &Path) -> Result<PathBuf> {
    compile(log, &["--no-default-features"], target)?;
    let folder = target.join("lean");
    fs::create_dir_all(&folder)?;
    bind(log, &compiled(target), &folder, "paychop")?;
    let module = folder.join("paychop.wasm");
    optimise(log, &folder.join("paychop_bg.wasm"), &module)?;
    Ok(module)
}

fn compiled(target: &Path) -> PathBuf {
    target.join(TARGET).join("release/paychop_edge.wasm")
}

fn compile(log: &mut Log, features: &[&str], target: &Path) -> Result<()> {
    let mut cargo = Toolchain::get()?.cargo("build");
    cargo.args(["--package=paychop-edge", "--release"]).args(features);
    cargo.current_dir(paths::root()).env("CARGO_TARGET_DIR", target);
    log.run(cargo.env("CARGO_ENCODED_RUSTFLAGS", remapped_paths()?))
}

/// Panic messages hold the paths of source files. The package must be the same wherever it is built, and from
/// whichever mirror its crates came.
fn remapped_paths() -> Result<String> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home =
        cargo_home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).context("no home folder")?;
    let mut pairs = vec![(paths::root().to_owned(), "paychop")];
    for registry in fs::read_dir(cargo_home.join("registry/src"))? {
        pairs.push((registry?.path(), "crates"));
    }
    pairs.sort();
    let flags: Vec<_> = pairs.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect();
    Ok(flags.join("\u{1f}"))
}

/// wasm-bindgen, as a library: its version is pinned with the crate's own, and nothing is to be installed.
pub(crate) fn bind(log: &mut Log, compiled: &Path, folder: &Path, name: &str) -> Result<()> {
    log.say("wasm-bindgen");
    let mut arguments: Vec<OsString> = vec!["wasm-bindgen".into()];
    arguments.extend(BINDGEN.iter().map(OsString::from));
    arguments.extend(["--out-dir".into(), folder.into(), "--out-name".into(), name.into(), compiled.into()]);
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments).context("wasm-bindgen could not read the module")
}

pub(crate) fn optimise(log: &mut Log, from: &Path, to: &Path) -> Result<()> {
    log.run(node::tool("wasm-opt").args(OPTIMISATIONS).arg("-o").args([to, from]))
}

/// A module out of its text form.
pub(crate) fn assemble(log: &mut Log, text: &Path) -> Result<Vec<u8>> {
    let module = text.with_extension("wasm");
    log.run(node::tool("wasm-as").args(["--enable-bulk-memory", "-o"]).args([&module, text]))?;
    log.run(node::tool("wasm-opt").args(OPTIMISATIONS).args(["--enable-bulk-memory", "-o"]).args([&module, &module]))?;
    fs::read(&module).with_context(|| format!("cannot read {}", module.display()))
}

/// Runs a compiled wasm-bindgen test in Node. The process ends with the tests' exit code.
pub(crate) fn run_tests(arguments: Vec<OsString>) -> Result<()> {
    let program = OsString::from("wasm-bindgen-test-runner");
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::iter::once(program).chain(arguments))
}
