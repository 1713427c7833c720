//! The machine: its system, its programs, what may be installed on it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::process::{ask, run, step};

/// How this system installs packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packager {
    /// Debian, Ubuntu and their kin.
    Apt,
    /// Fedora and its kin.
    Dnf,
    /// Arch and its kin.
    Pacman,
    /// macOS.
    Brew,
    /// Nothing this program knows.
    Unknown,
}

/// Finds a program on PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths)
        .map(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
        .find(|path| path.is_file())
}

/// Which packager the system has.
pub fn packager() -> Packager {
    packager_of(env::consts::OS, &|program| find(program).is_some())
}

fn packager_of(system: &str, has: &dyn Fn(&str) -> bool) -> Packager {
    match system {
        "macos" => Packager::Brew,
        "linux" if has("apt-get") => Packager::Apt,
        "linux" if has("dnf") => Packager::Dnf,
        "linux" if has("pacman") => Packager::Pacman,
        _ => Packager::Unknown,
    }
}

/// Whether this program runs as root.
pub fn is_root() -> bool {
    ask(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Whether packages can be installed from here.
pub fn may_install() -> bool {
    packager() == Packager::Apt && is_root()
}

/// Installs Debian packages, after a fresh look at what there is.
///
/// # Errors
/// When a download or an installation fails.
pub fn install(packages: &[&str], takes: &str) -> Outcome {
    step(&format!("Installing {}", packages.join(" ")), takes);
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-q").args(arguments);
        command
    };
    run(&mut apt(&["update"]), "Refreshing the list of packages")?;
    run(apt(&["install", "-y"]).args(packages), "Installing packages")
}

/// Whether this is a program to run or a file to read that is there.
pub fn is_there(path: &str) -> bool {
    Path::new(path).exists()
}

/// The folder a checkout may keep programs in.
pub fn tools(root: &Path) -> PathBuf {
    root.join("target/tools")
}

/// Makes an empty folder, whatever stood there.
pub fn fresh(folder: &Path) -> Outcome {
    let fault = |why| format!("{}: {why}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(fault)?;
    }
    fs::create_dir_all(folder).map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packager_is_told_by_system_and_program() {
        let has = |known: &'static str| move |program: &str| program == known;
        assert_eq!(packager_of("linux", &has("apt-get")), Packager::Apt);
        assert_eq!(packager_of("linux", &has("dnf")), Packager::Dnf);
        assert_eq!(packager_of("linux", &has("pacman")), Packager::Pacman);
        assert_eq!(packager_of("linux", &has("nix")), Packager::Unknown);
        assert_eq!(packager_of("macos", &has("apt-get")), Packager::Brew);
        assert_eq!(packager_of("windows", &has("apt-get")), Packager::Unknown);
    }
}
