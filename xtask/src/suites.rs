//! What `cargo xtask test` runs. A further suite is one more row.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};

use crate::consumer::Consumer;
use crate::log::{Log, output_of};
use crate::report::Count;
use crate::schedule::{Lane, Suite};
use crate::toolchain::{TARGET, Toolchain};
use crate::{apt, demo_page, generate, matrix, node, oracle, package, paths, schedule, setup, site, soak};

/// In the order in which they start where nothing else decides it.
const SUITES: &[Suite] = &[
    suite("setup", Lane::Cargo, &[], |_, log| setup::all(log).map(|()| Count::NONE)),
    suite("build", Lane::Cargo, &["setup"], |_, log| package::build(log).map(|()| Count::NONE)),
    suite("generated files", Lane::Node, &[], |_, log| generate::run(log, true).map(|()| Count::PASS)),
    suite("rustfmt", Lane::Node, &[], rustfmt),
    suite("biome", Lane::Node, &["setup"], biome),
    suite("clippy", Lane::Cargo, &[], clippy),
    suite("clippy, features", Lane::Cargo, &[], clippy_of_features),
    suite("clippy, wasm", Lane::Cargo, &["setup"], clippy_of_wasm),
    suite("clippy, benches", Lane::Cargo, &["setup"], clippy_of_benches),
    suite("clippy, fuzz", Lane::Cargo, &[], clippy_of_fuzz),
    suite("oldest Rust", Lane::Cargo, &[], oldest_rust),
    suite("rustdoc", Lane::Cargo, &[], rustdoc),
    suite("cargo test", Lane::Cargo, &[], cargo_test),
    suite("wasm-bindgen test", Lane::Cargo, &["setup"], wasm_bindgen_test),
    suite("install", Lane::Node, &["build"], |consumer, log| consumer.install(log).map(|()| Count::NONE)),
    suite("package tests", Lane::Node, &["install"], |consumer, log| node_tests(consumer, log, "tests/js/package")),
    suite("oracle setup", Lane::Node, &[], |_, log| oracle::setup(log).map(|()| Count::NONE)),
    suite("oracles", Lane::Node, &["install", "oracle setup"], |consumer, log| {
        tests_with_languages(consumer, log, "tests/oracle")
    }),
    suite("probe", Lane::Node, &["install", "oracle setup"], |consumer, log| {
        tests_with_languages(consumer, log, "tests/probe")
    }),
    suite("type tests", Lane::Node, &["install"], type_tests),
    suite("publint", Lane::Node, &["build"], publint),
    suite("are the types wrong", Lane::Node, &["build"], attw),
    suite("matrix setup", Lane::Node, &["setup"], |_, log| matrix::setup(log).map(|()| Count::NONE)),
    suite("matrix links", Lane::Node, &["install", "matrix setup"], |consumer, log| {
        matrix::link(consumer, log).map(|()| Count::NONE)
    }),
    suite("runtimes", Lane::Node, &["matrix links"], |consumer, log| rows(consumer, log, "tests/js/matrix/run.mjs")),
    suite("examples", Lane::Node, &["matrix links"], |consumer, log| node_tests(consumer, log, "tests/js/examples")),
    suite("servers", Lane::Node, &["matrix links"], |consumer, log| node_tests(consumer, log, "tests/js/servers")),
    suite("soak, short", Lane::Node, &["matrix links"], short_soak),
    suite("redis", Lane::Node, &["matrix links"], |consumer, log| node_tests(consumer, log, "tests/js/redis")),
    suite("sql replay", Lane::Node, &["matrix links"], |consumer, log| node_tests(consumer, log, "tests/js/sql")),
    suite("sandbox", Lane::Node, &["matrix links"], |consumer, log| node_tests(consumer, log, "tests/js/sandbox")),
    suite("command line", Lane::Node, &["install"], command_line),
    suite("demo page setup", Lane::Node, &["install", "setup"], |consumer, log| {
        demo_page::setup(consumer, log).map(|()| Count::NONE)
    }),
    suite("demo page", Lane::Node, &["demo page setup"], demo_page_tests),
];

