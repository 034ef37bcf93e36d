//! Runs of the installed package that are not tests: the demonstration and the measurements.

use std::ffi::OsString;

use anyhow::Result;

use crate::consumer::Consumer;
use crate::log::Log;
use crate::{node, package, paths};

/// Shows the package at work on the gateways' own samples. What it writes stays in `dist/demo/`.
pub(crate) fn demo(log: &mut Log) -> Result<()> {
    run_script(log, "examples/demo.mjs", &[paths::dist().join("demo").into()])
}

/// Prints the size of the wasm, and times the package against other ways of doing the same.
pub(crate) fn bench(log: &mut Log) -> Result<()> {
    run_script(log, "benches/js/bench.mjs", &[])
}

/// Builds the package, installs it in a fresh folder, and runs a script of the checkout there.
fn run_script(log: &mut Log, script: &str, arguments: &[OsString]) -> Result<()> {
    package::setup_and_build(log)?;
    let consumer = Consumer::temporary();
    consumer.install(log)?;
    log.run(node::node().arg(script).args(arguments).current_dir(consumer.folder()))
}
