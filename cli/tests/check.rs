//! Every rule of `factsheet check`, each with a bad sheet and the exact report.
//!
//! `tests/check/valid` is a whole sheet. `tests/check/<rule>` holds the files
//! that are laid over it, and `report.txt`, what the tool then says. With
//! `UPDATE=1` the reports are written anew: read the difference.

mod check {
    pub mod broken;
    pub mod command;
    pub mod help;
    pub mod sheet;
}

use std::{
    fs,
    path::{Path, PathBuf},
};

use factsheet_cli::{
    check::{check, check_within},
    finding::Rule,
    written::Limits,
};

/// The folder of the cases.
fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check")
}

/// An empty folder to write a sheet to; its own for each name.
fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check").join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).expect("the scratch folder can be made");
    dir
}

/// Copies the files of a case over what is there.
fn lay(case: &str, sheet: &Path) {
    for entry in fs::read_dir(cases().join(case)).expect("the case is a folder") {
        let path = entry.expect("the case can be read").path();
        let name = path.file_name().expect("a file has a name");
        if name != "report.txt" {
            fs::copy(&path, sheet.join(name)).expect("the file can be copied");
        }
    }
}

/// What the tool says about a folder, with its path made short.
fn report(sheet: &Path) -> String {
    check(sheet).report(false).replace(sheet.to_str().expect("the path is UTF-8"), "sheets/tram")
}

/// Checks that a bad sheet gives the report beside it, and that the rule is in it.
fn case(rule: Rule) {
    let sheet = scratch(rule.name()).join("tram");
    fs::create_dir(&sheet).expect("the sheet's folder can be made");
    lay("valid", &sheet);
    lay(rule.name(), &sheet);
    let found = report(&sheet);
    let file = cases().join(rule.name()).join("report.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &found).expect("the report can be written");
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert!(found.contains(rule.id()), "the rule is not in its own report:\n{found}");
    assert!(found == expected, "expected:\n{expected}\nfound:\n{found}");
}

macro_rules! rules {
    ($($name:ident $rule:ident)*) => {
        $(#[test]
        fn $name() {
            case(Rule::$rule);
        })*

        /// Rules with a folder of their own.
        const IN_FOLDERS: &[Rule] = &[$(Rule::$rule),*];
    };
}

rules! {
    a_sheet_is_published_in_a_folder_on_the_web BadAddress
    a_control_character_is_an_error BadCharacter
    a_date_must_be_edtf_and_on_the_calendar BadDate
    a_locator_lies_inside_its_source BadLocator
    a_number_is_digits_with_at_most_one_point BadNumber
    a_slug_has_plain_letters BadSlug
    a_link_leads_to_the_web_or_a_mailbox BadUrl
    a_file_is_utf_8 BadUtf8
    a_word_is_one_of_its_list BadValue
    relations_do_not_run_in_a_circle Circle
    a_relation_leads_to_a_figure DanglingFigure
    a_slug_names_something DanglingSlug
    a_slug_names_one_thing DuplicateSlug
    a_step_is_taken_once DuplicateStep
    a_text_is_not_empty EmptyText
    an_event_without_facts_is_a_warning EventWithoutFacts
    four_to_six_key_figures_else_a_warning KeyCount
    a_missing_field_is_named MissingField
    currencies_never_share_a_scale MixedCurrencies
    a_fact_has_a_source NoSource
    an_event_has_a_step_or_a_date NoTime
    a_figure_has_a_unit NoUnit
    progress_leads_to_a_target NotATarget
    a_part_is_no_larger_than_its_whole PartOverWhole
    what_is_not_toml_is_shown_once_a_file Syntax
    a_target_without_a_date_is_a_warning TargetWithoutDate
    a_text_keeps_its_limit TooLong
    a_currency_is_in_iso_4217 UnknownCurrency
    an_unknown_field_is_an_error UnknownField
    like_is_measured_against_like UnlikeUnits
    a_fact_stands_under_a_topic UnreachableFact
    a_file_that_is_not_read_is_a_warning UnreadFile
    a_name_nobody_uses_is_a_warning UnusedName
    a_field_has_its_type WrongType
    a_unit_goes_with_the_kind_of_figure WrongUnit
}

#[test]
fn every_rule_has_a_test() {
    // These two are about folders that no repository can hold: see below.
    let apart = [Rule::Unreadable, Rule::TooLarge];
    for &rule in Rule::ALL {
        assert!(IN_FOLDERS.contains(&rule) != apart.contains(&rule), "{} has no test", rule.id());
    }
}

#[test]
fn every_rule_is_in_the_editors_handbook() {
    let handbook = fs::read_to_string(cases().join("../../../docs/sheet.md")).expect("the handbook is there");
    for rule in Rule::ALL {
        let line = format!("| `{}` | {} |", rule.id(), rule.why());
        assert!(handbook.lines().any(|other| other == line), "docs/sheet.md lacks: {line}");
    }
}

#[test]
fn rules_have_numbers_of_their_own() {
    let mut numbers: Vec<_> = Rule::ALL.iter().filter_map(|rule| rule.id().split(' ').next()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), Rule::ALL.len());
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let sheet = scratch("not-there").join("tram");
    let report = report(&sheet);
    assert!(report.starts_with("error[E01 unreadable]: cannot read the folder `sheets/tram`: "), "{report}");
    assert!(report.ends_with("\n1 error, no warnings in no files\n"), "{report}");
}

#[test]
fn a_folder_without_a_head_is_an_error() {
    let sheet = scratch("no-head").join("tram");
    fs::create_dir(&sheet).expect("the sheet's folder can be made");
    assert_eq!(
        report(&sheet),
        "error[E01 unreadable]: there is no sheet.toml in `sheets/tram`
 |
 = note: a sheet is a folder with a sheet.toml, and every .toml file in it is read
 = help: write the head of the sheet (title, standfirst, sources, topics …) to sheet.toml

1 error, no warnings in no files
"
    );
}

#[test]
fn more_than_10_mb_of_text_is_an_error() {
    let sheet = scratch("too-large").join("tram");
    fs::create_dir(&sheet).expect("the sheet's folder can be made");
    lay("valid", &sheet);
    fs::write(sheet.join("zebra.toml"), "#".repeat(10_000_000)).expect("the file can be written");
    assert_eq!(
        report(&sheet),
        "error[E31 too-large]: `sheets/tram/zebra.toml` brings the sheet over 10 MB of text
 |
 = note: the whole sheet is loaded by every reader
 = help: split the story into several sheets; `--large` allows ten times as much

1 error, no warnings in 3 files
"
    );
    let checked = check_within(&sheet, Limits::LARGE);
    assert_eq!(checked.errors(), 0, "{}", checked.report(false));
}
