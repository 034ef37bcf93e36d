//! A user of the packed package: a folder of its own, outside the checkout, with the tarball installed.
//!
//! The tests and examples are copied to the same places as in the checkout, so that their paths to one another
//! (`../../vectors/…`) hold; but `import "paychop"` finds the installed package and nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::log::Log;
use crate::package::{copy_tree, tarball};
use crate::{node, paths};

/// What is copied out of the checkout, where it exists.
const COPIED: &[&str] = &["tests", "examples", "benches/js", "docs"];
/// Likewise, single files.
const FILES: &[&str] = &["README.md"];

pub(crate) struct Consumer {
    folder: PathBuf,
}

impl Consumer {
    /// One that is removed when it goes out of scope.
    pub(crate) fn temporary() -> Self {
        Self { folder: std::env::temp_dir().join(format!("paychop-consumer-{}", std::process::id())) }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the folder anew and installs the tarball there.
    pub(crate) fn install(&self, log: &mut Log) -> Result<()> {
        self.remove()?;
        for name in COPIED {
            let from = paths::root().join(name);
            if from.exists() {
                copy_tree(&from, &self.folder.join(name))?;
            }
        }
        for name in FILES {
            fs::copy(paths::root().join(name), self.folder.join(name)).with_context(|| format!("no {name}"))?;
        }
        fs::write(self.folder.join("package.json"), "{ \"private\": true }\n")?;
        let mut npm = node::npm();
        // The package has no dependencies, so that nothing has to be fetched.
        npm.args(["install", "--offline", "--no-package-lock"]).arg(tarball()?).current_dir(&self.folder);
        log.run(&mut npm)
    }

    /// Lets its copies of tests and examples find the npm packages of a folder of the checkout, where they stay:
    /// copied, they would take minutes and a gigabyte.
    pub(crate) fn link_packages(&self, log: &mut Log, from: &Path, into: &[&str]) -> Result<()> {
        for below in into {
            let link = self.folder.join(below).join("node_modules");
            log.run(Command::new("ln").arg("-sfn").args([from.join("node_modules"), link]))?;
        }
        Ok(())
    }

    /// All files below a folder of the consumer's whose names end so, in a fixed order.
    pub(crate) fn files(&self, below: &str, endings: &[&str]) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        collect(&self.folder.join(below), endings, &mut found)?;
        if found.is_empty() {
            bail!("{below} has no files that end in {}", endings.join(" or "));
        }
        found.sort();
        Ok(found)
    }

    fn remove(&self) -> Result<()> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)?;
        }
        Ok(())
    }
}

impl Drop for Consumer {
    fn drop(&mut self) {
        // Left over, it would only take room in the system's folder for such things.
        let _ = self.remove();
    }
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let path = entry.path();
        // A link to a folder is not followed: it leads to the tools, which have tests of their own.
        if entry.file_type()?.is_dir() {
            collect(&path, endings, found)?;
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            found.push(path);
        }
    }
    Ok(())
}
