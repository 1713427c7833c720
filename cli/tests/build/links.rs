//! What those who link to the page are told: its head, `oembed.json`, and the
//! linked data.

use std::{fs, path::Path};

use factsheet::rows::WHOLE;
use factsheet_cli::{pack, sizes::Weight};
use serde_json::Value;

use crate::desk::{self, LEAST, said};

/// Builds into a new folder, with more arguments behind; what was said, too.
fn built(sheet: &Path, more: &[&str]) -> (std::path::PathBuf, String) {
    let (engine, out) = (desk::engine(1), desk::folder("out"));
    let mut command = desk::factsheet();
    command.arg("build").arg(sheet).arg("--engine").arg(engine).arg("-o").arg(&out).args(more);
    let output = command.output().expect("the tool runs");
    assert!(output.status.success(), "{}", said(&output));
    (out, said(&output))
}

fn page(out: &Path) -> String {
    fs::read_to_string(out.join("index.html")).expect("the page")
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("the file")).expect("JSON")
}

/// The text of the linked data, as it stands in the page.
fn block(page: &str) -> &str {
    let open = "<script type=\"application/ld+json\">";
    let start = page.find(open).expect("linked data") + open.len();
    &page[start..start + page[start..].find("</script>").expect("its end")]
}

fn graph(page: &str) -> Vec<Value> {
    let read: Value = serde_json::from_str(block(page)).expect("JSON");
    assert_eq!(read["@context"], "https://schema.org");
    read["@graph"].as_array().expect("a graph").clone()
}

fn of_kind<'a>(graph: &'a [Value], kind: &str) -> Vec<&'a Value> {
    graph.iter().filter(|node| node["@type"] == kind).collect()
}

#[test]
fn an_address_in_the_sheet_makes_all_links_whole() {
    let text = LEAST.replace("horizon", "url = \"https://example.org/visit\"\nhorizon");
    let (out, said) = built(&desk::sheet_folder(&text), &[]);
    let page = page(&out);
    for line in [
        "<link rel=\"canonical\" href=\"https://example.org/visit/\">",
        "<meta property=\"og:image\" content=\"https://example.org/visit/preview.png\">",
        "href=\"https://example.org/visit/oembed.json\"",
    ] {
        assert!(page.contains(line), "{line}");
    }
    assert_eq!(graph(&page)[0]["url"], "https://example.org/visit/");
    assert!(!said.contains("no address"), "{said}");
}

#[test]
fn without_an_address_the_build_says_what_is_left_out_and_how_to_get_it() {
    let (out, said) = built(&desk::sheet_folder(LEAST), &[]);
    let page = page(&out);
    for word in ["canonical", "og:url", "oembed"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("<meta property=\"og:image\" content=\"preview.png\">"));
    assert!(!out.join("oembed.json").exists() && out.join("preview.png").exists());
    let lines: Vec<_> = said.lines().filter(|line| line.starts_with("no address: ")).collect();
    assert!(lines.len() == 1 && lines[0].contains("sheet.toml") && lines[0].contains("--url"), "{said}");
}

#[test]
fn the_command_line_has_the_last_word_on_the_address() {
    let text = LEAST.replace("horizon", "url = \"https://example.org/visit/\"\nhorizon");
    let (out, _) = built(&desk::sheet_folder(&text), &["--url", "http://localhost:8080"]);
    assert!(page(&out).contains("<link rel=\"canonical\" href=\"http://localhost:8080/\">"));
    assert!(!page(&out).contains("example.org"));
}

