//! One file: TOML, then its fields.

use toml::de::DeTable;

use super::{
    File, Sheet, fact,
    fields::{Fields, inside, place},
    head,
    text::shown,
};
use crate::finding::{Finding, Log, Rule};

/// Reads one file into the sheet. Returns whether it is TOML to its end.
pub(super) fn read(sheet: &mut Sheet, index: u32, file: &File, log: &Log) -> bool {
    let text = file.text.as_str();
    let (root, errors) = DeTable::parse_recoverable(text);
    let before = log.len();
    let first_line = text.find('\n').unwrap_or(text.len());
    let place = place(index, 0..first_line);
    let is_head = file.name == "sheet.toml";
    let kind = if is_head { &head::HEAD } else { &head::PART };
    let mut fields =
        Fields { file: index, text, log, table: root.get_ref(), kind, missing: Vec::new(), place };
    if is_head {
        sheet.head = head::head(&mut fields);
    }
    head::lists(sheet, &mut fields);
    fact::lists(sheet, &mut fields);
    fields.finish();
    let first = errors.iter().min_by_key(|error| error.span().map_or(0, |span| span.start));
    let Some(error) = first else { return true };
    // Beyond a mistake in the form, the parser guesses: its guesses are good
    // enough to know names by, not to complain about.
    log.truncate(before);
    log.add(syntax(index, text, error));
    false
}

/// The finding for text that is not TOML.
fn syntax(file: u32, text: &str, error: &toml::de::Error) -> Finding {
    let message = error.message();
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let span = inside(text, error.span().unwrap_or(0..0));
    // A bare word is taken for `true` or a number by its first letter.
    let bare = ["boolean", "float", "integer", "date", "number", "value", "quoted", "leading zero", "digit"];
    let (what, label, help) = if what == "duplicate key" {
        let help = "give each field once; a new fact begins with [[fact]], with two brackets";
        ("a field given twice".to_owned(), "given before".to_owned(), help)
    } else if what.contains("basic string") || what.contains("newline") {
        let help = "close the text with \" on the same line, or use \"\"\" around several lines; inside, write \\\" for \"";
        ("a text that is not closed".to_owned(), "where is its end?".to_owned(), help)
    } else if what.contains("with no value") || what.contains("missing value") {
        let help = "write `field = value`, or delete the line";
        ("a field without a value".to_owned(), "what is its value?".to_owned(), help)
    } else if bare.iter().any(|word| what.contains(word)) {
        let help = "put texts and dates between \"quotes\"; write numbers as 10300 or 22.3";
        ("a bare value".to_owned(), "neither a text between quotes nor a number".to_owned(), help)
    } else {
        let help = "a line is `field = value` or a header such as [[fact]]; texts stand between \"quotes\"";
        let label = if expected.is_empty() { shown(what) } else { format!("expected {}", shown(expected)) };
        (shown(what), label, help)
    };
    Finding::new(Rule::Syntax, place(file, span), format!("this is not TOML: {what}")).label(label).help(help)
}
