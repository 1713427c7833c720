//! Topics as chips: real checkboxes, drawn as pills.

use alloc::vec::Vec;

use yew::Html;

use super::{
    Story,
    facet::{Standing, input, read, told_count},
    hue,
    markup::{bare, el, fix, gap, keyed, of, shown, text},
};
use crate::{
    filter::{Facet, Value},
    text,
};

/// One chip a topic, with the number of facts it would give.
pub fn topics(story: Story, on: &[i32]) -> Html {
    let (facet, values) = read(story, on);
    let hue_of = |slug: &str| {
        let topic = story.sheet.topics.iter().position(|topic| topic.slug == slug);
        topic.and_then(|at| u16::try_from(at).ok()).map_or("0", |at| hue(story, at))
    };
    let chips = values.map(|(value, standing)| chip(value, hue_of(value.slug), standing)).collect::<Vec<_>>();
    shown(
        "fieldset",
        "topics",
        !chips.is_empty(),
        [of("legend", "vh", [text(text::facet(facet))]), of("div", "chips small", chips)],
    )
}

/// One chip.
fn chip(value: &Value<'static>, hue: &'static str, standing: Standing) -> Html {
    let Value { slug, label, .. } = *value;
    let parts =
        [input(Facet::Topic, slug, standing), bare("span", [text(label)]), gap(), told_count(standing.count)];
    keyed(slug, el("label", &["data-hue", "class"], [fix(hue), fix("chip")], parts))
}
