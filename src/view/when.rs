//! Time on two scales: the programme, and the horizon.

use alloc::vec;

use yew::prelude::*;

use super::{
    Props,
    events::events,
    markup::{bare, el, fix, gap, of, shown, text, told},
    programme::programme,
    strip::Strip,
    zoom::zoom,
};
use crate::text;

/// The programme, the strip, the list of dated events.
pub fn when(props: &Props) -> Html {
    let Props { story, state, answer, today, brush, .. } = props.clone();
    let horizon = story.sheet.horizon;
    let brushed = state.query.span.map(|span| text::brushed(story.sheet, span)).unwrap_or_default();
    let title = told(text::horizon(horizon.first.year(), horizon.last().year()));
    let clear = el(
        "button",
        &["type", "data-act", "class"],
        vec![fix("button"), fix("brush-clear"), fix("drop")],
        vec![text(text::CLEAR_PERIOD)],
    );
    let parts = vec![bare("span", vec![told(brushed)]), gap(), clear];
    el(
        "section",
        &["aria-labelledby", "class"],
        vec![fix("horizon"), fix("when")],
        vec![
            programme(story, &state, &answer),
            of("div", "row", vec![el("h2", &["id"], vec![fix("horizon")], vec![title]), zoom()]),
            html! { <Strip {story} state={state.clone()} answer={answer.clone()} {today} {brush} /> },
            shown("p", "brushed small", state.query.span.is_some(), parts),
            events(story, &state, &answer),
        ],
    )
}
