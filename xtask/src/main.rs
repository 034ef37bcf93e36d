//! Everything that builds, checks and tests paychop.

mod apt;
mod bench;
mod consumer;
mod demo_page;
mod embedded;
#[cfg(test)]
mod floors;
mod generate;
mod log;
mod matrix;
mod node;
mod oracle;
mod package;
mod paths;
mod report;
mod schedule;
mod script;
mod setup;
mod site;
mod soak;
mod suites;
mod toolchain;
mod wasm;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::log::Log;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, checks and tests paychop", version = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Installs what is missing: the wasm target and the npm tools.
    Setup,
    /// Builds the wasm and the npm package: `dist/paychop/` and `dist/paychop-<version>.tgz`.
    Build,
    /// Writes what is generated from the field tables.
    Generate {
        /// Writes nothing; fails when a generated file is not what it should be.
        #[arg(long)]
        check: bool,
    },
    /// Runs every check and test. The last line is their count.
    Test {
        /// Only these suites and what they need; all of them when none is named.
        suites: Vec<String>,
    },
    /// Runs the package in every runtime, bundler and server, and the examples.
    Matrix {
        /// In the frameworks that build for minutes as well: Nuxt, Nitro 3, SvelteKit, Astro and vitest.
        #[arg(long)]
        all: bool,
    },
    /// Builds the package, shows it at work on samples, then in the browser with a sandbox behind it.
    Demo {
        /// Ends after the samples, without the browser.
        #[arg(long)]
        samples: bool,
        /// The port of the page; 4870 when left out, or any free one where that is taken.
        #[arg(long)]
        port: Option<u16>,
    },
    /// Builds the demo page for a static host, without a sandbox: `dist/site/`.
    Site,
    /// Builds the package and prints its size and speed, next to other ways of doing the same. At most one of the options.
    Bench {
        /// Ten million calls for the look at memory, which take minutes.
        #[arg(long, group = "only")]
        memory: bool,
        /// Only the ways over the boundary between JavaScript and wasm, each built by itself.
        #[arg(long, group = "only")]
        boundary: bool,
        /// Only the first signature in a fresh workerd; installs what the tests of all runtimes need.
        #[arg(long, group = "only")]
        workerd: bool,
        /// Only what the package's declarations cost the TypeScript compiler in a small project.
        #[arg(long, group = "only")]
        types: bool,
        /// Only notifications behind real servers, next to a bare check by hand; installs what the tests of all runtimes
        /// need.
        #[arg(long, group = "only")]
        server: bool,
    },
    /// Runs a merchant's processes for minutes while Redis goes away, connections are cut and callbacks throw, and counts
    /// what was lost or handed on twice.
    Soak {
        /// How long the faults go on.
        #[arg(long, default_value_t = 10)]
        minutes: u64,
    },
    /// Runs a wasm-bindgen test binary in Node; cargo calls this.
    #[command(hide = true, disable_help_flag = true)]
    WasmTestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    run(Arguments::parse().command).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(command: Command) -> Result<ExitCode> {
    let mut log = Log::live();
    match command {
        Command::Setup => setup::all(&mut log)?,
        Command::Build => package::setup_and_build(&mut log)?,
        Command::Generate { check } => generate::run(&mut log, check)?,
        Command::Test { suites } => return suites::run(&suites),
        Command::Matrix { all } => return suites::run_matrix(all),
        Command::Demo { samples, port } => script::demo(&mut log, samples, port)?,
        Command::Site => site::setup_and_build(&mut log)?,
        Command::Bench { boundary: true, .. } => bench::boundary(&mut log)?,
        Command::Bench { workerd: true, .. } => bench::workerd(&mut log)?,
        Command::Bench { server: true, .. } => bench::server(&mut log)?,
        Command::Bench { types: true, .. } => bench::types(&mut log)?,
        Command::Bench { memory, .. } => bench::package(&mut log, memory)?,
        Command::Soak { minutes } => soak::run(&mut log, minutes * 60)?,
        Command::WasmTestRunner { arguments } => wasm::run_tests(arguments)?,
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_benchmark_takes_one_option_and_drops_none() {
        let parsed = |arguments: &[&str]| Arguments::try_parse_from([&["xtask", "bench"], arguments].concat()).is_ok();
        let options = ["--memory", "--boundary", "--workerd", "--types", "--server"];
        assert!(parsed(&[]));
        for one in options {
            assert!(parsed(&[one]), "{one}");
            for other in options.iter().filter(|other| **other != one) {
                assert!(!parsed(&[one, other]), "{one} {other}");
            }
        }
    }
}
