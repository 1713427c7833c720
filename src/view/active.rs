//! How many facts are shown, and the filters that are on, each a button that
//! takes it back.

use alloc::string::String;

use yew::prelude::*;

use super::Story;
use crate::{filter::Answer, state::State, text};

/// The count and the chips.
pub fn active(story: Story, state: &State, answer: &Answer) -> Html {
    let query = &state.query;
    let all = u32::try_from(story.sheet.facts.len()).unwrap_or(u32::MAX);
    let words = !query.text.trim().is_empty();
    let any = words || !query.is_empty();
    html! {
        <div class="active small">
            <p class="count"><strong>{text::count(answer.facts.count(), all)}</strong></p>
            <ul class="dropped" hidden={!any}>
                for pick in &query.picks {
                    for value in story.index.get(*pick) {
                        {chip("toggle", Some((pick.facet.key(), value.slug)), value.label.into())}
                    }
                }
                for span in query.span {
                    {chip("brush-clear", None, text::span(story.sheet, span).into())}
                }
                if words {
                    {chip("search-clear", None, text::quoted(&query.text).into())}
                }
            </ul>
            <button type="button" class="clear" data-act="clear" hidden={!any}>{text::CLEAR}</button>
        </div>
    }
}

/// One chip. It takes back the value of that name, or else what `act` says.
fn chip(act: &'static str, value: Option<(&'static str, &'static str)>, label: AttrValue) -> Html {
    let key = value.map_or(String::from(act), |(name, value)| [name, value].join("="));
    html! {
        <li {key}>
            <button
                type="button"
                class="drop"
                data-act={act}
                name={value.map(|value| value.0)}
                value={value.map(|value| value.1)}
                aria-label={text::remove(&label)}
            >
                {label}{" "}<span aria-hidden="true">{"×"}</span>
            </button>
        </li>
    }
}
