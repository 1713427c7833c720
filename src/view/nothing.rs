//! What the page says when a search finds nothing.

use alloc::{string::String, vec, vec::Vec};

use yew::Html;

use super::{
    Story,
    markup::{Value, bare, el, fix, hidden, keyed, made, of, says, shown, text, told},
};
use crate::{
    filter::{Answer, Query},
    state::State,
    text,
};

/// What was searched, the nearest words, and a way back.
pub fn nothing(story: Story, state: &State, answer: &Answer) -> Html {
    let nothing = answer.facts.is_empty();
    let nearest = if nothing { story.index.nearest(&state.query) } else { Vec::new() };
    let parts: Vec<Html> = if nothing {
        let words = nearest
            .iter()
            .map(|word| keyed(word, bare("li", [button("suggest", made(word.clone()), told(word.clone()))])));
        let offer = [bare("p", [text(text::NEAREST)]), of("ul", "nearest", words.collect::<Vec<_>>())];
        vec![
            says(
                el("p", &["textContent"], [None], []),
                text::nothing(
                    &state.query.text,
                    !Query { text: String::new(), ..state.query.clone() }.is_empty(),
                ),
            ),
            el("div", &["hidden"], [hidden(nearest.is_empty())], offer),
            el(
                "div",
                &["hidden"],
                [hidden(state.query.text.is_empty())],
                [button("search-clear", None, text(text::CLEAR_SEARCH))],
            ),
        ]
    } else {
        Vec::new()
    };
    shown("div", "nothing", nothing, parts)
}

/// A button that does `act` with `value`.
fn button(act: &'static str, value: Value, label: Html) -> Html {
    el(
        "button",
        &["type", "data-act", "value", "class"],
        [fix("button"), fix(act), value, fix("drop")],
        [label],
    )
}
