//! The measurements. They have a cargo workspace and an npm folder of their own, so that what paychop is measured
//! against is no dependency of anything else.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::consumer::Consumer;
use crate::log::{Log, output_of};
use crate::toolchain::{TARGET, Toolchain};
use crate::{apt, matrix, node, package, paths, setup, wasm};

/// The ways over the boundary, by the features that build them; the empty module is what each weighs more than.
const WAYS: &[&str] = &["empty", "own-reader", "serde-json", "serde-wasm-bindgen"];

/// Sizes, speed, growth, hostile bodies, cold start and memory of the installed package, and the speed of the native crate.
pub(crate) fn package(log: &mut Log, long_memory: bool) -> Result<()> {
    package::setup_and_build(log)?;
    setup::npm_packages(log, &scripts())?;
    log.say("native crate");
    let mut native = Command::new("cargo");
    native.args(["run", "--quiet", "--release", "--package=paychop-bench-native"]).current_dir(folder());
    let native = output_of(native.env("CARGO_TARGET_DIR", target()))?;
    log.say("core without diagnosis and the gateway's side");
    let lean = wasm::build_lean(log, &target())?;

    let consumer = Consumer::temporary();
    consumer.install(log)?;
    let copy = consumer.folder().join("benches/js");
    log.run(Command::new("ln").arg("-sfn").args([scripts().join("node_modules"), copy.join("node_modules")]))?;
    let mut bench = node::node();
    bench
        .arg(copy.join("bench.mjs"))
        .args(["--native", native.trim()])
        .arg("--lean")
        .arg(lean)
        .current_dir(consumer.folder());
    if long_memory {
        bench.arg("--memory");
    }
    log.run(&mut bench)
}

/// The first signature in a fresh workerd.
pub(crate) fn workerd(log: &mut Log) -> Result<()> {
    package::setup_and_build(log)?;
    matrix::setup(log)?;
    let consumer = Consumer::temporary();
    consumer.install(log)?;
    matrix::link(&consumer, log)?;
    let script = consumer.folder().join("benches/js/workerd.mjs");
    log.run(node::node().arg(script).current_dir(consumer.folder()))
}

/// Notifications behind `node:http`, Bun, Deno and workerd.
pub(crate) fn server(log: &mut Log) -> Result<()> {
    package::setup_and_build(log)?;
    matrix::setup(log)?;
    apt::install(log, &["wrk"])?;
    let consumer = Consumer::temporary();
    consumer.install(log)?;
    matrix::link(&consumer, log)?;
    log.run(node::node().arg("benches/js/server/bench.mjs").current_dir(consumer.folder()))
}

/// What the package's declarations cost the TypeScript compiler.
pub(crate) fn types(log: &mut Log) -> Result<()> {
    package::setup_and_build(log)?;
    let consumer = Consumer::temporary();
    consumer.install(log)?;
    consumer.link_packages(log, &paths::tools(), &["tests/js/types-cost"])?;
    log.run(node::node().arg("benches/js/types.mjs").current_dir(consumer.folder()))
}

/// Size and speed of the ways over the boundary.
pub(crate) fn boundary(log: &mut Log) -> Result<()> {
    setup::all(log)?;
    let out = target().join("boundary");
    for way in WAYS {
        let mut cargo = Toolchain::get()?.cargo("build");
        cargo.args(["--package=paychop-bench-boundary", "--release"]).current_dir(folder());
        if *way != "empty" {
            cargo.args(["--features", way]);
        }
        log.run(cargo.env("CARGO_TARGET_DIR", target()))?;
        let built = out.join(way);
        fs::create_dir_all(&built)?;
        let compiled = target().join(TARGET).join("release/paychop_bench_boundary.wasm");
        wasm::bind(log, &compiled, &built, "boundary")?;
        wasm::optimise(log, &built.join("boundary_bg.wasm"), &built.join("boundary.wasm"))?;
    }
    // The glue is made of modules, and no package.json near it says so.
    fs::write(out.join("package.json"), "{ \"type\": \"module\" }\n")?;
    log.run(node::node().arg(folder().join("boundary/compare.mjs")).arg(out))
}

fn folder() -> PathBuf {
    paths::root().join("benches")
}

fn scripts() -> PathBuf {
    folder().join("js")
}

/// Beside the crate's own: it is another workspace.
fn target() -> PathBuf {
    paths::target().join("benches")
}
