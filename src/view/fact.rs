//! One fact as a card.

use alloc::{string::String, vec::Vec};

use yew::Html;

use super::{
    Story,
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

/// What a card shows besides its fact.
#[derive(Clone, Copy, Default)]
pub struct Look {
    /// The filters leave it out, but its address is open.
    pub outside: bool,
    /// Its address is open.
    pub current: bool,
}

/// What [`card`] draws, as numbers: the fact by index, and what the search has
/// found in its statement, as byte ranges in ascending order.
pub fn numbers(at: usize, look: Look, marks: &[(u32, u32)]) -> Vec<i32> {
    let look = u32::from(look.outside) | u32::from(look.current) << 1;
    let marks = marks.iter().flat_map(|&(from, to)| [from, to]);
    [at as u32, look].into_iter().chain(marks).map(u32::cast_signed).collect()
}

/// The card. Whether it is shown is the list's affair.
pub fn card(story: Story, on: &[i32]) -> Html {
    let Some((&[at, look], marks)) = on.split_first_chunk() else { return bare("article", []) };
    let (sheet, outside, current) = (story.sheet, look & 1 > 0, look & 2 > 0);
    let fact = &sheet.facts[at as usize];
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
        date("period", fact.period.as_ref()),
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
    el(
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
            figures(fact),
            statement(fact, marks),
            chart(&fact.drawing),
            part("p", "meta small soft", "meta", meta),
            inferred("p", fact.inferred),
            shown("p", "outside small", outside, [text(text::OUTSIDE)]),
            of("p", "acts small", [link]),
        ],
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
fn statement(fact: &Fact<'static>, marks: &[i32]) -> Html {
    let words = fact.statement;
    let mut parts = Vec::new();
    let mut end = 0;
    for mark in marks.chunks_exact(2) {
        let (from, to) = (mark[0] as usize, mark[1] as usize);
        parts.push(text(words.get(end..from).unwrap_or("")));
        parts.push(bare("mark", [text(words.get(from..to).unwrap_or(""))]));
        end = to;
    }
    parts.push(text(words.get(end..).unwrap_or("")));
    // Made anew with other marks: what a translator has put between them is not ours.
    let places: String = marks.iter().filter_map(|at| char::from_u32(at.cast_unsigned())).collect();
    keyed(&places, part("p", "statement", "statement", parts))
}

/// The name of a status in the markup.
fn stage(status: Status) -> &'static str {
    ["in-force", "done", "under-way", "planned", "explored"][status as usize]
}
