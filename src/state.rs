//! All that the reader can change, and the one pure step that changes it.

use alloc::{string::String, vec::Vec};

use crate::{
    day::Span,
    filter::{Answer, Index, Pick, Query},
    search, timeline,
};

/// The whole state; the address holds all of it but [`State::lost`].
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
    /// The address asks for something that the sheet does not have. The reader
    /// is told until they do something else.
    pub lost: bool,
}

impl State {
    /// Whether the query leaves anything out, or could.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.query.is_empty()
    }
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

    /// The order with this key.
    #[must_use]
    pub fn of(key: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.key() == key)
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
    /// Wants to see more than the facts chosen one by one.
    Widen,
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

/// What the state becomes. The same state and action always give the same; an
/// action that cannot be, or that would empty a list by a click, gives the
/// state as it was.
#[must_use]
pub fn step(index: &Index, state: &State, action: Action) -> State {
    let mut next = state.clone();
    next.lost &= matches!(action, Action::Zoom(_));
    match action {
        Action::Toggle(pick) => {
            if let Some(query) = toggled(index, &state.query, pick) {
                next.query = query;
                next.fact = None;
            }
        }
        Action::Search(text) => {
            next.query.text = search::cut(&text).into();
            next.fact = None;
        }
        Action::Widen => next.query.only.clear(),
        Action::Brush(None) => next.query.span = None,
        Action::Brush(Some(span)) => {
            next.query.span = Some(span.and(Span::ALWAYS));
            if span.and(Span::ALWAYS).is_empty() || index.matching(&next.query).is_empty() {
                return state.clone();
            }
            next.fact = None;
        }
        Action::Sort(sort) => next.sort = sort,
        Action::Zoom(zoom) => next.window = timeline::zoom(index.sheet, state.window, zoom),
        Action::Show(fact) => next.fact = fact.filter(|&fact| (fact as usize) < index.sheet.facts.len()),
        Action::Clear => {
            next.query = Query::default();
            next.fact = None;
        }
        Action::Load(state) => next = state,
    }
    next
}

/// The query with the value chosen or let go; `None` if it cannot be chosen.
fn toggled(index: &Index, query: &Query, pick: Pick) -> Option<Query> {
    let mut next = query.clone();
    let is_other = |other: &Pick| other.facet != pick.facet;
    match query.picks.binary_search(&pick) {
        Err(at) => {
            next.picks.retain(is_other);
            // Whether the list would hold a fact of it.
            let place = next.picks.partition_point(|other| *other < pick);
            next.picks.insert(place, pick);
            if index.get(pick).is_none() || index.matching(&next).is_empty() {
                return None;
            }
            next.picks.clone_from(&query.picks);
            next.picks.insert(at, pick);
        }
        Ok(at) => {
            next.picks.remove(at);
            // The facet's other values may have nothing left to show. They go
            // too, rather than leave an empty list after a click.
            if index.matching(&next).is_empty() && !index.matching(query).is_empty() {
                next.picks.retain(is_other);
            }
        }
    }
    Some(next)
}

/// The facts to show, in the state's order: those of the answer, and the one
/// that the address leads to.
#[must_use]
pub fn order(index: &Index, state: &State, answer: &Answer) -> Vec<u32> {
    let sheet = index.sheet;
    let mut shown = answer.facts.clone();
    if let Some(fact) = state.fact {
        shown.insert(fact as usize);
    }
    let order: &[u32] = match state.sort {
        Sort::Editor => &[],
        Sort::Largest => &sheet.by_size.0,
        Sort::Newest => &sheet.by_date.0,
        Sort::Name => &sheet.by_name.0,
    };
    let fact = |place: usize| order.get(place).copied().unwrap_or(place as u32);
    (0..shown.len()).map(fact).filter(|&fact| shown.has(fact as usize)).collect()
}
