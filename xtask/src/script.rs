//! Runs of the installed package that are not tests: the demonstration.

use std::ffi::OsString;

use anyhow::Result;

use crate::consumer::Consumer;
use crate::log::Log;
use crate::{demo_page, node, package, paths};

/// Shows the package at work on the gateways' own samples, whose files stay in `dist/demo/`; then, unless only those
/// are wanted, in the browser.
pub(crate) fn demo(log: &mut Log, samples_only: bool, port: Option<u16>) -> Result<()> {
    println!("Building the package. The first build compiles the core and its tools, and takes some minutes.");
    package::setup_and_build(log)?;
    println!("Built. Running the samples.");
    run_installed(log, "examples/demo.mjs", &[paths::dist().join("demo").into()])?;
    if samples_only { Ok(()) } else { demo_page::show(log, port) }
}

/// Installs the package in a fresh folder, and runs a script of the checkout there.
fn run_installed(log: &mut Log, script: &str, arguments: &[OsString]) -> Result<()> {
    let consumer = Consumer::temporary();
    consumer.install(log)?;
    log.run(node::node().arg(script).args(arguments).current_dir(consumer.folder()))
}
