//! Dates as fields have them.

use std::ops::Range;

use factsheet::day::{
    self, Day, Edtf, Span,
    edtf::{Precision, Shape},
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
    let read = day::edtf(text).map_err(|error| {
        // The label points at the first letter that cannot be read; where the
        // text is only too short, at the whole of it.
        let width = text.get(error.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let at = if width == 0 { 0..text.len() } else { error.at..error.at + width };
        Wrong { at, label: clause(error.why.why()), help: clause(error.why.fix()) }
    })?;
    Ok((text.to_owned(), read))
}

/// One certain day.
pub(super) fn day(text: &str) -> Result<Day, Wrong> {
    let (_, date) = any(text)?;
    let day = match date.start {
        day::edtf::End::At(first) if date.shape == Shape::Date => first,
        _ => return Err(not_a_day(text)),
    };
    let exact = day.precision == Precision::Day && !day.sometime && !date.uncertain && !date.approximate;
    if exact { Ok(date.span.first) } else { Err(not_a_day(text)) }
}

fn not_a_day(text: &str) -> Wrong {
    Wrong {
        at: 0..text.len(),
        label: "not one day".to_owned(),
        help: "write year, month and day, such as \"2026-11-23\"".to_owned(),
    }
}

/// A period with a beginning and an end.
pub(super) fn horizon(text: &str) -> Result<Span, Wrong> {
    let (_, date) = any(text)?;
    if date.shape == Shape::Interval && date.span.first != Day::MIN && date.span.end != Day::MAX {
        return Ok(date.span);
    }
    Err(Wrong {
        at: 0..text.len(),
        label: "not a period with two ends".to_owned(),
        help: "write the first and the last year, such as \"2022/2030\"".to_owned(),
    })
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
