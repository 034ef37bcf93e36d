//! Assembles the npm package in `dist/paychop/` and packs it.
//!
//! `pkg-template/` is copied as it is; what is made is added, as `pkg-template/BUILD.md` lists it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
use serde_json::Value;

use crate::log::{Log, output_of};
use crate::wasm::Artifacts;
use crate::{node, paths, setup, wasm};

/// A CommonJS file with everything that one ES module imports, but for Node's own modules.
struct Bundle {
    entry: &'static str,
    output: &'static str,
}

const BUNDLES: &[Bundle] = &[
    Bundle { entry: "entries/node-require.js", output: "node.cjs" },
    Bundle { entry: "handler.js", output: "handler.cjs" },
    Bundle { entry: "testing.js", output: "testing.cjs" },
];

/// Files of the template that only the build needs.
const NOT_PACKED: &[&str] = &["BUILD.md", "entries/node-require.js"];

/// Folders whose declarations are wanted for CommonJS too.
const DECLARATIONS: &[&str] = &[".", "types"];

/// What the machine lacks, then the package: for the commands that are run by hand.
pub(crate) fn setup_and_build(log: &mut Log) -> Result<()> {
    setup::all(log)?;
    build(log)?;
    log.say(&format!("packed {}", tarball()?.display()));
    Ok(())
}

/// Builds the wasm, assembles the package around it and packs it.
pub(crate) fn build(log: &mut Log) -> Result<()> {
    fs::create_dir_all(paths::dist())?;
    let _lock = lock()?;
    let artifacts = wasm::build(log)?;
    let package = paths::package();
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    copy_tree(&paths::template(), &package)?;
    copy_tree(&paths::root().join("www"), &package.join("www"))?;
    for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(paths::root().join(license), package.join(license))?;
    }
    add_core(&package, &artifacts)?;
    write_manifest(&package)?;
    for bundle in BUNDLES {
        make_bundle(log, &package, bundle)?;
    }
    for folder in DECLARATIONS {
        declare_for_require(&package.join(folder))?;
    }
    for name in NOT_PACKED {
        fs::remove_file(package.join(name)).with_context(|| format!("pkg-template/{name} is missing"))?;
    }
    log.run(node::npm().args(["pack", "--silent", "--pack-destination"]).args([paths::dist(), package]))
}

/// Makes a second build in the same checkout wait, for two would remove each other's files; cargo's own lock covers only
/// cargo. Freed with the file.
fn lock() -> Result<File> {
    fs::create_dir_all(paths::target())?;
    let file = File::create(paths::target().join("package.lock"))?;
    file.lock()?;
    Ok(file)
}

/// The packed npm package.
pub(crate) fn tarball() -> Result<PathBuf> {
    Ok(paths::dist().join(format!("paychop-{}.tgz", version()?)))
}

/// The version of the crate, which is the version of the npm package too.
fn version() -> Result<String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--no-deps", "--format-version=1"]).current_dir(paths::root());
    let metadata: Value = serde_json::from_str(&output_of(&mut cargo)?)?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let paychop = packages.iter().find(|package| package["name"] == "paychop");
    let version = paychop.and_then(|package| package["version"].as_str());
    Ok(version.context("cargo metadata does not know paychop")?.to_owned())
}

fn add_core(package: &Path, artifacts: &Artifacts) -> Result<()> {
    fs::copy(&artifacts.module, package.join("paychop.wasm"))?;
    fs::copy(&artifacts.glue, package.join("lib/glue.js"))?;
    let embedded = BASE64.encode(fs::read(&artifacts.module)?);
    fs::write(package.join("lib/wasm-base64.js"), format!("export default \"{embedded}\";\n"))?;
    Ok(())
}

fn write_manifest(package: &Path) -> Result<()> {
    let path = package.join("package.json");
    let text = fs::read_to_string(&path).context("pkg-template/package.json is missing")?;
    let mut manifest: Value = serde_json::from_str(&text).context("pkg-template/package.json is not JSON")?;
    manifest["version"] = version()?.into();
    fs::write(path, format!("{manifest:#}\n"))?;
    Ok(())
}

fn make_bundle(log: &mut Log, package: &Path, bundle: &Bundle) -> Result<()> {
    let mut esbuild = node::tool("esbuild");
    esbuild.current_dir(package).arg(bundle.entry).arg(format!("--outfile={}", bundle.output));
    log.run(esbuild.args([
        "--bundle",
        "--format=cjs",
        "--platform=node",
        "--target=node20",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]))
}

/// A CommonJS declaration beside each ES one. The two differ only in which files they import.
fn declare_for_require(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(stem) = path.to_str().and_then(|path| path.strip_suffix(".d.ts")) else { continue };
        let text = fs::read_to_string(&path)?.replace(".js\"", ".cjs\"");
        fs::write(format!("{stem}.d.cts"), text)?;
    }
    Ok(())
}

/// Copies a folder and all that is in it, but for installed packages and hidden files.
pub(crate) fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "node_modules" || name.to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &to.join(name))?;
        } else {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}
