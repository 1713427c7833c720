//! The button that filters the facts by an event.

use alloc::vec::Vec;

use yew::Html;

use super::{
    Story,
    markup::{el, fix, hidden, made, some, told},
};
use crate::{
    filter::{Answer, Facet},
    sheet::Event,
    state::State,
    text,
};

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
    fn of(story: Story, state: &State, answer: &Answer, event: usize) -> Tied {
        let pick = story.index.pick(Facet::Event, story.sheet.events[event].slug);
        let pressed = pick.is_some_and(|pick| state.query.has(pick));
        let disabled = !pressed && pick.is_none_or(|pick| answer.count(pick) == 0);
        let dim =
            !state.query.is_empty() && !pressed && answer.events.get(event).is_none_or(|&count| count == 0);
        Tied { pressed, disabled, dim }
    }

    /// What [`ties`] wrote.
    pub fn read(bits: i32) -> Tied {
        Tied { pressed: bits & 1 > 0, disabled: bits & 2 > 0, dim: bits & 4 > 0 }
    }
}

/// How all events stand, by index, as numbers that [`Tied::read`] reads.
pub fn ties(story: Story, state: &State, answer: &Answer) -> Vec<i32> {
    let bits =
        |tied: Tied| i32::from(tied.pressed) | i32::from(tied.disabled) << 1 | i32::from(tied.dim) << 2;
    (0..story.sheet.events.len()).map(|event| bits(Tied::of(story, state, answer, event))).collect()
}

/// `3 facts`: pressed while the facts are filtered by the event.
pub fn tie(event: &Event<'static>, tied: Tied) -> Html {
    let count = u32::try_from(event.facts.len()).unwrap_or(u32::MAX);
    el(
        "button",
        &["type", "name", "value", "data-act", "aria-pressed", "aria-label", "disabled", "hidden", "class"],
        [
            fix("button"),
            fix("event"),
            fix(event.slug),
            fix("toggle"),
            fix(if tied.pressed { "true" } else { "false" }),
            made(text::tie(count, event.title)),
            some(tied.disabled, "disabled"),
            hidden(count == 0),
            fix("tie"),
        ],
        [told(text::facts(count))],
    )
}
