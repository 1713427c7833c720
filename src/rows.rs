//! The list as it stands: the facts shown, in order, under their headings, and
//! which of their cards are drawn. A short list is drawn whole. Of a long one
//! about two screens are, with gaps in the place of the rest.

use alloc::{rc::Rc, vec, vec::Vec};
use core::{cell::Cell, ops::Range, ptr};

use crate::{
    filter::{Answer, Index},
    set::FactSet,
    sheet::{Run, Sheet},
    state::{Sort, State, order},
};

mod heights;

pub use heights::{Heights, LIMIT};

/// Sheets of up to so many facts are drawn whole, and so much of a longer one
/// is readable without the engine.
pub const WHOLE: usize = 500;

/// So many cards come and go together: whole rows of one, two, three or six.
pub const CHUNK: usize = 6;

/// What is drawn on each side of what is in sight.
const NEAR: usize = 2 * CHUNK;

/// The facts shown, and which are drawn. Compared by address.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    list: Rc<List<'a>>,
    seen: Range<usize>,
    /// The places that are drawn for they are near, and around those at which
    /// the reader is for another reason: ascending by their starts.
    wanted: [Range<usize>; 3],
    /// The heights of the gaps, in order, in 1/100 px.
    gaps: Vec<i32>,
    drawn: Cell<bool>,
}

impl PartialEq for Rows<'_> {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

#[derive(Debug)]
struct List<'a> {
    order: Vec<u32>,
    groups: Vec<Group<'a>>,
}

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// Which heading of this order it is: its topic, or the number of its run.
    pub key: u32,
    /// Its topic; none where the order is not the editor's.
    pub topic: Option<u16>,
    /// Its heading, or empty.
    pub label: &'a str,
    /// Its places in the list.
    pub places: Range<usize>,
}

/// Cards that follow each other, or a gap in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Their places in the list.
    pub places: Range<usize>,
    /// Whether there are cards.
    pub drawn: bool,
}

impl<'a> Rows<'a> {
    /// All facts of the sheet in an order, all drawn.
    #[must_use]
    pub fn whole(index: &Index<'a>, sort: Sort) -> Rows<'a> {
        let all = Answer { facts: FactSet::all(index.sheet.facts.len()), counts: vec![], events: vec![] };
        Rows::new(index, &State { sort, ..State::default() }, &all, usize::MAX).near(0..usize::MAX, [None; 2])
    }

    /// The facts that a state shows, `most` of them at most. None is drawn.
    #[must_use]
    pub fn new(index: &Index<'a>, state: &State, answer: &Answer, most: usize) -> Rows<'a> {
        let mut order = order(index, state, answer);
        order.truncate(most);
        let groups = groups(index.sheet, state.sort, &order);
        Rows {
            list: Rc::new(List { order, groups }),
            seen: 0..0,
            wanted: [0..0, 0..0, 0..0],
            gaps: vec![],
            drawn: Cell::new(false),
        }
    }

    /// The same list with what is near these places drawn, and around those.
    #[must_use]
    pub fn near(&self, seen: Range<usize>, around: [Option<usize>; 2]) -> Rows<'a> {
        let near = seen.start.saturating_sub(NEAR)..seen.end.saturating_add(NEAR);
        self.draw(seen, near, around)
    }

    /// The same list for a reader who is elsewhere: little of its beginning is
    /// drawn, and around those places.
    #[must_use]
    pub fn far(&self, around: [Option<usize>; 2]) -> Rows<'a> {
        self.draw(0..0, 0..CHUNK, around)
    }

