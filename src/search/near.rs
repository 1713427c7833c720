//! The words of a sheet that are nearest to a search that finds nothing.

use alloc::{vec, vec::Vec};
use core::mem;

use super::words;
use crate::{set::FactSet, sheet::Sheet};

/// How many words are offered.
const MOST: usize = 5;

/// Longer words are not compared.
const LONGEST: usize = 32;

/// A word of the sheet.
struct Near<'a> {
    word: &'a str,
    distance: usize,
    /// How many facts have it.
    facts: u32,
    /// The last of them.
    last: usize,
}

/// Words of the sheet that are nearest to the search text, at most five:
/// those that begin with one of its words, then by distance, then those in
/// most facts first. Each of them finds a fact.
#[must_use]
pub fn nearest<'a>(sheet: &Sheet<'a>, text: &str) -> Vec<&'a str> {
    nearest_among(sheet, &FactSet::all(sheet.facts.len()), text)
}

/// [`nearest`], with the words of some facts only.
#[must_use]
pub fn nearest_among<'a>(sheet: &Sheet<'a>, facts: &FactSet, text: &str) -> Vec<&'a str> {
    let needles: Vec<Vec<char>> = words(text).iter().map(|word| word.chars().collect()).collect();
    let mut found: Vec<Near<'a>> = vec![];
    for at in facts.iter() {
        for word in sheet.facts[at].words.split(' ').filter(|word| !word.is_empty()) {
            if let Some(near) = found.iter_mut().find(|near| near.word == word) {
                near.facts += u32::from(near.last != at);
                near.last = at;
                continue;
            }
            let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
            let nearest = needles.iter().filter_map(|needle| within(needle, &letters)).min();
            if let Some(distance) = nearest {
                found.push(Near { word, distance, facts: 1, last: at });
            }
        }
    }
    let mut best: Vec<Near<'a>> = vec![];
    for near in found {
        let rank = |near: &Near| (near.distance, u32::MAX - near.facts);
        let place = best.iter().take_while(|better| rank(better) <= rank(&near)).count();
        best.insert(place, near);
        best.truncate(MOST);
    }
    best.into_iter().map(|near| near.word).collect()
}

/// How far the word is from the needle, if it is near enough: 0 where it begins
/// with it, else one slip for words of three or four letters, two for longer ones.
fn within(needle: &[char], word: &[char]) -> Option<usize> {
    if word.starts_with(needle) {
        return Some(0);
    }
    let limit = match needle.len() {
        0..=2 => 0,
        3..=4 => 1,
        5..=LONGEST => 2,
        _ => 0,
    };
    let near = word.len() <= LONGEST && needle.len().abs_diff(word.len()) <= limit;
    (near && limit > 0).then(|| distance(needle, word)).filter(|&distance| distance <= limit)
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
