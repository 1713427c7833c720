//! What a filter must give, counted fact by fact.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::story::{Fact, Story};

/// The facets that every contender has.
pub const FACETS: [&str; 4] = ["topic", "party", "organisation", "kind"];

/// What is asked: any of the values within a facet, all facets, all words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Query {
    /// Search text.
    pub text: String,
    /// Slugs by facet.
    pub picks: BTreeMap<&'static str, Vec<String>>,
}

/// What it gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Answer {
    /// How many facts are shown.
    pub shown: usize,
    /// By facet and slug: how many facts the list would hold of a value, the
    /// picks of its own facet left aside. A value that is not named has none.
    pub counts: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Query {
    /// A query for `text` and pairs of facet and slug.
    pub fn new(text: &str, picks: &[(&'static str, &str)]) -> Query {
        let mut query = Query { text: text.to_owned(), ..Query::default() };
        for (facet, slug) in picks {
            query.picks.entry(facet).or_default().push((*slug).to_owned());
        }
        query
    }

    /// As a fragment of the sheet's address.
    pub fn fragment(&self) -> String {
        let mut parts: Vec<String> =
            self.picks.iter().map(|(facet, slugs)| format!("{facet}={}", slugs.join(","))).collect();
        if !self.text.is_empty() {
            parts.push(format!("q={}", self.text.replace(' ', "+")));
        }
        parts.join("&")
    }

    /// For people: `topic=energy q=harbour`, or `all`.
    pub fn named(&self) -> String {
        if *self == Query::default() { "all".to_owned() } else { self.fragment().replace('&', " ") }
    }
}

/// Asks the story itself.
pub fn answer(story: &Story, query: &Query) -> Answer {
    let words: Vec<String> = query.text.split_whitespace().map(str::to_lowercase).collect();
    let mut answer = Answer::default();
    for fact in &story.facts {
        let text = fact.statement.to_lowercase();
        if !words.iter().all(|word| text.contains(word)) {
            continue;
        }
        let passes = FACETS.map(|facet| {
            let slugs = slugs(story, fact, facet);
            query.picks.get(facet).is_none_or(|picks| picks.iter().any(|pick| slugs.contains(&pick.as_str())))
        });
        answer.shown += usize::from(passes.iter().all(|passes| *passes));
        for (at, facet) in FACETS.into_iter().enumerate() {
            let others = passes.iter().enumerate().all(|(other, passes)| other == at || *passes);
            if others {
                for slug in slugs(story, fact, facet) {
                    *answer
                        .counts
                        .entry(facet.to_owned())
                        .or_default()
                        .entry(slug.to_owned())
                        .or_default() += 1;
                }
            }
        }
    }
    answer
}

/// The values that a fact has of a facet.
fn slugs<'a>(story: &'a Story, fact: &Fact, facet: &str) -> Vec<&'a str> {
    let (names, indices) = match facet {
        "topic" => (&story.topics, vec![fact.topic]),
        "party" => (&story.parties, fact.parties.clone()),
        "organisation" => (&story.organisations, fact.organisations.clone()),
        _ => (&story.kinds, fact.kinds()),
    };
    indices.into_iter().map(|index| names[index].slug.as_str()).collect()
}

impl Answer {
    /// The first thing in which another answer differs from this one, the
    /// right one: `party alderland 12, not 14 (and 5 others)`.
    pub fn differs(&self, said: &Answer) -> Option<String> {
        let none = BTreeMap::new();
        let mut faults = Vec::new();
        if said.shown != self.shown {
            faults.push(format!("shows {}, not {}", said.shown, self.shown));
        }
        for facet in FACETS {
            let (right, told) =
                (self.counts.get(facet).unwrap_or(&none), said.counts.get(facet).unwrap_or(&none));
            // What is left out of the sheet's facets, such as "not stated", is not compared.
            for (slug, count) in right {
                let told = told.get(slug).copied().unwrap_or(0);
                if told != *count {
                    faults.push(format!("{facet} {slug} {told}, not {count}"));
                }
            }
            for (slug, count) in told.iter().filter(|(slug, count)| {
                **count > 0 && slug.as_str() != "not-stated" && !right.contains_key(slug.as_str())
            }) {
                faults.push(format!("{facet} {slug} {count}, not 0"));
            }
        }
        let others = faults.len().saturating_sub(1);
        let first = faults.into_iter().next()?;
        Some(if others == 0 { first } else { format!("{first} (and {others} others)") })
    }
}