/// What is run only where it is named: it installs and builds for minutes.
const HEAVY: &[Suite] = &[
    suite("frameworks setup", Lane::Node, &["setup"], |_, log| matrix::setup_frameworks(log).map(|()| Count::NONE)),
    suite("frameworks links", Lane::Node, &["matrix links", "frameworks setup"], |consumer, log| {
        matrix::link_frameworks(consumer, log).map(|()| Count::NONE)
    }),
    suite("frameworks", Lane::Node, &["frameworks links"], |consumer, log| {
        rows(consumer, log, "tests/js/frameworks/run.mjs")
    }),
    suite("framework examples", Lane::Node, &["frameworks links"], |consumer, log| {
        node_tests(consumer, log, "tests/js/frameworks")
    }),
];

/// Of the matrix: every runtime, and every framework where `all` of it is asked for.
pub(crate) fn run_matrix(all: bool) -> Result<ExitCode> {
    let heavy: &[&str] = if all { &["frameworks", "framework examples"] } else { &[] };
    run(&["runtimes", "examples"].iter().chain(heavy).map(ToString::to_string).collect::<Vec<_>>())
}

const SHORT_SOAK_SECONDS: u64 = 20;

/// Runs these suites and what they need, or all but the heavy ones.
pub(crate) fn run(names: &[String]) -> Result<ExitCode> {
    let suites = if names.is_empty() { SUITES.to_vec() } else { [SUITES, HEAVY].concat() };
    for name in names {
        let known = suites.iter().map(|suite| suite.name).collect::<Vec<_>>().join("\", \"");
        ensure!(suites.iter().any(|suite| suite.name == name), "there is no suite {name:?}, only \"{known}\"");
    }
    // The tests compile the xtask anew; its path has to be asked for before that.
    paths::xtask();
    Ok(schedule::run(&suites, names))
}

const fn suite(
    name: &'static str,
    lane: Lane,
    needs: &'static [&'static str],
    run: fn(&Consumer, &mut Log) -> Result<Count>,
) -> Suite {
    Suite { name, lane, needs, run }
}

fn cargo(verb: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.arg(verb).current_dir(paths::root());
    cargo
}

/// A program that says by its exit code alone whether all is well.
fn lint(log: &mut Log, command: &mut Command) -> Result<Count> {
    Ok(if log.try_run(command)? { Count::PASS } else { Count::FAIL })
}

/// A program that says how many tests passed and failed.
fn tests(log: &mut Log, command: &mut Command) -> Result<Count> {
    let before = log.text().len();
    let success = log.try_run(command)?;
    Ok(Count::of_run(&log.text()[before..], success))
}

fn biome(_: &Consumer, log: &mut Log) -> Result<Count> {
    lint(log, node::tool("biome").args(["ci", "--error-on-warnings", "--colors=off", "."]).current_dir(paths::root()))
}

/// Workspaces of their own, which commands for the checkout do not reach.
const APART: &[&str] = &["benches", "fuzz"];

fn rustfmt(_: &Consumer, log: &mut Log) -> Result<Count> {
    let mut count = Count::NONE;
    for folder in [""].iter().chain(APART) {
        let mut fmt = cargo("fmt");
        fmt.args(["--all", "--check", "--", "--color=never"]).current_dir(paths::root().join(folder));
        count = count + lint(log, &mut fmt)?;
    }
    Ok(count)
}

