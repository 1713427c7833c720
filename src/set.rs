//! A set of facts: one bit a fact, in the editor's order.

use alloc::{vec, vec::Vec};

/// A set of fact indices below a fixed length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactSet {
    words: Vec<u64>,
    len: usize,
}

impl FactSet {
    /// No fact out of `len`.
    #[must_use]
    pub fn none(len: usize) -> FactSet {
        FactSet { words: vec![0; len.div_ceil(64)], len }
    }

    /// Every fact out of `len`.
    #[must_use]
    pub fn all(len: usize) -> FactSet {
        let mut set = FactSet { words: vec![u64::MAX; len.div_ceil(64)], len };
        if let (Some(last), rest @ 1..) = (set.words.last_mut(), len % 64) {
            *last = (1 << rest) - 1;
        }
        set
    }

    /// How many facts there could be.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no fact is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Adds a fact; one beyond the length is ignored.
    pub fn insert(&mut self, fact: usize) {
        if fact < self.len {
            self.words[fact / 64] |= 1 << (fact % 64);
        }
    }

    /// Whether the fact is in the set.
    #[must_use]
    pub fn has(&self, fact: usize) -> bool {
        fact < self.len && self.words[fact / 64] >> (fact % 64) & 1 == 1
    }

    /// How many facts are in the set.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// How many facts each of some sets shares with this one. The facts of a
    /// topic follow each other, so that of a hundred thousand a few words in a
    /// row are all there is to look at.
    #[must_use]
    pub fn counts<'a>(&self, sets: impl Iterator<Item = &'a FactSet>) -> Vec<u32> {
        let start = self.words.iter().position(|&word| word != 0).unwrap_or_default();
        let end = self.words.iter().rposition(|&word| word != 0).map_or(start, |at| at + 1);
        let own = self.words.get(start..end).unwrap_or_default();
        let shared = |set: &FactSet| {
            let words = set.words.get(start..end).unwrap_or_default();
            words.iter().zip(own).map(|(a, b)| (a & b).count_ones()).sum()
        };
        sets.map(shared).collect()
    }

    /// Keeps what is in both sets.
    pub fn and(&mut self, other: &FactSet) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    /// Adds what is in the other set.
    pub fn or(&mut self, other: &FactSet) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a |= b;
        }
    }

    /// Takes away what is in the other set.
    pub fn without(&mut self, other: &FactSet) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= !b;
        }
    }

    /// The facts, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            let mut left = word;
            core::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit)
            })
        })
    }
}
