//! Topics as chips: real checkboxes, drawn as pills.

use yew::prelude::*;

use super::{Story, hue, picks};
use crate::{
    filter::{Answer, Facet, Value},
    state::State,
    text,
};

/// One chip a topic, with the number of facts it would give.
pub fn topics(story: Story, state: &State, answer: &Answer) -> Html {
    let facet = Facet::Topic;
    let values = story.index.values(facet);
    let hue_of = |slug: &str| {
        let topic = story.sheet.topics.iter().position(|topic| topic.slug == slug);
        topic.and_then(|at| u16::try_from(at).ok()).map_or("0", |at| hue(story, at))
    };
    html! {
        <fieldset class="topics" hidden={values.is_empty()}>
            <legend class="vh">{text::facet(facet)}</legend>
            <div class="chips small">
                for (pick, value) in picks(facet).zip(values) {
                    {chip(value, hue_of(value.slug), answer.count(pick), state.query.has(pick))}
                }
            </div>
        </fieldset>
    }
}

/// One chip.
fn chip(value: &Value<'static>, hue: &'static str, count: u32, checked: bool) -> Html {
    let Value { slug, label, .. } = *value;
    html! {
        <label key={slug} class="chip" data-hue={hue}>
            <input type="checkbox" name={Facet::Topic.key()} value={slug} {checked} disabled={count == 0 && !checked} />
            <span>{label}</span>{" "}
            <span class="n num">{count}</span>
        </label>
    }
}
