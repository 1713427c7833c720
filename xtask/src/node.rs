//! What comes from npm: packages of the browser tests, the examples that are
//! programs, built with packages of their own, and old browsers.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::fingerprint::{self, Fingerprint};
use crate::machine;
use crate::process::{run, step};

/// Where the browser tests have their packages.
const TESTS: &str = "tests/browser";

/// What the bench sets beside the sheet.
const BENCH: &str = "bench";

/// Where the versions of old browsers are named.
const FLOOR: &str = "tests/browser/floor";

/// The examples that a script makes into `build/app.js`.
const APPS: [&str; 2] = ["examples/react", "examples/svelte"];

/// What npm installs from.
const LOCKED: [&str; 2] = ["package.json", "package-lock.json"];

/// What an example is built from.
const SOURCES: [&str; 4] = ["package.json", "package-lock.json", "build.js", "src"];

/// Installs the packages of tests and examples and builds the examples, each
/// unless nothing changed since it last was.
///
/// # Errors
/// When npm fails, or an example does not build.
pub fn set_up(root: &Path) -> Outcome {
    for folder in [TESTS].iter().chain(&APPS) {
        install(root, folder)?;
    }
    APPS.iter().try_for_each(|folder| build(root, folder))
}

/// Installs what the bench sets beside the sheet.
///
/// # Errors
/// When npm fails.
pub fn peers(root: &Path) -> Outcome {
    install(root, BENCH)
}

/// Installs what a folder's lock file has. No package's own script is run:
/// none is needed.
fn install(root: &Path, name: &str) -> Outcome {
    let folder = root.join(name);
    let wanted = sum(&folder, &LOCKED);
    let note = folder.join("node_modules/.installed");
    if fingerprint::is_noted(&note, &wanted) {
        return Ok(());
    }
    step(&format!("Installing the Node packages of {name}"), "about 5 s");
    run(npm(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]), "npm ci")?;
    fingerprint::note(&note, &wanted).map_err(|why| format!("{}: {why}", note.display()))
}

/// Chromium of years ago, packed for npm: unpacked once into `target/tools`.
///
/// # Errors
/// When npm fails, or there is no room.
pub fn old_browsers(root: &Path) -> Outcome {
    let folder = root.join(FLOOR);
    let wanted = sum(&folder, &LOCKED);
    let tools = machine::tools(root).join("bin");
    let note = tools.join("chromium-floor.installed");
    if fingerprint::is_noted(&note, &wanted) {
        return Ok(());
    }
    step("Getting four old versions of Chromium from npm", "about a minute, 220 MB");
    run(npm(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]), "npm ci")?;
    run(Command::new("node").arg(folder.join("unpack.mjs")).arg(&tools), "Unpacking Chromium")?;
    // Nothing else of the packages is used.
    let packed = folder.join("node_modules");
    fs::remove_dir_all(&packed).map_err(|why| format!("{}: {why}", packed.display()))?;
    fingerprint::note(&note, &wanted).map_err(|why| format!("{}: {why}", note.display()))
}

/// Builds an example whose packages are there.
fn build(root: &Path, name: &str) -> Outcome {
    let folder = root.join(name);
    let wanted = sum(&folder, &SOURCES);
    // Fresh packages take the note away with them.
    let note = folder.join("node_modules/.built");
    if folder.join("build/app.js").is_file() && fingerprint::is_noted(&note, &wanted) {
        return Ok(());
    }
    step(&format!("Building {name}"), "a second");
    run(npm(&folder).args(["run", "--silent", "build"]), &format!("Building {name}"))?;
    fingerprint::note(&note, &wanted).map_err(|why| format!("{}: {why}", note.display()))
}

fn npm(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(folder);
    npm
}

/// The sum of some files of a folder.
fn sum(folder: &Path, names: &[&str]) -> String {
    let mut sum = Fingerprint::default();
    names.iter().for_each(|name| sum.path(&folder.join(name)));
    sum.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A registry in a lock file would be asked by everybody, whatever their own is.
    #[test]
    fn lock_files_name_sums_and_no_registry() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
        for folder in [TESTS, FLOOR, BENCH].iter().chain(&APPS) {
            let lock = fs::read_to_string(root.join(folder).join("package-lock.json")).expect("a lock file");
            assert!(lock.contains("\"integrity\""), "{folder}");
            assert!(
                !lock.contains("\"resolved\""),
                "{folder}: npm install --omit-lockfile-registry-resolved"
            );
        }
    }

    #[test]
    fn an_example_is_built_anew_when_its_source_changes_and_not_when_its_packages_do() {
        let folder = std::env::temp_dir().join(format!("xtask-node-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            fs::create_dir_all(folder.join(name).parent().expect("a folder")).expect("makes it");
            fs::write(folder.join(name), text).expect("writes");
            sum(&folder, &SOURCES)
        };
        let before = write("src/app.js", "a");
        assert_eq!(write("node_modules/left/index.js", "b"), before);
        assert_ne!(write("src/app.js", "b"), before);
        fs::remove_dir_all(folder).expect("cleans up");
    }
}
