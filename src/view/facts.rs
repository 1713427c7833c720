//! The list of facts: by topic in the editor's order, flat in any other.

use alloc::{rc::Rc, vec, vec::Vec};

use yew::prelude::*;

use super::{At, Marks, Story, fact::Card, hue};
use crate::{
    filter::Answer,
    search,
    state::{Sort, State},
};

#[derive(Properties, PartialEq)]
pub struct FactsProps {
    pub story: Story,
    pub state: Rc<State>,
    pub answer: Rc<Answer>,
}

/// One section of the list.
struct Group {
    /// Its topic; none where the order is not the editor's.
    topic: Option<u16>,
    /// Its facts, in order.
    facts: Vec<usize>,
}

/// All cards stay mounted; those that do not match are hidden.
#[component]
pub fn Facts(props: &FactsProps) -> Html {
    let FactsProps { story, state, answer } = props;
    let sheet = story.sheet;
    let groups = use_memo((*story, state.sort), |&(story, sort)| groups(story, sort));
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
                story={*story}
                fact={At(fact)}
                {marks}
                hidden={!matches && !current}
                outside={!matches && current}
                {current}
            />
        }
    };
    let visible = |at: &usize| answer.facts.has(*at) || state.fact.is_some_and(|fact| fact as usize == *at);
    html! {
        <div class="facts">
            for group in groups.iter() {
                <section
                    key={group.topic.map_or("all", |topic| sheet.topics[usize::from(topic)].slug)}
                    class="group"
                    data-topic={group.topic.map(|topic| sheet.topics[usize::from(topic)].slug)}
                    data-hue={group.topic.map(|topic| hue(*story, topic))}
                    hidden={!group.facts.iter().any(visible)}
                >
                    <h3 class="group-name" hidden={group.topic.is_none()}>
                        {group.topic.map_or("", |topic| sheet.topics[usize::from(topic)].label)}
                    </h3>
                    <ul class="cards">{for group.facts.iter().map(|&at| card(at))}</ul>
                </section>
            }
        </div>
    }
}

/// The facts in the reader's order.
fn groups(story: Story, sort: Sort) -> Vec<Group> {
    let facts = &story.sheet.facts;
    let mut order: Vec<usize> = (0..facts.len()).collect();
    match sort {
        Sort::Editor => {
            let of = |topic: u16| order.iter().copied().filter(|&at| facts[at].topic == topic).collect();
            return (0..story.sheet.topics.len())
                .filter_map(|topic| u16::try_from(topic).ok())
                .map(|topic| Group { topic: Some(topic), facts: of(topic) })
                .collect();
        }
        Sort::Largest => order.sort_by_key(|&at| facts[at].by_size),
        Sort::Newest => order.sort_by_key(|&at| facts[at].by_date),
        Sort::Name => order.sort_by_key(|&at| facts[at].by_name),
    }
    vec![Group { topic: None, facts: order }]
}
