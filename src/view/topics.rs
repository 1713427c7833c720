//! Topics as chips: real checkboxes, drawn as pills.

use alloc::vec::Vec;

use yew::Html;

use super::{
    Story,
    facet::{input, told_count},
    hue,
    markup::{bare, el, fix, gap, keyed, of, shown, text},
    picks,
};
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
    let chips = picks(facet)
        .zip(values)
        .map(|(pick, value)| chip(value, hue_of(value.slug), answer.count(pick), state.query.has(pick)));
    shown(
        "fieldset",
        "topics",
        !values.is_empty(),
        [of("legend", "vh", [text(text::facet(facet))]), of("div", "chips small", chips.collect::<Vec<_>>())],
    )
}

/// One chip.
fn chip(value: &Value<'static>, hue: &'static str, count: u32, checked: bool) -> Html {
    let Value { slug, label, .. } = *value;
    let parts =
        [input(Facet::Topic, slug, count, checked), bare("span", [text(label)]), gap(), told_count(count)];
    keyed(slug, el("label", &["data-hue", "class"], [fix(hue), fix("chip")], parts))
}
