//! The runtimes, bundlers, frameworks and servers that the packed package is run on. Linux on x86-64 only, for which
//! all of them can be had from the npm registry and from Debian's.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::consumer::Consumer;
use crate::log::{Log, output_of};
use crate::report::Count;
use crate::{node, paths, setup};

/// Debian's packages, each with a file by which it is known to be there.
const DEBIAN: &[(&str, &str)] = &[
    ("chromium", "/usr/bin/chromium"),
    ("firefox-esr", "/usr/bin/firefox-esr"),
    ("libwebkit2gtk-4.1-0", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"),
    ("redis-server", "/usr/bin/redis-server"),
    ("xauth", "/usr/bin/xauth"),
    ("xvfb", "/usr/bin/xvfb-run"),
];

/// Where in a consumer's folder the matrix's npm packages are looked for.
const LINKED: &[&str] = &["examples", "tests/js/matrix", "tests/js/redis"];

/// Installs what is missing.
pub(crate) fn setup(log: &mut Log) -> Result<()> {
    setup::npm_packages(&paths::matrix(), log)?;
    let missing: Vec<_> = DEBIAN.iter().filter(|(_, file)| !Path::new(file).exists()).map(|(name, _)| name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    log.run(apt_get()?.arg("update"))?;
    log.run(apt_get()?.args(["install", "--yes", "--no-install-recommends"]).args(missing))
        .context("install these Debian packages by hand, then try again")
}

/// The conformance suite on every runtime.
pub(crate) fn runtimes(consumer: &Consumer, log: &mut Log) -> Result<Count> {
    link(consumer, log)?;
    node::tests(log, node::node().arg("tests/js/matrix/run.mjs").current_dir(consumer.folder()))
}

/// Tests of Node's own runner that use the matrix's packages.
pub(crate) fn node_tests(consumer: &Consumer, log: &mut Log, folder: &str) -> Result<Count> {
    link(consumer, log)?;
    node::test_files(consumer, log, folder)
}

/// The tools stay in the checkout: copied, they would take minutes and a gigabyte.
fn link(consumer: &Consumer, log: &mut Log) -> Result<()> {
    for folder in LINKED {
        let link = consumer.folder().join(folder).join("node_modules");
        log.run(Command::new("ln").arg("-sfn").arg(paths::matrix().join("node_modules")).arg(link))?;
    }
    Ok(())
}

/// As root, or by sudo where it asks for no password.
fn apt_get() -> Result<Command> {
    let is_root = output_of(Command::new("id").arg("-u"))?.trim() == "0";
    let mut command = Command::new(if is_root { "env" } else { "sudo" });
    if !is_root {
        command.args(["--non-interactive", "env"]);
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
    Ok(command)
}
