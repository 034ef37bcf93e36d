//! The languages of the programs that paychop is compared with, and of the endpoints that it probes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::log::{Log, output_of};
use crate::{apt, paths};

/// Each language's program, how it is asked for its version, and the Debian packages that have it where it cannot be run.
const LANGUAGES: &[(&str, &str, &[&str])] = &[
    ("javac", "--version", &["default-jdk-headless"]),
    ("php", "--version", &["php-cli"]),
    // Debian's `python3` has no `ensurepip` without the second one.
    ("python3", "--version", &["python3", "python3-venv"]),
    ("go", "version", &["golang-go"]),
];

/// Reads JSON in Java: a library of which the tests know Debian's folder.
const JACKSON: (&str, &str) = ("/usr/share/java/jackson-databind.jar", "libjackson2-databind-java");

/// Installs what is missing. Python's packages go into an environment of its own: the system's may be nobody's to add to.
pub(crate) fn setup(log: &mut Log) -> Result<()> {
    for (program, version, packages) in LANGUAGES {
        if output_of(Command::new(program).arg(version)).is_err() {
            apt::install(log, packages)?;
        }
    }
    let (library, package) = JACKSON;
    if !Path::new(library).exists() {
        apt::install(log, &[package])?;
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