#[test]
fn a_wrong_address_on_the_command_line_is_refused_before_anything_is_built() {
    let out = desk::folder("out");
    let mut command = desk::factsheet();
    command.arg("build").arg(desk::sheet_folder(LEAST)).arg("-o").arg(&out);
    let output = command.args(["--url", "ftp://example.org/"]).output().expect("the tool runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("must begin with https://"), "{}", said(&output));
    assert_eq!(desk::names(&out).len(), 0);
}

#[test]
fn no_title_breaks_out_of_the_head_the_linked_data_or_the_frame() {
    let bad = r#"</script></title><script>alert(1)</script>"' onload='x & <!--"#;
    let text = LEAST.replace("\"Title\"", &format!("'''{bad}'''"));
    let (out, _) = built(&desk::sheet_folder(&text), &["--url", "https://example.org/"]);
    let (plain, _) = built(&desk::sheet_folder(LEAST), &["--url", "https://example.org/"]);
    let page = page(&out);
    let count = |page: &str, what: &str| page.matches(what).count();
    for what in ["<script", "</script", "</title", "<meta", "<link"] {
        assert_eq!(count(&page, what), count(&self::page(&plain), what), "{what}");
    }
    assert!(!block(&page).contains(['<', '>', '&']), "{}", block(&page));
    assert_eq!(graph(&page)[0]["name"], bad);
    let oembed = json(&out.join("oembed.json"));
    assert_eq!(oembed["title"], bad);
    let html = oembed["html"].as_str().expect("a text");
    assert_eq!((count(html, "<"), count(html, ">"), count(html, "\"")), (2, 2, 12), "{html}");
}

#[test]
fn editors_systems_get_a_frame_and_a_thumbnail_with_whole_addresses() {
    let (out, _) = built(&desk::state_visit_folder(), &["--url", "https://example.org/visit"]);
    let oembed = json(&out.join("oembed.json"));
    assert_eq!((&oembed["version"], &oembed["type"]), (&"1.0".into(), &"rich".into()));
    assert_eq!(oembed["title"], desk::state_visit().title);
    assert!(oembed["width"].is_u64() && oembed["height"].is_u64(), "{oembed}");
    let html = oembed["html"].as_str().expect("a text");
    assert!(html.starts_with("<iframe src=\"https://example.org/visit/\" title=\"Russia and"), "{html}");
    assert_eq!(oembed["thumbnail_url"], "https://example.org/visit/preview.png");
    assert_eq!((&oembed["thumbnail_width"], &oembed["thumbnail_height"]), (&1200.into(), &630.into()));
}

#[test]
fn the_linked_data_are_the_sheets_own_words() {
    let (out, _) = built(&desk::state_visit_folder(), &[]);
    let (sheet, graph) = (desk::state_visit(), graph(&page(&out)));
    let data = of_kind(&graph, "Dataset")[0];
    assert_eq!((&data["name"], &data["description"]), (&sheet.title.into(), &sheet.standfirst.into()));
    assert_eq!(data["dateModified"], sheet.updated.iso());
    let files: Vec<_> = data["distribution"].as_array().expect("files").iter().collect();
    assert_eq!(files.iter().map(|file| &file["contentUrl"]).collect::<Vec<_>>(), ["facts.json", "facts.csv"]);
    for file in files {
        assert!(out.join(file["contentUrl"].as_str().expect("a name")).is_file());
    }
    let claims = of_kind(&graph, "Claim");
    assert_eq!(claims.len(), sheet.facts.len());
    for (claim, fact) in claims.iter().zip(&sheet.facts) {
        assert_eq!(claim["@id"], format!("#fact={}", fact.slug));
        assert_eq!(claim["text"], fact.statement);
        assert_eq!(claim["appearance"]["isPartOf"]["@id"], "#source=article");
        let note = claim["description"].as_str().unwrap_or_default();
        assert_eq!(note.strip_prefix("Inferred: ").unwrap_or_default(), fact.inferred, "{}", fact.slug);
    }
}

#[test]
fn of_a_long_sheet_the_linked_data_have_what_can_be_read_without_a_script() {
    let first = LEAST.find("[[fact]]").expect("a fact");
    let fact = |number: usize| LEAST[first..].replace("\"only\"", &format!("\"f{number}\""));
    let more: String = (0..WHOLE + 9).map(fact).collect();
    // A key figure leads to the last but one.
    let key = format!("[[key]]\nfact = \"f{}\"\nlabel = \"things\"\n", WHOLE + 7);
    let last = format!("slug = \"f{}\"", WHOLE + 8);
    let figure = "[[fact.figure]]\nvalue = 1\nunit = \"thing\"\nkind = \"count\"\n\n[[fact]]\n";
    let more = more.replace(&format!("[[fact]]\n{last}"), &format!("{figure}{last}"));
    let (out, _) = built(&desk::sheet_folder(&format!("{LEAST}{more}{key}")), &[]);
    let (page, facts) = (page(&out), json(&out.join("facts.json")));
    let (told, all) = (of_kind(&graph(&page), "Claim").len(), facts["facts"].as_array().expect("all").len());
    let read = page.matches("id=\"fact=").count();
    assert_eq!((told, read, all), (WHOLE + 1, WHOLE + 1, WHOLE + 10));
    assert!(
        page.contains(&format!("<article id=\"fact=f{}\"", WHOLE + 7)),
        "the way of the key figure ends there"
    );
    for left in ["9 further\u{a0}facts on this topic.", "9 further\u{a0}facts."] {
        assert_eq!(page.matches(left).count(), 1, "{left}");
    }
}

#[test]
fn an_event_tells_a_date_only_where_it_is_certain_and_stated() {
    let (out, _) = built(&desk::state_visit_folder(), &[]);
    let sheet = desk::state_visit();
    let graph = graph(&page(&out));
    let events = of_kind(&graph, "Event");
    let slugs: Vec<_> = pack::in_order(&sheet).iter().map(|event| format!("#event={}", event.slug)).collect();
    assert_eq!(
        events.iter().map(|event| &event["@id"]).collect::<Vec<_>>(),
        slugs.iter().collect::<Vec<_>>()
    );
    let find = |slug: &str| events.iter().find(|event| event["@id"] == format!("#event={slug}")).expect(slug);
    let dates = |slug: &str| (find(slug)["startDate"].clone(), find(slug)["endDate"].clone());
    assert_eq!(dates("loan"), ("2022".into(), "2023".into()));
    assert_eq!(dates("gas-scheme-runs"), (Value::Null, "2030".into()), "until 2030");
    assert_eq!(dates("gas-target"), (Value::Null, Value::Null), "a deadline");
    assert_eq!(dates("putin-lukashenko"), (Value::Null, Value::Null), "the year is inferred");
    assert_eq!(find("welcome")["location"]["name"], "Yntymak Ordo");
}

#[test]
fn a_licence_is_its_address_or_its_words() {
    let licence = |line: &str| {
        let text = LEAST.replace("horizon", &format!("licence = \"{line}\"\nhorizon"));
        let (out, _) = built(&desk::sheet_folder(&text), &[]);
        graph(&page(&out))[0]["license"].clone()
    };
    assert_eq!(
        licence("CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."),
        "https://creativecommons.org/licenses/by/4.0/"
    );
    assert_eq!(licence("Ask the desk.")["name"], "Ask the desk.");
}

#[test]
fn the_linked_data_weigh_little_beside_the_page() {
    let (out, _) = built(&desk::state_visit_folder(), &["--url", "https://example.org/visit/"]);
    let page = page(&out);
    let without = page.replace(block(&page), "");
    let [with, without] = [page, without].map(|page| Weight::of(page.as_bytes()).sent);
    assert!(with > without && with - without < 6_000, "{} bytes", with - without);
}
