//! The list of facts: by topic in the editor's order, by unit or year where
//! the size or the date orders it, flat from A to Z.

use alloc::{rc::Rc, string::ToString, vec, vec::Vec};

use yew::prelude::*;

use super::{
    At, Marks, Story,
    fact::Card,
    hue,
    markup::{el, fix, hidden, keyed, of, part, shown, text},
};
use crate::{
    filter::Answer,
    search,
    set::FactSet,
    state::{Sort, State, order},
};

/// One section of the list.
struct Group {
    /// Its topic; none where the order is not the editor's.
    topic: Option<u16>,
    /// Its heading, or empty.
    label: &'static str,
    /// Its facts, in order.
    facts: Vec<usize>,
}

/// All cards stay mounted; those that do not match are hidden.
pub fn facts(story: Story, state: &State, answer: &Answer) -> Html {
    let sheet = story.sheet;
    let groups = groups(story, state.sort);
    let needles = search::words(&state.query.text);
    let none: Marks = Rc::from([]);
    let card = |at: usize| {
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
            />
        }
    };
    let visible = |at: &usize| answer.facts.has(*at) || state.fact.is_some_and(|fact| fact as usize == *at);
    let section = |(at, group): (usize, &Group)| {
        let slug = group.topic.map(|topic| sheet.topics[usize::from(topic)].slug);
        let cards = group.facts.iter().map(|&at| card(at)).collect::<Vec<_>>();
        let section = el(
            "section",
            &["data-topic", "data-hue", "hidden", "class"],
            [
                slug.and_then(fix),
                fix(group.topic.map_or("0", |topic| hue(story, topic))),
                hidden(!group.facts.iter().any(visible)),
                fix("group"),
            ],
            [
                shown("h3", "group-name", !group.label.is_empty(), [text(group.label)]),
                of("ul", "cards", cards),
            ],
        );
        keyed(&at.to_string(), section)
    };
    part("div", "facts", "facts", groups.iter().enumerate().map(section).collect::<Vec<_>>())
}

/// All facts in the reader's order.
fn groups(story: Story, sort: Sort) -> Vec<Group> {
    let sheet = story.sheet;
    let facts = FactSet::all(sheet.facts.len());
    let all = Answer { facts, counts: vec![], events: vec![] };
    let order = order(story.index, &State { sort, ..State::default() }, &all);
    let mut groups: Vec<Group> = vec![];
    let mut runs = match sort {
        Sort::Largest => &sheet.sizes[..],
        Sort::Newest => &sheet.dates[..],
        _ => &[],
    }
    .iter();
    // How many facts the last group still lacks.
    let mut lacks = 0;
    for at in order.into_iter().map(|at| at as usize) {
        let topic = (sort == Sort::Editor).then_some(sheet.facts[at].topic);
        if lacks == 0
            && let Some(run) = runs.next()
        {
            lacks = run.facts;
            groups.push(Group { topic, label: run.label, facts: vec![] });
        }
        lacks = lacks.saturating_sub(1);
        match groups.iter_mut().rev().find(|group| group.topic == topic) {
            Some(group) => group.facts.push(at),
            None => {
                let label = topic.map_or("", |topic| sheet.topics[usize::from(topic)].label);
                groups.push(Group { topic, label, facts: vec![at] });
            }
        }
    }
    groups
}
