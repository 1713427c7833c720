//! Events → lanes, marks and ticks, in unitless coordinates.

use alloc::{string::String, vec::Vec};

mod zoom;

pub use zoom::{SHORTEST, bounds, day_at, place, shown, zoom};

/// The strip, laid out for one window. `x` runs from 0 to 10,000 across the
/// plot; rows count from 0 downwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// How many rows in all.
    pub rows: u16,
    /// Lanes from top to bottom; those without a mark in the window keep one row.
    pub lanes: Vec<Lane>,
    /// Ticks from left to right.
    pub ticks: Vec<Tick>,
    /// Marks of dated events that touch the window.
    pub marks: Vec<Mark>,
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

/// A line of the scale with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub x: i32,
    /// `2024`, `Mar 2024`, `5 Mar`.
    pub label: String,
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
    /// The left end is clipped, open, unknown, approximate or uncertain.
    pub fuzzy_start: bool,
    /// The right end likewise.
    pub fuzzy_end: bool,
    /// Where the label stands.
    pub label: Side,
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
    /// No room: the mark has only its title in the list.
    None,
}
