//! Contributors' commands: `cargo xtask setup`, `serve`, `build`, `test`,
//! `bench`, `picture`.
//!
//! Each sets up what is missing first. What takes long to compile lives
//! elsewhere (`press` makes the engine's files, `factsheet` the page), so that
//! this program answers within seconds of a fresh clone.
mod bench;
mod command;
mod engine;
mod fingerprint;
mod libtest;
mod machine;
mod node;
mod page;
mod process;
mod program;
mod serve;
mod setup;
mod suites;
mod toolchain;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::command::{Command, HELP};

/// What a command comes to: nothing more to say, or the reason it stopped.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            // A summary has said it already when there is nothing to add.
            if !fault.is_empty() {
                eprintln!("\nerror: {fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome {
    let command = command::read(lexopt::Parser::from_env())?;
    let root = root()?;
    match command {
        Command::Help => {
            print!("{HELP}");
            Ok(())
        }
        Command::Setup { route, suites } => {
            setup::compiler(&root, route)?;
            if !suites.is_empty() {
                setup::programs(&root, &suites)?;
            }
            println!("Ready.");
            Ok(())
        }
        Command::Serve { route, port } => serve::serve(&root, route, port),
        Command::Build { route } => page::build(&root, route, program::With::Nothing),
        Command::Bench { route, rest } => bench::bench(&root, route, &rest),
        Command::Picture { route } => suites::picture(&root, route),
        Command::Test { route, suites } => suites::test(&root, route, &suites),
    }
}

/// The folder of the workspace: above this package's own.
fn root() -> Outcome<PathBuf> {
    let own = env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .ok_or("call this as `cargo xtask`, so that cargo says where the workspace is")?;
    let parent = own.parent().ok_or("the workspace has no folder")?;
    Ok(parent.to_path_buf())
}
