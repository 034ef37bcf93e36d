//! Debian's packages, where a test or a fallback needs what neither cargo nor npm has.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::log::{Log, output_of};

/// Whether this is a system with Debian's packages.
pub(crate) fn exists() -> bool {
    Path::new("/usr/bin/apt-get").exists()
}

/// Installs those of the packages that are missing.
pub(crate) fn install(log: &mut Log, packages: &[&str]) -> Result<()> {
    let missing: Vec<_> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    ensure!(exists(), "these programs are missing, install what your system calls Debian's {names}");
    let installed = log.try_run(apt_get().arg("update"))?
        && log.try_run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(missing))?;
    ensure!(installed, "as root, run: apt-get update && apt-get install {names}");
    Ok(())
}

fn is_installed(package: &str) -> bool {
    let status = output_of(Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]));
    status.is_ok_and(|status| status == "installed")
}

fn apt_get() -> Command {
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
