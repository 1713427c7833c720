//! The tool `factsheet`.

use std::{io::IsTerminal as _, process::ExitCode};

use clap::Parser as _;

use factsheet_cli::{
    args::{CheckArgs, Command, Task, limits},
    build, check, serve,
};

fn main() -> ExitCode {
    match Command::parse().task {
        Task::Check(args) => run_check(&args),
        Task::Build(args) => build::run(&args, colour()),
        Task::Serve(args) => serve::run(&args, colour()),
    }
}

/// Prints what is wrong with a sheet. 1 if anything stops the build.
fn run_check(args: &CheckArgs) -> ExitCode {
    let checked = check::check_within(&args.sheet, limits(args.large));
    eprint!("{}", checked.report(colour()));
    if checked.errors() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether the reader of the report sees colours.
fn colour() -> bool {
    let wished = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    std::io::stderr().is_terminal()
        && !wished("NO_COLOR")
        && std::env::var("TERM").is_ok_and(|term| term != "dumb")
}
