//! Which days the strip shows.

use crate::{
    day::{Day, Span},
    sheet::{Sheet, When},
    state::Zoom,
};

/// Shortest window, in days.
pub const SHORTEST: i64 = 14;

/// One step closer, in 1/10,000; a step farther is its inverse.
const STEP: u32 = 6250;

/// The window after a move. Total: whatever comes in, the result lies inside
/// [`bounds`], is not shorter than [`SHORTEST`] days (unless the bounds are),
/// and is `None` where it equals the sheet's horizon.
#[must_use]
pub fn zoom(sheet: &Sheet, window: Option<Span>, zoom: Zoom) -> Option<Span> {
    let bounds = bounds(sheet);
    let now = shown(sheet, window);
    let (first, days) = (i64::from(now.first.0), i64::from(now.days()));
    let by = |at: u16, ratio: u32| {
        let at = i64::from(at.min(10_000));
        let new = fit(divide(days * i64::from(ratio), 10_000), bounds);
        // Rounding may leave out a day or two on the way back to all of it.
        let most = i64::from(bounds.days());
        let new = if new > days && most - new < most / 100 { most } else { new };
        (first + divide((days - new) * at, 10_000), new)
    };
    let (first, days) = match zoom {
        Zoom::In(at) => by(at, STEP),
        Zoom::Out(at) => by(at, 100_000_000 / STEP),
        Zoom::By { at, ratio } => by(at, ratio),
        Zoom::Pan(way) => (first + divide(days * i64::from(way), 10_000), days),
        // A little air, so that the event does not stick to the edge.
        Zoom::Start => (i64::from(outermost(sheet).first.0) - days / 20, days),
        Zoom::End => (i64::from(outermost(sheet).end.0) - days + days / 20, days),
        Zoom::Whole => return None,
        Zoom::To(span) if span.is_empty() => (first, days),
        Zoom::To(span) => return placed(sheet, span),
    };
    within(sheet, bounds, first, days)
}

/// What the strip shows: the window, moved inside [`bounds`], or the horizon.
#[must_use]
pub fn shown(sheet: &Sheet, window: Option<Span>) -> Span {
    window
        .filter(|span| !span.is_empty())
        .and_then(|span| placed(sheet, span))
        .unwrap_or_else(|| horizon(sheet))
}

/// How far the strip can go: the horizon, and farther where an event lies outside.
#[must_use]
pub fn bounds(sheet: &Sheet) -> Span {
    horizon(sheet).hull(outermost(sheet))
}

/// The place of a day's first moment in the window, in 1/10,000 of its
/// length; below 0 and above 10,000 for days outside.
#[must_use]
pub fn place(window: Span, day: Day) -> i32 {
    let days = i64::from(window.days()).max(1);
    let since = i64::from(day.0) - i64::from(window.first.0);
    i32::try_from(since * 10_000 / days).unwrap_or(if since < 0 { i32::MIN } else { i32::MAX })
}

/// The day at a place of the window, in 1/10,000.
#[must_use]
pub fn day_at(window: Span, place: i32) -> Day {
    let days = i64::from(window.days());
    let since = (days * i64::from(place)).div_euclid(10_000).clamp(0, (days - 1).max(0));
    Day(window.first.0.saturating_add(since as i32))
}

/// The part of a period that the window shows, from and to a place in 1/10,000.
#[must_use]
pub fn seen(window: Span, period: Span) -> Option<(u16, u16)> {
    let seen = period.and(window);
    let at = |day| place(window, day).clamp(0, 10_000) as u16;
    (!seen.is_empty()).then(|| (at(seen.first), at(seen.end)))
}

/// The days of an event on which its mark rests: all of its span, with open
/// ends cut to what is known; the last day of a deadline.
pub(super) fn known(when: &When) -> Span {
    let Span { first, end } = when.span;
    match (when.span.opens() || when.moment, when.span.is_open()) {
        (true, true) => Span::default(),
        (true, false) => Span { first: when.span.last(), end },
        (false, true) => Span::day(first),
        (false, false) => when.span,
    }
}

/// From the first known day of all events to the last; the horizon where there is none.
fn outermost(sheet: &Sheet) -> Span {
    let spans = sheet.events.iter().filter_map(|event| event.when.as_ref()).map(known);
    spans.filter(|span| !span.is_empty()).reduce(Span::hull).unwrap_or_else(|| horizon(sheet))
}

/// The sheet's horizon, mended where it is no span at all.
fn horizon(sheet: &Sheet) -> Span {
    let Span { first, end } = sheet.horizon;
    let first = first.max(Day::MIN).min(Day(Day::MAX.0 - 366));
    Span { first, end: if end > first { end.min(Day::MAX) } else { Day(first.0 + 366) } }
}

/// A span moved and stretched as little as can be to be a window.
fn placed(sheet: &Sheet, span: Span) -> Option<Span> {
    let bounds = bounds(sheet);
    let (first, end) = (i64::from(span.first.0), i64::from(span.end.0));
    let days = fit(end - first, bounds);
    // A short one is stretched to both sides, a long one is cut.
    let first = if end - first < days { first - (days - (end - first)) / 2 } else { first };
    within(sheet, bounds, first, days)
}

fn within(sheet: &Sheet, bounds: Span, first: i64, days: i64) -> Option<Span> {
    let lowest = i64::from(bounds.first.0);
    let highest = i64::from(bounds.end.0) - days;
    let first = first.clamp(lowest, highest.max(lowest));
    let day = |at: i64| Day(i32::try_from(at).unwrap_or(bounds.first.0));
    let span = Span { first: day(first), end: day(first + days) };
    (span != horizon(sheet)).then_some(span)
}

fn fit(days: i64, bounds: Span) -> i64 {
    let most = i64::from(bounds.days());
    days.clamp(SHORTEST.min(most), most)
}

/// Rounded to the nearest.
fn divide(value: i64, by: i64) -> i64 {
    (value + by / 2).div_euclid(by)
}
