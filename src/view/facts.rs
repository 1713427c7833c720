//! The list of facts: by topic in the editor's order, by unit or year where
//! the size or the date orders it, flat from A to Z.

use alloc::{rc::Rc, string::ToString, vec::Vec};

use yew::prelude::*;

use super::{
    At, Marks, Story,
    fact::Card,
    hue, hundredths,
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
/// each which it is of how many. Gives how many cards there are, too.
pub fn facts(
    story: Story,
    state: &State,
    answer: &Answer,
    rows: &Rows<'static>,
    long: bool,
) -> (Html, usize) {
    let sheet = story.sheet;
    let needles = search::words(&state.query.text);
    let none: Marks = Rc::from([]);
    let card = |at: usize, place: Option<(u32, u32)>| {
        let fact = &sheet.facts[at];
        let current = state.fact.is_some_and(|fact| fact as usize == at);
        let matches = answer.facts.has(at);
        let marks = match matches && !needles.is_empty() {
            true => Rc::from(search::ranges(fact.statement, &fact.joins, &needles)),
            false => none.clone(),
        };
        html! {
            <Card
                key={fact.slug}
                {story}
                fact={At(fact)}
                {marks}
                hidden={!matches && !current}
                outside={!matches && current}
                {current}
                {place}
            />
        }
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
            drawn += piece.places.len();
            for at in piece.places {
                let place = long.then(|| ((at - group.places.start + 1) as u32, group.places.len() as u32));
                cards.push(card(rows.order()[at] as usize, place));
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
    let sections = rows.groups().iter().map(&mut section).collect::<Vec<_>>();
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
