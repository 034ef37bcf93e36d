//! Runs suites, several at a time where they do not disturb each other, and reports.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::consumer::Consumer;
use crate::log::Log;
use crate::report::{Count, Row, table};

/// One row of the table of suites.
#[derive(Clone, Copy)]
pub(crate) struct Suite {
    pub(crate) name: &'static str,
    pub(crate) lane: Lane,
    /// What must have succeeded before.
    pub(crate) needs: &'static [&'static str],
    /// Does the work in a lane; an error counts as one failed test.
    pub(crate) run: fn(&Consumer, &mut Log) -> Result<Count>,
}

/// Suites of the same lane run one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    /// What would wait for cargo's lock anyway.
    Cargo,
    /// What works beside cargo.
    Node,
}

const UNPOISONED: &str = "nobody panics while holding the board";

const LANES: [Lane; 2] = [Lane::Cargo, Lane::Node];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    NotWanted,
    Waiting,
    Running,
    Done { ok: bool },
}

/// What a lane can do now.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    Run(usize),
    /// Something that the suite needs has failed.
    GiveUp {
        suite: usize,
        need: &'static str,
    },
    Wait,
    End,
}

/// How far each suite of the table is, shared between the lanes.
struct Progress<'a> {
    suites: &'a [Suite],
    board: Mutex<Board>,
    changed: Condvar,
}

struct Board {
    states: Vec<State>,
    /// With each row's place in the table.
    rows: Vec<(usize, Row)>,
}

