//! Lines that many parts share: a text, and a date.

use yew::Html;

use super::markup::{el, fix, shown, text};
use crate::sheet::When;

/// A text on its own, hidden where there is none.
pub fn line(class: &'static str, words: &'static str) -> Html {
    shown("span", class, !words.is_empty(), [text(words)])
}

/// A date in words, for machines too where HTML has a form for it.
pub fn date(class: &'static str, when: Option<&When<'static>>) -> Html {
    let (words, datetime) = when.map_or(("", ""), |when| (when.text, when.datetime));
    let datetime = fix(datetime).filter(|datetime| !datetime.is_empty());
    shown("span", class, !words.is_empty(), [el("time", &["datetime"], [datetime], [text(words)])])
}
