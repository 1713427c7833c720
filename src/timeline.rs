//! Events → lanes, marks and ticks, in unitless coordinates.
//!
//! Nothing is measured: the width of a text is estimated from above, and the
//! strip is laid out for the narrowest plot in which it is shown. Two boxes
//! that stand apart there stand apart at any greater width, since places grow
//! with the plot and texts do not. So the prerender and the engine draw the
//! same strip, and nothing moves when the engine takes over.

use alloc::{string::String, vec::Vec};

use crate::{
    day::{Day, Span},
    sheet::{Event, Sheet},
};

mod drag;
mod pack;
mod scale;
mod width;
mod zoom;

pub use drag::{Grown, brush, drag, place_in, slide, wheel};
pub use scale::Unit;
pub use width::{cut, width};
pub use zoom::{SHORTEST, bounds, day_at, place, seen, shown, zoom};

/// One em of the strip's type at the narrowest plot, in 1/10,000 of its width:
/// the plot is at least 37.8 em wide. `static/sheet.css` shows the strip only
/// where that holds.
pub const EM: i32 = 265;

/// The strip, laid out for one window. `x` runs from 0 to 10,000 across the
/// plot, from earlier to later; rows count from 0 downwards.
///
/// A lane keeps the rows that it needs for the whole horizon, and an event its
/// row, where it can, so that nothing jumps while the reader zooms. Where the
/// whole needs more than 24 rows the strip takes only the rows it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The days it shows.
    pub window: Span,
    /// How many rows in all.
    pub rows: u16,
    /// Lanes from top to bottom, those without a dated event left out; those
    /// without a mark in the window keep one row.
    pub lanes: Vec<Lane>,
    /// Ticks from left to right.
    pub ticks: Vec<Tick>,
    /// Marks of dated events that touch the window. Steps of the programme
    /// have none: their scale is the sequence.
    pub marks: Vec<Mark>,
    /// Where today's line stands.
    pub today: Option<i32>,
}

/// One track's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Index into the sheet's tracks.
    pub track: u16,
    /// First row.
    pub row: u16,
    /// How many rows, at least 1.
    pub rows: u16,
}

/// A line of the scale with its label. The label stands after the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub x: i32,
    /// `2024`, `Mar`, `5`, at the first one `5 Mar 2024`; empty where another
    /// label takes the room.
    pub label: String,
    /// A year begins; or a month, where the ticks are days.
    pub major: bool,
    /// The unit began before the window: a label without a line, at 0.
    pub began: bool,
}

/// An event in the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Index into the sheet's events.
    pub event: u32,
    /// Its row.
    pub row: u16,
    /// Left end, clipped to the window.
    pub from: i32,
    /// Right end, clipped to the window; equals `from` for a dot.
    pub to: i32,
    /// A dot rather than a bar.
    pub dot: bool,
    /// A deadline: it happens at its end at the latest.
    pub hollow: bool,
    /// How the left end is drawn.
    pub start: Edge,
    /// How the right end is drawn.
    pub end: Edge,
    /// Where the label stands.
    pub label: Side,
}

/// How an end of a bar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It is here.
    Sharp,
    /// It is open, unknown, approximate or uncertain.
    Fuzzy,
    /// It lies outside the window.
    Cut,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// After the right end.
    After,
    /// Before the left end.
    Before,
    /// Inside the bar.
    Inside,
    /// In the next row, beginning below the left end.
    Below,
    /// In the next row, ending at the end of the plot.
    BelowEnd,
    /// It is longer than the plot: the mark has only its title in the list.
    None,
}

/// The label of an event: a few words, and how many facts belong to it.
#[must_use]
pub fn label<'a>(event: &Event<'a>) -> (&'a str, String) {
    let words = if event.short.is_empty() { event.title } else { event.short };
    let mut facts = String::new();
    if !event.facts.is_empty() {
        facts.push_str(" · ");
        number(&mut facts, event.facts.len() as i32);
    }
    (words, facts)
}

/// Lays the strip out. Total: a window without days shows the horizon.
#[must_use]
pub fn layout(sheet: &Sheet, window: Span, today: Option<Day>) -> Strip {
    let window = shown(sheet, Some(window));
    let hints = pack::hints(sheet);
    let (lanes, marks) = pack::pack(sheet, window, hints.as_ref());
    Strip {
        window,
        rows: lanes.iter().map(|lane| lane.rows).sum(),
        lanes,
        ticks: scale::ticks(sheet, window),
        marks,
        today: today.filter(|&day| window.contains(day)).map(|day| middle(window, day)),
    }
}

/// The scale's unit for a window: what ticks count and a brush snaps to.
#[must_use]
pub fn unit(sheet: &Sheet, window: Span) -> Unit {
    Unit::of(sheet, window)
}

/// The place of a day's noon.
fn middle(window: Span, day: Day) -> i32 {
    (place(window, day) + place(window, day.next())) / 2
}

/// Adds a number in digits.
fn number(text: &mut String, value: i32) {
    if value < 0 {
        text.push('-');
    }
    let value = value.unsigned_abs();
    if value >= 10 {
        number(text, (value / 10) as i32);
    }
    text.push((b'0' + (value % 10) as u8) as char);
}
