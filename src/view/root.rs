//! The whole sheet.

use alloc::{rc::Rc, vec};

use yew::prelude::*;
#[cfg(feature = "ssr")]
use yew::virtual_dom::VNode;

use super::{
    Story,
    active::active,
    facts::facts,
    filters::filters,
    footer::footer,
    head::head,
    kept::kept,
    keys::keys,
    markup::{el, fix, mark, of, shown, text},
    nothing::nothing,
    rest::rest,
    status::status,
    when::when,
};
use crate::{day::Day, filter::Answer, rows::Rows, state::State, text};

/// What the drawing depends on.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The sheet with its index.
    pub story: Story,
    /// What the reader has chosen.
    pub state: Rc<State>,
    /// What that gives.
    pub answer: Rc<Answer>,
    /// The same as the facets behind "More filters" show it: nobody sees them
    /// while they are closed.
    pub more: (Rc<State>, Rc<Answer>),
    /// How many of these facets are drawn yet: at first none need be.
    pub folds: usize,
    /// What is drawn of a list that is too long to be drawn whole.
    pub rows: Option<Rc<Rows<'static>>>,
    /// How many cards are drawn yet: before the sheet is shown it is made in
    /// slices, so that the page can answer meanwhile.
    pub yet: usize,
    /// The reader's day, marked on the strip; the prerender has none.
    pub today: Option<Day>,
    /// Whether the engine runs.
    pub live: bool,
    /// A period that is being dragged over, in 1/10,000 of the strip's width.
    pub brush: Option<(u16, u16)>,
}

/// The whole sheet, for the prerender: the engine draws by itself.
#[cfg(feature = "ssr")]
#[component]
pub fn Sheet(props: &Props) -> Html {
    let drawn = sheet(props);
    debug_assert!(matches!(drawn, VNode::VTag(_)), "yew#4092: one element");
    drawn
}

/// The whole sheet. `.fs` is the container that all parts ask for its width.
pub fn sheet(props: &Props) -> Html {
    let Props { story, state, answer, more, rows, live, .. } = props.clone();
    let sheet = story.sheet;
    let long = rows.is_some();
    let rows = rows.unwrap_or_else(|| Rc::new(Rows::whole(story.index, state.sort)));
    let (list, drawn) = facts(story, &state, &answer, &rows, long && live, props.yet);
    let mut ask = vec![
        el("h2", &["id", "tabindex"], [fix("facts"), fix("-1")], [text(text::FACTS)]),
        shown("p", "outside", state.lost, [text(text::LOST)]),
        filters(story, &state, &answer, &more, props.folds),
        active(story, &state, &answer),
        status(),
        nothing(story, &state, &answer),
        list,
    ];
    if long {
        let shown = rows.len().max(answer.facts.count() as usize);
        ask.push(rest(shown - drawn, live));
    }
    let skip = el(
        "a",
        &["href", "data-act", "class"],
        [fix("#facts"), fix("list"), fix("skip")],
        [text(text::SKIP)],
    );
    let page = [
        skip,
        kept("head", story, vec![], |story, _| head(story)),
        kept("keys", story, vec![], |story, _| keys(story)),
        when(props),
        el("section", &["aria-labelledby", "class"], [fix("facts"), fix("ask")], ask),
        kept("foot", story, vec![], |story, _| footer(story)),
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
