//! A Rust that compiles to WebAssembly: four routes, the first that works.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::command::Wanted;
use crate::fingerprint;
use crate::machine::{self, Packager};
use crate::process::{ask, run, step};

/// The target of the engine.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler, its library's source, and its linker.
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];

/// A compiler for the engine.
#[derive(Debug)]
pub struct Toolchain {
    cargo: PathBuf,
    rustc: PathBuf,
    /// Who it is, for fingerprints and the manifest.
    pub version: String,
    /// Whether the standard library's source is at hand.
    pub source: bool,
    /// Whether it has nothing compiled for the target, so that the source is needed.
    bare: bool,
}

/// One way to a compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Route {
    /// The active toolchain has the target.
    Active,
    /// rustup can fetch the target.
    Rustup,
    /// Debian's packages are installed.
    Packages,
    /// Debian's packages can be installed.
    Apt,
}

/// What was seen of the machine before a route is chosen.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    active: bool,
    rustup: bool,
    /// An earlier run asked rustup in vain.
    refused: bool,
    packages: bool,
    apt: bool,
}

/// The routes worth trying, in order. A refusal by rustup is remembered, so that
/// a machine without a way to its servers need not wait for them each time.
fn routes(wanted: Wanted, seen: Seen) -> Vec<Route> {
    let any = wanted == Wanted::Any;
    let rustup = any && !seen.active && seen.rustup;
    [
        (any && seen.active, Route::Active),
        (rustup && !seen.refused, Route::Rustup),
        (seen.packages, Route::Packages),
        (!seen.packages && seen.apt, Route::Apt),
        (rustup && seen.refused, Route::Rustup),
    ]
    .into_iter()
    .filter_map(|(open, route)| open.then_some(route))
    .collect()
}

/// Finds or gets a compiler for the engine, and says which it took.
///
/// # Errors
/// When no route is open: the commands that would open one on this system.
pub fn find(root: &Path, wanted: Wanted) -> Outcome<Toolchain> {
    let rustup = Rustup::new(root);
    let seen = Seen {
        active: has_target(&rustc()),
        rustup: machine::find("rustup").is_some(),
        refused: rustup.has_refused(),
        packages: packages_are_there(),
        apt: machine::may_install(),
    };
    for route in routes(wanted, seen) {
        match take(route, &rustup) {
            Ok(toolchain) => {
                let source = if toolchain.source { "with" } else { "without" };
                println!("▸ Compiler for the engine: {}, {source} the source of std", toolchain.named());
                return Ok(toolchain);
            }
            Err(why) => println!("  That way is closed: {why}."),
        }
    }
    Err(advice(wanted, machine::packager()))
}

fn take(route: Route, rustup: &Rustup) -> Outcome<Toolchain> {
    match route {
        Route::Active => Ok(active(rustup)),
        Route::Rustup => {
            step(&format!("Adding {TARGET} with rustup"), "about 20 s");
            rustup.add("target", TARGET)?;
            if has_target(&rustc()) {
                Ok(active(rustup))
            } else {
                Err("rustup added it to another toolchain than the active one".to_owned())
            }
        }
        Route::Packages => Ok(debian()),
        Route::Apt => {
            machine::install(&PACKAGES, "about 1 minute, 150 MB")?;
            if packages_are_there() {
                Ok(debian())
            } else {
                Err("the packages hold no Rust that compiles to WebAssembly".to_owned())
            }
        }
    }
}

/// The toolchain that runs this program, its source fetched if that is easy.
fn active(rustup: &Rustup) -> Toolchain {
    let rustc = rustc();
    let mut source = has_source(&rustc);
    if !source && machine::find("rustup").is_some() && !rustup.has_refused() {
        step("Adding the source of std with rustup, for the smallest engine", "about 10 s");
        source = rustup.add("component", "rust-src").is_ok() && has_source(&rustc);
        if !source {
            println!("  It could not be had: the engine will be about a tenth larger.");
        }
    }
    Toolchain { version: version(&rustc), cargo: cargo(), rustc, source, bare: false }
}

fn debian() -> Toolchain {
    let rustc = PathBuf::from("/usr/bin/rustc");
    Toolchain {
        version: version(&rustc),
        cargo: PathBuf::from("/usr/bin/cargo"),
        source: has_source(&rustc),
        rustc,
        bare: true,
    }
}

/// rustup, and the memory that it could not reach its servers.
struct Rustup {
    note: PathBuf,
}

impl Rustup {
    fn new(root: &Path) -> Self {
        Self { note: root.join("target/rustup.refused") }
    }

    /// Whether it failed before with the compiler that is active now.
    fn has_refused(&self) -> bool {
        fingerprint::is_noted(&self.note, &version(&rustc()))
    }

    /// Adds a target or a component to the active toolchain.
    fn add(&self, kind: &str, name: &str) -> Outcome {
        let mut rustup = Command::new("rustup");
        rustup.args([kind, "add", name]).env_remove("RUST_BACKTRACE").env("RUSTUP_MAX_RETRIES", "1");
        let added = run(&mut rustup, "rustup");
        if added.is_err() {
            let note = fingerprint::note(&self.note, &version(&rustc()));
            note.map_err(|why| format!("{}: {why}", self.note.display()))?;
        }
        added
    }
}

impl Toolchain {
    /// Cargo of this toolchain, and of no other that may be active.
    pub fn cargo(&self) -> Command {
        let mut command = Command::new(&self.cargo);
        forget_outer(&mut command);
        if self.bare {
            command.env_remove("RUSTUP_TOOLCHAIN").env("RUSTC", &self.rustc);
        }
        command
    }

