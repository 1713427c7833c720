//! Whatever is done to a sheet, the check answers: it never panics, and what
//! it does not hand on it complains about; once, where it was done once.

use std::{fs, ops::Range};

use factsheet_cli::{
    check::{Checked, check_texts},
    finding::Rule,
};

use crate::cases;

/// A small generator of the same numbers each time (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % sides.max(1)
    }
}

const NASTY: &[&str] = &[
    "\"\"",
    "[]",
    "{}",
    "0",
    "-1",
    "1e999",
    "nan",
    "true",
    "2025-02-30",
    "\"\\u202e\"",
    "\"2025/\"",
    "\"[..]\"",
    "[[",
    "]]",
    "\"\"\"",
    "= =",
    "\"a.b.c\"",
    "\".\"",
    "\"goal\"",
    "99999999999999999999",
    "\"é\u{301}ый🇰🇬\"",
    "\u{feff}",
    "\0",
    "\r",
    "[fact]",
    "[[fact]]",
    "[[fact.figure]]",
    "[[event]]",
    "towards = \"now\"",
    "part-of = \"aim\"",
    "{ document = \"report\" }",
    "[[[]]]",
    "\"%\"",
    "\"USD\"",
    "0x10",
    "1_000",
    "'",
    "#",
];

fn files() -> Vec<(String, Vec<u8>)> {
    ["sheet.toml", "events.toml", "facts.toml"]
        .map(|name| (name.to_owned(), fs::read(cases().join("valid").join(name)).expect("the file is there")))
        .to_vec()
}

/// Reads, checks and reports; the answer must be of a piece.
fn answer(files: &[(String, Vec<u8>)]) -> Checked {
    let checked = check_texts("tram", files.to_vec());
    assert_eq!(
        checked.sheet.is_some(),
        checked.errors() == 0,
        "a sheet is handed on if and only if there is no error"
    );
    let report = checked.report(true);
    assert!(report.contains(" in 3 files"), "{report}");
    for finding in &checked.findings {
        if let Some(place) = finding.place {
            let text = &checked.folder.files[place.file as usize].text;
            assert!(place.start <= place.end && place.end as usize <= text.len(), "{finding:?}");
        }
        assert!(!finding.help.is_empty(), "a finding without help: {finding:?}");
    }
    checked
}

#[test]
fn a_sheet_that_lacks_any_one_line_is_answered() {
    let whole = files();
    for (file, (_, bytes)) in whole.iter().enumerate() {
        let lines: Vec<_> = bytes.split_inclusive(|&byte| byte == b'\n').collect();
        for line in 0..lines.len() {
            let mut files = whole.clone();
            files[file].1 = [&lines[..line], &lines[line + 1..]].concat().concat();
            answer(&files);
        }
    }
}

#[test]
fn a_sheet_that_ends_anywhere_is_answered() {
    let whole = files();
    for (file, (_, bytes)) in whole.iter().enumerate() {
        for end in (0..bytes.len()).step_by(7) {
            let mut files = whole.clone();
            files[file].1.truncate(end);
            answer(&files);
        }
    }
}

#[test]
fn a_sheet_with_any_value_changed_is_answered() {
    let mut dice = Dice(0x5eed_0001);
    let whole = files();
    let mut passed = 0;
    for _ in 0..1500 {
        let mut files = whole.clone();
        for _ in 0..=dice.roll(2) {
            let bytes = &mut files[dice.roll(3)].1;
            let values: Vec<_> = (0..bytes.len()).filter(|&at| bytes[at] == b'=').collect();
            let Some(&from) = values.get(dice.roll(values.len())) else { continue };
            let end =
                bytes[from..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |end| from + end);
            let value = NASTY[dice.roll(NASTY.len())];
            bytes.splice(from + 1..end, value.bytes());
        }
        passed += usize::from(answer(&files).sheet.is_some());
    }
    assert!(passed < 500, "{passed} of 1500 broken sheets pass: the mutations break too little");
}

#[test]
fn a_sheet_of_any_bytes_is_answered() {
    let mut dice = Dice(0x5eed_0002);
    let whole = files();
    for _ in 0..1500 {
        let mut files = whole.clone();
        for _ in 0..=dice.roll(5) {
            let bytes = &mut files[dice.roll(3)].1;
            let at = dice.roll(bytes.len());
            match dice.roll(3) {
                0 => bytes[at] = u8::try_from(dice.roll(256)).expect("256 sides"),
                1 => drop(bytes.splice(at..at, NASTY[dice.roll(NASTY.len())].bytes())),
                _ => drop(bytes.splice(at..(at + dice.roll(40)).min(bytes.len()), [])),
            }
        }
        answer(&files);
    }
}

#[test]
fn lines_in_any_order_are_answered() {
    let mut dice = Dice(0x5eed_0003);
    let whole = files();
    for _ in 0..500 {
        let mut files = whole.clone();
        let bytes = &mut files[dice.roll(3)].1;
        let mut lines: Vec<Vec<u8>> =
            bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
        for _ in 0..=dice.roll(4) {
            let (one, other) = (dice.roll(lines.len()), dice.roll(lines.len()));
            lines.swap(one, other);
        }
        *bytes = lines.concat();
        answer(&files);
    }
}

