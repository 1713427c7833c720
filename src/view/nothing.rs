//! What the page says when a search finds nothing.

use alloc::vec::Vec;

use yew::prelude::*;

use super::Story;
use crate::{filter::Answer, state::State, text};

/// What was searched, the nearest words, and a way back.
pub fn nothing(story: Story, state: &State, answer: &Answer) -> Html {
    let nothing = answer.facts.is_empty();
    let nearest = if nothing { story.index.nearest(&state.query) } else { Vec::new() };
    html! {
        <div class="nothing" hidden={!nothing}>
            if nothing {
                <p>{text::nothing(&state.query.text)}</p>
                <div hidden={nearest.is_empty()}>
                    <p>{text::NEAREST}</p>
                    <ul class="nearest">
                        for word in nearest {
                            <li key={word}>
                                <button type="button" class="drop" data-act="suggest" value={word}>{word}</button>
                            </li>
                        }
                    </ul>
                </div>
                <button type="button" class="drop" data-act="search-clear">{text::CLEAR_SEARCH}</button>
            }
        </div>
    }
}
