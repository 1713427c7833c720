//! The whole sheet.

use alloc::rc::Rc;

use yew::prelude::*;

use super::{
    Story,
    active::active,
    facts::facts,
    filters::filters,
    footer::footer,
    head::head,
    keys::keys,
    markup::{el, fix, mark, of, shown, text},
    nothing::nothing,
    status::status,
    when::when,
};
use crate::{day::Day, filter::Answer, state::State, text};

/// What the drawing depends on.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The sheet with its index.
    pub story: Story,
    /// What the reader has chosen.
    pub state: Rc<State>,
    /// What that gives.
    pub answer: Rc<Answer>,
    /// The reader's day, marked on the strip; the prerender has none.
    pub today: Option<Day>,
    /// Whether the engine runs.
    pub live: bool,
    /// A period that is being dragged over, in 1/10,000 of the strip's width.
    pub brush: Option<(u16, u16)>,
}

/// The whole sheet. `.fs` is the container that all parts ask for its width.
#[component]
pub fn Sheet(props: &Props) -> Html {
    let Props { story, state, answer, live, .. } = props.clone();
    let sheet = story.sheet;
    let ask = [
        el("h2", &["id", "tabindex"], [fix("facts"), fix("-1")], [text(text::FACTS)]),
        shown("p", "outside", state.lost, [text(text::LOST)]),
        filters(story, &state, &answer),
        active(story, &state, &answer),
        status(),
        nothing(story, &state, &answer),
        facts(story, &state, &answer),
    ];
    let skip = el(
        "a",
        &["href", "data-act", "class"],
        [fix("#facts"), fix("list"), fix("skip")],
        [text(text::SKIP)],
    );
    let page = [
        skip,
        head(story),
        keys(story),
        when(props),
        el("section", &["aria-labelledby", "class"], [fix("facts"), fix("ask")], ask),
        footer(story),
    ];
    el(
        "div",
        &["lang", "dir", "data-static", "data-live", "part", "class"],
        [
            fix(sheet.language),
            fix(if sheet.rtl { "rtl" } else { "ltr" }),
            mark(!live),
            mark(live),
            fix("sheet"),
            fix("fs"),
        ],
        [of("div", "page", page)],
    )
}
