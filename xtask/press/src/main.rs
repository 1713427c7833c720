//! The press: turns the compiled module, the scripts and the stylesheet into
//! the files that ship.
//!
//! It stands apart from `xtask` because its dependencies take a minute to
//! compile, and `cargo xtask setup` should answer at once.
//!
//! ```text
//! press engine RAW.wasm --static DIR --out DIR --recipe NAME --toolchain TEXT [--quick]
//! press module RAW.wasm --out DIR
//! ```
mod faults;
mod manifest;
mod module;
mod names;
mod script;
mod style;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::manifest::Manifest;
use crate::script::Names;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.first().map(String::as_str) {
        Some("engine") => engine(&arguments[1..]),
        Some("module") => module(&arguments[1..]),
        _ => Err("press is called by `cargo xtask build`; say `engine` or `module`".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Writes every file of the engine to `--out`, which must exist and be empty.
fn engine(arguments: &[String]) -> Result<(), String> {
    let raw = PathBuf::from(arguments.first().ok_or("which module?")?);
    let assets = PathBuf::from(option(arguments, "--static")?);
    let out = PathBuf::from(option(arguments, "--out")?);
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let previous = option(arguments, "--previous").map(PathBuf::from).ok();

    let parts = module::bind(&raw, quick)?;
    let known = previous.and_then(|folder| module::zipped_before(&folder, &parts.wasm));
    let zipped = known.unwrap_or_else(|| module::zip(&parts.wasm, quick));

    let mut manifest =
        Manifest::new(option(arguments, "--recipe")?, option(arguments, "--toolchain")?, quick);
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), String> {
        manifest.add(name, bytes);
        write(&out.join(name), bytes)
    };
    put("engine.wasm", &parts.wasm)?;
    put("engine.wasm.gz", &zipped)?;
    put("engine.js", script::minify(&parts.glue, Names::Shared)?.as_bytes())?;
    for (name, text) in texts(&assets)? {
        if name.ends_with(".js") {
            let names =
                if matches!(name.as_str(), "embed.js" | "factsheet.js") { Names::Own } else { Names::Shared };
            put(&name, script::minify(&text, names).map_err(within(&name))?.as_bytes())?;
        } else {
            put(&name, style::minify(&name, &text)?.as_bytes())?;
        }
    }
    write(&out.join("manifest.json"), manifest.to_json().as_bytes())
}

/// Writes a module that is no engine with its glue, as `NAME.js` and
/// `NAME_bg.wasm`, to `--out`.
fn module(arguments: &[String]) -> Result<(), String> {
    let raw = PathBuf::from(arguments.first().ok_or("which module?")?);
    module::plain(&raw, Path::new(option(arguments, "--out")?))
}

/// The value that follows `name` on the command line.
fn option<'a>(arguments: &'a [String], name: &str) -> Result<&'a str, String> {
    let at = arguments.iter().position(|argument| argument == name);
    at.and_then(|at| arguments.get(at + 1)).map(String::as_str).ok_or_else(|| format!("{name} is missing"))
}

/// The scripts and stylesheets in a folder by name, in order.
fn texts(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let fault = |why| format!("{}: {why}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".js") || name.ends_with(".css") {
            let text = fs::read_to_string(&path).map_err(within(&name))?;
            found.push((name, text));
        }
    }
    found.sort();
    Ok(found)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|why| format!("{}: {why}", path.display()))
}

/// Puts the name of the file before what went wrong in it.
fn within<E: std::fmt::Display>(name: &str) -> impl FnOnce(E) -> String {
    let name = name.to_owned();
    move |why| format!("{name}: {why}")
}
