//! The programs of this workspace that its own commands call.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::process::run;
use crate::toolchain;

/// All members, as their tests need them.
pub const WORKSPACE: [&str; 3] = ["--workspace", "--features", "factsheet/ssr"];

/// What a program is compiled with. Members share libraries, each asks for
/// features of them, and another choice of members has most of them compiled
/// once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// What it needs itself: the shortest way to it.
    Nothing,
    /// All members and their tests, which a run of the tests has compiled already.
    Workspace,
}

/// Compiles the programs of a package, its progress shown.
///
/// # Errors
/// When it does not compile.
pub fn compile(root: &Path, package: &str, with: With, what: &str) -> Outcome {
    let mut cargo = toolchain::native();
    cargo.current_dir(root).arg("build");
    match with {
        With::Nothing => cargo.args(["--package", package, "--bins"]),
        With::Workspace => cargo.args(WORKSPACE).args(["--bins", "--tests"]),
    };
    run(&mut cargo, what)
}

/// A compiled program, to be given its arguments. Cargo puts all of them where
/// this one is.
///
/// # Errors
/// When this program does not know where it is.
pub fn command(root: &Path, name: &str) -> Outcome<Command> {
    let own = env::current_exe().map_err(|why| format!("cannot find {name}: {why}"))?;
    let mut command = toolchain::clean(own.with_file_name(format!("{name}{}", env::consts::EXE_SUFFIX)));
    command.current_dir(root);
    Ok(command)
}
