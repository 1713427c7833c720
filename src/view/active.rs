//! How many facts are shown, and the filters that are on, each a button that
//! takes it back.

use alloc::{string::String, vec::Vec};

use yew::Html;

use super::{
    Story,
    markup::{bare, el, fix, gap, hidden, keyed, made, of, says, shown, text, told},
};
use crate::{filter::Answer, state::State, text};

/// The count and the chips.
pub fn active(story: Story, state: &State, answer: &Answer) -> Html {
    let query = &state.query;
    let all = u32::try_from(story.sheet.facts.len()).unwrap_or(u32::MAX);
    let words = !query.text.trim().is_empty();
    let any = words || !query.is_empty();
    let mut chips = Vec::new();
    for pick in &query.picks {
        if let Some(value) = story.index.get(*pick) {
            chips.push(chip("toggle", Some((pick.facet.key(), value.slug)), value.label.into()));
        }
    }
    if let Some(span) = query.span {
        chips.push(chip("brush-clear", None, text::span(story.sheet, span)));
    }
    if !query.only.is_empty() {
        let chosen = u32::try_from(query.only.len()).unwrap_or(u32::MAX);
        chips.push(chip("only-clear", None, text::chosen(chosen)));
    }
    if words {
        chips.push(chip("search-clear", None, text::quoted(&query.text)));
    }
    let count = says(el("strong", &["textContent"], [None], []), text::count(answer.facts.count(), all));
    let clear = el(
        "button",
        &["type", "data-act", "hidden", "class"],
        [fix("button"), fix("clear"), hidden(!any), fix("clear")],
        [text(text::CLEAR)],
    );
    of("div", "active small", [of("p", "count", [count]), shown("ul", "dropped", any, chips), clear])
}

/// One chip. It takes back the value of that name, or else what `act` says.
fn chip(act: &'static str, value: Option<(&'static str, &'static str)>, label: String) -> Html {
    let key = value.map_or([act, &label].join("="), |(name, value)| [name, value].join("="));
    let cross = el("span", &["aria-hidden"], [fix("true")], [text("×")]);
    let button = el(
        "button",
        &["type", "data-act", "name", "value", "aria-label", "class"],
        [
            fix("button"),
            fix(act),
            value.and_then(|value| fix(value.0)),
            value.and_then(|value| fix(value.1)),
            made(text::remove(&label)),
            fix("drop"),
        ],
        [told(label), gap(), cross],
    );
    keyed(&key, bare("li", [button]))
}
