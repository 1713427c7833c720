//! One file: TOML, then its fields.

use toml::de::DeTable;

use super::{
    File, Sheet, fact,
    fields::{Fields, inside, place},
    head,
    text::shown,
};
use crate::finding::{Finding, Log, Rule};

/// What the parser says of a name given twice.
const DUPLICATE: &str = "duplicate key";

/// Reads one file into the sheet. Returns whether it is TOML to its end.
pub(super) fn read(sheet: &mut Sheet, index: u32, file: &File, log: &Log) -> bool {
    let text = file.text.as_str();
    let (root, errors) = DeTable::parse_recoverable(text);
    let first = errors.iter().min_by_key(|error| error.span().map_or(0, |span| span.start));
    // Beyond a mistake in the form, the parser guesses: its guesses are good
    // enough to know names by, not to complain about.
    let unheard = Log::default();
    let heard = if first.is_some() { &unheard } else { log };
    let first_line = text.find('\n').unwrap_or(text.len());
    let place = place(index, 0..first_line);
    let is_head = file.name == "sheet.toml";
    let kind = if is_head { &head::HEAD } else { &head::PART };
    let mut fields = Fields::new(index, text, heard, root.get_ref(), kind, place);
    head::lists(sheet, &mut fields);
    fact::lists(sheet, &mut fields);
    if is_head {
        // Last, for what stands below the header of a list by mistake.
        sheet.head = head::head(&mut fields);
    }
    let torn = first.and_then(|error| torn(&fields, text, error));
    fields.finish();
    let Some(error) = first else { return true };
    log.add(torn.unwrap_or_else(|| syntax(index, text, error)));
    false
}

/// The finding where a misspelt header is what makes two of a name: below
/// `[[fcat]]`, `[[fact.figure]]` begins a table that the next `[[fact]]` meets.
fn torn(fields: &Fields<'_>, text: &str, error: &toml::de::Error) -> Option<Finding> {
    let span = inside(text, error.span()?);
    let name = text.get(span.clone()).filter(|_| error.message() == DUPLICATE)?;
    let misspelt = fields.guess(name)?;
    let header = misspelt.place.filter(|header| (header.start as usize) < span.start)?;
    let what = format!("this is not TOML: `{}` is given twice", shown(name));
    Some(
        Finding::new(Rule::Syntax, place(fields.file, span), what)
            .label("given before, below the misspelt header")
            .also(header, misspelt.label)
            .help(misspelt.help),
    )
}

/// The finding for text that is not TOML.
fn syntax(file: u32, text: &str, error: &toml::de::Error) -> Finding {
    let message = error.message();
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let span = inside(text, error.span().unwrap_or(0..0));
    // A bare word is taken for `true` or a number by its first letter.
    let bare = ["boolean", "float", "integer", "date", "number", "value", "quoted", "leading zero", "digit"];
    let (what, label, help) = if what == DUPLICATE {
        let help = "give each field once; a new fact begins with [[fact]], with two brackets";
        ("a field given twice".to_owned(), "given before".to_owned(), help)
    } else if what.contains("basic string") || what.contains("newline") {
        let help = "close the text with \" on the same line, or use \"\"\" around several lines; inside, write \\\" for \"";
        ("a text that is not closed".to_owned(), "where is its end?".to_owned(), help)
    } else if what.contains("with no value") || what.contains("missing value") {
        let help = "write `field = value`, or delete the line";
        ("a field without a value".to_owned(), "what is its value?".to_owned(), help)
    } else if text[..span.start].ends_with('"') && text[span.start..].starts_with(char::is_alphanumeric) {
        let help = "inside a text write \\\" for \", or “ and ”";
        ("a text that ends too early".to_owned(), "the \" before this ends the text".to_owned(), help)
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
