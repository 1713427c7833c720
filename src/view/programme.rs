//! The programme: a sequence, and what stands apart from it.

use alloc::rc::Rc;

use yew::prelude::*;

use super::{
    At, Story, hue,
    tie::{Tie, Tied},
};
use crate::{
    filter::Answer,
    sheet::{Event, Sheet},
    state::State,
};

/// Whether an event stands in the programme: it has a step, or runs in the
/// track of those that have one.
pub fn on_programme(sheet: &Sheet, event: &Event) -> bool {
    event.step > 0 || sheet.events.iter().any(|other| other.step > 0 && other.track == event.track)
}

#[derive(Properties, PartialEq)]
pub struct ProgrammeProps {
    pub story: Story,
    pub state: Rc<State>,
    pub answer: Rc<Answer>,
}

/// The steps in their order, then what happens apart from them.
#[component]
pub fn Programme(props: &ProgrammeProps) -> Html {
    let ProgrammeProps { story, state, answer } = props;
    let sheet = story.sheet;
    let listed = |apart: bool| {
        let on =
            move |&(_, event): &(usize, &Event)| on_programme(sheet, event) && (event.step == 0) == apart;
        sheet.events.iter().enumerate().filter(on)
    };
    let track = listed(false).next().and_then(|(_, event)| sheet.tracks.get(usize::from(event.track)));
    let mut before = "";
    let rows = listed(false).chain(listed(true)).map(|(at, event)| {
        let day = event.when.as_ref().map_or("", |when| when.text);
        let dated = day != before;
        before = day;
        let tied = Tied::of(*story, state, answer, at);
        html! { <Step key={event.slug} story={*story} event={At(event)} {dated} {tied} /> }
    });
    html! {
        <div class="programme" hidden={track.is_none()}>
            <h2>{track.map_or("", |track| track.label)}</h2>
            <ol class="steps small">{for rows}</ol>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct StepProps {
    story: Story,
    event: At<Event<'static>>,
    /// Its date is not that of the step before.
    dated: bool,
    tied: Tied,
}

/// One step.
#[component]
fn Step(props: &StepProps) -> Html {
    let StepProps { story, event, dated, tied } = *props;
    let event_ref = event.0;
    html! {
        <li
            id={format!("event={}", event.slug)}
            class={(event.step == 0).then_some("apart")}
            data-hue={hue(story, event.topic)}
            data-dim={tied.dim.then_some("")}
        >
            <strong>{event.title}</strong>{" "}
            <span class="when-line soft" hidden={!dated || event.when.is_none()}>
                for when in &event_ref.when {
                    <time datetime={(!when.datetime.is_empty()).then_some(when.datetime)}>{when.text}</time>
                }
            </span>
            {" "}<span class="soft" hidden={event.detail.is_empty()}>{event.detail}</span>
            {" "}<span class="soft" hidden={event.place.is_empty()}>{event.place}</span>{" "}
            <Tie {event} {tied} />
        </li>
    }
}
