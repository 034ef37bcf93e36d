//! Assembles the npm package in `dist/paychop/` and packs it.
//!
//! `pkg-template/` is copied as it is; what is made is added, as `pkg-template/BUILD.md` lists it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::embedded::{self, Stamped};
use crate::log::{Log, output_of};
use crate::wasm::Artifacts;
use crate::{node, paths, setup, wasm};

/// The files of the package that are made by esbuild, run in its folder.
const BUNDLES: &[&[&str]] = &[
    &["lib/core.js", "--format=esm", "--platform=neutral", "--outfile=lib/core.js", PLATFORM, RANDOM],
    &[
        "entries/edge-light.js",
        "entries/embedded.js",
        "entries/web.js",
        "entries/workerd.js",
        "--format=esm",
        "--platform=neutral",
        "--outdir=entries",
        "--external:./lib/core.js",
        "--external:./paychop.wasm",
        "--external:*?module",
        APART,
    ],
    &["require.js", "--format=cjs", "--platform=node", "--outfile=paychop.cjs", APART],
    &["entries/web.js", "--format=cjs", "--platform=node", "--outfile=web.cjs", APART],
    &["handler.js", "--format=cjs", "--platform=node", "--outfile=handler.cjs"],
    &["testing.js", "--format=cjs", "--platform=node", "--outfile=testing.cjs"],
    &["handler.js", "testing.js", "--format=esm", "--platform=neutral", "--outdir=."],
];

/// In the place of the globals of these names.
const PLATFORM: &str = "--inject:./lib/platform.js";
const RANDOM: &str = "--define:globalThis.crypto.getRandomValues=fillRandom";
/// The module, which all that carry it share.
const APART: &str = "--external:./lib/embedded.js";

/// Nothing that only a reader of the sources needs; but names stay, for stack traces.
const BARE: [&str; 2] = ["--minify-whitespace", "--minify-syntax"];

/// Folders whose files stay files of their own.
const MINIFIED: &[&str] = &["bin", "probe", "sandbox", "shared"];

/// Files of the template that only the build needs.
const NOT_PACKED: &[&str] = &["BUILD.md", "require.js"];

/// What stays in `lib/`; the rest is in the bundles.
const LIBRARY: &[&str] = &["core.js", "embedded.js"];

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
    add_core(log, &package, &artifacts)?;
    write_manifest(&package)?;
    for bundle in BUNDLES {
        make_bundle(log, &package, bundle)?;
    }
    declare(&package)?;
    for name in NOT_PACKED {
        fs::remove_file(package.join(name)).with_context(|| format!("pkg-template/{name} is missing"))?;
    }
    keep_only(&package.join("lib"), LIBRARY)?;
    minify(log, &package)?;
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

fn add_core(log: &mut Log, package: &Path, artifacts: &Artifacts) -> Result<()> {
    let Stamped { module, build } = embedded::stamp(fs::read(&artifacts.module)?);
    let unpacker = wasm::assemble(log, &package.join("lib/unpack.wat"))?;
    fs::write(package.join("lib/embedded.js"), embedded::script(&module, &unpacker)?)?;
    fs::write(package.join("paychop.wasm"), module)?;
    fs::copy(&artifacts.glue, package.join("lib/glue.js"))?;
    let constants = format!("export const version = {:?};\nexport const build = {build:?};\n", version()?);
    fs::write(package.join("lib/version.js"), constants)?;
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

fn make_bundle(log: &mut Log, package: &Path, arguments: &[&str]) -> Result<()> {
    esbuild(log, package, &[], &[arguments, &["--bundle", BARE[0], BARE[1]]].concat())
}

/// Files of a folder, or those that the arguments name, in their own places.
fn esbuild(log: &mut Log, folder: &Path, files: &[PathBuf], arguments: &[&str]) -> Result<()> {
    let mut esbuild = node::tool("esbuild");
    esbuild.current_dir(folder).args(files).args(arguments);
    log.run(esbuild.args([
        "--allow-overwrite",
        "--target=es2022",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]))
}

/// The declarations are `.d.cts` files, once: an ES module may take types from CommonJS, but not the other way round. An
/// ES module's `.d.ts` hands them on.
fn declare(package: &Path) -> Result<()> {
    for folder in [package.to_owned(), package.join("types")] {
        for path in files_in(&folder)? {
            let Some(stem) = path.to_str().and_then(|path| path.strip_suffix(".d.ts")) else { continue };
            // The module's own are those of one file, not of a module in two systems.
            if Path::new(stem).extension().is_some_and(|end| end == "wasm") {
                continue;
            }
            let text = fs::read_to_string(&path)?.replace(".js\"", ".cjs\"");
            fs::write(format!("{stem}.d.cts"), text)?;
            if folder == package {
                let name = Path::new(stem).file_name().context("a declaration has a name")?.display();
                fs::write(&path, format!("export * from \"./{name}.cjs\";\n"))?;
            } else {
                fs::remove_file(&path)?;
            }
        }
    }
    Ok(())
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

fn keep_only(folder: &Path, names: &[&str]) -> Result<()> {
    for path in files_in(folder)? {
        if path.is_dir() {
            fs::remove_dir_all(path)?;
        } else if !names.iter().any(|name| path.ends_with(name)) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// What is not bundled, in the same way; of the page, names may go too.
fn minify(log: &mut Log, package: &Path) -> Result<()> {
    for folder in MINIFIED {
        let files = scripts_in(&package.join(folder), &[".js"])?;
        esbuild(
            log,
            &package.join(folder),
            &files,
            &["--outdir=.", "--outbase=.", "--platform=node", BARE[0], BARE[1]],
        )?;
    }
    let www = package.join("www");
    esbuild(log, &www, &scripts_in(&www, &[".js", ".css"])?, &["--outdir=.", "--outbase=.", "--minify"])?;
    let catalog = www.join("catalog.json");
    let compact: Value = serde_json::from_str(&fs::read_to_string(&catalog)?)?;
    fs::write(catalog, compact.to_string())?;
    Ok(())
}

fn scripts_in(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.retain(|path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)));
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for path in files_in(folder)? {
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
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
