//! The demo page as a folder that any static host can serve: Sign and Verify work, and Live says how to get a sandbox.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::log::Log;
use crate::package::{self, copy_tree};
use crate::paths;

/// What of the package the page imports.
const FOLDERS: &[&str] = &["lib"];
const FILES: &[&str] = &["entries/web.js", "testing.js", "sandbox/accounts.js", "paychop.wasm"];

/// The core once more, as text for bundlers, and what only servers import: half of the folder, which nothing here reads.
const NOT_SERVED: &[&str] = &["lib/wasm-base64.js", "lib/handler"];

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
    for name in FOLDERS {
        copy_tree(&from.join(name), &to.join(name))?;
    }
    for name in FILES {
        copy(&from.join(name), &to.join(name))?;
    }
    for name in NOT_SERVED {
        let path = to.join(name);
        let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        removed.with_context(|| format!("{name} is missing"))?;
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

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().context("a file is in a folder")?)?;
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}
