//! The list of facts: by topic in the editor's order, by unit or year where
//! the size or the date orders it, flat from A to Z.

use alloc::{string::ToString, vec::Vec};

use yew::Html;

#[cfg(feature = "ssr")]
use super::rest::left_out;
use super::{
    Story,
    fact::{Look, card, numbers},
    hue, hundredths,
    kept::kept,
    markup::{el, fix, hidden, keyed, made, of, part, shown, text},
};
use crate::{
    filter::Answer,
    rows::{Group, Rows, WHOLE},
    search,
    state::State,
};

/// The cards of `rows`. A list drawn whole holds all facts, and those that do
/// not match are hidden; a long one holds those that are shown and says of
/// each which it is of how many. Of all only the first `yet` are drawn so far,
/// and the others are empty. Gives how many cards there are, too.
pub fn facts(
    story: Story,
    state: &State,
    answer: &Answer,
    rows: &Rows<'static>,
    long: bool,
    yet: usize,
) -> (Html, usize) {
    let sheet = story.sheet;
    let needles = search::words(&state.query.text);
    let cell = |at: usize, place: Option<(u32, u32)>, yet: bool| {
        let fact = &sheet.facts[at];
        let current = state.fact.is_some_and(|fact| fact as usize == at);
        let matches = answer.facts.has(at);
        let marks = match matches && !needles.is_empty() {
            true => search::ranges(fact.statement, &fact.joins, &needles),
            false => Vec::new(),
        };
        let look = Look { outside: !matches && current, current };
        let drawn = match yet {
            true => kept(fact.slug, story, numbers(at, look, &marks), card),
            false => text(""),
        };
        let number = |number: u32| made(number.to_string());
        let item = el(
            "li",
            &["aria-posinset", "aria-setsize", "hidden", "class"],
            [
                place.and_then(|place| number(place.0)),
                place.and_then(|place| number(place.1)),
                hidden(!matches && !current),
                fix("cell"),
            ],
            [drawn],
        );
        keyed(fact.slug, item)
    };
    let visible = |&at: &u32| answer.facts.has(at as usize) || state.fact == Some(at);
    let mut drawn = 0;
    let mut gaps = rows.gaps().iter();
    rows.note_drawn();
    let mut section = |group: &Group<'static>| {
        let slug = group.topic.map(|topic| sheet.topics[usize::from(topic)].slug);
        let mut cards = Vec::new();
        for piece in rows.pieces(group) {
            if !piece.drawn {
                cards.push(gap(piece.places.start as u32, gaps.next().copied()));
                continue;
            }
            for at in piece.places {
                drawn += 1;
                let place = long.then(|| ((at - group.places.start + 1) as u32, group.places.len() as u32));
                cards.push(cell(rows.order()[at] as usize, place, drawn <= yet));
            }
        }
        let section = el(
            "section",
            &["data-topic", "data-hue", "hidden", "class"],
            [
                slug.and_then(fix),
                fix(group.topic.map_or("0", |topic| hue(story, topic))),
                hidden(!rows.order()[group.places.clone()].iter().any(visible)),
                fix("group"),
            ],
            [
                shown("h3", "group-name", !group.label.is_empty(), [text(group.label)]),
                of("ul", "cards", cards),
            ],
        );
        keyed(&group.key.to_string(), section)
    };
    #[cfg_attr(not(feature = "ssr"), expect(unused_mut))]
    let mut sections = rows.groups().iter().map(&mut section).collect::<Vec<_>>();
    #[cfg(feature = "ssr")]
    {
        let (left, keys) = left_out(story, answer, rows);
        sections.extend(left);
        drawn += keys;
    }
    let class = if long || sheet.facts.len() > WHOLE { "facts long" } else { "facts" };
    (part("div", class, "facts", sections), drawn)
}

/// The place of cards that are not drawn, so many 1/100 px high: as the height
/// of a drawing, since a policy may refuse styles.
fn gap(at: u32, height: Option<i32>) -> Html {
    // No slug has such a sign.
    let key = ["=", &at.to_string()].concat();
    let space = el("svg", &["height"], [height.and_then(|height| made(hundredths(height)))], []);
    keyed(&key, el("li", &["aria-hidden", "class"], [fix("true"), fix("gap")], [space]))
}
