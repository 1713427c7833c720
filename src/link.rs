//! The state as a fragment of the address, and back: readable, total, and
//! round-tripping. `topic=energy,trade&q=gas+pipes&sort=largest&period=2024-03/2027-09`

use alloc::{string::String, vec::Vec};

use crate::{
    day::Span,
    filter::{Facet, Index},
    search,
    state::{Sort, State},
};

/// The state as a fragment, without `#`; empty for the state at first.
#[must_use]
pub fn encode(index: &Index, state: &State) -> String {
    let mut link = String::new();
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
    if let Some(fact) = state.fact.and_then(|fact| index.sheet.facts.get(fact as usize)) {
        part(&mut link, "fact");
        link.push_str(fact.slug);
    }
    push_rest(&mut link, &state.rest);
    link
}

/// The state that a fragment stands for, with or without `#`. Parts with
/// another key are kept in [`State::rest`]; values that the sheet does not
/// have are left out, a fact that it does not have is noted.
#[must_use]
pub fn decode(index: &Index, link: &str) -> State {
    let mut state = State::default();
    for text in link.split('&').map(|text| text.trim_start_matches('#')) {
        let (key, value) = text.split_once('=').unwrap_or_default();
        match (key, Facet::of(key)) {
            (_, Some(facet)) => {
                for pick in decoded(value, false).split(',').filter_map(|slug| index.pick(facet, slug)) {
                    if let Err(at) = state.query.picks.binary_search(&pick) {
                        state.query.picks.insert(at, pick);
                    }
                }
            }
            ("q", _) => state.query.text = search::cut(&decoded(value, true)).into(),
            ("sort", _) => state.sort = Sort::of(&decoded(value, false)).unwrap_or(state.sort),
            ("period", _) => state.query.span = span(value).or(state.query.span),
            ("zoom", _) => state.window = span(value).or(state.window),
            ("fact", _) => {
                state.fact = index.sheet.fact(&decoded(value, false)).or(state.fact);
                state.lost = state.fact.is_none() && !value.is_empty();
            }
            _ => push_rest(&mut state.rest, text),
        }
    }
    state
}

/// Opens a part of the address.
fn part(link: &mut String, key: &str) {
    push_rest(link, key);
    link.push('=');
}

/// Adds a part as it is, unless it is empty.
fn push_rest(link: &mut String, text: &str) {
    if !link.is_empty() && !text.is_empty() {
        link.push('&');
    }
    link.push_str(text);
}

/// A year, month or day, or two of them with a slash between, both included.
fn span(value: &str) -> Option<Span> {
    let value = decoded(value, false);
    let (first, last) = value.split_once('/').unwrap_or((&value, &value));
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
