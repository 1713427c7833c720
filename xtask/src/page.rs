//! The pages that ship: each sheet built into `dist/` by the tool
//! `factsheet`, which also weighs them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::Outcome;
use crate::command::Wanted;
use crate::engine::{self, Recipe};
use crate::process::{run, seconds, step};
use crate::program::{self, With};
use crate::setup;

/// The name of the tool.
pub const TOOL: &str = "factsheet";

/// Sets up, compiles the engine and builds every sheet.
///
/// # Errors
/// When a sheet has faults, code does not compile, or a file is too heavy.
pub fn build(root: &Path, wanted: Wanted, with: With) -> Outcome {
    let start = Instant::now();
    let compiler = setup::compiler(root, wanted)?;
    engine::build(root, &compiler, Recipe::best(&compiler), with)?;
    compile_tool(root, with)?;
    let sheets = sheets(root)?;
    for sheet in &sheets {
        let name = sheet.file_name().unwrap_or_default().to_string_lossy();
        let out = if sheets.len() == 1 { "dist".to_owned() } else { format!("dist/{name}") };
        step(&format!("Building the sheet {name}"), "");
        let mut build = program::command(root, TOOL)?;
        build.arg("build").arg(sheet).args(["-o", &out, "--engine", "target/engine"]);
        run(&mut build, &format!("Building the sheet {name}"))?;
    }
    println!("dist/ is ready after {}", seconds(start));
    Ok(())
}

/// Compiles the tool, its progress shown.
pub fn compile_tool(root: &Path, with: With) -> Outcome {
    step("Compiling the tool factsheet", "2 minutes the first time, seconds later");
    program::compile(root, "factsheet-cli", with, "Compiling the tool")
}

/// The folders of all sheets, by name.
pub fn sheets(root: &Path) -> Outcome<Vec<PathBuf>> {
    let folder = root.join("sheets");
    let entries = fs::read_dir(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let mut sheets: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("sheet.toml").is_file())
        .collect();
    sheets.sort();
    if sheets.is_empty() {
        return Err(format!("{} holds no folder with a sheet.toml", folder.display()));
    }
    Ok(sheets)
}
