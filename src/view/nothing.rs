//! What the page says when a search finds nothing.

use alloc::rc::Rc;

use yew::prelude::*;

use super::Story;
use crate::{filter::Answer, state::State, text};

#[derive(Properties, PartialEq)]
pub struct NothingProps {
    pub story: Story,
    pub state: Rc<State>,
    pub answer: Rc<Answer>,
}

/// What was searched, the nearest words, and a way back.
#[component]
pub fn Nothing(props: &NothingProps) -> Html {
    let NothingProps { state, answer, .. } = props;
    let nothing = answer.facts.is_empty();
    html! {
        <div class="nothing" hidden={!nothing}>
            if nothing {
                <p>{text::nothing(&state.query.text)}</p>
                <button type="button" class="drop" data-act="search-clear">{text::CLEAR_SEARCH}</button>
            }
        </div>
    }
}
