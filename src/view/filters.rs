//! Search, order, topics, and the facets that are folded away.

use alloc::vec::Vec;

use yew::prelude::*;

use super::{Story, facet::values, topics::topics};
use crate::{
    filter::{Answer, Facet},
    state::{Sort, State},
    text,
};

/// The facets behind "More filters": the short ones first.
const MORE: [Facet; 6] =
    [Facet::Party, Facet::Basis, Facet::Kind, Facet::Status, Facet::Year, Facet::Organisation];

/// The form. It is never sent: the page reads it as it is changed.
pub fn filters(story: Story, state: &State, answer: &Answer) -> Html {
    let shown = |facet: &Facet| !story.index.values(*facet).is_empty();
    let names: Vec<&str> = MORE.into_iter().filter(shown).map(text::facet).collect();
    html! {
        <form class="filters" role="search" data-act="form">
            <div class="find">
                <input
                    type="search"
                    name="q"
                    aria-label={text::SEARCH}
                    placeholder={text::SEARCH}
                    autocomplete="off"
                    maxlength="256"
                    value={state.query.text.clone()}
                />
                <select name="sort" aria-label={text::SORT} autocomplete="off">
                    for sort in Sort::ALL {
                        <option key={sort.key()} value={sort.key()} selected={state.sort == sort}>{text::sort(sort)}</option>
                    }
                </select>
            </div>
            {topics(story, state, answer)}
            <details class="more" id="more" hidden={names.is_empty()}>
                <summary class="small">{text::more_filters(&names)}</summary>
                <div class="facets small">
                    for facet in MORE {
                        {values(story, facet, state, answer)}
                    }
                </div>
            </details>
        </form>
    }
}
