//! The folder that is written: whole, or as it was.

use std::{fs, fs::File};

use crate::desk::{self, LEAST, build, engine, names, said, sheet_folder};

#[test]
fn a_build_says_its_sizes_and_how_long_it_took() {
    let out = desk::folder("out").join("deep/dist");
    let built = build(&sheet_folder(LEAST), &engine(70_000), &out);
    assert!(built.status.success(), "{}", said(&built));
    let said = said(&built);
    let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("engine.wasm 0.1 70.0 93.8"), "{said}");
    assert!(words.contains("embed.static.html "), "what is pasted is weighed, too\n{said}");
    assert!(said.contains("1 fact and 0 events, built in "), "{said}");
    assert_eq!(names(out.parent().expect("a parent")), ["dist"], "nothing is left beside it");
}

#[test]
fn over_budget_names_the_artefact_by_how_much_and_what_to_do() {
    let built = build(&sheet_folder(LEAST), &engine(94_634), &desk::folder("out"));
    assert_eq!(built.status.code(), Some(1));
    let said = said(&built);
    assert!(said.contains("error: engine.wasm is 0.9 kB over its budget: 94.7 kB of 93.8 kB"), "{said}");
    assert!(said.contains("budget.toml"), "{said}");
}

#[test]
fn events_may_weigh_as_much_as_facts() {
    let events: String = (0..90)
        .map(|at| {
            format!(
                "[[event]]\nslug = \"e{at}\"\ntitle = \"Talks\"\ntrack = \"talks\"\ntopic = \"all\"\n\
                source = {{ document = \"paper\" }}\nstep = {}\n",
                at + 1
            )
        })
        .collect();
    let sheet = format!("{LEAST}\n[[track]]\nslug = \"talks\"\nlabel = \"Talks\"\n\n{events}");
    let built = build(&sheet_folder(&sheet), &engine(1), &desk::folder("out"));
    assert!(built.status.success(), "{}", said(&built));
    let said = said(&built);
    // A fact and ninety events are ten more than the budget is written for.
    let page = said.lines().find(|line| line.starts_with("index.html")).expect("the page's line");
    assert!(page.ends_with(" 139.9"), "{said}");
}

#[test]
fn the_quick_engine_of_the_edit_loop_is_said_to_be_it_and_has_no_budget() {
    let (engine, out) = (engine(124_200), desk::folder("out"));
    let manifest = engine.join("manifest.json");
    let text = fs::read_to_string(&manifest).expect("the manifest");
    fs::write(&manifest, text.replace("\"recipe\":\"test\"", "\"recipe\":\"edit\"")).expect("writes");
    let built = build(&sheet_folder(LEAST), &engine, &out);
    assert!(built.status.success(), "{}", said(&built));
    let said = said(&built);
    assert!(!said.contains("budget.toml"), "{said}");
    let line = said.lines().find(|line| line.contains("quick")).expect("it is said");
    assert!(line.contains("`cargo xtask build`"), "{line}");
    assert!(names(&out).contains(&"index.html".to_owned()));
}

#[test]
fn a_sheet_with_errors_leaves_the_folder_as_it_was() {
    let out = desk::folder("out");
    assert!(build(&sheet_folder(LEAST), &engine(1), &out).status.success());
    let before = fs::read(out.join("index.html")).expect("the page");
    let broken = build(&sheet_folder(&LEAST.replace("kicker", "kickr")), &engine(1), &out);
    assert_eq!(broken.status.code(), Some(1));
    assert!(said(&broken).contains("unknown-field"), "{}", said(&broken));
    assert_eq!(fs::read(out.join("index.html")).expect("the page"), before);
}

#[test]
fn an_engine_that_is_missing_or_half_written_is_named() {
    let sheet = sheet_folder(LEAST);
    let none = build(&sheet, &desk::folder("none"), &desk::folder("out"));
    assert_eq!(none.status.code(), Some(1));
    assert!(
        said(&none).contains("there is no engine") && said(&none).contains("cargo xtask build"),
        "{}",
        said(&none)
    );

    let half = engine(1);
    fs::write(half.join("engine.wasm"), b"\0asm").expect("writes");
    let half = build(&sheet, &half, &desk::folder("out"));
    assert!(said(&half).contains("engine.wasm` is not the file that manifest.json names"), "{}", said(&half));
}

