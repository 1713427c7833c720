//! The downloads: `facts.json` and `facts.csv`.

use std::{collections::BTreeSet, fs, path::Path};

use factsheet_cli::{csv, json, pack};
use serde_json::Value;

use crate::desk::{LEAST, checked, state_visit};

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                found.insert(key.clone());
                keys(value, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

fn document() -> Value {
    serde_json::from_str(&json::text(&state_visit()).expect("English")).expect("JSON")
}

fn fact<'a>(document: &'a Value, slug: &str) -> &'a Value {
    let facts = document["facts"].as_array().expect("facts");
    facts.iter().find(|fact| fact["slug"] == slug).unwrap_or_else(|| panic!("no {slug}"))
}

#[test]
fn the_guide_names_every_key_and_column() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/facts-json.md");
    let guide = fs::read_to_string(path).expect("the guide");
    let mut found = BTreeSet::new();
    keys(&document(), &mut found);
    found.extend(csv::COLUMNS.map(str::to_owned));
    let missing: Vec<_> = found.iter().filter(|key| !guide.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "docs/facts-json.md does not say what {missing:?} mean");
}

#[test]
fn every_fact_and_event_is_in_it_with_its_source() {
    let (sheet, document) = (state_visit(), document());
    let slugs = |list: &str| -> Vec<String> {
        let list = document[list].as_array().expect("a list");
        list.iter().map(|entry| entry["slug"].as_str().expect("a slug").to_owned()).collect()
    };
    assert_eq!(slugs("facts"), sheet.facts.iter().map(|fact| fact.slug.clone()).collect::<Vec<_>>());
    assert_eq!(
        slugs("events"),
        pack::in_order(&sheet).iter().map(|event| event.slug.clone()).collect::<Vec<_>>()
    );
    for fact in document["facts"].as_array().expect("facts") {
        assert_eq!(fact["source"]["document"], "article");
        assert!(fact["source"]["paragraph"].is_u64());
    }
}

#[test]
fn numbers_are_given_as_written_and_in_full() {
    let text = json::text(&state_visit()).expect("English");
    let document = document();
    let investment = &fact(&document, "direct-investment")["figures"][0];
    assert_eq!((&investment["scale"], &investment["currency"]), (&"billion".into(), &"USD".into()));
    assert_eq!(investment["size"].as_f64(), Some(1_800_000_000.0));
    assert_eq!(investment["qualifier"], "over");
    assert!(text.contains("\"value\": 2.14,"), "as written");
    let with_zero = LEAST.to_owned()
        + "[[fact.figure]]\nvalue = \"42.0\"\nunit = \"%\"\nof = \"of all\"\nkind = \"share\"\n";
    assert!(json::text(&checked(&with_zero)).expect("English").contains("\"value\": 42.0,"));
}

#[test]
fn relations_point_at_facts_and_figures() {
    let document = document();
    let gas = &fact(&document, "gasification")["figures"];
    assert_eq!(gas[0]["towards"]["fact"], "gasification");
    assert_eq!(gas[0]["towards"]["figure"], 1);
    assert_eq!(gas[1]["by"]["edtf"], "2030");
    let students = &fact(&document, "students-in-russia")["figures"][1];
    assert_eq!(students["part_of"]["figure"], 0);
}

#[test]
fn dates_are_given_in_edtf_in_days_and_in_words() {
    let document = document();
    let opening = &fact(&document, "first-three-schools")["period"];
    assert_eq!(opening["edtf"], "../2027-09-01");
    assert_eq!(opening["text"], "by 1 September 2027");
    assert_eq!((&opening["first"], &opening["last"]), (&Value::Null, &"2027-09-01".into()));
    let tailings = &fact(&document, "tailings-budget")["period"];
    assert_eq!((&tailings["first"], &tailings["last"]), (&"2024-01-01".into(), &"2030-12-31".into()));
}

#[test]
fn an_academic_year_is_months_that_are_marked_as_inferred() {
    let document = document();
    let events = document["events"].as_array().expect("events");
    let event = |slug: &str| events.iter().find(|event| event["slug"] == slug).expect("an event");
    for (thing, date) in [
        (fact(&document, "study-places"), "period"),
        (fact(&document, "russian-teachers"), "period"),
        (event("study-places-year"), "when"),
        (event("teachers-year"), "when"),
    ] {
        let year = &thing[date];
        assert_eq!(year["text"], "academic year 2025–2026", "{thing}");
        assert_eq!((&year["first"], &year["last"]), (&"2025-09-01".into(), &"2026-06-30".into()), "{thing}");
        assert_eq!(year["approximate"], true, "{thing}");
        assert!(thing["inferred"].as_str().is_some_and(|what| what.contains("months")), "{thing}");
    }
}

#[test]
fn the_count_of_the_state_visit_tells_how_much_is_inferred() {
    let sheet = state_visit();
    let facts = sheet.facts.iter().filter(|fact| !fact.inferred.is_empty()).count();
    let events = sheet.events.iter().filter(|event| !event.inferred.is_empty()).count();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/state-visit-count.md");
    let count = fs::read_to_string(path).expect("the count");
    let line = format!("Something is inferred in {facts} facts and {events} events.");
    assert!(count.contains(&line), "docs/state-visit-count.md lacks: {line}");
}

#[test]
fn the_table_has_a_row_for_each_figure_and_each_fact_without() {
    let sheet = state_visit();
    let text = csv::text(&sheet).expect("English");
    let mut rows = ::csv::Reader::from_reader(text.strip_prefix('\u{feff}').expect("a mark").as_bytes());
    assert_eq!(rows.headers().expect("a head").iter().collect::<Vec<_>>(), csv::COLUMNS);
    let rows: Vec<_> = rows.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), sheet.facts.iter().map(|fact| fact.figures.len().max(1)).sum::<usize>());
}

#[test]
fn the_table_runs_no_formula() {
    let text = csv::text(&checked(&LEAST.replace("One thing is so.", "=HYPERLINK(1)"))).expect("English");
    assert!(text.contains(",'=HYPERLINK(1),"), "{text}");
}
