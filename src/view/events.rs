//! The dated events as a list: the timeline for those who read it.

use alloc::rc::Rc;

use yew::prelude::*;

use super::{
    At, Story, hue,
    programme::on_programme,
    tie::{Tie, Tied},
};
use crate::{filter::Answer, sheet::Event, state::State};

#[derive(Properties, PartialEq)]
pub struct EventsProps {
    pub story: Story,
    pub state: Rc<State>,
    pub answer: Rc<Answer>,
}

/// Every dated event that is not on the programme, in order of time.
#[component]
pub fn Events(props: &EventsProps) -> Html {
    let EventsProps { story, state, answer } = props;
    let sheet = story.sheet;
    html! {
        <ol class="events small">
            for (at, event) in sheet.events.iter().enumerate().filter(|(_, event)| !on_programme(sheet, event)) {
                <Dated key={event.slug} story={*story} event={At(event)} tied={Tied::of(*story, state, answer, at)} />
            }
        </ol>
    }
}

#[derive(Properties, PartialEq)]
struct DatedProps {
    story: Story,
    event: At<Event<'static>>,
    tied: Tied,
}

/// One event.
#[component]
fn Dated(props: &DatedProps) -> Html {
    let DatedProps { story, event, tied } = *props;
    let event_ref = event.0;
    html! {
        <li
            id={format!("event={}", event.slug)}
            data-hue={hue(story, event.topic)}
            data-dim={tied.dim.then_some("")}
        >
            <span class="when-line soft">
                for when in &event_ref.when {
                    <time datetime={(!when.datetime.is_empty()).then_some(when.datetime)}>{when.text}</time>
                }
            </span>
            {" "}<span class="title">{event.title}</span>{" "}
            <span class="soft" hidden={event.detail.is_empty()}>{event.detail}</span>{" "}
            <Tie {event} {tied} />
        </li>
    }
}