#[test]
fn files_of_others_are_never_replaced() {
    let out = desk::folder("out");
    fs::write(out.join("novel.txt"), "years of work").expect("writes");
    let built = build(&sheet_folder(LEAST), &engine(1), &out);
    assert_eq!(built.status.code(), Some(1));
    assert!(said(&built).contains("holds other files"), "{}", said(&built));
    assert_eq!(names(&out), ["novel.txt"]);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_not_replaced() {
    let out = desk::folder("out").join("dist");
    fs::write(&out, "a file").expect("writes");
    let built = build(&sheet_folder(LEAST), &engine(1), &out);
    assert_eq!(built.status.code(), Some(1));
    assert!(said(&built).contains("cannot write to"), "{}", said(&built));
    assert_eq!(fs::read_to_string(&out).expect("still there"), "a file");
}

#[test]
fn what_a_killed_build_left_is_cleaned_and_what_runs_is_not() {
    let parent = desk::folder("out");
    let killed = parent.join(".dist.new-99999999");
    fs::create_dir(&killed).expect("a folder");
    fs::write(killed.join(".lock"), "").expect("writes");
    fs::write(killed.join("index.html"), "half").expect("writes");
    let running = parent.join(".dist.new-99999998");
    fs::create_dir(&running).expect("a folder");
    let lock = File::create(running.join(".lock")).expect("writes");
    lock.lock().expect("a lock");
    let other = parent.join(".dist.news");
    fs::create_dir(&other).expect("a folder");

    let built = build(&sheet_folder(LEAST), &engine(1), &parent.join("dist"));
    assert!(built.status.success(), "{}", said(&built));
    assert_eq!(names(&parent), [".dist.new-99999998", ".dist.news", "dist"]);
}

#[test]
fn a_disk_that_takes_no_more_leaves_the_folder_as_it_was() {
    use std::process::Command;
    let out = desk::folder("out").join("dist");
    let (sheet, engine) = (sheet_folder(LEAST), engine(1));
    assert!(build(&sheet, &engine, &out).status.success());
    let before = names(&out);
    // No file may grow beyond one block: what a full disk does, without one.
    let shell = "trap '' XFSZ; ulimit -f 1; exec \"$0\" build \"$1\" --engine \"$2\" -o \"$3\"";
    let built = Command::new("bash")
        .args(["-c", shell, env!("CARGO_BIN_EXE_factsheet")])
        .args([&sheet, &engine, &out])
        .output();
    // Where there is no bash, there is nothing to try it with.
    let Ok(built) = built else { return };
    assert_eq!(built.status.code(), Some(1), "{}", said(&built));
    assert!(said(&built).contains("cannot write"), "{}", said(&built));
    assert_eq!(names(&out), before);
    assert_eq!(names(out.parent().expect("a parent")), ["dist"]);
}

#[test]
fn a_rebuild_of_the_real_sheet_tells_how_long_it_took() {
    let (engine, out) = (engine(1), desk::folder("out"));
    for _ in 0..2 {
        let built = build(&desk::state_visit_folder(), &engine, &out);
        assert!(built.status.success(), "{}", said(&built));
        let said = said(&built);
        let (_, took) = said.split_once("built in ").expect("it tells");
        let ms: u32 = took.split(' ').next().and_then(|ms| ms.parse().ok()).expect("in milliseconds");
        assert!(ms > 0, "{took}");
    }
}

#[test]
fn the_smallest_sheet_of_the_handbook_is_built() {
    let handbook = include_str!("../../../docs/sheet.md");
    let toml = handbook.split("```toml\n").nth(1).and_then(|from| from.split("```").next());
    let built =
        desk::build(&desk::sheet_folder(toml.expect("a sheet")), &desk::engine(1), &desk::folder("out"));
    assert!(built.status.success(), "{}", desk::said(&built));
}
