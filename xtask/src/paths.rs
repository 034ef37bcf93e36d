//! Where things are.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The checkout.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the xtask lies one folder below the root")
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// What is built for publishing.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The unpacked npm package.
pub(crate) fn package() -> PathBuf {
    dist().join("paychop")
}

/// The sources of the npm package.
pub(crate) fn template() -> PathBuf {
    root().join("pkg-template")
}

/// The npm workspace of the tools and the JavaScript tests.
pub(crate) fn tools() -> PathBuf {
    root().join("tests/js")
}

/// A program out of the npm workspace.
pub(crate) fn tool(name: &str) -> PathBuf {
    tools().join("node_modules/.bin").join(if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() })
}

/// This program. Its path is kept from the first question on, because a running `cargo test` may replace the
/// file, and the system then has only the name of a deleted one.
pub(crate) fn xtask() -> &'static Path {
    static PATH: LazyLock<PathBuf> =
        LazyLock::new(|| env::current_exe().expect("the system knows which program is running"));
    &PATH
}
