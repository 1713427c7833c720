//! Search: folded words, the facts that have them, where they stand in a text,
//! and the nearest ones.

mod fold;
mod lexicon;
mod near;

use alloc::{string::String, vec::Vec};

pub use fold::fold;
use fold::fold_with;
pub use lexicon::Lexicon;
pub use near::distance;

/// The longest search text, in characters; what is beyond is not read.
pub const LONGEST: usize = 256;

/// From this many characters on, a word is also found inside another.
const INSIDE: usize = 3;

/// The first [`LONGEST`] characters.
#[must_use]
pub fn cut(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

/// The words of a search as typed, folded. Every one must match.
#[must_use]
pub fn words(query: &str) -> Vec<String> {
    fold(cut(query)).split(' ').filter(|word| !word.is_empty()).map(String::from).collect()
}

/// Whether a word of the query is found in a fact's words, both folded: at the
/// beginning of a word, or inside one from three characters on.
#[must_use]
pub fn matches(words: &str, needle: &str) -> bool {
    find(words.as_bytes(), needle, 0).is_some()
}

/// Where the needles stand in a text as written: byte ranges, ascending, none
/// touching the next, and none beginning or ending inside a grapheme cluster.
/// `joins` are the character boundaries inside clusters, ascending.
#[must_use]
pub fn ranges(text: &str, joins: &[u16], needles: &[String]) -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    let mut places = Vec::new();
    let folded = fold_with(text, Some(&mut places));
    for needle in needles {
        let mut from = 0;
        while let Some(at) = find(folded.as_bytes(), needle, from) {
            let end = at + needle.len();
            let range = (places[at].0, places[end - 1].1);
            insert(&mut ranges, whole(text, joins, range));
            from = at + 1;
        }
    }
    ranges
}

/// The first place at or after `from` where the needle matches.
fn find(words: &[u8], needle: &str, from: usize) -> Option<usize> {
    let inside = needle.chars().count() >= INSIDE;
    let needle = needle.as_bytes();
    if needle.is_empty() {
        return None;
    }
    (from..(words.len() + 1).saturating_sub(needle.len()))
        .find(|&at| words[at..].starts_with(needle) && (inside || at == 0 || words[at - 1] == b' '))
}

/// Widens a range to whole clusters.
fn whole(text: &str, joins: &[u16], (mut from, mut to): (u32, u32)) -> (u32, u32) {
    let cuts =
        |at: u32| !text.is_char_boundary(at as usize) || joins.iter().any(|&join| u32::from(join) == at);
    while cuts(from) {
        from -= 1;
    }
    while cuts(to) {
        to += 1;
    }
    (from, to)
}

/// Adds a range, one with those it touches.
fn insert(ranges: &mut Vec<(u32, u32)>, (mut from, mut to): (u32, u32)) {
    let first = ranges.iter().take_while(|range| range.1 < from).count();
    let last = first + ranges[first..].iter().take_while(|range| range.0 <= to).count();
    if first < last {
        from = from.min(ranges[first].0);
        to = to.max(ranges[last - 1].1);
    }
    ranges.splice(first..last, [(from, to)]);
}
