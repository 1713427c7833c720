//! Phrases that depend on numbers and days.

use alloc::string::{String, ToString};

use crate::{
    day::{Day, Span},
    filter::Facet,
    sheet::Sheet,
};

/// The value of facts that the source says nothing about.
#[must_use]
pub fn not_stated(facet: Facet) -> &'static str {
    match facet {
        Facet::Kind => "No figure",
        Facet::Event => "No event",
        _ => "Not stated",
    }
}

/// Whether all of a fact is the source's own, or part of it inferred.
#[must_use]
pub fn basis(inferred: bool) -> &'static str {
    if inferred { "Inferred in part" } else { "Stated" }
}

/// What is spoken when the answer has changed: `12 of 54 facts shown.`
#[must_use]
pub fn results_status(shown: u32, all: u32) -> String {
    match shown {
        0 => "No facts found.".to_string(),
        _ => super::count(shown, all) + " shown.",
    }
}

/// A span of days in words, with the sheet's names of months: `2024–2027`,
/// `March 2024 – September 2027`, `5 March 2024`.
#[must_use]
pub fn span(sheet: &Sheet, span: Span) -> String {
    let (year, month, _) = span.first.civil();
    if Span::year(year) == Some(span) {
        return year.to_string();
    }
    if span.days() == 1 {
        return day(sheet, span.first);
    }
    if Span::month(year, month) == Some(span) {
        return month_of(sheet, span.first);
    }
    let last = span.last();
    let starts = |unit: Option<Span>| unit.is_some_and(|unit| unit.first == span.first);
    let ends = |unit: Option<Span>| unit.is_some_and(|unit| unit.end == span.end);
    let (last_year, last_month, _) = last.civil();
    let mut text;
    if starts(Span::year(year)) && ends(Span::year(last_year)) {
        text = year.to_string();
        text.push('–');
        text += &last_year.to_string();
    } else if starts(Span::month(year, month)) && ends(Span::month(last_year, last_month)) {
        text = month_of(sheet, span.first);
        text += " – ";
        text += &month_of(sheet, last);
    } else {
        text = day(sheet, span.first);
        text += " – ";
        text += &day(sheet, last);
    }
    text
}

/// `5 March 2024`.
#[must_use]
pub fn day(sheet: &Sheet, day: Day) -> String {
    let mut text = day.civil().2.to_string();
    text.push('\u{a0}');
    text += &month_of(sheet, day);
    text
}

/// `March 2024`.
fn month_of(sheet: &Sheet, day: Day) -> String {
    let (year, month, _) = day.civil();
    let mut text = String::from(sheet.months.get(usize::from(month) - 1).copied().unwrap_or_default());
    text.push(' ');
    text += &year.to_string();
    text
}

/// The period that was dragged over: `Only facts from March 2024 – June 2025`.
#[must_use]
pub fn brushed(sheet: &Sheet, period: Span) -> String {
    String::from("Only facts that touch ") + &span(sheet, period)
}

/// What a screen reader says of the strip, with the span it shows and its keys.
#[must_use]
pub fn strip(sheet: &Sheet, window: Span) -> String {
    let mut text = String::from("Timeline, ");
    text += &span(sheet, window);
    text += ". Arrow keys move it, plus and minus zoom, Home and End go to the first and last event, \
             0 shows the whole span. Shift with an arrow key selects a period, Enter filters by it, Escape lets go.";
    text
}

/// What is spoken when the strip has moved.
#[must_use]
pub fn window_status(sheet: &Sheet, window: Span) -> String {
    String::from("Showing ") + &span(sheet, window) + "."
}

/// What is spoken while a period is selected by keys.
#[must_use]
pub fn brush_status(sheet: &Sheet, period: Span, facts: u32) -> String {
    let mut text = span(sheet, period);
    text += ": ";
    text += &super::facts(facts);
    text.push('.');
    text
}