fn clippy(_: &Consumer, log: &mut Log) -> Result<Count> {
    lint(log, cargo("clippy").args(["--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]))
}

/// Each feature must compile without the others.
fn clippy_of_features(_: &Consumer, log: &mut Log) -> Result<Count> {
    ["", "descriptions", "diagnose", "serde", "system", "testing", "typed"].iter().try_fold(
        Count::NONE,
        |count, feature| {
            let mut clippy = cargo("clippy");
            clippy.args(["--package=paychop", "--no-default-features", "--features", feature, "--", "-D", "warnings"]);
            Ok(count + lint(log, &mut clippy)?)
        },
    )
}

fn clippy_of_wasm(_: &Consumer, log: &mut Log) -> Result<Count> {
    let mut count = Count::NONE;
    // The core by itself, too: the edge brings features of getrandom that a dependent has not.
    for package in ["--package=paychop", "--package=paychop-edge"] {
        let mut clippy = cargo("clippy");
        count = count + lint(log, clippy.args([package, "--lib", "--target", TARGET, "--", "-D", "warnings"]))?;
    }
    Ok(count)
}

/// With the native benchmark and, for wasm, all the ways over the boundary.
fn clippy_of_benches(_: &Consumer, log: &mut Log) -> Result<Count> {
    let native: &[&str] = &["--package=paychop-bench-native"];
    let boundary = &["--package=paychop-bench-boundary", "--all-features", "--target", TARGET];
    let mut count = Count::NONE;
    for selection in [native, boundary] {
        count = count + lint(log, clippy_apart("benches").args(selection).args(["--", "-D", "warnings"]))?;
    }
    Ok(count)
}

/// To run them takes a nightly compiler; to see that they compile does not.
fn clippy_of_fuzz(_: &Consumer, log: &mut Log) -> Result<Count> {
    lint(log, clippy_apart("fuzz").args(["--all-targets", "--", "-D", "warnings"]))
}

fn clippy_apart(folder: &str) -> Command {
    let mut clippy = cargo("clippy");
    clippy.current_dir(paths::root().join(folder)).env("CARGO_TARGET_DIR", paths::target().join(folder));
    clippy
}

/// The oldest compiler that Cargo.toml promises, where rustup has it.
fn oldest_rust(_: &Consumer, log: &mut Log) -> Result<Count> {
    let manifest = std::fs::read_to_string(paths::root().join("Cargo.toml"))?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \"")?.strip_suffix('"'));
    let version = format!("{}.0", version.context("Cargo.toml has no rust-version")?);
    let mut install = Command::new("rustup");
    install.args(["toolchain", "install", &version, "--profile=minimal", "--no-self-update"]);
    if !log.try_run(&mut install).unwrap_or(false) {
        log.say(&format!("rustup has no Rust {version} here, so nothing is checked with it"));
        return Ok(Count::NONE);
    }
    let mut check = Command::new("rustup");
    check.args(["run", &version, "cargo", "check", "--package=paychop", "--all-features"]);
    lint(log, check.current_dir(paths::root()).env("CARGO_TARGET_DIR", paths::target().join("oldest")))
}

fn rustdoc(_: &Consumer, log: &mut Log) -> Result<Count> {
    let mut doc = cargo("doc");
    doc.args(["--package=paychop", "--no-deps", "--all-features"]).env("RUSTDOCFLAGS", "-D warnings");
    lint(log, &mut doc)
}

fn cargo_test(_: &Consumer, log: &mut Log) -> Result<Count> {
    let all = tests(log, cargo("test").args(["--workspace", "--all-features", "--no-fail-fast"]))?;
    // An example that needs a feature must say so.
    Ok(all + tests(log, cargo("test").args(["--package=paychop", "--doc", "--no-default-features"]))?)
}

fn wasm_bindgen_test(_: &Consumer, log: &mut Log) -> Result<Count> {
    let runner = format!("target.{TARGET}.runner=[{:?}, \"wasm-test-runner\"]", paths::xtask().display().to_string());
    let mut test = Toolchain::get()?.cargo("test");
    // The operating system's clock and random bytes are not to be had there.
    let features = "--features=descriptions,diagnose,serde,testing,typed";
    test.args(["--package=paychop", "--no-default-features", features, "--test=vectors", "--config", &runner])
        .current_dir(paths::root());
    tests(log, &mut test)
}

/// The tests of one folder, run where the packed package is installed.
fn node_tests(consumer: &Consumer, log: &mut Log, folder: &str) -> Result<Count> {
    tests(log, &mut node_test_command(consumer, folder)?)
}

fn node_test_command(consumer: &Consumer, folder: &str) -> Result<Command> {
    let files = consumer.files(folder, &[".test.mjs", ".test.cjs"])?;
    let mut node = node::node();
    node.args(["--test", "--test-reporter=spec"]).args(files).current_dir(consumer.folder());
    Ok(node)
}

/// What it prints for curl is run by curl.
fn command_line(consumer: &Consumer, log: &mut Log) -> Result<Count> {
    if output_of(Command::new("curl").arg("--version")).is_err() {
        apt::install(log, &["curl"])?;
    }
    node_tests(consumer, log, "tests/js/cli")
}

/// With programs in other languages, and with the Python that has packages.
fn tests_with_languages(consumer: &Consumer, log: &mut Log, folder: &str) -> Result<Count> {
    let mut test = node_test_command(consumer, folder)?;
    tests(log, test.env("PAYCHOP_PYTHON", oracle::python()))
}

fn demo_page_tests(consumer: &Consumer, log: &mut Log) -> Result<Count> {
    let mut test = node_test_command(consumer, "tests/js/browser")?;
    tests(log, test.env("PAYCHOP_SCREENSHOTS", demo_page::screenshots()).env("PAYCHOP_SITE", site::folder()))
}

/// Its table of results is worth seeing even where all is well.
fn rows(consumer: &Consumer, log: &mut Log, program: &str) -> Result<Count> {
    let before = log.text().len();
    let count = tests(log, node::node().arg(program).current_dir(consumer.folder()))?;
    if count.failed == 0 {
        println!("{}", &log.text()[before..]);
    }
    Ok(count)
}

/// The current TypeScript, and the oldest that docs/runtimes.md names.
const TYPESCRIPTS: &[&str] = &["typescript", "typescript-oldest"];

/// The package's declarations by themselves, in each of the ways in which TypeScript looks for a package that has
/// `exports`.
const RESOLUTIONS: &[&[&str]] = &[
    &["tests/js/types"],
    &["tests/js/types", "--module", "node16", "--moduleResolution", "node16"],
    &["tests/js/types/tsconfig.bundler.json"],
];

/// With them beside those of Node and Express; what they cost the compiler; and the samples of the documents.
fn type_tests(consumer: &Consumer, log: &mut Log) -> Result<Count> {
    consumer.link_packages(
        log,
        &paths::tools(),
        &["tests/js/types-of-servers", "tests/js/types-cost", "tests/js/types-docs"],
    )?;
    let mut count = type_check(consumer, log, TYPESCRIPTS[0], &["tests/js/types-of-servers"])?;
    for compiler in TYPESCRIPTS {
        for arguments in RESOLUTIONS {
            count = count + type_check(consumer, log, compiler, arguments)?;
        }
    }
    for folder in ["tests/js/types-cost", "tests/js/types-docs"] {
        count = count + node_tests(consumer, log, folder)?;
    }
    Ok(count)
}

fn type_check(consumer: &Consumer, log: &mut Log, compiler: &str, arguments: &[&str]) -> Result<Count> {
    let mut tsc = node::node();
    tsc.arg(paths::tools().join("node_modules").join(compiler).join("bin/tsc")).arg("--project");
    lint(log, tsc.args(arguments).args(["--pretty", "false"]).current_dir(consumer.folder()))
}

/// Each fault at least once; `cargo xtask soak` goes on for minutes.
fn short_soak(consumer: &Consumer, log: &mut Log) -> Result<Count> {
    let judged = node_tests(consumer, log, "tests/js/soak")?;
    Ok(judged + lint(log, &mut soak::command(consumer, SHORT_SOAK_SECONDS))?)
}

fn publint(_: &Consumer, log: &mut Log) -> Result<Count> {
    lint(log, node::tool("publint").arg("--strict").arg(package::tarball()?))
}

/// Every subpath, for both module systems. The module itself is a file with an address, which nobody can `require`.
fn attw(_: &Consumer, log: &mut Log) -> Result<Count> {
    let mut attw = node::tool("attw");
    attw.arg(package::tarball()?).args(["--format=ascii", "--no-color", "--no-emoji"]);
    attw.args(["--exclude-entrypoints", "./paychop.wasm"]);
    lint(log, &mut attw)
}
