//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::written::{self, Limits};

/// Checks, packs, prerenders and serves fact sheets.
#[derive(Debug, Parser)]
#[command(name = "factsheet", version, max_term_width = 100)]
pub struct Command {
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Say what is wrong with a sheet, where, why, and how to mend it
    Check(CheckArgs),
    /// Write the page, the engine with the sheet in it, and facts.json
    Build(BuildArgs),
    /// Build, serve on this machine, and build again when the sheet changes
    Serve(ServeArgs),
}

/// Arguments of `factsheet check`.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// The sheet's folder, such as sheets/state-visit
    #[arg(value_name = "SHEET")]
    pub sheet: PathBuf,
    /// Allow ten times as much as usual: 200,000 facts, 100 MB of text. Each reader loads it all
    #[arg(long)]
    pub large: bool,
}

/// Arguments of `factsheet build`.
#[derive(Clone, Debug, Args)]
pub struct BuildArgs {
    /// The sheet's folder, such as sheets/state-visit
    #[arg(value_name = "SHEET")]
    pub sheet: PathBuf,
    /// Allow ten times as much as usual: 200,000 facts, 100 MB of text. Each reader loads it all
    #[arg(long)]
    pub large: bool,
    /// Where to write; replaced as a whole
    #[arg(short, long, value_name = "DIR", default_value = "dist")]
    pub out: PathBuf,
    /// The engine's folder [default: `engine` beside this program, else target/engine]
    #[arg(long, value_name = "DIR", env = "FACTSHEET_ENGINE")]
    pub engine: Option<PathBuf>,
    /// Also write what servers send: a .br and a .gz beside each file; takes seconds
    #[arg(long)]
    pub precompress: bool,
    /// The folder where the page is published, in place of the sheet's `url`
    #[arg(long, value_name = "URL", value_parser = address)]
    pub url: Option<String>,
}

/// Arguments of `factsheet serve`: build, serve on this machine, and build
/// again when the sheet changes.
#[derive(Clone, Debug, Args)]
pub struct ServeArgs {
    /// The sheet's folder, such as sheets/state-visit
    #[arg(value_name = "SHEET")]
    pub sheet: PathBuf,
    /// Allow ten times as much as usual: 200,000 facts, 100 MB of text. Each reader loads it all
    #[arg(long)]
    pub large: bool,
    /// The engine's folder [default: `engine` beside this program, else target/engine]
    #[arg(long, value_name = "DIR", env = "FACTSHEET_ENGINE")]
    pub engine: Option<PathBuf>,
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
}

/// What a sheet may hold.
#[must_use]
pub fn limits(large: bool) -> Limits {
    if large { Limits::LARGE } else { Limits::USUAL }
}

/// An address as a sheet has it.
fn address(text: &str) -> Result<String, String> {
    written::address(text).map_err(|why| format!("{}; {}", why.label, why.help))
}

/// The engine's folder: as given, else `engine` in the folder of this
/// executable or beside it (`target/engine` for `target/debug/factsheet`), else
/// `target/engine`.
#[must_use]
pub fn engine(given: Option<PathBuf>) -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    let near = program.ancestors().skip(1).take(2).map(|folder| folder.join("engine"));
    given
        .or_else(|| near.into_iter().find(|folder| folder.is_dir()))
        .unwrap_or_else(|| "target/engine".into())
}
