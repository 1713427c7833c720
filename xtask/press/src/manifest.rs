//! What the engine folder holds: recipe, toolchain, sizes and sums.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The content of `manifest.json`.
#[derive(Serialize)]
pub struct Manifest {
    recipe: String,
    toolchain: String,
    files: BTreeMap<String, Weight>,
    #[serde(skip)]
    quality: u32,
}

/// One file, weighed.
#[derive(Serialize)]
struct Weight {
    /// Bytes as they are.
    raw: usize,
    /// Bytes after brotli, at quality 11 unless the recipe is `edit`.
    brotli: usize,
    /// The sum of the bytes, in hexadecimal digits.
    sha256: String,
}

impl Manifest {
    /// An empty folder's manifest; `quick` weighs by the rule of thumb.
    pub fn new(recipe: &str, toolchain: &str, quick: bool) -> Self {
        Self {
            quality: if quick { 4 } else { pack::BEST },
            recipe: recipe.to_owned(),
            toolchain: toolchain.to_owned(),
            files: BTreeMap::new(),
        }
    }

    /// Weighs a file and notes it.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        let weight =
            Weight { raw: bytes.len(), brotli: pack::brotli(bytes, self.quality).len(), sha256: sum(bytes) };
        self.files.insert(name.to_owned(), weight);
    }

    /// The text of `manifest.json`.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("maps with text keys always serialise")
    }
}

fn sum(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        write!(text, "{byte:02x}").expect("a String takes any text");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_standard_one() {
        assert!(sum(b"abc").starts_with("ba7816bf8f01cfea"));
    }

    #[test]
    fn the_manifest_names_recipe_and_files() {
        let mut manifest = Manifest::new("released", "rustc 1", false);
        manifest.add("engine.js", b"let a;");
        let json = manifest.to_json();
        for part in ["\"recipe\": \"released\"", "\"toolchain\": \"rustc 1\"", "\"raw\": 6"] {
            assert!(json.contains(part), "{json}");
        }
    }
}
