//! A merchant's processes that share one Redis, under faults.

use std::process::Command;

use anyhow::Result;

use crate::consumer::Consumer;
use crate::log::Log;
use crate::{matrix, node, package};

/// Installs what is missing and goes on for so many seconds.
pub(crate) fn run(log: &mut Log, seconds: u64) -> Result<()> {
    package::setup_and_build(log)?;
    matrix::setup(log)?;
    let consumer = Consumer::temporary();
    consumer.install(log)?;
    matrix::link(&consumer, log)?;
    log.run(&mut command(&consumer, seconds))
}

/// Where everything is installed.
pub(crate) fn command(consumer: &Consumer, seconds: u64) -> Command {
    let mut soak = node::node();
    soak.arg("tests/js/soak/soak.mjs").arg(seconds.to_string()).current_dir(consumer.folder());
    soak
}