    /// Name and version, such as `rustc 1.96.0`.
    pub fn named(&self) -> &str {
        self.version.lines().next().unwrap_or_default()
    }

    /// Whether the target's library is compiled already.
    pub fn has_target(&self) -> bool {
        !self.bare
    }
}

/// The cargo that runs this program, for native builds.
pub fn native() -> Command {
    clean(cargo())
}

/// A program that is not told what `cargo run` told this one.
pub fn clean(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    forget_outer(&mut command);
    command
}

/// Takes out what `cargo run` told this program about itself: build scripts
/// would take it for a change.
fn forget_outer(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text == "CARGO"
            || text == "CARGO_MANIFEST_DIR"
            || text == "CARGO_MANIFEST_PATH"
            || text.starts_with("CARGO_PKG_")
        {
            command.env_remove(&name);
        }
    }
}

fn cargo() -> PathBuf {
    env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

fn rustc() -> PathBuf {
    env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from)
}

fn version(rustc: &Path) -> String {
    ask(Command::new(rustc).arg("-vV")).unwrap_or_default()
}

fn has_target(rustc: &Path) -> bool {
    let folder = ask(Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]));
    folder.and_then(|folder| std::fs::read_dir(folder).ok()).is_some_and(|mut entries| {
        entries
            .any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libcore-")))
    })
}

fn has_source(rustc: &Path) -> bool {
    ask(Command::new(rustc).args(["--print", "sysroot"]))
        .is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}

fn packages_are_there() -> bool {
    let tools = ["/usr/bin/cargo", "/usr/bin/rustc", "/usr/bin/rust-lld"];
    tools.into_iter().all(machine::is_there)
        && machine::is_there("/usr/bin/lld-22")
        && has_source(Path::new("/usr/bin/rustc"))
}

/// What to type where nothing could be installed.
fn advice(wanted: Wanted, packager: Packager) -> String {
    let debian = format!("sudo apt-get update && sudo apt-get install {}", PACKAGES.join(" "));
    let rustup = format!("rustup target add {TARGET} && rustup component add rust-src");
    let start = "there is no Rust here that compiles to WebAssembly";
    let other = match packager {
        Packager::Apt => debian.clone(),
        Packager::Dnf => "sudo dnf install rust cargo rust-std-static-wasm32-unknown-unknown lld".to_owned(),
        Packager::Pacman => "sudo pacman -S rust rust-wasm rust-src lld".to_owned(),
        Packager::Brew => "brew install rustup && rustup-init".to_owned(),
        Packager::Unknown => "see https://rustup.rs for rustup".to_owned(),
    };
    if wanted == Wanted::Debian {
        return match packager {
            Packager::Apt => format!("{start} from Debian's packages. As root, type:\n\n    {debian}"),
            _ => format!(
                "--toolchain debian needs Debian or Ubuntu. Without the switch, type:\n\n    {rustup}"
            ),
        };
    }
    format!("{start}, and none could be installed. Type one of:\n\n    {rustup}\n    {other}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Seen = Seen { active: true, rustup: true, refused: false, packages: true, apt: true };

    #[test]
    fn the_active_toolchain_comes_first_and_packages_stand_behind() {
        assert_eq!(routes(Wanted::Any, ALL), [Route::Active, Route::Packages]);
    }

    #[test]
    fn rustup_is_asked_only_when_the_target_is_missing() {
        let seen = Seen { active: false, ..ALL };
        assert_eq!(routes(Wanted::Any, seen), [Route::Rustup, Route::Packages]);
    }

    #[test]
    fn packages_are_installed_when_rustup_is_not_there_or_fails() {
        let seen = Seen { active: false, packages: false, ..ALL };
        assert_eq!(routes(Wanted::Any, seen), [Route::Rustup, Route::Apt]);
        assert_eq!(routes(Wanted::Any, Seen { rustup: false, ..seen }), [Route::Apt]);
    }

    #[test]
    fn rustup_that_refused_once_is_asked_last() {
        let seen = Seen { active: false, refused: true, ..ALL };
        assert_eq!(routes(Wanted::Any, seen), [Route::Packages, Route::Rustup]);
        let seen = Seen { packages: false, apt: false, ..seen };
        assert_eq!(routes(Wanted::Any, seen), [Route::Rustup]);
    }

    #[test]
    fn the_switch_leaves_only_debian() {
        assert_eq!(routes(Wanted::Debian, ALL), [Route::Packages]);
        assert_eq!(routes(Wanted::Debian, Seen { packages: false, ..ALL }), [Route::Apt]);
    }

    #[test]
    fn where_nothing_is_open_nothing_is_tried() {
        assert!(routes(Wanted::Any, Seen::default()).is_empty());
        let seen = Seen { active: true, rustup: true, ..Seen::default() };
        assert!(routes(Wanted::Debian, seen).is_empty());
    }

    #[test]
    fn advice_speaks_the_readers_system() {
        for (packager, said) in [
            (Packager::Apt, "apt-get install rustc-web"),
            (Packager::Dnf, "dnf install"),
            (Packager::Pacman, "pacman -S"),
            (Packager::Brew, "brew install"),
            (Packager::Unknown, "rustup.rs"),
        ] {
            let text = advice(Wanted::Any, packager);
            assert!(text.contains(said) && text.contains("rustup target add"), "{text}");
        }
        assert!(advice(Wanted::Debian, Packager::Brew).contains("needs Debian"));
    }
}
