//! The words of a sheet that are nearest to a search that finds nothing.

use alloc::{string::String, vec, vec::Vec};
use core::mem;

use super::words;

/// How many words are offered.
const MOST: usize = 5;

/// Longer words are not compared.
const LONGEST: usize = 32;

/// Of these words, each with how many facts have it, those nearest to the
/// search text, at most five: those that begin with one of its words, then by
/// distance, then those in most facts first. Words in no fact are left out.
pub(super) fn nearest<'a, F: Fn() -> usize>(
    all: impl Iterator<Item = (&'a str, F)>,
    text: &str,
) -> Vec<String> {
    let words = words(text);
    let needles: Vec<Needle> = words.iter().map(|word| Needle::new(word)).collect();
    let mut best: Vec<(usize, usize, &str)> = vec![];
    for (word, facts) in all {
        let letters = letters(word);
        let Some(distance) = needles.iter().filter_map(|needle| needle.within(word, letters)).min() else {
            continue;
        };
        let facts = facts();
        if facts > 0 {
            let rank = (distance, usize::MAX - facts);
            let place = best.iter().take_while(|better| (better.0, better.1) <= rank).count();
            best.insert(place, (rank.0, rank.1, word));
            best.truncate(MOST);
        }
    }
    best.into_iter().map(|(.., word)| word.into()).collect()
}

/// A word of the search.
struct Needle<'a> {
    word: &'a str,
    chars: Vec<char>,
    letters: u32,
}

impl Needle<'_> {
    fn new(word: &str) -> Needle<'_> {
        Needle { word, chars: word.chars().collect(), letters: letters(word) }
    }

    /// How far a word is from it, if it is near enough: 0 where it begins with
    /// it, else one slip for words of three or four letters, two for longer ones.
    fn within(&self, word: &str, letters: u32) -> Option<usize> {
        if word.starts_with(self.word) {
            return Some(0);
        }
        let limit = match self.chars.len() {
            0..=2 => 0,
            3..=4 => 1,
            5..=LONGEST => 2,
            _ => 0,
        };
        // A slip adds a letter, takes one away, or both. Most words end here.
        if limit == 0 || (letters ^ self.letters).count_ones() > 2 * limit as u32 {
            return None;
        }
        let chars: Vec<char> = word.chars().take(LONGEST + 1).collect();
        let near = chars.len() <= LONGEST && self.chars.len().abs_diff(chars.len()) <= limit;
        near.then(|| distance(&self.chars, &chars)).filter(|&distance| distance <= limit)
    }
}

/// Which letters a word has: a bit for each, some letters share one.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |letters, c| letters | 1 << (c as u32 % 32))
}

/// The Damerau–Levenshtein distance: how many letters must be added, taken
/// away, changed or swapped with the next (none of them twice).
#[must_use]
pub fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = vec![];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = mem::replace(&mut last, row);
    }
    last[b.len()]
}