/// Words that stand in statements alone and inside no other word, so that a
/// search for whole words and one for parts of words give the same.
const SOUGHT: [&str; 8] = ["harbour", "cotton", "wheat", "plough", "cement", "copper", "canal", "storm"];

/// What every contender is asked before it is measured. Each query has a
/// fact, and so has every step to it: the sheet refuses to lead to nothing.
pub fn checks(story: &Story) -> Vec<Query> {
    let all = [Query::default(), Query::new(SOUGHT[0], &[])];
    let asks: [(usize, &[&'static str]); 5] = [
        (0, &["topic"]),
        (0, &["topic", "party"]),
        (0, &["organisation", "kind"]),
        (1, &["topic", "kind"]),
        (2, &["party"]),
    ];
    let mut queries: Vec<Query> =
        asks.iter().filter_map(|(words, facets)| like_a_fact(story, *words, facets)).collect();
    if let Some(query) = queries.get_mut(1) {
        // A second value of a facet, whatever it brings.
        let other =
            story.topics.iter().map(|name| &name.slug).find(|slug| !query.picks["topic"].contains(slug));
        query.picks.entry("topic").or_default().extend(other.cloned());
    }
    all.into_iter().chain(queries).collect()
}

/// What the engines alone are asked: picks without text.
pub fn picked(story: &Story) -> Vec<Query> {
    let asks: [&[&'static str]; 4] =
        [&["topic"], &["topic", "party"], &["party", "kind"], &["organisation", "topic"]];
    asks.iter().filter_map(|facets| like_a_fact(story, 0, facets)).collect()
}

/// What the engines alone are asked: text without picks.
pub fn searched() -> Vec<Query> {
    SOUGHT[..4].iter().map(|word| Query::new(word, &[])).collect()
}

/// A query that the first fact with so many sought words and with values of
/// these facets answers.
fn like_a_fact(story: &Story, words: usize, facets: &[&'static str]) -> Option<Query> {
    story.facts.iter().find_map(|fact| {
        let text = fact.statement.to_lowercase();
        let found: Vec<&str> = SOUGHT.into_iter().filter(|word| text.contains(word)).take(words).collect();
        let picks: Vec<_> =
            facets.iter().filter_map(|facet| Some((*facet, *slugs(story, fact, facet).first()?))).collect();
        let fits = found.len() == words && picks.len() == facets.len();
        fits.then(|| Query::new(&found.join(" "), &picks))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::words;

    #[test]
    fn a_count_leaves_out_its_own_facet() {
        let story = Story::new(1000, 0);
        let all = answer(&story, &Query::default());
        let picked = answer(&story, &Query::new("", &[("topic", "energy")]));
        assert_eq!(all.shown, 1000);
        assert_eq!(picked.counts["topic"], all.counts["topic"]);
        assert_eq!(picked.shown, all.counts["topic"]["energy"]);
        assert!(picked.counts["party"]["elmark"] < all.counts["party"]["elmark"]);
    }

    #[test]
    fn the_words_that_are_sought_stand_in_statements_alone() {
        let story = Story::new(1, 0);
        let names = [&story.topics, &story.parties, &story.organisations, &story.kinds];
        let labels: Vec<String> = names.into_iter().flatten().map(|name| name.label.to_lowercase()).collect();
        for word in SOUGHT {
            assert_eq!(words().filter(|other| other.contains(word)).count(), 1, "{word}");
            assert!(labels.iter().all(|label| !label.contains(word)), "{word}");
        }
    }

    #[test]
    fn every_question_has_an_answer_in_the_shortest_story() {
        let story = Story::new(40, 0);
        let queries = checks(&story);
        assert_eq!((queries.len(), picked(&story).len()), (7, 4));
        for query in &queries {
            assert!(answer(&story, query).shown > 0, "{}", query.named());
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_what_is_right() {
        let story = Story::new(40, 0);
        let right = answer(&story, &Query::default());
        let mut said = right.clone();
        assert_eq!(right.differs(&said), None);
        said.shown = 39;
        *said.counts.get_mut("party").and_then(|party| party.get_mut("elmark")).expect("a count") += 1;
        let told = right.differs(&said).expect("a difference");
        assert!(told.starts_with("shows 39, not 40 (and 1 others)"), "{told}");
    }

    #[test]
    fn a_query_is_a_fragment_of_the_sheet() {
        let query = Query::new("harbour wheat", &[("topic", "energy"), ("topic", "housing")]);
        assert_eq!(query.fragment(), "topic=energy,housing&q=harbour+wheat");
        assert_eq!(Query::default().named(), "all");
    }
}
