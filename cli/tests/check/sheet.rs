//! A sheet that keeps the rules, as the packer gets it.

use factsheet::{day::Day, sheet::Kind};
use factsheet_cli::check::{Checked, FigureAt, Measure, Scale, check, check_texts};

use crate::{cases, lay, report, scratch};

fn valid() -> Checked {
    check(&cases().join("valid"))
}

#[test]
fn the_smallest_sheet_passes_without_a_warning() {
    let sheet = scratch("valid").join("tram");
    std::fs::create_dir(&sheet).expect("the sheet's folder can be made");
    lay("valid", &sheet);
    assert_eq!(report(&sheet), "no errors, no warnings in 3 files\n");
}

#[test]
fn facts_stand_in_the_order_of_their_topics() {
    let sheet = valid().sheet.expect("the sheet is valid");
    let slugs: Vec<_> = sheet.facts.iter().map(|fact| fact.slug.as_str()).collect();
    assert_eq!(slugs, ["loan", "grant", "done", "pupils"], "`pupils` is written first, its topic comes last");
    assert!(sheet.facts.is_sorted_by_key(|fact| fact.topic));
}

#[test]
fn references_follow_the_facts_to_their_new_places() {
    let sheet = valid().sheet.expect("the sheet is valid");
    let slug = |fact: usize| sheet.facts[fact].slug.as_str();
    let keys: Vec<_> = sheet.keys.iter().map(|key| slug(key.at.fact)).collect();
    assert_eq!(keys, ["loan", "grant", "done", "pupils"]);
    let rows: Vec<_> = sheet.comparisons[0].rows.iter().map(|row| slug(row.at.fact)).collect();
    assert_eq!(rows, ["loan", "grant"]);
    assert_eq!(sheet.facts[3].figures[0].part_of, Some(FigureAt { fact: 3, figure: 1 }));
    assert_eq!(sheet.facts[2].figures[0].towards, Some(FigureAt { fact: 2, figure: 1 }));
    let speech: Vec<_> = sheet.events[0].facts.iter().map(|&fact| slug(fact)).collect();
    assert_eq!(
        (sheet.events[0].slug.as_str(), speech),
        ("speech", vec!["loan", "pupils"]),
        "steps come first"
    );
}

#[test]
fn numbers_keep_their_digits_and_scale() {
    let sheet = valid().sheet.expect("the sheet is valid");
    let loan = &sheet.facts[0].figures[0];
    assert_eq!(loan.value.to_string(), "1.50");
    assert_eq!((loan.scale, loan.kind), (Scale::Million, Kind::Amount));
    assert_eq!(loan.measure, Measure::Currency("USD".to_owned()));
    assert_eq!(loan.size().to_string(), "1500000.00");
    assert!(loan.size() > sheet.facts[1].figures[0].size(), "1.5 million is more than 400 thousand");
    assert_eq!(sheet.facts[2].figures[0].value.to_string(), "22.5");
}

#[test]
fn every_hedge_is_read_and_given_on_as_it_is_written_and_explained() {
    let read = |name: &str| std::fs::read_to_string(cases().join(name)).expect("the file is there");
    let (handbook, guide) = (read("../../../docs/sheet.md"), read("../../../docs/facts-json.md"));
    for hedge in ["exact", "about", "nearly", "over", "at-least", "under", "at-most"] {
        let files = ["sheet.toml", "events.toml", "facts.toml"].map(|name| {
            let text = read(&format!("valid/{name}"));
            (name.to_owned(), text.replace("\"about\"", &format!("\"{hedge}\"")).into_bytes())
        });
        let checked = check_texts("tram", files.to_vec());
        let sheet = checked.sheet.as_ref().unwrap_or_else(|| panic!("{}", checked.report(false)));
        assert_eq!(sheet.facts[3].figures[0].qualifier.to_string(), hedge);
        let line = handbook.lines().find(|line| line.contains("qualifier = \"about\"")).expect("a line");
        assert!(line.contains(hedge), "docs/sheet.md lacks {hedge}");
        assert!(guide.contains(&format!("`{hedge}`")), "docs/facts-json.md lacks {hedge}");
    }
}

/// One entry with these fields, and what it stands in.
fn entry(name: &str, fields: &[&str]) -> String {
    let value = |field: &&str| {
        let value = match (name, *field) {
            ("[[key]]" | "figures", "fact" | "figure") => "\"priced\"",
            (_, "hue" | "paragraphs" | "step" | "value") => "1",
            (_, "date" | "when" | "verified") => "\"2026-11-23\"",
            (_, "topic") => "\"money\"",
            (_, "track") => "\"lane\"",
            (_, "kind") => "\"rank\"",
            (_, "source") => "{ document = \"minutes\" }",
            (_, "figures") => {
                "[{ figure = \"priced\", label = \"Price\" }, { figure = \"paid\", label = \"Paid\" }]"
            }
            _ => "\"new\"",
        };
        format!("{field} = {value}")
    };
    let lines: Vec<_> = fields.iter().map(value).collect();
    let inline = lines.join(", ");
    match name {
        "sections" => entry("[[source]]", &["slug", "label"]) + &format!("sections = [{{ {inline} }}]\n"),
        "figures" => {
            let other = "{ figure = \"paid\", label = \"Paid\" }";
            entry("[[comparison]]", &["slug", "title"]) + &format!("figures = [{other}, {{ {inline} }}]\n")
        }
        "[[fact.figure]]" => {
            let fact = entry("[[fact]]", &["slug", "topic", "statement", "source", "verified"]);
            format!("{fact}{name}\n{}\n", lines.join("\n"))
        }
        _ => format!("{name}\n{}\n", lines.join("\n")),
    }
}

