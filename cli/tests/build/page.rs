//! `index.html` as built.

use std::{fs, io::Read as _};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use factsheet::sheet::{SECTION, Sheet};
use factsheet_cli::pack;
use flate2::read::GzDecoder;

use crate::desk;

/// The page of a sheet.
fn page(sheet: &str) -> String {
    let out = desk::folder("out");
    let built = desk::build(&desk::sheet_folder(sheet), &desk::engine(1), &out);
    assert!(built.status.success(), "{}", desk::said(&built));
    fs::read_to_string(out.join("index.html")).expect("the page")
}

/// What stands in an element with this id.
fn block<'a>(page: &'a str, id: &str) -> &'a str {
    let open = format!("id=\"{id}\">");
    let start = page.find(&open).unwrap_or_else(|| panic!("no {id}")) + open.len();
    page[start..start + page[start..].find("</").expect("an end")].trim()
}

#[test]
fn every_fact_is_readable_without_a_script() {
    let out = desk::folder("out");
    let built = desk::build(&desk::state_visit_folder(), &desk::engine(1), &out);
    assert!(built.status.success(), "{}", desk::said(&built));
    let page = fs::read_to_string(out.join("index.html")).expect("the page");
    let before_scripts = &page[..page.find("<script type=").expect("a script")];
    for fact in &desk::state_visit().facts {
        assert!(before_scripts.contains(&format!("id=\"fact={}\"", fact.slug)), "{}", fact.slug);
    }
    for topic in &desk::state_visit().topics {
        assert!(
            page.contains(&format!(".group[data-topic=\"{}\"]", topic.slug)),
            "{} filters by CSS",
            topic.slug
        );
    }
    assert!(!page.contains("style=\""), "a strict policy blocks style attributes");
}

#[test]
fn the_page_holds_the_engine_and_the_sheet() {
    let page = page(desk::LEAST);
    assert_eq!(BASE64_STANDARD.decode(block(&page, "fs-engine")).expect("base64"), b"zipped");
    let mut section = Vec::new();
    let zipped = BASE64_STANDARD.decode(block(&page, "fs-sheet")).expect("base64");
    GzDecoder::new(&zipped[..]).read_to_end(&mut section).expect("gzip");
    let texts: String = serde_json::from_str(block(&page, "fs-texts")).expect("JSON");
    assert!(texts.starts_with("only\nOne thing is so.\n"), "whole texts, each with its end: {texts:?}");
    section.extend(texts.bytes().map(|byte| if byte == 0 || byte == b'\n' { byte ^ b'\n' } else { byte }));
    let packed = pack::pack(&desk::checked(desk::LEAST)).expect("packs");
    assert_eq!(section, pack::frame(SECTION, &packed));
    assert_eq!(Sheet::unpack(&packed).expect("reads back").title, "Title");
}

#[test]
fn no_text_of_a_sheet_can_become_markup() {
    let bad = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\\\" onload=\\\"x";
    let page =
        page(&desk::LEAST.replace("One thing is so.", bad).replace("\"Title\"", &format!("\"{bad}\"")));
    assert!(!page.contains("<img") && !page.contains("<script>alert"));
    for (at, _) in page.match_indices("\" onload=\"") {
        assert!(
            page[..at].rfind('>') > page[..at].rfind('<'),
            "in text, not in a tag: {}",
            &page[at - 80..at]
        );
    }
    assert!(page.contains("&quot; onload=&quot;x"), "in attributes");
    assert_eq!(page.matches("<script").count(), 6, "frame, linked data, engine, sheet, texts, module");
}

#[test]
fn the_page_asks_nobody_for_anything() {
    let page = page(desk::LEAST);
    for outside in ["src=\"", "<link rel=\"stylesheet", "@import", "url(http", "integrity="] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("EventSource"), "the listener of `serve` is never written");
}

#[test]
fn engine_and_style_have_names_of_their_content() {
    let out = desk::folder("out");
    let built = desk::build(&desk::sheet_folder(desk::LEAST), &desk::engine(1), &out);
    assert!(built.status.success(), "{}", desk::said(&built));
    let first = desk::names(&out);
    let wasm = first.iter().find(|name| name.ends_with(".wasm")).expect("the engine");
    let bytes = fs::read(out.join(wasm)).expect("the engine");
    let packed = pack::pack(&desk::checked(desk::LEAST)).expect("packs");
    assert!(bytes.starts_with(b"\0asm") && bytes.ends_with(&packed));

    let other = desk::sheet_folder(&desk::LEAST.replace("Title", "Other"));
    desk::build(&other, &desk::engine(1), &out);
    let second = desk::names(&out);
    let same = |end: &str| {
        first.iter().find(|name| name.ends_with(end)) == second.iter().find(|name| name.ends_with(end))
    };
    assert!(!same(".wasm") && same(".js") && same(".css"), "{first:?} {second:?}");
}