    fn draw(&self, seen: Range<usize>, near: Range<usize>, around: [Option<usize>; 2]) -> Rows<'a> {
        let [one, other] =
            around.map(|place| place.map_or(0..0, |at| at.saturating_sub(CHUNK)..at + CHUNK + 1));
        let mut wanted = [near, one, other];
        for at in [0, 1, 0] {
            if wanted[at].start > wanted[at + 1].start {
                wanted.swap(at, at + 1);
            }
        }
        Rows { list: self.list.clone(), seen, wanted, gaps: vec![], drawn: Cell::new(false) }
    }

    /// The places near which it is drawn.
    #[must_use]
    pub fn seen(&self) -> Range<usize> {
        self.seen.clone()
    }

    /// Whether enough is drawn around these places, and not far too much.
    #[must_use]
    pub fn covers(&self, seen: &Range<usize>) -> bool {
        let (from, to) = (seen.start.saturating_sub(CHUNK), (seen.end + CHUNK).min(self.len()));
        self.wanted
            .iter()
            .any(|range| range.start <= from && to <= range.end && range.len() <= seen.len() + 4 * NEAR)
    }

    /// Sets the heights of the gaps, in 1/100 px.
    pub fn stretch(&mut self, heights: &Heights) {
        let squeeze = heights.squeeze(self.len());
        self.gaps.clear();
        for (nth, group) in self.list.groups.iter().enumerate() {
            for piece in self.pieces(group).into_iter().filter(|piece| !piece.drawn) {
                self.gaps.push((heights.of(nth, group, piece.places) * squeeze * 100.0) as i32);
            }
        }
    }

    /// The heights of the gaps, in order, in 1/100 px; none where they are not known.
    #[must_use]
    pub fn gaps(&self) -> &[i32] {
        &self.gaps
    }

    /// Notes that the view has drawn it, so that nobody measures what was drawn before.
    pub fn note_drawn(&self) {
        self.drawn.set(true);
    }

    /// Whether the view has drawn it.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.drawn.get()
    }

    /// The facts, in order.
    #[must_use]
    pub fn order(&self) -> &[u32] {
        &self.list.order
    }

    /// How many facts are shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.order.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.order.is_empty()
    }

    /// Whether both show the same facts in the same order.
    #[must_use]
    pub fn like(&self, other: &Rows) -> bool {
        self.list.order == other.list.order
    }

    /// The place of a fact.
    #[must_use]
    pub fn place(&self, fact: u32) -> Option<usize> {
        self.list.order.iter().position(|&other| other == fact)
    }

    /// What stands under each heading; none is empty.
    #[must_use]
    pub fn groups(&self) -> &[Group<'a>] {
        &self.list.groups
    }

    /// The cards and gaps of a group, which together are all its places. What
    /// is drawn is whole chunks, counted from the group's start, so that rows
    /// stay as they are when cards come and go.
    #[must_use]
    pub fn pieces(&self, group: &Group) -> Vec<Piece> {
        let Range { start, end } = group.places;
        let mut pieces: Vec<Piece> = vec![];
        let mut at = start;
        for range in &self.wanted {
            if range.end <= at || range.start >= end {
                continue;
            }
            let from = start + range.start.saturating_sub(start) / CHUNK * CHUNK;
            let to = end.min(start + (range.end.min(end) - start).div_ceil(CHUNK) * CHUNK);
            match pieces.last_mut() {
                Some(last) if from <= at => last.places.end = to.max(at),
                _ => {
                    if from > at {
                        pieces.push(Piece { places: at..from, drawn: false });
                    }
                    pieces.push(Piece { places: from..to, drawn: true });
                }
            }
            at = at.max(to);
        }
        if at < end {
            pieces.push(Piece { places: at..end, drawn: false });
        }
        pieces
    }
}

/// Under which headings an order stands, without reading a fact: there may be a
/// hundred thousand.
fn groups<'a>(sheet: &Sheet<'a>, sort: Sort, order: &[u32]) -> Vec<Group<'a>> {
    let mut groups = vec![];
    let mut start = 0;
    let mut push = |key: u32, topic, label, end: usize| {
        if end > start {
            groups.push(Group { key, topic, label, places: start..end });
        }
        start = end;
    };
    let (runs, all): (&[Run], &[u32]) = match sort {
        Sort::Editor => {
            for (at, topic) in (0..).zip(&sheet.topics) {
                let end = order.partition_point(|&fact| sheet.facts.topic(fact as usize) <= Some(at));
                push(at.into(), Some(at), topic.label, end);
            }
            return groups;
        }
        Sort::Name => {
            push(0, None, "", order.len());
            return groups;
        }
        Sort::Largest => (&sheet.sizes, &sheet.by_size.0),
        Sort::Newest => (&sheet.dates, &sheet.by_date.0),
    };
    // What is shown stands in the order of all.
    let (mut all, mut end) = (all.iter(), 0);
    for (key, run) in (1..).zip(runs) {
        for fact in all.by_ref().take(run.facts as usize) {
            end += usize::from(order.get(end) == Some(fact));
        }
        push(key, None, run.label, end);
    }
    // Beyond the last heading there is nothing in a sheet that the tool has packed.
    push(u32::MAX, None, "", order.len());
    groups
}
