//! Topics as chips: real checkboxes, drawn as pills.

use alloc::rc::Rc;

use yew::prelude::*;

use super::{Story, hue, picks};
use crate::{
    filter::{Answer, Facet},
    state::State,
    text,
};

#[derive(Properties, PartialEq)]
pub struct TopicsProps {
    pub story: Story,
    pub state: Rc<State>,
    pub answer: Rc<Answer>,
}

/// One chip a topic, with the number of facts it would give.
#[component]
pub fn Topics(props: &TopicsProps) -> Html {
    let TopicsProps { story, state, answer } = props;
    let facet = Facet::Topic;
    let values = story.index.values(facet);
    let hue_of = |slug: &str| {
        let topic = story.sheet.topics.iter().position(|topic| topic.slug == slug);
        topic.and_then(|at| u16::try_from(at).ok()).map_or("0", |at| hue(*story, at))
    };
    html! {
        <fieldset class="topics" hidden={values.is_empty()}>
            <legend class="vh">{text::facet(facet)}</legend>
            <div class="chips small">
                for (pick, value) in picks(facet).zip(values) {
                    <Chip
                        key={value.slug}
                        slug={value.slug}
                        label={value.label}
                        hue={hue_of(value.slug)}
                        count={answer.count(pick)}
                        checked={state.query.has(pick)}
                    />
                }
            </div>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct ChipProps {
    slug: &'static str,
    label: &'static str,
    hue: &'static str,
    count: u32,
    checked: bool,
}

/// One chip.
#[component]
fn Chip(props: &ChipProps) -> Html {
    let ChipProps { slug, label, hue, count, checked } = *props;
    html! {
        <label class="chip" data-hue={hue}>
            <input type="checkbox" name={Facet::Topic.key()} value={slug} {checked} disabled={count == 0 && !checked} />
            <span>{label}</span>{" "}
            <span class="n num">{count}</span>
        </label>
    }
}
