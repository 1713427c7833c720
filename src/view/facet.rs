//! One facet: a list of values, each with the number of facts it would give.

use alloc::{string::ToString, vec::Vec};

use yew::prelude::*;

use super::{
    Story,
    markup::{anew, bare, el, fix, gap, hidden, keyed, of, text},
    picks,
};
use crate::{
    filter::{Answer, Facet, Value},
    state::State,
    text,
};

/// The values of a facet.
pub fn values(story: Story, facet: Facet, state: &State, answer: &Answer) -> Html {
    let values = story.index.values(facet);
    let choices = picks(facet)
        .zip(values)
        .map(|(pick, value)| choice(facet, value, answer.count(pick), state.query.has(pick)));
    let set = el(
        "fieldset",
        &["data-facet", "hidden", "class"],
        [fix(facet.key()), hidden(values.is_empty()), fix("facet")],
        [bare("legend", [text(text::facet(facet))]), bare("ul", choices.collect::<Vec<_>>())],
    );
    keyed(facet.key(), set)
}

/// One value. It is disabled where it would give nothing, unless it is chosen.
fn choice(facet: Facet, value: &Value<'static>, count: u32, checked: bool) -> Html {
    let Value { slug, label, .. } = *value;
    let parts = [input(facet, slug, count, checked), bare("span", [text(label)]), gap(), told_count(count)];
    keyed(slug, bare("li", [of("label", "opt", parts)]))
}

/// The checkbox of a value.
pub fn input(facet: Facet, slug: &'static str, count: u32, checked: bool) -> Html {
    html! {
        <input type="checkbox" name={facet.key()} value={slug} {checked} disabled={count == 0 && !checked} />
    }
}

/// How many facts a value would give.
pub fn told_count(count: u32) -> Html {
    anew("span", &["class"], [fix("n num")], count.to_string())
}
