//! Where the output of a step goes, and how programs are run.
//!
//! A command run by hand shows its programs' output at once. In `cargo xtask test` several steps run side by
//! side, so each one's output is collected, and shown in one piece.

use std::io::{self, Read, Write};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The output of one step.
pub(crate) struct Log {
    text: String,
    live: bool,
}

impl Log {
    /// Shows everything as it comes.
    pub(crate) fn live() -> Self {
        Self { text: String::new(), live: true }
    }

    /// Keeps everything for later.
    pub(crate) fn collected() -> Self {
        Self { text: String::new(), live: false }
    }

    /// What has been said so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Adds a line of our own.
    pub(crate) fn say(&mut self, line: &str) {
        self.add(format!("{line}\n").as_bytes());
    }

    /// Runs a program without input, and fails when it fails.
    pub(crate) fn run(&mut self, command: &mut Command) -> Result<()> {
        let start = Instant::now();
        let success = self.try_run(command)?;
        if !success {
            bail!("this failed after {:.1} s: {}", start.elapsed().as_secs_f64(), readable(command));
        }
        Ok(())
    }

    /// Runs a program without input, and tells whether it succeeded.
    pub(crate) fn try_run(&mut self, command: &mut Command) -> Result<bool> {
        self.say(&format!("$ {}", readable(command)));
        let (mut output, writer) = io::pipe()?;
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
        let spawned = command.spawn().with_context(|| format!("cannot start {}", readable(command)));
        // The command keeps its ends of the pipe, which would never close otherwise.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = spawned?;
        let mut buffer = [0; 8192];
        loop {
            match output.read(&mut buffer)? {
                0 => break,
                n => self.add(&buffer[..n]),
            }
        }
        Ok(child.wait()?.success())
    }

    fn add(&mut self, bytes: &[u8]) {
        self.text.push_str(&String::from_utf8_lossy(bytes));
        if self.live {
            // A reader that went away (`cargo xtask … | head`) is no reason to stop the work.
            let _ = io::stdout().write_all(bytes).and_then(|()| io::stdout().flush());
        }
    }
}

/// What a program prints, when only that is wanted.
pub(crate) fn output_of(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {}", readable(command)))?;
    if !output.status.success() {
        bail!("this failed: {}\n{}", readable(command), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn readable(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
