//! Time on two scales: the programme, and the horizon.

use yew::prelude::*;

use super::{
    Props,
    events::events,
    kept::kept,
    markup::{el, fix, gap, hidden, of, says, shown, text, told},
    programme::programme,
    strip::{View, strip},
    tie::ties,
    zoom::zoom,
};
use crate::{text, timeline};

/// The programme, the strip, the list of dated events.
pub fn when(props: &Props) -> Html {
    let Props { story, state, answer, today, brush, .. } = props.clone();
    let horizon = story.sheet.horizon;
    let brushed = state.query.span.map(|span| text::brushed(story.sheet, span)).unwrap_or_default();
    let title = told(text::horizon(horizon.first.year(), horizon.last().year()));
    let clear = el(
        "button",
        &["type", "data-act", "class"],
        [fix("button"), fix("brush-clear"), fix("drop")],
        [text(text::CLEAR_PERIOD)],
    );
    let all = u32::try_from(story.sheet.facts.len()).unwrap_or(u32::MAX);
    let see = el(
        "a",
        &["href", "data-act", "class", "textContent"],
        [fix("#facts"), fix("list"), fix("see"), None],
        [],
    );
    let see = says(see, text::see(answer.facts.count(), all));
    let all_clear = el(
        "button",
        &["type", "data-act", "hidden", "class"],
        [fix("button"), fix("clear"), hidden(state.query.is_empty()), fix("clear")],
        [text(text::CLEAR)],
    );
    let brushed = shown(
        "span",
        "period",
        state.query.span.is_some(),
        [says(el("span", &["textContent"], [None], []), brushed), gap(), clear],
    );
    // A period that is chosen is marked like one that is being selected.
    let window = timeline::shown(story.sheet, state.window);
    let brush = brush.or_else(|| state.query.span.and_then(|span| timeline::seen(window, span)));
    let view = View { window: state.window, today, brush };
    let ties = ties(story, &state, &answer);
    let on = [&view.numbers()[..], &ties].concat();
    el(
        "section",
        &["aria-labelledby", "part", "class"],
        [fix("horizon"), fix("timeline"), fix("when")],
        [
            kept("programme", story, ties.clone(), programme),
            of("div", "row", [el("h2", &["id"], [fix("horizon")], [title]), zoom()]),
            kept("strip", story, on, strip),
            of("p", "legend small soft", [text(text::LEGEND)]),
            of("p", "brushed small", [see, gap(), brushed, gap(), all_clear]),
            kept("events", story, ties, events),
        ],
    )
}
