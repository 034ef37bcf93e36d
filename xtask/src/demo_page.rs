//! The demo page: what its tests need, and how it is shown.

use std::ffi::OsString;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::consumer::Consumer;
use crate::log::Log;
use crate::{apt, node, paths, setup};

/// A browser, and the letters that the page prefers: its pictures should look like it.
const DEBIAN: &[&str] = &["chromium", "fonts-inter", "fonts-jetbrains-mono", "fonts-noto-cjk"];

/// Where the sandbox listens by itself.
const ADDRESS: &str = "127.0.0.1:4870";
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(100);

/// Installs what is missing, and lets a consumer's copies of the tests find it.
pub(crate) fn setup(consumer: &Consumer, log: &mut Log) -> Result<()> {
    apt::install(log, DEBIAN)?;
    setup::npm_packages(log, &folder())?;
    consumer.link_packages(log, &folder(), &["tests/js/browser"])
}

/// Where the tests leave pictures of the page.
pub(crate) fn screenshots() -> OsString {
    paths::dist().join("screenshots").into()
}

/// Runs the sandbox with the page on it until it is stopped, and shows the page in the user's browser.
pub(crate) fn show(log: &mut Log) -> Result<()> {
    thread::spawn(open_when_ready);
    log.run(node::node().arg(paths::package().join("bin/paychop.js")).args(["sandbox", "--fast"]))
}

fn folder() -> PathBuf {
    paths::tools().join("browser")
}

fn open_when_ready() {
    for _ in 0..TRIES {
        if TcpStream::connect(ADDRESS).is_ok() {
            let mut open = opener();
            // A machine without a browser shows the address only, as the sandbox prints it.
            let _ = open.arg(format!("http://{ADDRESS}/")).stdout(Stdio::null()).stderr(Stdio::null()).status();
            return;
        }
        thread::sleep(PAUSE);
    }
}

/// What opens an address in the user's browser.
fn opener() -> Command {
    match std::env::consts::OS {
        "macos" => Command::new("open"),
        "windows" => Command::new("explorer"),
        _ => Command::new("xdg-open"),
    }
}