#[test]
fn an_entry_must_have_what_the_handbook_says_and_nothing_else() {
    let handbook = include_str!("../../../docs/sheet.md");
    let smallest =
        handbook.split("```toml\n").nth(1).and_then(|from| from.split("```").next()).expect("a sheet");
    let price = |slug: &str| {
        let fact = entry("[[fact]]", &["topic", "statement", "source", "verified"]);
        format!(
            "{fact}slug = \"{slug}\"\n[[fact.figure]]\nvalue = 1\ncurrency = \"EUR\"\nkind = \"amount\"\n"
        )
    };
    let around =
        format!("[[track]]\nslug = \"lane\"\nlabel = \"Lane\"\n{}{}", price("priced"), price("paid"));
    let said = |name: &str, fields: &[&str]| {
        let text = format!("{smallest}{around}{}", entry(name, fields));
        let checked = check_texts("town", vec![("sheet.toml".to_owned(), text.into_bytes())]);
        (checked.errors(), checked.report(false))
    };
    let code = |cell: &'static str| cell.split('`').skip(1).step_by(2);
    let table = handbook.split("| entry | must have |").nth(1).expect("the table");
    let mut entries = 0;
    for line in table.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let [names, fields] = [1, 2].map(|cell| line.split('|').nth(cell).expect("a cell"));
        let all: Vec<_> = code(fields).collect();
        for name in code(names) {
            entries += 1;
            // Where one of two is enough, it is the last but one or the last.
            let ways = if fields.contains(" or ") { all.len() - 2..all.len() } else { 0..1 };
            for way in ways.clone() {
                let here = |at: &usize| ways.len() < 2 || *at == way || !ways.contains(at);
                let fields: Vec<_> = (0..all.len()).filter(here).map(|at| all[at]).collect();
                let (errors, report) = said(name, &fields);
                assert_eq!(errors, 0, "{name} with {fields:?}\n{report}");
                for left_out in &fields {
                    let rest: Vec<_> = fields.iter().copied().filter(|field| field != left_out).collect();
                    let (errors, report) = said(name, &rest);
                    assert!(errors > 0 && report.contains(left_out), "{name} without {left_out}\n{report}");
                }
            }
        }
    }
    assert_eq!(entries, 15);
}

#[test]
fn dates_are_read() {
    let sheet = valid().sheet.expect("the sheet is valid");
    assert_eq!(Some(sheet.updated), Day::new(2026, 11, 20));
    assert_eq!(Some(sheet.horizon.first), Day::new(2024, 1, 1));
    assert_eq!(Some(sheet.horizon.end), Day::new(2031, 1, 1));
    let period = sheet.facts[0].period.as_ref().expect("the loan has a period");
    assert_eq!((period.edtf.as_str(), period.when.span), ("2024/2030", sheet.horizon));
}

#[test]
fn a_sheet_with_an_error_is_not_handed_on_and_one_with_a_warning_is() {
    let over = |case: &str| {
        let sheet = scratch(&format!("handed-on-{case}")).join("tram");
        std::fs::create_dir(&sheet).expect("the sheet's folder can be made");
        lay("valid", &sheet);
        lay(case, &sheet);
        check(&sheet)
    };
    let bad = over("no-time");
    assert!(bad.sheet.is_none() && bad.errors() == 1);
    let warned = over("unused-name");
    assert!(warned.sheet.is_some() && warned.errors() == 0 && warned.warnings() == 4);
}

#[test]
fn byte_order_marks_and_windows_line_ends_change_nothing() {
    let files = ["sheet.toml", "facts.toml", "events.toml"].map(|name| {
        let text = std::fs::read_to_string(cases().join("valid").join(name)).expect("the file is there");
        (name.to_owned(), format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes())
    });
    let checked = check_texts("tram", files.to_vec());
    assert_eq!(checked.report(false), "no errors, no warnings in 3 files\n");
    let sheet = checked.sheet.expect("the sheet is valid");
    assert_eq!(sheet.title, "The tram between Alder and Birch");
}

#[test]
fn a_number_beyond_the_scales_passes_as_the_help_writes_it() {
    let read = |name: &str| {
        let text = std::fs::read_to_string(cases().join("valid").join(name)).expect("the file is there");
        (name.to_owned(), text)
    };
    let check = |number: &str| {
        let (name, facts) = read("facts.toml");
        let loan = "value = \"1.50\"\n  scale = \"million\"";
        assert!(facts.contains(loan), "the loan is there");
        let files = [read("sheet.toml"), read("events.toml"), (name, facts.replace(loan, number))];
        check_texts("tram", files.map(|(name, text)| (name, text.into_bytes())).to_vec())
    };
    for (value, scale, size) in [
        ("\"1.50\"", "trillion", "1500000000000"),
        ("0.000001", "Trillions", "1000000.000"),
        ("12.5", "crore", "125000000"),
        ("3", "lakh", "300000"),
        ("400.5", "hundred", "40050"),
        ("2", "quadrillion", "2000000000000000"),
    ] {
        let bad = check(&format!("value = {value}\n  scale = \"{scale}\""));
        let finding = bad.findings.first().expect("the scale is not known");
        let (_, advice) = finding.help.split_once(" as ").expect("the help has a number");
        let lines = advice.replace(" with no scale", "").replace(" with ", "\n  ");
        let good = check(&lines);
        let sheet = good.sheet.as_ref().unwrap_or_else(|| panic!("{lines}:\n{}", good.report(false)));
        let written = sheet.facts[0].figures[0].size().to_string();
        assert_eq!(written.strip_suffix(".0").unwrap_or(&written), size, "{value} {scale} as {lines}");
    }
}
