//! The built folder on the real nginx and Caddy, with the very files of
//! `deploy/`: a table of contents. Both must meet the same expectations.
//!
//! The servers listen on free ports of 127.0.0.1, need no rights, write below
//! `target/tmp/` alone and end with this program, however it ends.
//!
//! `cargo test -p deploy-tests --test deploy -- --ignored` measures: bytes of a view and
//! requests per second, as `deploy/README.md` has them.
#![forbid(unsafe_code)]

mod ask;
mod caddy;
mod chromium;
mod guard;
mod host;
mod nginx;
mod site;
mod wrk;

mod caching;
mod encodings;
mod load;
mod measured;
mod paths;
mod policy;
mod ranges;
mod readme;
mod sharing;
mod types;

use std::{process::ExitCode, sync::Arc};

use libtest_mimic::{Arguments, Trial};

use crate::host::{Host, Kind};

/// One test: a name, and what must hold on every server.
#[derive(Clone, Copy)]
pub struct Test {
    name: &'static str,
    body: fn(&Host),
}

/// The tests of a file, by name.
#[macro_export]
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        pub fn tests() -> Vec<$crate::Test> {
            vec![$($crate::Test { name: stringify!($name), body: $name }),*]
        }
    };
}

fn main() -> ExitCode {
    // One at a time: a load must not be measured beside another.
    let arguments = Arguments { test_threads: Some(1), ..Arguments::from_args() };
    let tests = || {
        [
            types::tests(),
            encodings::tests(),
            caching::tests(),
            ranges::tests(),
            sharing::tests(),
            policy::tests(),
            paths::tests(),
            readme::tests(),
            load::tests(),
        ]
        .concat()
    };
    let hosts = [Kind::Nginx, Kind::Caddy].map(|kind| Arc::new(Host::new(kind)));
    let mut trials = Vec::new();
    for host in &hosts {
        let trial = |test: Test, measures: bool| {
            let (name, host) = (format!("{}::{}", host.kind.name(), test.name), host.clone());
            let run = move || {
                (test.body)(&host);
                Ok(())
            };
            Trial::test(name, run).with_ignored_flag(measures)
        };
        trials.extend(tests().into_iter().map(|test| trial(test, false)));
        trials.extend(measured::tests().into_iter().map(|test| trial(test, true)));
    }
    if !arguments.list {
        // Once and at first: without it no test says anything.
        site::site();
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    // The servers end before their folder goes.
    drop(hosts);
    site::remove();
    conclusion.exit_code()
}
