//! Counting what ran, and saying it.

use std::fmt::Write;
use std::time::Duration;

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Count {
    /// Nothing was counted: a step that only prepares others.
    pub(crate) const NONE: Self = Self { passed: 0, failed: 0 };
    /// One check that passed.
    pub(crate) const PASS: Self = Self { passed: 1, failed: 0 };
    /// One check that failed.
    pub(crate) const FAIL: Self = Self { passed: 0, failed: 1 };

    /// Reads the summaries of test runs (cargo's, wasm-bindgen's and Node's). A test that was not run, for
    /// whatever reason, counts as failed: nothing here is skipped in silence.
    pub(crate) fn of_tests(output: &str) -> Self {
        let mut count = Self::NONE;
        for line in output.lines() {
            let line = line.trim();
            if let Some(summary) = line.strip_prefix("test result:") {
                count = count + of_cargo_summary(summary);
            } else if let Some(summary) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) {
                count = count + of_node_summary(summary);
            }
        }
        count
    }

    /// What a run of tests amounts to: one that failed without naming a test, or ran none, is a failure itself.
    pub(crate) fn of_run(output: &str, success: bool) -> Self {
        let count = Self::of_tests(output);
        if (count.failed == 0 && !success) || count == Self::NONE { count + Self::FAIL } else { count }
    }
}

impl std::ops::Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// `ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s`
fn of_cargo_summary(summary: &str) -> Count {
    let number = |label: &str| {
        let part = summary.split([';', '.']).find_map(|part| part.trim().strip_suffix(label));
        part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    Count { passed: number(" passed"), failed: number(" failed") + number(" ignored") }
}

/// One line of several: `pass 5`.
fn of_node_summary(line: &str) -> Count {
    let Some((label, number)) = line.split_once(' ') else { return Count::NONE };
    let Ok(number) = number.parse() else { return Count::NONE };
    match label {
        "pass" => Count { passed: number, failed: 0 },
        "fail" | "cancelled" | "skipped" | "todo" => Count { passed: 0, failed: number },
        _ => Count::NONE,
    }
}

/// What became of one step.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) count: Count,
    pub(crate) time: Duration,
}

/// A table of the steps.
pub(crate) fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    let mut table = String::new();
    for Row { name, count, time } in rows {
        let Count { passed, failed } = *count;
        let verdict = if failed == 0 { "ok" } else { "FAILED" };
        let seconds = time.as_secs_f64();
        let _ = writeln!(table, "{name:width$}  {verdict:6}  {passed:>6} passed  {failed:>4} failed  {seconds:>6.1} s");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn cargo_summaries_add_up() {
        let output = "test a ... ok\n\
            test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 7 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.25s\n";
        assert_eq!(Count::of_tests(output), Count { passed: 12, failed: 3 });
    }

    #[test]
    fn node_summaries_count_whatever_did_not_pass_as_failed() {
        let output =
            "ℹ tests 10\nℹ suites 1\nℹ pass 6\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 1\nℹ duration_ms 80\n";
        assert_eq!(Count::of_tests(output), Count { passed: 6, failed: 4 });
    }

    #[test]
    fn a_run_without_tests_or_with_an_unexplained_failure_is_a_failure() {
        assert_eq!(Count::of_run("", true), Count::FAIL);
        assert_eq!(Count::of_run("error: could not compile", false), Count::FAIL);
        assert_eq!(Count::of_run("ℹ pass 3\n", false), Count { passed: 3, failed: 1 });
        assert_eq!(Count::of_run("ℹ pass 2\nℹ fail 1\n", false), Count { passed: 2, failed: 1 });
        assert_eq!(Count::of_run("ℹ pass 3\n", true), Count { passed: 3, failed: 0 });
    }
}
