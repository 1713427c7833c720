//! The programme: a sequence, and what stands apart from it.

use yew::prelude::*;

use super::{
    Story, hue,
    line::{date, line},
    tie::{Tied, tie},
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

/// The steps in their order, then what happens apart from them.
pub fn programme(story: Story, state: &State, answer: &Answer) -> Html {
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
        let tied = Tied::of(story, state, answer, at);
        step(story, event, dated, tied)
    });
    html! {
        <div class="programme" hidden={track.is_none()}>
            <h2>{track.map_or("", |track| track.label)}</h2>
            <ol class="steps small">{for rows}</ol>
        </div>
    }
}

/// One step, with its date unless that is the date of the step before.
fn step(story: Story, event: &Event<'static>, dated: bool, tied: Tied) -> Html {
    html! {
        <li
            key={event.slug}
            id={["event=", event.slug].concat()}
            class={(event.step == 0).then_some("apart")}
            data-hue={hue(story, event.topic)}
            data-dim={tied.dim.then_some("")}
        >
            <strong>{event.title}</strong>{" "}
            {date("when-line soft", event.when.as_ref().filter(|_| dated))}{" "}
            {line("soft", event.detail)}{" "}
            {line("soft", event.place)}{" "}
            {tie(event, tied)}
        </li>
    }
}
