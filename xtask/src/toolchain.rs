//! Which Rust compiles to wasm: rustup's, or Debian's where rustup cannot download the target.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::apt;
use crate::log::{Log, output_of};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler comes without a standard library for wasm, but with the library's source.
const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-22";
/// Where Debian's compiler looks for that source, below its sysroot.
const LIBRARY_SOURCE: &str = "lib/rustlib/src/rust/library/std/Cargo.toml";

const HELP: &str = "\
The Rust target wasm32-unknown-unknown is missing, and rustup could not install it. Do one of these:
  - with a network:            rustup target add wasm32-unknown-unknown
  - with a Rust of your system: install its standard library for wasm32-unknown-unknown
  - on Debian, as root:        apt-get update && apt-get install rustc-web cargo-web rust-web-src lld-22";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The `cargo` of the path, which has the target.
    Default,
    /// Debian's `cargo`, which builds the standard library along.
    Debian,
}

impl Toolchain {
    /// What the machine has; what it lacks is installed.
    pub(crate) fn find_or_install(log: &mut Log) -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        let by_rustup = log.try_run(Command::new("rustup").args(["target", "add", TARGET])).unwrap_or(false);
        if !by_rustup && apt::exists() {
            log.say("rustup could not install the target; trying Debian's packages");
            apt::install(log, DEBIAN_PACKAGES).context(HELP)?;
        }
        Self::find().ok_or_else(|| anyhow::anyhow!(HELP))
    }

    /// What the machine has.
    pub(crate) fn get() -> Result<Self> {
        Self::find().ok_or_else(|| anyhow::anyhow!(HELP))
    }

    fn find() -> Option<Self> {
        if has_target("rustc") {
            Some(Self::Default)
        } else if debian_is_complete() {
            Some(Self::Debian)
        } else {
            None
        }
    }

    /// `cargo <verb> --target wasm32-unknown-unknown`, to be continued.
    pub(crate) fn cargo(self, verb: &str) -> Command {
        match self {
            Self::Default => {
                let mut cargo = Command::new("cargo");
                cargo.args([verb, "--target", TARGET]);
                cargo
            }
            Self::Debian => {
                let mut cargo = Command::new(DEBIAN_CARGO);
                cargo.args([verb, "--target", TARGET, "-Z", "build-std=std,panic_abort"]);
                // The variables of rustup's proxy would lead Debian's cargo back to rustup's compiler.
                for name in ["CARGO", "RUSTUP_TOOLCHAIN", "RUSTC", "RUSTDOC"] {
                    cargo.env_remove(name);
                }
                cargo.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1");
                cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
                cargo
            }
        }
    }
}

/// Whether a compiler has the target's standard library.
fn has_target(rustc: &str) -> bool {
    let folder = output_of(Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]));
    folder.is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}

fn debian_is_complete() -> bool {
    let sysroot = output_of(Command::new(DEBIAN_RUSTC).args(["--print", "sysroot"]));
    let has_source = sysroot.is_ok_and(|sysroot| Path::new(sysroot.trim()).join(LIBRARY_SOURCE).exists());
    has_source && Path::new(DEBIAN_CARGO).exists() && Path::new(DEBIAN_LINKER).exists()
}
