//! The demo page: what its tests need, and how it is shown.

use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::consumer::Consumer;
use crate::log::Log;
use crate::{apt, node, paths, setup, site};

/// A browser, and the letters that the page prefers: its pictures should look like it.
const DEBIAN: &[&str] = &["chromium", "fonts-inter", "fonts-jetbrains-mono", "fonts-noto-cjk"];

/// Where the sandbox listens by itself.
const PORT: u16 = 4870;
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(100);

/// Installs what is missing, lets a consumer's copies of the tests find it, and builds the page for a static host.
pub(crate) fn setup(consumer: &Consumer, log: &mut Log) -> Result<()> {
    site::build()?;
    apt::install(log, DEBIAN)?;
    setup::npm_packages(log, &folder())?;
    consumer.link_packages(log, &folder(), &["tests/js/browser"])
}

/// Where the tests leave pictures of the page.
pub(crate) fn screenshots() -> OsString {
    paths::dist().join("screenshots").into()
}

/// Runs the sandbox with the page on it until it is stopped, and shows the page in the user's browser.
pub(crate) fn show(log: &mut Log, port: Option<u16>) -> Result<()> {
    let port = port.map_or_else(|| free_port(PORT), Ok)?;
    let address = format!("http://127.0.0.1:{port}/");
    println!("\nThe demo page: {address}\n");
    thread::spawn(move || open_when_ready(port, &address));
    let port = port.to_string();
    log.run(node::node().arg(paths::package().join("bin/paychop.js")).args(["sandbox", "--fast", "--port", &port]))
}

/// This port, or any other where it is taken.
fn free_port(wanted: u16) -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, wanted))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .context("no port is free on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

fn folder() -> PathBuf {
    paths::tools().join("browser")
}

fn open_when_ready(port: u16, address: &str) {
    for _ in 0..TRIES {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            let mut open = opener();
            // A machine without a browser has the address only, as it was printed.
            let _ = open.arg(address).stdout(Stdio::null()).stderr(Stdio::null()).status();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_not_waited_for() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let wanted = taken.local_addr().unwrap().port();
        let found = free_port(wanted).unwrap();
        assert_ne!(found, wanted);
        assert!(TcpListener::bind((Ipv4Addr::LOCALHOST, found)).is_ok());
        drop(taken);
        assert_eq!(free_port(wanted).unwrap(), wanted);
    }
}
