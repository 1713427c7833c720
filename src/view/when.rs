//! Time on two scales: the programme, and the horizon.

use alloc::rc::Rc;

use yew::prelude::*;

use super::{Story, events::Events, programme::Programme, strip::Strip, zoom::Zoom};
use crate::{day::Day, filter::Answer, state::State, text};

#[derive(Properties, PartialEq)]
pub struct WhenProps {
    pub story: Story,
    pub state: Rc<State>,
    pub answer: Rc<Answer>,
    pub today: Option<Day>,
    pub brush: Option<(u16, u16)>,
}

/// The programme, the strip, the list of dated events.
#[component]
pub fn When(props: &WhenProps) -> Html {
    let WhenProps { story, state, answer, today, brush } = props;
    let horizon = story.sheet.horizon;
    let brushed = state.query.span.map(|span| text::brushed(story.sheet, span)).unwrap_or_default();
    html! {
        <section class="when" aria-labelledby="horizon">
            <Programme story={*story} state={state.clone()} answer={answer.clone()} />
            <div class="row">
                <h2 id="horizon">{text::horizon(horizon.first.year(), horizon.last().year())}</h2>
                <Zoom />
            </div>
            <Strip story={*story} state={state.clone()} answer={answer.clone()} today={*today} brush={*brush} />
            <p class="brushed small" hidden={state.query.span.is_none()}>
                <span>{brushed}</span>{" "}
                <button type="button" class="drop" data-act="brush-clear">{text::CLEAR_PERIOD}</button>
            </p>
            <Events story={*story} state={state.clone()} answer={answer.clone()} />
        </section>
    }
}
