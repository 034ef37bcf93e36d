//! Installs what the build and the tests need and the machine lacks. What is there already is left alone.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::log::{Log, output_of};
use crate::toolchain::Toolchain;
use crate::{node, paths};

/// The oldest Node that the package supports and its tools run on: what `engines` of `pkg-template/package.json` says.
const NODE: (u32, u32) = (20, 16);

/// The wasm target and the npm tools.
pub(crate) fn all(log: &mut Log) -> Result<()> {
    check_node()?;
    npm_packages(log, &paths::tools())?;
    Toolchain::find_or_install(log)?;
    Ok(())
}

/// What a folder's lock file says, unless it is there already.
pub(crate) fn npm_packages(log: &mut Log, folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("{} is missing", lock.display()))?;
    // What was installed last: a copy of the lock file that lives and dies with the folder it describes.
    let installed = folder.join("node_modules/.installed-lock.json");
    if is_file_with(&installed, &lock) {
        return Ok(());
    }
    log.run(node::npm().arg("ci").current_dir(folder))?;
    fs::write(&installed, lock)?;
    Ok(())
}

fn is_file_with(path: &Path, content: &[u8]) -> bool {
    fs::read(path).is_ok_and(|found| found == content)
}

/// Node itself cannot be installed from here, so it is only looked at.
fn check_node() -> Result<()> {
    let (major, minor) = NODE;
    let Ok(version) = output_of(Command::new("node").arg("--version")) else {
        bail!("Node.js is missing: install version {major}.{minor} or newer, with npm, from https://nodejs.org");
    };
    let version = version.trim();
    if release(version).is_none_or(|found| found < NODE) {
        bail!("Node.js {version} is too old: install version {major}.{minor} or newer from https://nodejs.org");
    }
    if output_of(node::npm().arg("--version")).is_err() {
        bail!("npm is missing: it comes with Node.js from https://nodejs.org, or as a package of its own");
    }
    Ok(())
}

/// The 20 and the 1 in `v20.1.0`.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use super::{NODE, release};
    use crate::paths;

    #[test]
    fn a_release_is_the_first_two_numbers_of_nodes_version() {
        assert_eq!(release("v20.1.0"), Some((20, 1)));
        assert_eq!(release("v8.0.0-rc.1"), Some((8, 0)));
        assert!(release("v20.15.1") < Some(NODE) && release("v20.16.0") >= Some(NODE));
        assert!(release("v22.0.0") >= Some(NODE));
        for other in ["20.1.0", "v20", "v", ""] {
            assert_eq!(release(other), None, "{other}");
        }
    }

    #[test]
    fn the_oldest_node_is_the_packages() {
        let manifest = std::fs::read_to_string(paths::template().join("package.json")).unwrap();
        let (major, minor) = NODE;
        assert!(manifest.contains(&format!("\"node\": \">={major}.{minor}\"")));
    }
}
