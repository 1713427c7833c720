//! The years by which facts can be filtered, and the horizon in whole years.

use factsheet::{day::Span, filter::counted};

use crate::check::Sheet;

/// The span from the first day of its first year to the last of its last.
pub fn whole(span: Span) -> Span {
    let first = Span::year(span.first.year());
    let last = Span::year(span.last().year());
    first.zip(last).map_or(span, |(first, last)| first.hull(last))
}

/// The years of the horizon that the period of a fact touches, ascending: of a
/// deadline its own year alone.
pub fn touched(sheet: &Sheet) -> Vec<String> {
    let horizon = whole(sheet.horizon);
    let years = horizon.first.year()..=horizon.last().year();
    let periods: Vec<Span> = sheet
        .facts
        .iter()
        .filter_map(|fact| fact.period.as_ref())
        .map(|period| counted(period.when.span, period.when.moment))
        .collect();
    years
        .filter_map(|year| Some((year, Span::year(year)?)))
        .filter(|(_, span)| periods.iter().any(|period| period.touches(*span)))
        .map(|(year, _)| format!("{year:04}"))
        .collect()
}