/// Runs the named suites and what they need; all of them when none is named. Prints each one's output as it
/// ends (of those that succeed, a line), then a table, and as the last line the count of all tests.
pub(crate) fn run(suites: &[Suite], names: &[String]) -> ExitCode {
    let board = Board { states: wanted(suites, names), rows: Vec::new() };
    let progress = Progress { suites, board: Mutex::new(board), changed: Condvar::new() };
    let consumer = Consumer::temporary();
    thread::scope(|scope| {
        for lane in LANES {
            let (progress, consumer) = (&progress, &consumer);
            scope.spawn(move || progress.work(lane, consumer));
        }
    });
    let rows = progress.into_rows();
    let total = rows.iter().fold(Count::NONE, |total, row| total + row.count);
    println!("\n{}\n{} passed, {} failed", table(&rows), total.passed, total.failed);
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Progress<'_> {
    /// Takes suites of one lane until none is left.
    fn work(&self, lane: Lane, consumer: &Consumer) {
        while let Some(index) = self.take(lane) {
            let start = Instant::now();
            let mut log = Log::collected();
            let count = run_suite(&self.suites[index], consumer, &mut log);
            self.finish(index, count, start.elapsed(), &log);
        }
    }

    /// The next suite of a lane, as soon as it can run; none when all are done.
    fn take(&self, lane: Lane) -> Option<usize> {
        let mut board = self.lock();
        loop {
            match next(self.suites, &board.states, lane) {
                Next::Run(index) => {
                    board.states[index] = State::Running;
                    return Some(index);
                }
                Next::GiveUp { suite, need } => {
                    let mut log = Log::collected();
                    log.say(&format!("not run, because \"{need}\" failed"));
                    self.enter(&mut board, suite, Count::FAIL, Duration::ZERO, &log);
                }
                Next::Wait => board = self.changed.wait(board).expect(UNPOISONED),
                Next::End => return None,
            }
        }
    }

    fn finish(&self, index: usize, count: Count, time: Duration, log: &Log) {
        self.enter(&mut self.lock(), index, count, time, log);
    }

    /// Notes and shows the result of one suite.
    fn enter(&self, board: &mut Board, index: usize, count: Count, time: Duration, log: &Log) {
        let name = self.suites[index].name;
        let ok = count.failed == 0;
        if ok {
            println!("-- {name}: ok, {:.1} s", time.as_secs_f64());
        } else {
            println!("-- {name}: FAILED\n{}\n-- end of {name}", log.text().trim_end());
        }
        board.states[index] = State::Done { ok };
        board.rows.push((index, Row { name, count, time }));
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Board> {
        self.board.lock().expect(UNPOISONED)
    }

    /// The rows in the order of the table.
    fn into_rows(self) -> Vec<Row> {
        let mut rows = self.board.into_inner().expect(UNPOISONED).rows;
        rows.sort_by_key(|(index, _)| *index);
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// A suite that panics has failed, as one that returns an error: the other lane must not wait for it for ever.
fn run_suite(suite: &Suite, consumer: &Consumer, log: &mut Log) -> Count {
    let result = catch_unwind(AssertUnwindSafe(|| (suite.run)(consumer, log)));
    match result {
        Ok(Ok(count)) => count,
        Ok(Err(error)) => {
            log.say(&format!("{error:#}"));
            Count::FAIL
        }
        Err(_) => Count::FAIL,
    }
}

fn next(suites: &[Suite], states: &[State], lane: Lane) -> Next {
    let state_of = |name: &str| states[position(suites, name)];
    let mut next = Next::End;
    for (index, suite) in suites.iter().enumerate() {
        if suite.lane != lane || states[index] != State::Waiting {
            continue;
        }
        if let Some(need) = suite.needs.iter().find(|need| state_of(need) == State::Done { ok: false }) {
            return Next::GiveUp { suite: index, need };
        }
        if suite.needs.iter().all(|need| state_of(need) == State::Done { ok: true }) {
            return Next::Run(index);
        }
        next = Next::Wait;
    }
    next
}

/// Which suites are to run, at the start.
fn wanted(suites: &[Suite], names: &[String]) -> Vec<State> {
    let all = if names.is_empty() { State::Waiting } else { State::NotWanted };
    let mut states = vec![all; suites.len()];
    for name in names {
        want(suites, name, &mut states);
    }
    states
}

fn want(suites: &[Suite], name: &str, states: &mut [State]) {
    let index = position(suites, name);
    states[index] = State::Waiting;
    for need in suites[index].needs {
        want(suites, need, states);
    }
}

fn position(suites: &[Suite], name: &str) -> usize {
    suites.iter().position(|suite| suite.name == name).expect("a suite needs only suites of the same table")
}

#[cfg(test)]
mod tests {
    use super::{Lane, Next, State, Suite, next, wanted};
    use crate::report::Count;

    const fn suite(name: &'static str, lane: Lane, needs: &'static [&'static str]) -> Suite {
        Suite { name, lane, needs, run: |_, _| Ok(Count::NONE) }
    }

    const SUITES: &[Suite] = &[
        suite("build", Lane::Cargo, &[]),
        suite("install", Lane::Node, &["build"]),
        suite("use", Lane::Node, &["install"]),
        suite("lint", Lane::Node, &[]),
    ];

    #[test]
    fn a_named_suite_brings_what_it_needs_and_nothing_else() {
        use State::{NotWanted, Waiting};
        assert_eq!(wanted(SUITES, &["use".to_owned()]), [Waiting, Waiting, Waiting, NotWanted]);
        assert_eq!(wanted(SUITES, &[]), [Waiting; 4]);
    }

    #[test]
    fn a_suite_waits_for_what_it_needs_and_lets_others_go_first() {
        use State::{Done, Running, Waiting};
        assert_eq!(next(SUITES, &[Running, Waiting, Waiting, Waiting], Lane::Node), Next::Run(3));
        assert_eq!(next(SUITES, &[Running, Waiting, Waiting, Done { ok: true }], Lane::Node), Next::Wait);
        assert_eq!(next(SUITES, &[Done { ok: true }, Waiting, Waiting, Waiting], Lane::Node), Next::Run(1));
        assert_eq!(next(SUITES, &[Done { ok: true }; 4], Lane::Node), Next::End);
    }

    #[test]
    fn what_needs_a_failed_suite_is_given_up() {
        use State::{Done, Waiting};
        let states = [Done { ok: false }, Waiting, Waiting, Waiting];
        assert_eq!(next(SUITES, &states, Lane::Node), Next::GiveUp { suite: 1, need: "build" });
    }
}
