//! Search, order, topics, and the facets that are folded away.

use alloc::{rc::Rc, vec::Vec};

use yew::prelude::*;

use super::{
    Story,
    facet::{folded, values},
    markup::{el, fix, hidden, of, told},
    topics::topics,
};
use crate::{
    filter::{Answer, Facet},
    state::{Sort, State},
    text,
};

/// How many facets stand behind "More filters".
pub const FOLDS: usize = 6;

/// The facets behind "More filters": the short ones first.
const MORE: [Facet; FOLDS] =
    [Facet::Party, Facet::Basis, Facet::Kind, Facet::Status, Facet::Year, Facet::Organisation];

/// The form. It is never sent: the page reads it as it is changed. `more` is
/// what the facets that are folded away show, and `folds` how many of them are drawn.
pub fn filters(
    story: Story,
    state: &State,
    answer: &Answer,
    more: &(Rc<State>, Rc<Answer>),
    folds: usize,
) -> Html {
    let shown = |facet: &Facet| !story.index.values(*facet).is_empty();
    let names: Vec<&str> = MORE.into_iter().filter(shown).map(text::facet).collect::<Vec<_>>();
    let search = html! {
        <input
            type="search"
            name="q"
            aria-label={text::SEARCH}
            placeholder={text::SEARCH}
            autocomplete="off"
            maxlength="256"
            value={state.query.text.clone()}
        />
    };
    let order = html! {
        <select name="sort" aria-label={text::SORT} autocomplete="off">
            for sort in Sort::ALL {
                <option key={sort.key()} value={sort.key()} selected={state.sort == sort}>{text::sort(sort)}</option>
            }
        </select>
    };
    let facets = MORE
        .into_iter()
        .take(folds)
        .map(|facet| values(facet, story, &more.0, &more.1, folded))
        .collect::<Vec<_>>();
    let more = el(
        "details",
        &["id", "hidden", "class"],
        [fix("more"), hidden(names.is_empty()), fix("more")],
        [of("summary", "small", [told(text::more_filters(&names))]), of("div", "facets small", facets)],
    );
    el(
        "form",
        &["role", "data-act", "part", "class"],
        [fix("search"), fix("form"), fix("filters"), fix("filters")],
        [of("div", "find", [search, order]), values(Facet::Topic, story, state, answer, topics), more],
    )
}
