//! Node's own programs.

use std::process::Command;

use crate::paths;

pub(crate) fn node() -> Command {
    Command::new("node")
}

/// npm, as quiet as it can be about anything but errors.
pub(crate) fn npm() -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]);
    npm
}

/// A program out of the npm workspace.
pub(crate) fn tool(name: &str) -> Command {
    Command::new(paths::tool(name))
}
