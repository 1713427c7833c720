//! The button that filters the facts by an event.

use yew::prelude::*;

use super::{At, Story};
use crate::{
    filter::{Answer, Facet, Pick},
    sheet::Event,
    state::State,
    text,
};

#[derive(Properties, PartialEq)]
pub struct TieProps {
    pub event: At<Event<'static>>,
    pub tied: Tied,
}

/// How an event stands to what the reader asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tied {
    /// The facts are filtered by it.
    pub pressed: bool,
    /// It would give nothing.
    pub disabled: bool,
    /// The reader asks for something, and none of its facts is in it.
    pub dim: bool,
}

impl Tied {
    /// Looks the event up in the answer. `event` is its index.
    pub fn of(story: Story, state: &State, answer: &Answer, event: usize) -> Tied {
        let facet = Facet::Event as usize;
        let slug = story.sheet.events[event].slug;
        let value = story.index.values[facet].iter().position(|value| value.slug == slug);
        let count = value.and_then(|value| answer.counts[facet].get(value)).copied().unwrap_or(0);
        let pressed =
            value.is_some_and(|value| {
                state.query.picks.iter().any(|&Pick { facet, value: picked }| {
                    facet == Facet::Event && usize::from(picked) == value
                })
            });
        let asked = state.query != crate::filter::Query::default();
        let dim = asked && !pressed && answer.events.get(event).is_none_or(|&count| count == 0);
        Tied { pressed, disabled: count == 0 && !pressed, dim }
    }
}

/// `3 facts`: pressed while the facts are filtered by the event.
#[component]
pub fn Tie(props: &TieProps) -> Html {
    let TieProps { event, tied } = *props;
    let count = u32::try_from(event.facts.len()).unwrap_or(u32::MAX);
    html! {
        <button
            class="tie"
            type="button"
            name="event"
            value={event.slug}
            data-act="toggle"
            aria-pressed={if tied.pressed { "true" } else { "false" }}
            aria-label={text::tie(count, event.title)}
            disabled={tied.disabled}
            hidden={count == 0}
        >
            {text::facts(count)}
        </button>
    }
}
