//! Who may name whom. Every file under `src` is read; comments and strings do
//! not count. The core knows neither the drawing nor the browser, a clock nor
//! a locale; the drawing does not know the page; the tool does not either.

// A test that fails should stop where it fails.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A room, the rooms it may name, and the crates beside `alloc` and `core`.
const ROOMS: &[(&str, &[&str], &[&str])] = &[
    ("day", &[], &[]),
    ("sheet", &["day"], &[]),
    ("set", &[], &[]),
    // The label of a status can be searched.
    ("search", &["set", "sheet", "text"], &[]),
    // The labels of facets and orders are chosen by their types.
    ("text", &["day", "filter", "sheet", "state"], &[]),
    ("filter", &["day", "search", "set", "sheet", "text"], &[]),
    // `state` for the moves of the strip.
    ("timeline", &["day", "sheet", "state", "text"], &[]),
    ("link", &["day", "filter", "search", "sheet", "state"], &[]),
    ("state", &["day", "filter", "search", "set", "sheet", "timeline"], &[]),
    ("rows", &["filter", "set", "sheet", "state"], &[]),
    (
        "view",
        &["day", "filter", "link", "rows", "search", "set", "sheet", "state", "text", "timeline"],
        &["std", "yew"],
    ),
    (
        "page",
        &["day", "filter", "link", "rows", "search", "set", "sheet", "state", "text", "timeline", "view"],
        &["js_sys", "serde", "serde_wasm_bindgen", "std", "wasm_bindgen", "web_sys", "yew"],
    ),
];

/// What stands for a clock or a locale, whoever has it.
const NEVER_IN_CORE: &[&str] = &["Instant", "SystemTime", "Intl", "thread", "env"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every `.rs` file below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The crates of the widget, as code names them, and `std`.
fn crates() -> Vec<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, after) = manifest.split_once("\n[dependencies]\n").unwrap();
    let lines = after.lines().take_while(|line| !line.starts_with('['));
    let names = lines.filter_map(|line| Some(line.split_once(" = ")?.0.replace('-', "_")));
    names.chain(["std".to_string()]).collect()
}

/// Words and signs of a source, without comments and literals.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens = vec![];
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            raw.find("\"#").map_or(rest.len(), |at| at + 5)
        } else if c == '"' {
            string(rest)
        } else if c == '\'' {
            character(rest)
        } else if c.is_alphabetic() || c == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(rest[..end].to_string());
            end
        } else if rest.starts_with("::") {
            tokens.push("::".into());
            2
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            c.len_utf8()
        };
        rest = &rest[skip..];
    }
    tokens
}

/// The length of a string literal.
fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal, or 1 for the quote of a lifetime.
fn character(rest: &str) -> usize {
    let mut inner = rest.char_indices().skip(1);
    match inner.next() {
        Some((_, '\\')) => 4 + rest[3..].find('\'').unwrap_or(0),
        Some((at, c)) if rest[at + c.len_utf8()..].starts_with('\'') => at + c.len_utf8() + 1,
        _ => 1,
    }
}

