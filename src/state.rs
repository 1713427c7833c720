//! All that the reader can change, and the one pure step that changes it.

use alloc::string::String;

use crate::{
    day::Span,
    filter::{Pick, Query},
};

/// The whole state; the address holds all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Search, facets and period.
    pub query: Query,
    /// Order of the facts.
    pub sort: Sort,
    /// What the timeline shows; `None` is the sheet's horizon.
    pub window: Option<Span>,
    /// The fact the address leads to: shown even where the query leaves it out.
    pub fact: Option<u32>,
    /// Parts of the address that are not ours, kept as they were.
    pub rest: String,
}

/// Order of the facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The editor's, by topic.
    #[default]
    Editor,
    /// Largest first within a unit.
    Largest,
    /// Newest first.
    Newest,
    /// A–Z.
    Name,
}

impl Sort {
    /// All orders, as the menu lists them.
    pub const ALL: [Sort; 4] = [Sort::Editor, Sort::Largest, Sort::Newest, Sort::Name];

    /// Its name in the address and in the form.
    #[must_use]
    pub fn key(self) -> &'static str {
        ["editor", "largest", "newest", "name"][self as usize]
    }
}

/// What the reader did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Chose or unchose a value. Choosing one that would give nothing changes nothing.
    Toggle(Pick),
    /// Typed.
    Search(String),
    /// Brushed a period, or took it back. One that would give nothing changes nothing.
    Brush(Option<Span>),
    /// Changed the order.
    Sort(Sort),
    /// Moved the timeline.
    Zoom(Zoom),
    /// Went to a fact, or back to all.
    Show(Option<u32>),
    /// Took all filters and the search back.
    Clear,
    /// Came by an address.
    Load(State),
}

/// How the timeline moves. Places are in 1/10,000 of the strip's width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Closer, around a place.
    In(u16),
    /// Farther, around a place.
    Out(u16),
    /// Pinch or wheel: the new window is `ratio`/10,000 of the old, around `at`.
    By {
        /// The place that stays where it is.
        at: u16,
        /// New length in 1/10,000 of the old one.
        ratio: u32,
    },
    /// To the left (negative) or right.
    Pan(i32),
    /// To the first event.
    Start,
    /// To the last event.
    End,
    /// The whole horizon.
    Whole,
    /// To these days.
    To(Span),
}
