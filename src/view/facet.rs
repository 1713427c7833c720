//! One facet: a list of values, each with the number of facts it would give.

use yew::prelude::*;

use super::{Story, picks};
use crate::{
    filter::{Answer, Facet, Value},
    state::State,
    text,
};

/// The values of a facet.
pub fn values(story: Story, facet: Facet, state: &State, answer: &Answer) -> Html {
    let values = story.index.values(facet);
    html! {
        <fieldset key={facet.key()} class="facet" data-facet={facet.key()} hidden={values.is_empty()}>
            <legend>{text::facet(facet)}</legend>
            <ul>
                for (pick, value) in picks(facet).zip(values) {
                    {choice(facet, value, answer.count(pick), state.query.has(pick))}
                }
            </ul>
        </fieldset>
    }
}

/// One value. It is disabled where it would give nothing, unless it is chosen.
fn choice(facet: Facet, value: &Value<'static>, count: u32, checked: bool) -> Html {
    let Value { slug, label, .. } = *value;
    html! {
        <li key={slug}>
            <label class="opt">
                <input type="checkbox" name={facet.key()} value={slug} {checked} disabled={count == 0 && !checked} />
                <span>{label}</span>{" "}
                <span class="n num">{count}</span>
            </label>
        </li>
    }
}
