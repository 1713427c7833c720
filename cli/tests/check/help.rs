//! What the help proposes: fields to fill in, and nothing that an editor has
//! not decided. A date that can be pasted is pasted, and then it is a lie.

use std::collections::BTreeSet;

use factsheet_cli::check::{Checked, check_texts};

use crate::cases;

/// Fields whose content only the editor or the source can know.
const DECIDED: [&str; 12] = [
    "by", "currency", "horizon", "hue", "kind", "language", "source", "step", "updated", "value", "verified",
    "when",
];

fn files() -> [(String, String); 3] {
    ["sheet.toml", "events.toml", "facts.toml"].map(|name| {
        let text = std::fs::read_to_string(cases().join("valid").join(name)).expect("the file is there");
        (name.to_owned(), text)
    })
}

fn with(file: usize, text: &str) -> Checked {
    let mut files = files();
    files[file].1 = text.to_owned();
    check_texts("tram", files.map(|(name, text)| (name, text.into_bytes())).to_vec())
}

/// The fields that a help writes out, each without the words behind it.
fn proposals(help: &str) -> Vec<(&str, &str)> {
    let parts = help.lines().flat_map(|line| line.split("; "));
    parts
        .filter_map(|part| {
            let (before, value) = part.split_once(" = ")?;
            let end = match value.chars().next()? {
                '"' => value[1..].find('"')? + 2,
                '{' => value.find('}')? + 1,
                '[' => value.rfind(']')? + 1,
                _ => value.find(',').unwrap_or(value.len()),
            };
            Some((before.rsplit(' ').next()?, &value[..end]))
        })
        .collect()
}

#[test]
fn no_date_number_or_source_that_a_help_proposes_passes_as_it_is() {
    let mut seen = BTreeSet::new();
    for (file, (name, text)) in files().iter().enumerate() {
        let lines: Vec<_> = text.lines().collect();
        for at in 0..lines.len() {
            let with_line =
                |line: &str| with(file, &[&lines[..at], &[line], &lines[at + 1..]].concat().join("\n"));
            for finding in with_line("").findings {
                for (field, value) in proposals(&finding.help) {
                    if !DECIDED.contains(&field) {
                        continue;
                    }
                    seen.insert(field.to_owned());
                    let pasted = with_line(&format!("{field} = {value}"));
                    assert!(
                        pasted.errors() > 0,
                        "{name}: `{field} = {value}` passes in place of {}",
                        lines[at]
                    );
                }
            }
        }
    }
    assert_eq!(seen.iter().map(String::as_str).collect::<Vec<_>>(), DECIDED);
}

#[test]
fn a_fact_without_the_day_of_its_check_is_told_why_and_given_no_day() {
    let [.., (_, facts)] = files();
    let checked = with(2, &facts.replacen("verified = \"2026-11-20\"\n", "", 1));
    let [finding] = checked.findings.as_slice() else { panic!("{}", checked.report(false)) };
    assert!(finding.help.contains("the day you last checked it against the source"), "{}", finding.help);
    assert!(!finding.help.contains(|letter: char| letter.is_ascii_digit()), "{}", finding.help);
    assert!(checked.report(false).contains("= note: `verified` tells readers"), "{}", checked.report(false));
}
