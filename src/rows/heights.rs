//! How high a long list is: what has been seen of it, measured, and the rest by
//! what a row is high on average.

use alloc::{vec, vec::Vec};
use core::ops::Range;

use super::{CHUNK, Group};

/// The most that gaps are high together, in px. Firefox draws nothing beyond
/// 17.8 million px, Chromium and WebKit beyond 33.5 million.
pub const LIMIT: f64 = 15_000_000.0;

/// The heights of one list at one width, in CSS px.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    /// By slot: the height of each chunk; 0 where it is not known.
    known: Vec<f32>,
    /// The cards in a row; 0 where none has been seen.
    columns: usize,
    /// Height and number of the rows that have been seen.
    seen: (f64, f64),
}

impl Heights {
    /// Another list with as many cards at most, at the same width.
    pub fn forget(&mut self, cards: usize, groups: usize) {
        self.known = vec![0.0; cards / CHUNK + groups];
    }

    /// Another width, and so many cards in a row.
    pub fn widen(&mut self, columns: usize) {
        self.known.fill(0.0);
        *self = Heights { known: core::mem::take(&mut self.known), columns, seen: (0.0, 0.0) };
    }

    /// Notes how high a chunk is: the one at this place of the `nth` group.
    pub fn note(&mut self, nth: usize, group: &Group, at: usize, height: f64) {
        let rows = self.rows(CHUNK.min(group.places.end - at));
        let Some(known) = self.known.get_mut(slot(nth, at)) else { return };
        let before = f64::from(*known);
        self.seen.0 += height - before;
        if before == 0.0 {
            self.seen.1 += rows;
        }
        *known = height as f32;
    }

    /// How high the cards at these places of the `nth` group are: whole chunks.
    #[must_use]
    pub fn of(&self, nth: usize, group: &Group, places: Range<usize>) -> f64 {
        places.clone().step_by(CHUNK).map(|at| self.chunk(nth, group, at)).sum()
    }

    /// The place at which so much of these places is above.
    #[must_use]
    pub fn place(&self, nth: usize, group: &Group, places: Range<usize>, mut above: f64) -> usize {
        let last = places.end.max(1) - 1;
        for at in places.step_by(CHUNK) {
            let height = self.chunk(nth, group, at);
            if above < height {
                return last.min(at + (above.max(0.0) / height * CHUNK as f64) as usize);
            }
            above -= height;
        }
        last
    }

    /// By how much gaps are drawn smaller than they are, so that they stay
    /// below [`LIMIT`] in a list of so many cards: 1 mostly.
    #[must_use]
    pub fn squeeze(&self, cards: usize) -> f64 {
        (LIMIT / (self.rows(cards) * self.row())).min(1.0)
    }

    fn chunk(&self, nth: usize, group: &Group, at: usize) -> f64 {
        match self.known.get(slot(nth, at)) {
            Some(&known) if known > 0.0 => known.into(),
            _ => self.row() * self.rows(CHUNK.min(group.places.end - at)),
        }
    }

    /// The rows that so many cards take.
    fn rows(&self, cards: usize) -> f64 {
        cards.div_ceil(self.columns.max(1)) as f64
    }

    /// The height of a row that nobody has seen.
    fn row(&self) -> f64 {
        if self.seen.1 > 0.0 { self.seen.0 / self.seen.1 } else { 240.0 }
    }
}

/// Where the height of a chunk is kept: each has a slot of its own, though a
/// group may begin in the middle of six places.
fn slot(nth: usize, at: usize) -> usize {
    at / CHUNK + nth
}
