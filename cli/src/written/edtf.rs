//! Dates as fields have them.

use std::ops::Range;

use factsheet::day::{
    self, Day, Edtf, Span,
    edtf::{EdtfError, End, Precision, Reason, Shape},
};

/// What is wrong with a date.
pub(super) struct Wrong {
    /// Bytes of the text.
    pub at: Range<usize>,
    /// A few words for it.
    pub label: String,
    /// How to mend it.
    pub help: String,
}

/// Reads a date.
pub(super) type Read<T> = fn(&str) -> Result<T, Wrong>;

/// Any date or period, with the text it is written in.
pub(super) fn any(text: &str) -> Result<(String, Edtf), Wrong> {
    let read = day::edtf(text).map_err(|error| wrong(text, error, clause(error.why.fix())))?;
    Ok((text.to_owned(), read))
}

/// One certain day.
pub(super) fn day(text: &str) -> Result<Day, Wrong> {
    let help = || "write one day as YYYY-MM-DD: year, month and day in digits".to_owned();
    let no_day = |label: &str| Wrong { at: 0..text.len(), label: label.to_owned(), help: help() };
    let date = day::edtf(text).map_err(|error| match error.why {
        Reason::Month => {
            Wrong { label: "a month is two digits from 01 to 12".to_owned(), ..wrong(text, error, help()) }
        }
        Reason::Empty | Reason::Year | Reason::DayForm | Reason::NoSuchDay | Reason::Time | Reason::Rest => {
            wrong(text, error, help())
        }
        // What could be mended as a period or a set would still be no day.
        _ => no_day("not one day"),
    })?;
    let only = match (date.shape, date.start) {
        (Shape::Date, End::At(only)) => only,
        (Shape::Interval, _) => return Err(no_day("a period, not one day")),
        _ => return Err(no_day("a set of dates, not one day")),
    };
    match only.precision {
        _ if only.uncertain || only.approximate => Err(no_day("not certain to be this day")),
        Precision::Day if !only.sometime => Ok(date.span.first),
        Precision::Month if !only.sometime => Err(no_day("a month, not one day")),
        Precision::Year if !only.sometime => Err(no_day("a year, not one day")),
        _ => Err(no_day("many days, not one")),
    }
}

/// A period with a beginning and an end.
pub(super) fn horizon(text: &str) -> Result<Span, Wrong> {
    let help = "write the first and the last year as YYYY/YYYY";
    let date = day::edtf(text).map_err(|error| match error.why {
        Reason::Order => wrong(text, error, clause(error.why.fix())),
        _ => wrong(text, error, help.to_owned()),
    })?;
    if date.shape == Shape::Interval && date.span.first != Day::MIN && date.span.end != Day::MAX {
        return Ok(date.span);
    }
    Err(Wrong { at: 0..text.len(), label: "not a period with two ends".to_owned(), help: help.to_owned() })
}

/// What is wrong with a text that is no date. The label points at the first
/// letter that cannot be read; where the text is only too short, at the whole
/// of it.
fn wrong(text: &str, error: EdtfError, help: String) -> Wrong {
    let width = text.get(error.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let at = if width == 0 { 0..text.len() } else { error.at..error.at + width };
    Wrong { at, label: clause(error.why.why()), help }
}

/// A sentence as a part of the report: without its capital and its full stop.
fn clause(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    let whole = letters.as_str();
    match letters.next() {
        Some(first) if first != 'X' => first.to_lowercase().chain(letters).collect(),
        _ => whole.to_owned(),
    }
}
