//! The programs of this workspace that its own commands call.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::process::run;
use crate::toolchain;

/// Who compiles the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The compiler.
    Compiler,
    /// The compiler with its lints, of which none may have anything to say.
    Lints,
}

/// Cargo doing `what` with all members, as their tests need them. `cargo clippy`
/// would check every library first, for minutes; like this each is compiled
/// once, and whoever compiles the members, the libraries are the same.
pub fn workspace(root: &Path, what: &str, by: By) -> Command {
    let mut cargo = toolchain::native();
    cargo.current_dir(root).args([what, "--workspace", "--features", "factsheet/ssr"]);
    if by == By::Lints {
        cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
        // As `cargo clippy` hands on what stands behind its `--`.
        cargo.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
    }
    cargo
}

/// What a program is compiled with. Members share libraries, each asks for
/// features of them, and another choice of members has most of them compiled
/// once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// What it needs itself: the shortest way to it.
    Nothing,
    /// All members and their tests, which a run of the tests has compiled already.
    Workspace(By),
}

/// Compiles the programs of a package, its progress shown.
///
/// # Errors
/// When it does not compile.
pub fn compile(root: &Path, package: &str, with: With, what: &str) -> Outcome {
    let mut cargo = match with {
        With::Nothing => {
            let mut cargo = toolchain::native();
            cargo.current_dir(root).args(["build", "--package", package]);
            cargo
        }
        With::Workspace(by) => {
            let mut cargo = workspace(root, "build", by);
            cargo.arg("--tests");
            cargo
        }
    };
    run(cargo.arg("--bins"), what)
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
