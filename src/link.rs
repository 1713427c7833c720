//! The state as a fragment of the address, and back: readable, total, and
//! round-tripping. `topic=energy,trade&q=gas+pipes&sort=largest&period=2024-03/2027-09`

use alloc::{string::String, vec::Vec};

use crate::{
    day::Span,
    filter::{Facet, Index},
    search,
    state::{Sort, State},
};

/// The state as a fragment, without `#`; empty for the state at first. Where
/// several sheets share an address, each has a prefix for its keys.
#[must_use]
pub fn encode(index: &Index, state: &State, prefix: &str) -> String {
    let mut link = String::new();
    let part = |link: &mut String, key: &str| {
        if !link.is_empty() {
            link.push('&');
        }
        link.push_str(prefix);
        link.push_str(key);
        link.push('=');
    };
    let slug = |fact: u32| index.sheet.facts.get(fact as usize).map(|fact| fact.slug);
    for facet in Facet::ALL {
        let picks = state.query.picks.iter().filter(|pick| pick.facet == facet);
        for (nth, value) in picks.filter_map(|&pick| index.get(pick)).enumerate() {
            if nth == 0 {
                part(&mut link, facet.key());
            } else {
                link.push(',');
            }
            link.push_str(value.slug);
        }
    }
    for (nth, slug) in state.query.only.iter().filter_map(|&fact| slug(fact)).enumerate() {
        if nth == 0 {
            part(&mut link, ONLY);
        } else {
            link.push(',');
        }
        link.push_str(slug);
    }
    if !state.query.text.is_empty() {
        part(&mut link, "q");
        state.query.text.chars().for_each(|c| push_encoded(&mut link, c));
    }
    if state.sort != Sort::Editor {
        part(&mut link, "sort");
        link.push_str(state.sort.key());
    }
    for (key, span) in [("period", state.query.span), ("zoom", state.window)] {
        if let Some(span) = span {
            part(&mut link, key);
            link.push_str(&span.iso());
        }
    }
    if let Some(slug) = state.fact.and_then(slug) {
        part(&mut link, "fact");
        link.push_str(slug);
    }
    link
}

/// The state that a fragment stands for, with or without `#`. Parts that are
/// not ours are passed over, and so are values that the sheet does not have,
/// but that there are some is noted.
#[must_use]
pub fn decode(index: &Index, link: &str, prefix: &str) -> State {
    let mut state = State { lost: !rejected_under(index, link, prefix).is_empty(), ..State::default() };
    for (key, value) in own(link, prefix) {
        let (plain, plus) = (decoded(value, false), || decoded(value, true));
        let facts = || plain.split(',').filter_map(|slug| index.sheet.fact(slug));
        match (key, Facet::of(key)) {
            (_, Some(facet)) => {
                for pick in plain.split(',').filter_map(|slug| index.pick(facet, slug)) {
                    if let Err(at) = state.query.picks.binary_search(&pick) {
                        state.query.picks.insert(at, pick);
                    }
                }
            }
            ("q", _) => state.query.text = search::cut(&plus()).into(),
            ("sort", _) => state.sort = Sort::of(&plain).unwrap_or(state.sort),
            ("period", _) => state.query.span = span(&plain).or(state.query.span),
            ("zoom", _) => state.window = span(&plain).or(state.window),
            ("fact", _) => state.fact = facts().next().or(state.fact),
            _ => {
                for fact in facts() {
                    if let Err(at) = state.query.only.binary_search(&fact) {
                        state.query.only.insert(at, fact);
                    }
                }
            }
        }
    }
    state
}

/// The values of a fragment that the sheet does not have, each as `key=value`.
#[must_use]
pub fn rejected(index: &Index, link: &str) -> Vec<String> {
    rejected_under(index, link, "")
}

fn rejected_under(index: &Index, link: &str, prefix: &str) -> Vec<String> {
    let mut rejected = Vec::new();
    for (key, value) in own(link, prefix) {
        let plain = decoded(value, false);
        let parts =
            plain.split(',').filter(|value| !value.is_empty()).filter(|value| match (key, Facet::of(key)) {
                (_, Some(facet)) => index.pick(facet, value).is_none(),
                ("q", _) => false,
                ("sort", _) => Sort::of(value).is_none(),
                ("period" | "zoom", _) => span(value).is_none(),
                _ => index.sheet.fact(value).is_none(),
            });
        rejected.extend(parts.map(|value| [key, value].join("=")));
    }
    rejected
}

/// The parts of a fragment that are not ours, as they are.
#[must_use]
pub fn rest(link: &str, prefix: &str) -> String {
    let mut rest = String::new();
    for text in parts(link).filter(|text| split(text, prefix).is_none()) {
        if !rest.is_empty() && !text.is_empty() {
            rest.push('&');
        }
        rest.push_str(text);
    }
    rest
}

/// Whether a fragment says anything about the state.
#[must_use]
pub fn speaks(link: &str, prefix: &str) -> bool {
    own(link, prefix).next().is_some()
}

/// The key of the facts that alone are shown.
const ONLY: &str = "facts";

/// The parts of a fragment.
fn parts(link: &str) -> impl Iterator<Item = &str> {
    link.split('&').map(|text| text.trim_start_matches('#'))
}

/// Our parts of a fragment: key and value, still encoded.
fn own<'a>(link: &'a str, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    parts(link).filter_map(move |text| split(text, prefix))
}

fn split<'a>(text: &'a str, prefix: &str) -> Option<(&'a str, &'a str)> {
    let (key, value) = text.strip_prefix(prefix)?.split_once('=')?;
    let known = matches!(key, "q" | "sort" | "period" | "zoom" | "fact" | ONLY) || Facet::of(key).is_some();
    known.then_some((key, value))
}

/// A year, month or day, or two of them with a slash between, both included.
fn span(value: &str) -> Option<Span> {
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    let span = Span { first: Span::parse(first)?.first, end: Span::parse(last)?.end };
    (!span.is_empty()).then_some(span)
}

/// Adds a character of the search text: letters stay readable, a space is `+`,
/// and what an address or its surroundings would read otherwise is encoded.
fn push_encoded(link: &mut String, c: char) {
    let encoded = matches!(
        c,
        '\0'..='\x1f'
            | '&' | '=' | '+' | '%' | '#' | '"' | '<' | '>' | '`'
            | '\x7f'..='\u{a0}'
            | '\u{ad}'
            | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{206f}'
            | '\u{3000}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{ffff}'
            | '\u{e0000}'..
    );
    if c == ' ' {
        link.push('+');
    } else if encoded {
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            link.push('%');
            for digit in [byte >> 4, byte & 15] {
                link.push(b"0123456789ABCDEF"[usize::from(digit)] as char);
            }
        }
    } else {
        link.push(c);
    }
}

/// The value without its encoding. What is not encoded well stays as it is;
/// bytes that are not UTF-8 become U+FFFD.
fn decoded(value: &str, plus: bool) -> String {
    let digit = |byte: Option<&u8>| byte.and_then(|&byte| (byte as char).to_digit(16));
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [byte, after @ ..] = rest {
        rest = after;
        match (byte, digit(after.first()), digit(after.get(1))) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            (b'+', ..) if plus => bytes.push(b' '),
            _ => bytes.push(*byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
