//! The demo page as a folder that any static host can serve: Sign and Verify work, and Live says how to get a sandbox.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::log::Log;
use crate::package::{self, copy_tree};
use crate::paths;

/// What the page loads beside its imports.
const MODULE: &str = "paychop.wasm";

/// How a file of the page names one of the package, from whichever of its folders.
const PACKAGE: &str = "paychop/";

/// How the page knows that there is no sandbox to ask for.
const HEAD: &str = "<html lang=\"en\">";
const ALONE: &str = "<html lang=\"en\" data-sandbox=\"none\">";

/// What the machine lacks, the package, then the site.
pub(crate) fn setup_and_build(log: &mut Log) -> Result<()> {
    package::setup_and_build(log)?;
    build()?;
    log.say(&format!("built {}", folder().display()));
    Ok(())
}

/// Makes the folder anew out of the package that was built last.
pub(crate) fn build() -> Result<()> {
    let site = folder();
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    let from = paths::package();
    copy_tree(&from.join("www"), &site)?;
    let to = site.join("paychop");
    copy(&from.join(MODULE), &to.join(MODULE))?;
    let mut wanted = imports_of_page(&site.join("js"))?;
    while let Some(path) = wanted.pop() {
        if !to.join(&path).exists() {
            copy(&from.join(&path), &to.join(&path))?;
            let folder = path.parent().unwrap_or(Path::new(""));
            let text = fs::read_to_string(from.join(&path))?;
            wanted.extend(imports(&text).filter(|name| name.starts_with('.')).map(|name| below(folder, name)));
        }
    }
    let index = site.join("index.html");
    let page = fs::read_to_string(&index)?;
    ensure!(page.contains(HEAD), "www/index.html does not begin with {HEAD}");
    fs::write(&index, page.replacen(HEAD, ALONE, 1))?;
    // Some hosts leave out what they take for private, unless told otherwise.
    fs::write(site.join(".nojekyll"), "")?;
    Ok(())
}

pub(crate) fn folder() -> PathBuf {
    paths::dist().join("site")
}

/// The files of the package that those of a folder import.
fn imports_of_page(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(imports_of_page(&path)?);
        } else {
            let text = fs::read_to_string(&path)?;
            let outside = imports(&text).map(|name| name.trim_start_matches("../"));
            found.extend(outside.filter_map(|name| name.strip_prefix(PACKAGE)).map(PathBuf::from));
        }
    }
    Ok(found)
}

/// What a module imports by a statement; not what it may import later, such as the core once more as text.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let names = ["from\"", "from \""].into_iter().flat_map(|word| text.split(word).skip(1));
    let names = names.filter_map(|rest| rest.split_once('"')).map(|(name, _)| name);
    names.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "js"))
}

/// A relative name, seen from a folder.
fn below(folder: &Path, name: &str) -> PathBuf {
    let mut path = folder.to_path_buf();
    for step in name.split('/') {
        match step {
            "." => {}
            ".." => drop(path.pop()),
            _ => path.push(step),
        }
    }
    path
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().context("a file is in a folder")?)?;
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}
