//! Texts and words: what is allowed in them, and what may have been meant.

use std::cmp::Reverse;

use unicode_segmentation::UnicodeSegmentation;

/// The text as the page will have it: trimmed, and runs of ASCII white space
/// (a multi-line string has line breaks) made one space. No-break spaces stay.
pub(super) fn tidy(raw: &str) -> String {
    raw.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first character that must not stand in a text: where, and what it is.
pub(super) fn bad_character(raw: &str) -> Option<(usize, char, &'static str)> {
    raw.char_indices().find_map(|(at, c)| {
        let name = match c {
            '\n' | '\r' | '\t' => return None,
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "turns the direction of text",
            '\u{FEFF}' => "is a byte order mark, and invisible",
            '\u{2028}' | '\u{2029}' => "is a line separator, and invisible",
            '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => "is an invisible mark",
            '\u{FFFD}' => "stands for a letter that was lost",
            c if c.is_control() => "is a control character",
            _ => return None,
        };
        Some((at, c, name))
    })
}

/// Where in `raw` the text goes over `limit` graphemes, if it does, and how
/// many it has. White space is counted as the page will have it.
pub(super) fn over(raw: &str, limit: usize) -> Option<(usize, usize)> {
    // Every grapheme has a byte at least: short texts need no counting.
    if raw.len() <= limit {
        return None;
    }
    let tidied = tidy(raw);
    // A letter with a tower of accents takes the room of several.
    let count = tidied.graphemes(true).count().max(tidied.chars().count() / 8);
    if count <= limit {
        return None;
    }
    let at = raw.grapheme_indices(true).nth(limit).map_or(0, |(at, _)| at);
    Some((at, count))
}

/// Whether the slug has only letters that slugs may have.
pub(crate) fn is_slug(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// A slug made of any text, as a proposal; may be empty.
pub(super) fn as_slug(text: &str) -> String {
    let letters: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(40)
        .collect();
    letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The word among `known` that was most likely meant, if one is near. Of two
/// as near, the longer one: a letter is less of it.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = near(word, known).into_iter();
    near.min_by_key(|&(far, other)| (far, Reverse(other.len()), other)).map(|(_, other)| other)
}

/// As [`nearest`], for words that are near each other: `None` where two are as
/// near.
pub(super) fn nearest_alone<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut near = near(word, known);
    near.sort_unstable();
    match near.as_slice() {
        [(far, _), (next, _), ..] if far == next => None,
        near => near.first().map(|&(_, other)| other),
    }
}

/// The words among `known` that may have been meant, with their distances.
fn near<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    let length = word.chars().count();
    if length > 100 {
        return Vec::new();
    }
    let word = word.to_lowercase();
    let distance = |other: &str| {
        let other = other.to_lowercase();
        // `gas` for `gas-loan`, or the other way round.
        let inside = word.len() > 2 && other.len() > 2 && (other.contains(&word) || word.contains(&other));
        let far = strsim::damerau_levenshtein(&word, &other);
        if inside { far.min(2) } else { far }
    };
    let limit = (length / 3).clamp(1, 4).max(if length > 2 { 2 } else { 1 });
    known
        .into_iter()
        .map(|other| (distance(other), other))
        .filter(|&(far, other)| far <= limit && far < other.chars().count())
        .collect()
}

/// The word for a message: control characters escaped, cut at 60 characters.
pub(crate) fn shown(word: &str) -> String {
    let mut shown: String = word.chars().take(60).flat_map(clean).collect();
    if word.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

/// The character, escaped if it would not show or would turn text around.
fn clean(c: char) -> impl Iterator<Item = char> {
    let mut bytes = [0; 4];
    let bad = c.is_control() || bad_character(c.encode_utf8(&mut bytes)).is_some();
    let escaped = bad.then(|| c.escape_unicode());
    escaped.into_iter().flatten().chain((!bad).then_some(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_finds_its_neighbour() {
        let known = ["statement", "status", "source", "says"];
        assert_eq!(nearest("statment", known), Some("statement"));
        assert_eq!(nearest("Status", known), Some("status"));
        assert_eq!(nearest("soruce", known), Some("source"));
        assert_eq!(nearest("wholly-else", known), None);
        assert_eq!(nearest("", known), None);
    }

    #[test]
    fn of_words_as_near_as_each_other_none_is_proposed() {
        let known = ["thousand", "million", "billion"];
        assert_eq!(nearest_alone("bilion", known), Some("billion"));
        assert_eq!(nearest_alone("Million", known), Some("million"));
        assert_eq!(nearest_alone("zillion", known), None);
        assert_eq!(nearest_alone("thousand million", known), None);
    }

    #[test]
    fn limits_count_what_the_reader_sees() {
        assert_eq!(over("abc", 3), None);
        assert_eq!(over("abcd", 3), Some((3, 4)));
        assert_eq!(over("e\u{301}e\u{301}e\u{301}", 3), None, "accents are no letters of their own");
        assert_eq!(over("a \n   b", 3), None, "white space is counted once");
    }

    #[test]
    fn what_turns_text_around_is_found() {
        assert_eq!(bad_character("a\u{202e}b").map(|(at, ..)| at), Some(1));
        assert_eq!(bad_character("Ош\u{a0}— «да»\n"), None);
    }

    #[test]
    fn a_label_proposes_a_slug() {
        assert_eq!(as_slug("Gazprom Neft (2)"), "gazprom-neft-2");
        assert_eq!(as_slug("Ош"), "");
    }
}
