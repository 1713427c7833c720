//! Takes the one face of Libertinus Serif that the preview is set in out of a
//! crate that has all of them, and a dozen others: 0.3 of its 10 MB.

use std::{env, fs, path::PathBuf};

/// The name that the face has in its own table.
const FACE: &[u8] = b"LibertinusSerif-Semibold";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let face = typst_assets::fonts().find(|font| is_named(font)).expect("typst-assets has Libertinus Serif");
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder"));
    fs::write(folder.join("serif.otf"), face).expect("cargo's folder can be written to");
}

/// Whether the name stands in it whole: `…-SemiboldItalic` is another face.
fn is_named(font: &[u8]) -> bool {
    let ends = |window: &[u8]| window.starts_with(FACE) && !window[FACE.len()].is_ascii_alphabetic();
    font.windows(FACE.len() + 1).any(ends)
}
