//! The list of facts: by topic in the editor's order, flat in any other.

use alloc::{rc::Rc, vec, vec::Vec};

use yew::prelude::*;

use super::{
    At, Marks, Story,
    fact::Card,
    hue,
    markup::{el, fix, hidden, keyed, of, shown, text},
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
    let section = |group: &Group| {
        let topic = group.topic.map(|topic| &sheet.topics[usize::from(topic)]);
        let slug = topic.map(|topic| topic.slug);
        let name = text(topic.map_or("", |topic| topic.label));
        let cards = group.facts.iter().map(|&at| card(at)).collect::<Vec<_>>();
        let section = el(
            "section",
            &["data-topic", "data-hue", "hidden", "class"],
            [
                slug.and_then(fix),
                group.topic.and_then(|topic| fix(hue(story, topic))),
                hidden(!group.facts.iter().any(visible)),
                fix("group"),
            ],
            [shown("h3", "group-name", topic.is_some(), [name]), of("ul", "cards", cards)],
        );
        keyed(slug.unwrap_or("all"), section)
    };
    of("div", "facts", groups.iter().map(section).collect::<Vec<_>>())
}

/// All facts in the reader's order.
fn groups(story: Story, sort: Sort) -> Vec<Group> {
    let facts = FactSet::all(story.sheet.facts.len());
    let all = Answer { facts, counts: vec![], events: vec![] };
    let order = order(story.index, &State { sort, ..State::default() }, &all);
    let mut groups: Vec<Group> = vec![];
    for at in order.into_iter().map(|at| at as usize) {
        let topic = (sort == Sort::Editor).then_some(story.sheet.facts[at].topic);
        match groups.iter_mut().find(|group| group.topic == topic) {
            Some(group) => group.facts.push(at),
            None => groups.push(Group { topic, facts: vec![at] }),
        }
    }
    groups
}
