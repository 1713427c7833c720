//! The compiled engine's folder: what every sheet has in common.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::hex;
use crate::sizes::Weight;

/// The files of the engine.
pub struct Engine {
    /// The module without a sheet.
    pub wasm: Vec<u8>,
    /// The same, gzipped as small as can be.
    pub zipped: Vec<u8>,
    /// wasm-bindgen's glue.
    pub glue: String,
    /// What a framed page says to its host.
    pub frame: String,
    /// The loader of the page.
    pub boot: String,
    /// What stands behind the glue in a file of its own.
    pub start: String,
    /// The custom element.
    pub embed: String,
    /// The way in for programs.
    pub module: String,
    /// The way in for a plain script.
    pub target: String,
    /// The stylesheet.
    pub style: String,
    manifest: Manifest,
    folder: PathBuf,
}

/// `manifest.json`: what was made, and what each file weighs.
#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    recipe: String,
    files: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    raw: usize,
    brotli: usize,
    sha256: String,
}

impl Engine {
    /// Reads the folder, and holds each file against its sum: a folder that is
    /// being written is not taken half.
    ///
    /// # Errors
    /// What is missing or does not fit, and what to do; for people.
    pub fn read(folder: &Path) -> Result<Engine, String> {
        let shown = folder.display();
        let manifest = read(folder, "manifest.json")?;
        let manifest: Manifest = serde_json::from_slice(&manifest).map_err(|why| {
            format!("`{shown}/manifest.json` cannot be read: {why}\n  run `cargo xtask build` again")
        })?;
        let file = |name: &str| {
            let bytes = read(folder, name)?;
            match manifest.files.get(name) {
                Some(entry) if entry.sha256 == hex(&bytes) => Ok(bytes),
                _ => Err(format!(
                    "`{shown}/{name}` is not the file that manifest.json names\n  run `cargo xtask build` again"
                )),
            }
        };
        let text = |name: &str| {
            let bytes = file(name)?;
            String::from_utf8(bytes)
                .map_err(|_| format!("`{shown}/{name}` is not UTF-8\n  run `cargo xtask build` again"))
        };
        Ok(Engine {
            wasm: file("engine.wasm")?,
            zipped: file("engine.wasm.gz")?,
            glue: text("engine.js")?,
            frame: text("frame.js")?,
            boot: text("boot.js")?,
            start: text("start.js")?,
            embed: text("embed.js")?,
            module: text("factsheet.js")?,
            target: text("target.js")?,
            style: text("sheet.css")?,
            folder: folder.to_owned(),
            manifest,
        })
    }

    /// Whether it was compiled quickly, for the edit loop, and not to be published.
    #[must_use]
    pub fn is_quick(&self) -> bool {
        self.manifest.recipe == "edit"
    }

    /// What a file weighs, as measured when it was made.
    ///
    /// # Errors
    /// When the manifest does not name it.
    pub fn weight(&self, name: &str) -> Result<Weight, String> {
        let entry = self.manifest.files.get(name).ok_or_else(|| {
            format!(
                "`{}/manifest.json` does not name {name}\n  run `cargo xtask build` again",
                self.folder.display()
            )
        })?;
        Ok(Weight { raw: entry.raw, sent: entry.brotli, rough: false })
    }
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    let path = folder.join(name);
    fs::read(&path).map_err(|why| match why.kind() {
        io::ErrorKind::NotFound => format!(
            "there is no engine: `{}` is missing\n  \
             run `cargo xtask build`, which compiles it, or give its folder with --engine",
            path.display()
        ),
        _ => format!("cannot read `{}`: {why}", path.display()),
    })
}
