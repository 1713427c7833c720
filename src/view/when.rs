//! Time on two scales: the programme, and the horizon.

use yew::prelude::*;

use super::{Props, events::events, programme::programme, strip::Strip, zoom::zoom};
use crate::text;

/// The programme, the strip, the list of dated events.
pub fn when(props: &Props) -> Html {
    let Props { story, state, answer, today, brush, .. } = props.clone();
    let horizon = story.sheet.horizon;
    let brushed = state.query.span.map(|span| text::brushed(story.sheet, span)).unwrap_or_default();
    html! {
        <section class="when" aria-labelledby="horizon">
            {programme(story, &state, &answer)}
            <div class="row">
                <h2 id="horizon">{text::horizon(horizon.first.year(), horizon.last().year())}</h2>
                {zoom()}
            </div>
            <Strip {story} state={state.clone()} answer={answer.clone()} {today} {brush} />
            <p class="brushed small" hidden={state.query.span.is_none()}>
                <span>{brushed}</span>{" "}
                <button type="button" class="drop" data-act="brush-clear">{text::CLEAR_PERIOD}</button>
            </p>
            {events(story, &state, &answer)}
        </section>
    }
}
