//! What `factsheet build --precompress` lays beside each file.

use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
    process::Output,
};

use factsheet_cli::{dist, precompress};
use sha2::{Digest as _, Sha256};

use crate::desk::{self, LEAST, engine, names, said, sheet_folder};

const ENDINGS: [&str; 2] = ["br", "gz"];

fn precompressed(sheet: &Path, out: &Path) -> Output {
    let mut command = desk::factsheet();
    command.arg("build").arg(sheet).arg("--engine").arg(engine(1)).arg("-o").arg(out).arg("--precompress");
    command.output().expect("the tool runs")
}

fn built(sheet: &Path) -> PathBuf {
    let out = desk::folder("out");
    let built = precompressed(sheet, &out);
    assert!(built.status.success(), "{}", said(&built));
    out
}

fn unpacked(path: &Path) -> Vec<u8> {
    let packed = fs::read(path).expect("a packed file");
    let mut bytes = Vec::new();
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("br") => brotli::Decompressor::new(&packed[..], 4096).read_to_end(&mut bytes),
        _ => flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut bytes),
    }
    .expect("unpacks");
    bytes
}

#[test]
fn every_packed_file_is_smaller_and_holds_the_file_beside_it() {
    let out = built(&desk::state_visit_folder());
    let names = names(&out);
    for name in ["index.html", "facts.json", "facts.csv"] {
        let file = fs::read(out.join(name)).expect("the file itself stays");
        for ending in ENDINGS {
            let path = out.join(format!("{name}.{ending}"));
            assert!(fs::metadata(&path).expect("a packed file").len() < file.len() as u64, "{path:?}");
        }
    }
    for name in names.iter().filter(|name| ENDINGS.iter().any(|ending| name.ends_with(ending))) {
        let (plain, _) = name.rsplit_once('.').expect("an ending");
        let file = fs::read(out.join(plain)).expect("what it stands for");
        assert!(unpacked(&out.join(name)) == file, "{name} holds another file");
    }
}

#[test]
fn a_build_that_is_not_asked_packs_nothing() {
    let out = desk::folder("out");
    let built = desk::build(&sheet_folder(LEAST), &engine(1), &out);
    assert!(built.status.success(), "{}", said(&built));
    assert!(names(&out).iter().all(|name| ENDINGS.iter().all(|ending| !name.ends_with(ending))));
}

#[test]
fn a_later_build_that_is_not_asked_leaves_no_packed_file_of_an_earlier_one() {
    let (sheet, out) = (sheet_folder(LEAST), desk::folder("out"));
    assert!(precompressed(&sheet, &out).status.success());
    assert!(out.join("index.html.br").is_file());
    assert!(desk::build(&sheet, &engine(1), &out).status.success());
    assert!(!out.join("index.html.br").exists());
}

#[test]
fn the_same_sheet_gives_the_same_packed_bytes() {
    let sheet = sheet_folder(LEAST);
    let (first, second) = (built(&sheet), built(&sheet));
    assert!(names(&first).contains(&"index.html.gz".to_owned()));
    assert_eq!(names(&first), names(&second));
    for name in names(&first) {
        let read = |folder: &Path| fs::read(folder.join(&name)).expect("a file");
        assert!(read(&first) == read(&second), "{name} differs");
    }
}

#[test]
fn what_packing_does_not_help_stays_alone() {
    let text = "fact ".repeat(400);
    let noise: Vec<u8> = (0_u8..64).flat_map(|at| Sha256::digest([at])).collect();
    let files = [
        dist::Output::new("text.js", text.as_str()),
        dist::Output::new("short.js", "fact ".repeat(20)),
        dist::Output::new("picture.png", text.as_str()),
        dist::Output::new("noise.wasm", noise),
    ];
    let names: Vec<String> = precompress::beside(&files).into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["text.js.br", "text.js.gz"]);
}
