//! The dated events as a list: the timeline for those who read it.

use yew::prelude::*;

use super::{
    Story, hue,
    line::{date, line},
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
            id={["event=", event.slug].concat()}
            data-hue={hue(story, event.topic)}
            data-dim={tied.dim.then_some("")}
        >
            {date("when-line soft", event.when.as_ref())}{" "}
            {line("title", event.title)}{" "}
            {line("soft", event.detail)}{" "}
            {tie(event, tied)}
        </li>
    }
}
