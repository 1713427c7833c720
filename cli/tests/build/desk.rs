//! Sheets and engines to build with.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicU32, Ordering},
};

use factsheet_cli::check::{self, Sheet};
use sha2::{Digest, Sha256};

/// The head and one fact: the least there can be.
pub const LEAST: &str = r#"
kicker = "Kicker"
title = "Title"
standfirst = "Standfirst."
provenance = "Somebody."
language = "en"
updated = "2026-11-23"
method = ["Read."]
horizon = "2022/2030"

[[source]]
slug = "paper"
label = "Paper"

[[topic]]
slug = "all"
label = "All"
hue = 1

[[fact]]
slug = "only"
topic = "all"
statement = "One thing is so."
source = { document = "paper" }
verified = "2026-11-23"
"#;

/// A new folder for one test.
pub fn folder(name: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let unique = format!("{name}-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(unique);
    drop(fs::remove_dir_all(&path));
    fs::create_dir_all(&path).expect("a folder");
    path
}

/// A sheet in a folder of its own.
pub fn sheet_folder(text: &str) -> PathBuf {
    let path = folder("desk").join("sheet");
    fs::create_dir_all(&path).expect("a folder");
    fs::write(path.join("sheet.toml"), text).expect("writes");
    path
}

/// A sheet that must be without errors.
pub fn checked(text: &str) -> Sheet {
    read(&sheet_folder(text))
}

/// The folder of the state visit.
pub fn state_visit_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../sheets/state-visit")
}

/// The state visit.
pub fn state_visit() -> Sheet {
    read(&state_visit_folder())
}

fn read(path: &Path) -> Sheet {
    let checked = check::check(path);
    let report = checked.report(false);
    checked.sheet.unwrap_or_else(|| panic!("{report}"))
}

/// An engine folder with a module that has nothing in it, as heavy as is said.
pub fn engine(weight: usize) -> PathBuf {
    let path = folder("engine");
    let files: [(&str, &[u8]); 10] = [
        ("engine.wasm", b"\0asm\x01\0\0\0"),
        ("engine.wasm.gz", b"zipped"),
        ("engine.js", b"const glue = '</script>';"),
        ("frame.js", b"const frame = 1;"),
        ("start.js", b"const files = __FILES__;"),
        ("embed.js", b"const story = __STORY__;"),
        ("factsheet.js", b"export const a = 1;"),
        ("target.js", b"(() => {})();"),
        ("boot.js", b"const boot = 1;"),
        ("sheet.css", b".fs{color:CanvasText}"),
    ];
    let mut entries = serde_json::Map::new();
    for (name, bytes) in files {
        fs::write(path.join(name), bytes).expect("writes");
        let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let brotli = if name == "engine.wasm" { weight } else { bytes.len() };
        entries
            .insert(name.into(), serde_json::json!({ "raw": bytes.len(), "brotli": brotli, "sha256": sum }));
    }
    let manifest = serde_json::json!({ "recipe": "test", "toolchain": "none", "files": entries });
    fs::write(path.join("manifest.json"), manifest.to_string()).expect("writes");
    path
}

/// The tool, to be given arguments.
pub fn factsheet() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factsheet"));
    command.env("NO_COLOR", "1").env_remove("FACTSHEET_ENGINE");
    command
}

/// Runs `factsheet build`.
pub fn build(sheet: &Path, engine: &Path, out: &Path) -> Output {
    let mut command = factsheet();
    command.arg("build").arg(sheet).arg("--engine").arg(engine).arg("-o").arg(out);
    command.output().expect("the tool runs")
}

/// What the tool said on both channels.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Names of the files in a folder, in order.
pub fn names(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
