//! The dated events as a list: the timeline for those who read it.

use yew::prelude::*;

use super::{
    Story, hue,
    programme::on_programme,
    tie::{Tied, tie},
};
use crate::{filter::Answer, sheet::Event, state::State};

/// Every dated event that is not on the programme, in order of time.
pub fn events(story: Story, state: &State, answer: &Answer) -> Html {
    let sheet = story.sheet;
    html! {
        <ol class="events small">
            for (at, event) in sheet.events.iter().enumerate().filter(|(_, event)| !on_programme(sheet, event)) {
                {dated(story, event, Tied::of(story, state, answer, at))}
            }
        </ol>
    }
}

/// One event.
fn dated(story: Story, event: &Event<'static>, tied: Tied) -> Html {
    html! {
        <li
            key={event.slug}
            id={format!("event={}", event.slug)}
            data-hue={hue(story, event.topic)}
            data-dim={tied.dim.then_some("")}
        >
            <span class="when-line soft">
                for when in &event.when {
                    <time datetime={(!when.datetime.is_empty()).then_some(when.datetime)}>{when.text}</time>
                }
            </span>
            {" "}<span class="title">{event.title}</span>{" "}
            <span class="soft" hidden={event.detail.is_empty()}>{event.detail}</span>{" "}
            {tie(event, tied)}
        </li>
    }
}
