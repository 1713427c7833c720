//! The look that a host may change: the stylesheet, the drawing, the tables in
//! `docs/embedding.md` and the page `examples/theme` name the same things.

// A test that fails should stop where it fails.
#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands between two texts, each time the first is found.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |rest| Some(rest.split_once(close)?.0))
}

/// Names that begin so, whatever stands behind them.
fn names(text: &str) -> impl Iterator<Item = String> {
    between(text, "var(--fs-", ",").map(|name| format!("--fs-{name}"))
}

/// The rows of the table in the docs that begins with this head.
fn rows<'a>(docs: &'a str, head: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let (_, table) = docs.split_once(head).unwrap();
    table.lines().skip(2).take_while(|line| line.starts_with('|'))
}

/// The names in the first cell of each row; `a-1` … `a-8` are eight.
fn documented(docs: &str, head: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for row in rows(docs, head) {
        let cell = row.split('|').nth(1).unwrap();
        let named: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        match (cell.contains(" … "), &named[..]) {
            (true, [first, last]) => {
                let (stem, first) = first.rsplit_once('-').unwrap();
                let last = last.strip_prefix(stem).unwrap().trim_start_matches('-');
                let (first, last): (u8, u8) = (first.parse().unwrap(), last.parse().unwrap());
                found.extend((first..=last).map(|at| format!("{stem}-{at}")));
            }
            _ => found.extend(named.iter().map(ToString::to_string)),
        }
    }
    found
}

#[test]
fn every_property_is_read_documented_and_on_the_page() {
    let read_by_the_style: BTreeSet<String> = names(&read("static/sheet.css")).collect();
    assert!(read_by_the_style.len() > 20, "{read_by_the_style:?}");
    assert_eq!(documented(&read("docs/embedding.md"), "| property | what | default |"), read_by_the_style);
    let page = read("examples/theme/index.html");
    let offered: Vec<String> =
        between(&page, "<tr data-property=\"--", "\"").map(|name| format!("--{name}")).collect();
    assert_eq!(offered.iter().cloned().collect::<BTreeSet<_>>(), read_by_the_style);
    assert_eq!(offered.len(), read_by_the_style.len(), "each once");
}

#[test]
fn every_part_is_drawn_documented_and_on_the_page() {
    let drawn = read("tests/view/first.html");
    let drawn: BTreeSet<String> = between(&drawn, " part=\"", "\"").map(str::to_owned).collect();
    assert!(drawn.len() > 8, "{drawn:?}");
    assert_eq!(documented(&read("docs/embedding.md"), "| part | what |"), drawn);
    let page = read("examples/theme/index.html");
    let offered: Vec<String> = between(&page, "name=\"part\" value=\"", "\"").map(str::to_owned).collect();
    assert_eq!(offered.iter().cloned().collect::<BTreeSet<_>>(), drawn);
    assert_eq!(offered.len(), drawn.len(), "each once");
}

#[test]
fn the_page_gives_each_colour_by_its_default() {
    let (style, page) = (read("static/sheet.css"), read("examples/theme/index.html"));
    let defaults: BTreeMap<&str, &str> =
        between(&style, "var(--", "));").filter_map(|inner| inner.split_once(", light-dark(")).collect();
    assert!(defaults.len() > 16, "{defaults:?}");
    let row = |name: &str| {
        let values =
            between(&page, &format!("data-property=\"--{name}\""), "</tr>").next().unwrap().to_owned();
        let values: Vec<String> = between(&values, " value=\"", "\"").map(str::to_owned).collect();
        values.join(", ")
    };
    for (name, colours) in defaults {
        assert_eq!(row(name), colours, "--{name}");
    }
}
