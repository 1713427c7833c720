//! What the list does not hold.

#[cfg(feature = "ssr")]
use alloc::vec::Vec;

use yew::Html;

use super::markup::{bare, el, fix, gap, of, shown, text, told};
#[cfg(feature = "ssr")]
use super::{
    Story,
    fact::{Look, card, numbers},
    hue,
    markup::keyed,
};
use crate::text;
#[cfg(feature = "ssr")]
use crate::{filter::Answer, rows::Rows, set::FactSet};

/// How many facts are not drawn, and where they are. Without the engine it
/// stands below the list; with it on paper only, where nobody scrolls.
pub fn rest(count: usize, live: bool) -> Html {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let file = el("a", &["href", "download"], [fix("facts.csv"), fix("")], [text(text::ALL_AS_CSV)]);
    let parts = [
        bare("strong", [told(text::further(count))]),
        gap(),
        shown("span", "soft", !live, [text(text::BY_SCRIPTS), gap()]),
        file,
    ];
    of("p", "rest", parts)
}

/// What a list without the engine leaves out of each topic: how many facts, so
/// that whoever chooses the topic does not find an empty list. Those to which
/// key figures lead are there all the same. Gives how many these are, too.
#[cfg(feature = "ssr")]
pub fn left_out(story: Story, answer: &Answer, rows: &Rows) -> (Vec<Html>, usize) {
    let sheet = story.sheet;
    let (mut left, mut drawn) = (answer.facts.clone(), FactSet::none(sheet.facts.len()));
    rows.order().iter().for_each(|&fact| drawn.insert(fact as usize));
    left.without(&drawn);
    let mut keys: Vec<u32> = sheet.keys.iter().map(|key| key.fact).collect();
    keys.retain(|&fact| left.has(fact as usize));
    keys.sort_unstable();
    keys.dedup();
    let mut sections = Vec::new();
    for (at, topic) in (0..).zip(&sheet.topics) {
        let here = |fact: usize| left.has(fact) && sheet.facts.topic(fact) == Some(at);
        let all = left.iter().filter(|&fact| here(fact)).count();
        if all == 0 {
            continue;
        }
        let mut parts = Vec::new();
        if !rows.groups().iter().any(|group| group.topic == Some(at)) {
            parts.push(of("h3", "group-name", [text(topic.label)]));
        }
        let cards: Vec<Html> = keys
            .iter()
            .filter(|&&fact| here(fact as usize))
            .map(|&fact| of("li", "cell", [card(story, &numbers(fact as usize, Look::default(), &[]))]))
            .collect();
        let rest = all - cards.len();
        if !cards.is_empty() {
            // Apart from those that stand in their places, which the engine takes over.
            parts.push(of("ul", "apart", cards));
        }
        if rest > 0 {
            parts.push(of(
                "p",
                "soft",
                [told(text::further_of_topic(u32::try_from(rest).unwrap_or(u32::MAX)))],
            ));
        }
        let section = el(
            "section",
            &["data-topic", "data-hue", "class"],
            [fix(topic.slug), fix(hue(story, at)), fix("group")],
            parts,
        );
        sections.push(keyed(&["+", topic.slug].concat(), section));
    }
    (sections, keys.len())
}
