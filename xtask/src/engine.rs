//! The engine: the module compiled once, and the files that go with it, in
//! `target/engine/`.

use std::fs;
use std::path::Path;
use std::time::Instant;

use crate::Outcome;
use crate::fingerprint::{self, Fingerprint};
use crate::machine;
use crate::process::{run, seconds, step};
use crate::program::{self, With};
use crate::toolchain::{TARGET, Toolchain};

/// What makes the released module small: a panic is a trap, so nobody reads
/// where it happened, nor `{:?}`, which must not make text for readers.
const SMALLEST: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Each page pays for the whole stack; the usual one is 1 MB, and most of it
/// is never touched.
const STACK: &str = "-Clink-arg=-zstack-size=262144";

/// How the module is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipe {
    /// The smallest: the standard library compiled too, panics cut to a trap.
    Released,
    /// Small, with the standard library as it comes.
    Everyday,
    /// Compiled quickly, for the edit loop.
    Edit,
}

impl Recipe {
    /// The best this toolchain can do for a release.
    pub fn best(toolchain: &Toolchain) -> Self {
        if toolchain.source { Self::Released } else { Self::Everyday }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Released => "released",
            Self::Everyday => "everyday",
            Self::Edit => "edit",
        }
    }

    fn takes(self) -> &'static str {
        match self {
            Self::Released => "2 to 3 minutes the first time, half a minute later",
            Self::Everyday => "1 to 2 minutes the first time, half a minute later",
            Self::Edit => "1 to 2 minutes the first time, seconds later",
        }
    }

    fn profile(self) -> &'static str {
        match self {
            Self::Released | Self::Everyday => "release",
            Self::Edit => "edit",
        }
    }
}

/// Compiles the engine unless nothing changed since it last was.
///
/// # Errors
/// When the code does not compile, or a file cannot be written.
pub fn build(root: &Path, toolchain: &Toolchain, recipe: Recipe, with: With) -> Outcome {
    let target = root.join("target");
    let (out, note) = (target.join("engine"), target.join("engine.inputs"));
    let inputs = inputs(root, toolchain, recipe);
    if out.join("manifest.json").is_file() && fingerprint::is_noted(&note, &inputs) {
        println!("▸ Engine: nothing changed");
        return Ok(());
    }
    let start = Instant::now();
    step(&format!("Compiling the engine, {} recipe", recipe.name()), recipe.takes());
    let raw = compile(root, toolchain, recipe, ["factsheet", "csr"])?;

    step("Pressing the engine's files", "a few seconds; the first time a minute more");
    program::compile(root, "press", with, "Building the press")?;
    // Two builds at once must not write into one folder.
    let staged = target.join(format!("engine.new-{}", std::process::id()));
    machine::fresh(&staged)?;
    let mut press = program::command(root, "press")?;
    press.arg("engine").arg(&raw).arg("--static").arg(root.join("static")).arg("--out").arg(&staged);
    press.arg("--previous").arg(&out);
    press.args(["--recipe", recipe.name(), "--toolchain", toolchain.named()]);
    if recipe == Recipe::Edit {
        press.arg("--quick");
    }
    run(&mut press, "Pressing the engine")?;
    swap(&staged, &out)?;
    fingerprint::note(&note, &inputs).map_err(|why| format!("{}: {why}", note.display()))?;
    println!("  Engine ready after {}", seconds(start));
    Ok(())
}

/// Compiles the sheet's core as a module of its own, which only the bench
/// asks, with the best recipe, into a folder.
///
/// # Errors
/// When it does not compile, or a file cannot be written.
pub fn core(root: &Path, toolchain: &Toolchain, out: &Path) -> Outcome {
    let raw = compile(root, toolchain, Recipe::best(toolchain), ["bench-core", ""])?;
    program::compile(root, "press", With::Nothing, "Building the press")?;
    machine::fresh(out)?;
    let mut press = program::command(root, "press")?;
    press.arg("module").arg(raw).arg("--out").arg(out);
    run(&mut press, "Pressing the core")
}

/// Compiles the module of a package with a feature, and gives where it is.
fn compile(
    root: &Path,
    toolchain: &Toolchain,
    recipe: Recipe,
    [package, feature]: [&str; 2],
) -> Outcome<std::path::PathBuf> {
    let folder = root.join("target/wasm").join(recipe.name());
    let mut cargo = toolchain.cargo();
    // As a cdylib alone: cargo leaves link-time optimisation out of a library
    // that is an rlib as well, and the module is a tenth larger.
    cargo.current_dir(root).args(["rustc", "--package", package, "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--features", feature, "--profile", recipe.profile(), "--target", TARGET]);
    cargo.arg("--target-dir").arg(&folder);
    // A contributor's own flags are for native code.
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    if recipe == Recipe::Released || !toolchain.has_target() {
        cargo.env("RUSTC_BOOTSTRAP", "1").arg("-Zbuild-std=std,panic_abort");
    }
    if recipe == Recipe::Released {
        cargo.arg("-Zbuild-std-features=optimize_for_size");
        cargo.env("RUSTFLAGS", SMALLEST.join(" "));
    }
    cargo.args(["--", STACK]);
    run(&mut cargo, "Compiling the engine")?;
    Ok(folder.join(TARGET).join(recipe.profile()).join(format!("{}.wasm", package.replace('-', "_"))))
}

/// Everything the engine's files are made of.
fn inputs(root: &Path, toolchain: &Toolchain, recipe: Recipe) -> String {
    let mut inputs = Fingerprint::default();
    inputs.word(recipe.name());
    inputs.word(&toolchain.version);
    for path in ["Cargo.toml", "Cargo.lock", "src", "static", "xtask/press", "xtask/src/engine.rs"] {
        inputs.path(&root.join(path));
    }
    inputs.text()
}

/// Puts a finished folder in the place of an earlier one.
fn swap(staged: &Path, out: &Path) -> Outcome {
    let old = out.with_extension("old");
    let fault = |why| format!("{}: {why}", out.display());
    if old.exists() {
        fs::remove_dir_all(&old).map_err(fault)?;
    }
    if out.exists() {
        fs::rename(out, &old).map_err(fault)?;
    }
    fs::rename(staged, out).map_err(fault)?;
    if old.exists() {
        fs::remove_dir_all(&old).map_err(fault)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_takes_the_place_of_an_earlier_one_whole() {
        let folder = std::env::temp_dir().join(format!("xtask-swap-{}", std::process::id()));
        let (staged, out) = (folder.join("new"), folder.join("out"));
        for name in ["first", "second"] {
            fs::create_dir_all(&staged).expect("a folder");
            fs::write(staged.join(name), name).expect("a file");
            swap(&staged, &out).expect("swaps");
            assert!(out.join(name).is_file());
        }
        assert!(!out.join("first").exists() && !staged.exists() && !out.with_extension("old").exists());
        fs::remove_dir_all(folder).expect("cleans up");
    }
}
