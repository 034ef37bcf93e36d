//! The runtimes, bundlers, frameworks and servers that the packed package is run on. For Linux on x86-64, for which
//! all of them can be had as npm's or Debian's packages.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::consumer::Consumer;
use crate::log::Log;
use crate::{apt, paths, setup};

const DEBIAN: &[&str] = &["chromium", "firefox-esr", "libwebkit2gtk-4.1-0", "redis-server", "xauth", "xvfb"];

/// Where in a consumer's folder the matrix's npm packages are looked for.
const LINKED: &[&str] = &["examples", "tests/js/matrix", "tests/js/redis"];

/// Installs what is missing.
pub(crate) fn setup(log: &mut Log) -> Result<()> {
    apt::install(log, DEBIAN)?;
    setup::npm_packages(log, &folder())
}

/// Lets a consumer's copies of the tests find the npm packages, which stay in the checkout: copied, they would take
/// minutes and a gigabyte.
pub(crate) fn link(consumer: &Consumer, log: &mut Log) -> Result<()> {
    for linked in LINKED {
        let link = consumer.folder().join(linked).join("node_modules");
        log.run(Command::new("ln").arg("-sfn").args([folder().join("node_modules"), link]))?;
    }
    Ok(())
}

fn folder() -> PathBuf {
    paths::tools().join("matrix")
}