/// The rooms that a source names by `crate::…`, or by `super::…` where that
/// leaves its own room. `depth` is how many names lead to the file: 1 for
/// `day.rs`, 2 for `day/edtf.rs`.
fn rooms_named(tokens: &[String], depth: usize, top: &str) -> Vec<String> {
    let mut named = vec![];
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token == text);
    for at in 0..tokens.len() {
        let mut next = at;
        if is(at, top) && is(at + 1, "::") {
            next = at + 2;
        } else if is(at, "super") && (at == 0 || !is(at - 1, "::")) {
            let mut up = 0;
            while is(next, "super") && is(next + 1, "::") {
                (up, next) = (up + 1, next + 2);
            }
            if up < depth {
                continue;
            }
        }
        if next == at {
            continue;
        }
        if !is(next, "{") {
            named.extend(tokens.get(next).cloned());
            continue;
        }
        // `crate::{a, b::{c, d}}`: the first word after each comma of this brace.
        let (mut open, mut first) = (0, true);
        for token in &tokens[next..] {
            match token.as_str() {
                "{" => open += 1,
                "}" => open -= 1,
                "," => first = open == 1,
                word if first && open == 1 => {
                    named.push(word.to_string());
                    first = false;
                }
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
    }
    named
}

/// What a source of a room names and may not.
fn findings(room: &str, depth: usize, source: &str) -> Vec<String> {
    let Some((_, rooms, allowed)) = ROOMS.iter().find(|(name, ..)| *name == room) else {
        return vec![format!("{room}: no such room; add it to ROOMS")];
    };
    let tokens = tokens(source);
    let mut findings = vec![];
    for named in rooms_named(&tokens, depth, "crate") {
        let is_room = ROOMS.iter().any(|(name, ..)| *name == named);
        if is_room && named != room && !rooms.contains(&named.as_str()) {
            findings.push(format!("{room} names {named}"));
        }
    }
    let crates = crates();
    for token in &tokens {
        let core = !["view", "page"].contains(&room);
        if crates.contains(token) && !allowed.contains(&token.as_str())
            || core && NEVER_IN_CORE.contains(&token.as_str())
        {
            findings.push(format!("{room} names {token}"));
        }
    }
    findings
}

#[test]
fn every_room_names_only_what_it_may() {
    let src = root().join("src");
    let mut found = vec![];
    let mut files = 0;
    for path in sources(&src) {
        let inner = path.strip_prefix(&src).unwrap().with_extension("");
        let names: Vec<&str> = inner.iter().map(|name| name.to_str().unwrap()).collect();
        if names == ["lib"] {
            continue;
        }
        files += 1;
        let source = fs::read_to_string(&path).unwrap();
        let findings = findings(names[0], names.len(), &source);
        found.extend(findings.into_iter().map(|finding| format!("{}: {finding}", path.display())));
    }
    assert!(files > 10, "only {files} files read");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_tool_knows_the_core_and_the_drawing_but_not_the_page() {
    let mut found = vec![];
    for path in sources(&root().join("cli/src")) {
        let tokens = tokens(&fs::read_to_string(&path).unwrap());
        let page = rooms_named(&tokens, usize::MAX, "factsheet").contains(&"page".to_string());
        let browser =
            tokens.iter().any(|token| ["web_sys", "js_sys", "wasm_bindgen"].contains(&token.as_str()));
        if page || browser {
            found.push(path.display().to_string());
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_planted_violation_is_found() {
    let found = |room, depth, source| !findings(room, depth, source).is_empty();
    assert!(found("filter", 1, "use crate::view::Story;"));
    assert!(found("filter", 1, "use crate::{day::{Day, Span}, view::Story};"));
    assert!(found("filter", 1, "fn f() { crate::page::mount() }"));
    assert!(found("view", 2, "use crate::{\n    page,\n};"));
    assert!(found("text", 2, "use super::super::view;"));
    assert!(found("day", 1, "use super::link;"));
    assert!(found("search", 1, "fn f(w: web_sys::Window) {}"));
    assert!(found("view", 2, "use web_sys::Element;"));
    assert!(found("state", 1, "use std::time::Instant;"));
    assert!(found("set", 1, "use serde::Serialize;"));
    assert!(found("view", 1, "fn f() { js_sys::Date::now(); }"));
    assert!(found("cellar", 1, ""));
    assert!(found("day", 1, "fn f<'a>(x: &'a str) -> char { yew(); '\\'' }"));
}

#[test]
fn what_only_looks_like_a_violation_is_not() {
    let found = |room, depth, source| findings(room, depth, source);
    let none: Vec<String> = vec![];
    assert_eq!(
        found("day", 1, "// crate::view and web_sys\n/* yew */ const A: &str = \"crate::view \\\" yew\";"),
        none
    );
    assert_eq!(found("view", 2, "use super::{At, page};\nuse yew::prelude::*;"), none);
    assert_eq!(found("filter", 1, "use crate::{day::Span, filter::view};"), none);
    assert_eq!(found("search", 2, "use super::words; use crate::sheet::Sheet;"), none);
    assert_eq!(found("day", 1, "const Q: char = '\"'; const R: &str = r#\"yew\"#;"), none);
}
