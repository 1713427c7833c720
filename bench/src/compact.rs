//! The same story as JSON for the peers: what their pages need, and no more.

use serde::Serialize;

use crate::story::{Name, SECTIONS, Story, TRACKS};

#[derive(Serialize)]
struct Facts<'a> {
    topics: Vec<Entry<'a>>,
    parties: Vec<Entry<'a>>,
    organisations: Vec<Entry<'a>>,
    kinds: Vec<Entry<'a>>,
    facts: Vec<Fact<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    slug: &'a str,
    label: &'a str,
}

/// What facets ask for are lists, also where there is one.
#[derive(Serialize)]
struct Fact<'a> {
    id: &'a str,
    topic: [&'a str; 1],
    party: Vec<&'a str>,
    organisation: Vec<&'a str>,
    kind: Vec<&'a str>,
    figure: String,
    statement: &'a str,
    period: String,
    source: String,
}

#[derive(Serialize)]
struct Events<'a> {
    events: Vec<Event<'a>>,
}

#[derive(Serialize)]
struct Event<'a> {
    id: &'a str,
    title: &'a str,
    detail: String,
    start: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    group: &'a str,
}

/// The facts for the lists.
pub fn facts(story: &Story) -> String {
    let facts = story.facts.iter().map(|fact| Fact {
        id: &fact.slug,
        topic: [&story.topics[fact.topic].slug],
        party: slugs(&story.parties, &fact.parties),
        organisation: slugs(&story.organisations, &fact.organisations),
        kind: slugs(&story.kinds, &fact.kinds()),
        figure: fact.figures.iter().map(crate::story::Figure::text).collect::<Vec<_>>().join("; "),
        statement: &fact.statement,
        period: fact.when(),
        source: format!("{}, paragraph {}", SECTIONS[fact.section], fact.paragraph),
    });
    text(&Facts {
        topics: entries(&story.topics),
        parties: entries(&story.parties),
        organisations: entries(&story.organisations),
        kinds: entries(&story.kinds),
        facts: facts.collect(),
    })
}

/// The events for the timelines.
pub fn events(story: &Story) -> String {
    let events = story.events.iter().map(|event| Event {
        id: &event.slug,
        title: &event.title,
        detail: format!("{} facts", event.facts.len()),
        start: event.first(),
        end: event.last(),
        group: TRACKS[event.track],
    });
    text(&Events { events: events.collect() })
}

fn entries(names: &[Name]) -> Vec<Entry<'_>> {
    names.iter().map(|name| Entry { slug: &name.slug, label: &name.label }).collect()
}

fn slugs<'a>(names: &'a [Name], indices: &[usize]) -> Vec<&'a str> {
    indices.iter().map(|&index| names[index].slug.as_str()).collect()
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and lists always serialise")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_has_what_a_card_shows() {
        let facts = facts(&Story::new(40, 0));
        let value: serde_json::Value = serde_json::from_str(&facts).expect("JSON");
        assert_eq!(value["facts"].as_array().map(Vec::len), Some(40));
        let first = &value["facts"][0];
        for field in ["figure", "statement", "period", "source"] {
            assert!(first[field].is_string(), "{field}: {first}");
        }
    }
}