#[test]
fn thousands_of_findings_are_counted_in_reasonable_time() {
    let mut files = files();
    let fact = "[[fact]]\nslug = \"again\"\ntopic = \"nowhere\"\nstatement = \"\"\nparties = [\"none\"]\n";
    files[2].1 = fact.repeat(20_000).into_bytes();
    let checked = answer(&files);
    assert!(checked.errors() > 80_000);
    assert!(checked.report(false).contains("\n… and "));
}

/// Where the names of fields stand in a file, each with the whole of what it
/// names: its header, or the field with its value.
fn names(text: &str) -> Vec<(Range<usize>, &str)> {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
    let mut names = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let own = line.trim();
        let begin = start + (line.len() - line.trim_start().len());
        start += line.len();
        if own.starts_with("[[") {
            let name = own.rfind('.').map_or(2, |dot| dot + 1);
            names.extend([(begin + name..begin + own.len() - 2, own)]);
            if name > 2 {
                names.push((begin + 2..begin + name - 1, own));
            }
            continue;
        }
        for (equals, _) in own.match_indices(" = ") {
            let from = own[..equals].rfind(|c| !is_name(c)).map_or(0, |at| at + 1);
            let value = own[equals + 3..].chars().next();
            let end = match value {
                // Within the braces a value ends at a comma or the last brace.
                _ if from > 0 => own[equals..].find([',', '}']).map_or(own.len(), |at| equals + at),
                _ => own.len(),
            };
            names.push((begin + from..begin + equals, own[from..end].trim_end()));
        }
    }
    names
}

/// A letter left out, doubled, or swapped with the next one.
fn misspelt(name: &str) -> Vec<String> {
    let mut all = Vec::new();
    for at in 0..name.len() {
        let (before, letter, after) = (&name[..at], &name[at..=at], &name[at + 1..]);
        all.push(format!("{before}{after}"));
        all.push(format!("{before}{letter}{letter}{after}"));
        if let Some(next) = after.get(..1) {
            all.push(format!("{before}{next}{letter}{}", &after[1..]));
        }
    }
    all.retain(|other| other != name && !other.is_empty());
    all
}

#[test]
fn a_misspelt_name_is_one_finding_and_the_help_has_the_editors_own_value() {
    let whole = files();
    for (file, (path, bytes)) in whole.iter().enumerate() {
        let text = str::from_utf8(bytes).expect("the file is UTF-8");
        for (place, written) in names(text) {
            for slip in misspelt(&text[place.clone()]) {
                let mut files = whole.clone();
                files[file].1.splice(place.clone(), slip.bytes());
                let checked = answer(&files);
                let report = checked.report(false);
                let context = format!("`{slip}` for `{}` in {path}: {report}", &text[place.clone()]);
                let [finding] = checked.findings.as_slice() else { panic!("{context}") };
                // Two tables of one name are a mistake of the form.
                assert!(matches!(finding.rule, Rule::UnknownField | Rule::Syntax), "{context}");
                assert!(report.contains("did you mean `"), "{context}");
                let keeps = finding.help.ends_with(", and keep the value");
                assert!(finding.help == format!("write {written}") || keeps, "`{written}`: {context}");
            }
        }
    }
}

#[test]
fn a_field_below_a_header_it_does_not_belong_to_is_one_finding() {
    let whole = files();
    let below = |file: usize, fields: &[&str]| {
        let text = str::from_utf8(&whole[file].1).expect("the file is UTF-8");
        for field in fields {
            let from = text.rfind(&format!("\n{field} = ")).expect("the field is there") + 1;
            let end = from + text[from..].find('\n').expect("the line ends") + 1;
            let mut files = whole.clone();
            files[file].1 = format!("{}{}{}", &text[..from], &text[end..], &text[from..end]).into_bytes();
            let checked = answer(&files);
            let report = checked.report(false);
            let [finding] = checked.findings.as_slice() else { panic!("{field}: {report}") };
            assert_eq!(finding.rule, Rule::UnknownField, "{field}: {report}");
            assert!(finding.help.starts_with("move it "), "{field}: {report}");
        }
    };
    below(0, &["kicker", "standfirst", "provenance", "language", "updated", "method", "horizon"]);
    below(2, &["topic", "statement", "source", "verified"]);
}

#[test]
fn whoever_writes_no_day_is_told_at_once_that_a_day_is_needed() {
    let whole = files();
    for bad in [
        "\"2026-13\"",
        "\"2026-11\"",
        "\"2026\"",
        "\"2026-02-30\"",
        "\"2026-11-20/2026-11-22\"",
        "\"2026-13/2027\"",
        "\"{2026-11-20}\"",
        "\"[2026-11-20\"",
        "\"2026-11-2X\"",
        "\"2026-11-20~\"",
        "\"today\"",
        "2026",
        "2026-11-20T10:00:00",
    ] {
        for (file, field) in [(0, "updated"), (2, "verified"), (1, "date")] {
            let mut files = whole.clone();
            let bytes = &mut files[file].1;
            bytes.extend(b"\n[[correction]]\ndate = \"2026-11-20\"\ntext = \"None.\"\n");
            let text = String::from_utf8(std::mem::take(bytes)).expect("the file is UTF-8");
            *bytes =
                text.replacen(&format!("{field} = \"2026-11-20\""), &format!("{field} = {bad}"), 1).into();
            let checked = answer(&files);
            let report = checked.report(false);
            let [finding] = checked.findings.as_slice() else { panic!("{field} = {bad}: {report}") };
            assert!(finding.help.contains("YYYY-MM-DD"), "{field} = {bad}: {report}");
        }
    }
}
