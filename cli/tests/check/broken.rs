//! Whatever is done to a sheet, the check answers: it never panics, and what
//! it does not hand on it complains about.

use std::fs;

use factsheet_cli::check::{Checked, check_texts};

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
