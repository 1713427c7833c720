//! Lines that many parts share: a text, and a date.

use yew::Html;

use super::markup::{bare, el, fix, gap, shown, text};
use crate::{sheet::When, text};

/// A text on its own, hidden where there is none.
pub fn line(class: &'static str, words: &'static str) -> Html {
    shown("span", class, !words.is_empty(), [text(words)])
}

/// What is inferred and from what; hidden where all is stated.
pub fn inferred(tag: &'static str, note: &'static str) -> Html {
    let parts = [bare("strong", [text(text::INFERRED)]), gap(), text(note)];
    shown(tag, "inferred small", !note.is_empty(), parts)
}

/// A date in words, for machines too where HTML has a form for it.
pub fn date(class: &'static str, when: Option<&When<'static>>) -> Html {
    let (words, datetime) = when.map_or(("", ""), |when| (when.text, when.datetime));
    let datetime = fix(datetime).filter(|datetime| !datetime.is_empty());
    shown("span", class, !words.is_empty(), [el("time", &["datetime"], [datetime], [text(words)])])
}
