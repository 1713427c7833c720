//! One fact as a card.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use yew::prelude::*;

use super::{
    At, Marks, Story,
    chart::chart,
    figure::figures,
    hue,
    line::{date, inferred, line},
    markup::{bare, el, fix, gap, hidden as hide, joined, keyed, made, mark, of, part, shown, text, told},
};
use crate::{
    sheet::{Fact, Source, Status},
    text,
};

#[derive(Properties, PartialEq)]
pub struct CardProps {
    pub story: Story,
    pub fact: At<Fact<'static>>,
    /// What the search has found in the statement.
    pub marks: Marks,
    /// The filters leave it out.
    pub hidden: bool,
    /// The filters leave it out, but its address is open.
    pub outside: bool,
    /// Its address is open.
    pub current: bool,
    /// Which it is of how many in its list, counted from 1, where the list is
    /// not drawn whole.
    pub place: Option<(u32, u32)>,
}

/// The card. It draws again only when one of its props changes.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps { story, fact, hidden, outside, current, place: at, .. } = *props;
    let (sheet, own) = (story.sheet, fact.0);
    let topic = &sheet.topics[usize::from(fact.topic)];
    let source = &sheet.sources[usize::from(fact.source)];
    let says = text::says(fact.says);
    let meta = [
        el(
            "span",
            &["data-status", "hidden", "class"],
            [fact.status.and_then(|status| fix(stage(status))), hide(fact.status.is_none()), fix("status")],
            [text(fact.status.map_or("", text::status))],
        ),
        gap(),
        date("period", own.period.as_ref()),
        gap(),
        shown("span", "says", !fact.says.is_empty(), [told(says)]),
        gap(),
        place(source, fact.locator),
        gap(),
        line("paper", if sheet.sources.len() > 1 { source.label } else { "" }),
        gap(),
        // The head says that the others were checked when the sheet was updated.
        shown("span", "verified", fact.verified != sheet.updated, [told(text::verified(fact.verified))]),
    ];
    let link = el(
        "a",
        &["href", "data-act", "data-fact", "aria-label"],
        [joined(story.links, fact.slug), fix("show"), fix(fact.slug), made(text::link_to(fact.statement))],
        [text(text::LINK)],
    );
    let card = el(
        "article",
        &["id", "tabindex", "data-hue", "data-topic", "data-current", "part", "class"],
        [
            joined("fact=", fact.slug),
            fix("-1"),
            fix(hue(story, fact.topic)),
            fix(topic.slug),
            mark(current),
            fix("fact"),
            fix("fact"),
        ],
        [
            line("topic small", topic.label),
            figures(own),
            statement(own, &props.marks),
            chart(&own.drawing),
            part("p", "meta small soft", "meta", meta),
            inferred("p", fact.inferred),
            shown("p", "outside small", outside, [text(text::OUTSIDE)]),
            of("p", "acts small", [link]),
        ],
    );
    let number = |number: u32| made(number.to_string());
    el(
        "li",
        &["aria-posinset", "aria-setsize", "hidden", "class"],
        [at.and_then(|at| number(at.0)), at.and_then(|at| number(at.1)), hide(hidden), fix("cell")],
        [card],
    )
}

/// Where in the document, as a link where the document has an address.
fn place(source: &Source<'static>, locator: &'static str) -> Html {
    let linked = |words: &'static str| fix(words).filter(|_| !source.url.is_empty());
    el(
        "a",
        &["href", "title", "class"],
        [linked(source.url), linked(source.label), fix("locator")],
        [text(locator)],
    )
}

/// The statement, with what the search has found marked.
fn statement(fact: &Fact<'static>, marks: &[(u32, u32)]) -> Html {
    let words = fact.statement;
    let mut parts = Vec::new();
    let mut end = 0;
    for &(from, to) in marks {
        let (from, to) = (from as usize, to as usize);
        parts.push(text(words.get(end..from).unwrap_or("")));
        parts.push(bare("mark", [text(words.get(from..to).unwrap_or(""))]));
        end = to;
    }
    parts.push(text(words.get(end..).unwrap_or("")));
    // Made anew with other marks: what a translator has put between them is not ours.
    let places: String = marks.iter().flat_map(|&(from, to)| [from, to]).filter_map(char::from_u32).collect();
    keyed(&places, part("p", "statement", "statement", parts))
}

/// The name of a status in the markup.
fn stage(status: Status) -> &'static str {
    ["in-force", "done", "under-way", "planned", "explored"][status as usize]
}
