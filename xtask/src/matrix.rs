//! The runtimes, bundlers, frameworks and servers that the packed package is run on. For Linux on x86-64, for which
//! all of them can be had as npm's or Debian's packages.

use std::path::PathBuf;

use anyhow::Result;

use crate::consumer::Consumer;
use crate::log::Log;
use crate::{apt, node, paths, setup};

const DEBIAN: &[&str] = &[
    "chromium",
    "firefox-esr",
    "libwebkit2gtk-4.1-0",
    "mariadb-server",
    "postgresql",
    "redis-server",
    "xauth",
    "xvfb",
];

/// Where in a consumer's folder the matrix's npm packages are looked for.
const LINKED: &[&str] = &[
    "benches/js/server",
    "examples",
    "tests/js/examples",
    "tests/js/matrix",
    "tests/js/redis",
    "tests/js/sandbox",
    "tests/js/servers",
    "tests/js/soak",
    "tests/js/sql",
];

/// Packages with native code, and what becomes of it. It is compiled here, by Node's own headers, for the binaries
/// that they would download cannot be had everywhere.
const COMPILED: &[(&str, &str)] = &[("better-sqlite3", "build/Release/better_sqlite3.node")];

/// The npm packages of the frameworks that build for minutes, which are not installed for the tests: the newest that run
/// on Node 20, and the newest of all.
const FRAMEWORKS: &[&str] = &["frameworks", "frameworks-newest"];

/// Installs what is missing.
pub(crate) fn setup(log: &mut Log) -> Result<()> {
    apt::install(log, DEBIAN)?;
    setup::npm_packages(log, &folder())?;
    for (name, product) in COMPILED {
        if !folder().join("node_modules").join(name).join(product).exists() {
            log.run(node::npm().args(["rebuild", "--ignore-scripts=false", name]).current_dir(folder()))?;
        }
    }
    Ok(())
}

/// Lets a consumer's copies of the tests find the npm packages.
pub(crate) fn link(consumer: &Consumer, log: &mut Log) -> Result<()> {
    consumer.link_packages(log, &folder(), LINKED)
}

/// Installs the frameworks of `cargo xtask matrix --all`.
pub(crate) fn setup_frameworks(log: &mut Log) -> Result<()> {
    FRAMEWORKS.iter().try_for_each(|name| setup::npm_packages(log, &paths::tools().join(name)))
}

/// Lets a consumer's copies of the frameworks' apps find the npm packages.
pub(crate) fn link_frameworks(consumer: &Consumer, log: &mut Log) -> Result<()> {
    FRAMEWORKS
        .iter()
        .try_for_each(|name| consumer.link_packages(log, &paths::tools().join(name), &[&format!("tests/js/{name}")]))
}

fn folder() -> PathBuf {
    paths::tools().join("matrix")
}
