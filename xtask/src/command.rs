//! What the command line asks for.

use lexopt::prelude::*;

use crate::Outcome;
use crate::suites::{BROWSERS, DEPLOY, NATIVE, all};

/// Shown for `cargo xtask help`.
pub const HELP: &str = "\
Contributors' commands. Each sets up what is missing first.

    cargo xtask serve [--port 8080]   build, serve on 127.0.0.1, reload on every change
    cargo xtask build                 write dist/, and weigh it against the budget
    cargo xtask test                  run every test: native, on two servers, in browsers new and old
        --native                        only the native ones
        --deploy                        only on nginx and Caddy
        --browser NAME                  only in chromium, firefox, webkit or floor, which is
                                        Chromium of years ago (repeatable)
    cargo xtask bench [OPTIONS]       measure beside other libraries, into docs/performance.md (--help tells more)
    cargo xtask picture               take the README's pictures anew, into docs/pictures/
    cargo xtask setup [--tests]       only set up (--tests: servers, browsers and drivers too,
                                        all or those that --deploy and --browser name)

    --toolchain debian                with any of them: the compiler from Debian's packages
";

/// Where the compiler for the engine may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The first route that works.
    Any,
    /// Debian's packages, whatever else is there.
    Debian,
}

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the help.
    Help,
    /// Install what is missing.
    Setup {
        /// Where the compiler may come from.
        route: Wanted,
        /// Names of suites whose servers and browsers to set up as well.
        suites: Vec<&'static str>,
    },
    /// Build, serve and rebuild.
    Serve {
        /// Where the compiler may come from.
        route: Wanted,
        /// The port on 127.0.0.1.
        port: u16,
    },
    /// Write `dist/`.
    Build {
        /// Where the compiler may come from.
        route: Wanted,
    },
    /// Take the README's pictures.
    Picture {
        /// Where the compiler may come from.
        route: Wanted,
    },
    /// Measure the sheet beside what a newsroom would pick instead.
    Bench {
        /// Where the compiler may come from.
        route: Wanted,
        /// What is handed on to the bench.
        rest: Vec<String>,
    },
    /// Run tests.
    Test {
        /// Where the compiler may come from.
        route: Wanted,
        /// Names of suites, in the order they run.
        suites: Vec<&'static str>,
    },
}

/// Reads the command line.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn read(mut parser: lexopt::Parser) -> Outcome<Command> {
    let mut name = None;
    let (mut route, mut tests, mut port) = (Wanted::Any, false, 8080);
    let mut suites = Vec::new();
    while let Some(argument) = parser.next().map_err(said)? {
        match argument {
            // The bench reads its own options.
            Value(value) if name.is_none() && value == "bench" => {
                let words = parser.raw_args().map_err(said)?.map(|word| word.to_string_lossy().into_owned());
                let (route, rest) = bench(words);
                return Ok(Command::Bench { route, rest });
            }
            Short('h') | Long("help") => return Ok(Command::Help),
            Value(value) if name.is_none() => name = Some(value.string().map_err(said)?),
            Long("toolchain") => {
                let value = parser.value().and_then(|value| value.string()).map_err(said)?;
                route = match value.as_str() {
                    "debian" => Wanted::Debian,
                    "any" => Wanted::Any,
                    _ => return Err(format!("--toolchain takes `debian` or `any`, not `{value}`")),
                };
            }
            Long("tests") => tests = true,
            Long("port") => port = parser.value().and_then(|value| value.parse()).map_err(said)?,
            Long("native") => suites.push(NATIVE),
            Long("deploy") => suites.push(DEPLOY),
            Long("browser") => {
                let value = parser.value().and_then(|value| value.string()).map_err(said)?;
                let known = BROWSERS.into_iter().find(|known| **known == value);
                suites.push(
                    known.ok_or_else(|| format!("--browser takes {}, not `{value}`", BROWSERS.join(", ")))?,
                );
            }
            other => return Err(said(other.unexpected())),
        }
    }
    if suites.is_empty() {
        suites = all();
    }
    match name.as_deref() {
        None | Some("help") => Ok(Command::Help),
        Some("setup") if !tests => Ok(Command::Setup { route, suites: Vec::new() }),
        Some("setup") => Ok(Command::Setup { route, suites }),
        Some("serve") => Ok(Command::Serve { route, port }),
        Some("build") => Ok(Command::Build { route }),
        Some("picture") => Ok(Command::Picture { route }),
        Some("test") => Ok(Command::Test { route, suites }),
        Some(other) => Err(format!("there is no command `{other}`.\n\n{HELP}")),
    }
}

/// Takes our own option out of those of the bench.
fn bench(words: impl Iterator<Item = String>) -> (Wanted, Vec<String>) {
    let mut rest: Vec<String> = words.collect();
    let own = rest.windows(2).position(|pair| pair == ["--toolchain", "debian"]);
    let route = own.map_or(Wanted::Any, |at| {
        rest.drain(at..at + 2);
        Wanted::Debian
    });
    (route, rest)
}

fn said(fault: lexopt::Error) -> String {
    format!("{fault}. `cargo xtask help` lists what there is.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Outcome<Command> {
        read(lexopt::Parser::from_args(text.split_whitespace()))
    }

    #[test]
    fn serve_listens_on_8080_unless_told() {
        assert_eq!(line("serve"), Ok(Command::Serve { route: Wanted::Any, port: 8080 }));
        let told = line("serve --port 9 --toolchain debian");
        assert_eq!(told, Ok(Command::Serve { route: Wanted::Debian, port: 9 }));
    }

    #[test]
    fn test_runs_everything_unless_narrowed() {
        let Ok(Command::Test { suites, .. }) = line("test") else { panic!("test") };
        assert_eq!(suites, ["native", "deploy", "chromium", "firefox", "webkit", "floor"]);
        let Ok(Command::Test { suites, .. }) = line("test --browser webkit --native") else { panic!("test") };
        assert_eq!(suites, ["webkit", "native"]);
    }

    #[test]
    fn set_up_is_for_building_unless_tests_are_asked_for() {
        let told = |typed| match line(typed) {
            Ok(Command::Setup { suites, .. }) => suites,
            other => panic!("{other:?}"),
        };
        assert!(told("setup").is_empty() && told("setup --browser webkit").is_empty());
        assert_eq!(told("setup --tests"), all());
        assert_eq!(told("setup --tests --browser webkit"), ["webkit"]);
    }

    #[test]
    fn the_bench_reads_its_own_options() {
        let told = line("bench --facts 40 --toolchain debian --runs 3");
        let rest = ["--facts", "40", "--runs", "3"].map(str::to_owned).into();
        assert_eq!(told, Ok(Command::Bench { route: Wanted::Debian, rest }));
    }

    #[test]
    fn what_is_not_known_is_refused_in_words() {
        for (typed, said) in [
            ("sevre", "no command `sevre`"),
            ("test --browser opera", "chromium, firefox, webkit, floor"),
            ("serve --port many", "many"),
            ("build --fast", "--fast"),
            ("build twice", "twice"),
        ] {
            let fault = line(typed).expect_err(typed);
            assert!(fault.contains(said), "{typed}: {fault}");
        }
    }
}
