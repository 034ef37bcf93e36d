//! The programs in Java, Python and PHP that paychop is compared with.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::log::{Log, output_of};
use crate::{apt, paths};

/// Each language's program, and the Debian packages that have it where it cannot be run.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("javac", &["default-jdk-headless"]),
    ("php", &["php-cli"]),
    // Debian's `python3` has no `ensurepip` without the second one.
    ("python3", &["python3", "python3-venv"]),
];

/// Installs what is missing. Python's packages go into an environment of its own: the system's may be nobody's to add to.
pub(crate) fn setup(log: &mut Log) -> Result<()> {
    for (program, packages) in LANGUAGES {
        if output_of(Command::new(program).arg("--version")).is_err() {
            apt::install(log, packages)?;
        }
    }
    let requirements = paths::root().join("tests/oracle/requirements.txt");
    let wanted = fs::read(&requirements).with_context(|| format!("{} is missing", requirements.display()))?;
    let installed = environment().join("installed-requirements.txt");
    if fs::read(&installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    log.run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(environment()))?;
    let mut pip = Command::new(python());
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    log.run(pip.arg(&requirements))?;
    fs::write(installed, wanted)?;
    Ok(())
}

/// The Python that has the packages.
pub(crate) fn python() -> PathBuf {
    environment().join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

fn environment() -> PathBuf {
    paths::target().join("oracle-venv")
}
