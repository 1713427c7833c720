//! Queries and counts against a look at every fact, one by one.

use std::collections::BTreeSet;

use factsheet::{
    day::{Day, Span},
    filter::{Facet, NOT_STATED, Pick, Query},
    search::words,
    sheet::{Fact, Sheet},
    state::{Action, State, step},
};
use proptest::prelude::*;

use crate::core::random::{self, Random, indexed};

/// The slugs of a facet's values that a fact has, read from the documents
/// rather than from the code.
fn slugs(sheet: &Sheet, at: u32, facet: Facet) -> Vec<String> {
    let fact = &sheet.facts[at as usize];
    let names = |list: &[u16], names: &[factsheet::sheet::Name]| -> Vec<String> {
        list.iter().map(|&at| names[usize::from(at)].slug.to_string()).collect()
    };
    let mut slugs = match facet {
        Facet::Topic => vec![sheet.topics[usize::from(fact.topic)].slug.into()],
        Facet::Party => names(&fact.parties, &sheet.parties),
        Facet::Organisation => names(&fact.organisations, &sheet.organisations),
        Facet::Kind => fact.figures.iter().map(|figure| kebab(&format!("{:?}", figure.kind))).collect(),
        Facet::Status => fact.status.iter().map(|status| kebab(&format!("{status:?}"))).collect(),
        Facet::Year => years(sheet, fact),
        Facet::Basis => vec![if fact.inferred.is_empty() { "stated" } else { "inferred" }.into()],
        Facet::Event => {
            let events = sheet.events.iter().filter(|event| event.facts.contains(&at));
            events.map(|event| event.slug.to_string()).collect()
        }
    };
    // A period beyond the horizon is stated, in no year of it.
    if slugs.is_empty() && !(facet == Facet::Year && fact.period.is_some()) {
        slugs.push(NOT_STATED.into());
    }
    slugs
}

fn kebab(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.extend(c.to_lowercase());
    }
    text
}

fn years(sheet: &Sheet, fact: &Fact) -> Vec<String> {
    let Some(when) = &fact.period else { return vec![] };
    let touches = |year: i32| {
        let in_year = |day: Day| day.year() == year;
        let (first, last) = (when.span.first, Day(when.span.end.0 - 1));
        match (first == Day::MIN, when.span.end == Day::MAX) {
            (true, _) if when.moment => in_year(last),
            (opens, open) => (opens || first.year() <= year) && (open || year <= last.year()),
        }
    };
    let horizon = sheet.horizon.first.year()..sheet.horizon.end.year();
    horizon.filter(|&year| touches(year)).map(|year| year.to_string()).collect()
}

/// Whether a fact matches a query; `but` is a facet whose picks do not count.
fn matches(index: &factsheet::filter::Index, at: u32, query: &Query, but: Option<Facet>) -> bool {
    let sheet = index.sheet;
    let fact = &sheet.facts[at as usize];
    let facets = Facet::ALL.into_iter().filter(|&facet| Some(facet) != but).all(|facet| {
        let wanted: Vec<&str> = query
            .picks
            .iter()
            .filter(|pick| pick.facet == facet)
            .map(|&pick| index.value(pick).slug)
            .collect();
        wanted.is_empty() || slugs(sheet, at, facet).iter().any(|slug| wanted.contains(&slug.as_str()))
    });
    let span = query.span.is_none_or(|span| {
        fact.period.as_ref().is_some_and(|when| {
            let Span { first, end } = when.span;
            let first = if when.moment && first == Day::MIN { Day(end.0 - 1) } else { first };
            (span.first.0.max(first.0)..span.end.0.min(end.0)).next().is_some()
        })
    });
    let text = words(&query.text).iter().all(|needle| {
        random::searched(sheet, fact).split(' ').any(|word| {
            word.starts_with(needle.as_str()) || needle.chars().count() >= 3 && word.contains(needle.as_str())
        })
    });
    let only = query.only.is_empty() || query.only.contains(&at);
    only && facets && span && text
}

proptest! {
    #[test]
    fn the_values_of_a_facet_are_those_that_facts_have((index, _) in indexed()) {
        let sheet = index.sheet;
        for facet in Facet::ALL {
            let had: BTreeSet<String> =
                (0..sheet.facts.len() as u32).flat_map(|at| slugs(sheet, at, facet)).collect();
            let values = index.values(facet);
            for value in values {
                let facts: Vec<usize> = value.facts.iter().collect();
                let expected: Vec<usize> = (0..sheet.facts.len())
                    .filter(|&at| slugs(sheet, at as u32, facet).iter().any(|slug| slug == value.slug))
                    .collect();
                prop_assert_eq!(facts, expected, "{:?} {}", facet, value.slug);
                prop_assert!(!value.label.is_empty());
            }
            let listed: BTreeSet<String> = values.iter().map(|value| value.slug.to_string()).collect();
            prop_assert_eq!(listed.len(), values.len());
            if values.is_empty() {
                let by_all = |slug: &String| {
                    (0..sheet.facts.len() as u32).all(|at| slugs(sheet, at, facet).contains(slug))
                };
                let tells_nothing = |slug: &String| slug == NOT_STATED || by_all(slug);
                prop_assert!(had.len() <= 1 && had.iter().all(tells_nothing), "{:?} {:?}", facet, had);
            } else {
                prop_assert_eq!(listed, had);
                prop_assert!(values[..values.len() - 1].iter().all(|value| value.slug != NOT_STATED));
            }
            for (at, value) in (0..).zip(values) {
                prop_assert_eq!(index.pick(facet, value.slug), Some(Pick { facet, value: at }));
            }
        }
    }

    #[test]
    fn an_answer_and_its_counts_are_what_counting_by_hand_gives((index, seed) in indexed()) {
        let query = random::query(&mut Random::new(seed), index);
        let answer = index.answer(&query);
        let all = 0..index.sheet.facts.len() as u32;
        let expected: Vec<usize> =
            all.clone().filter(|&at| matches(index, at, &query, None)).map(|at| at as usize).collect();
        prop_assert_eq!(answer.facts.iter().collect::<Vec<_>>(), expected.clone());
        for facet in Facet::ALL {
            for (at, value) in (0..).zip(index.values(facet)) {
                let counted = all.clone().filter(|&at| {
                    matches(index, at, &query, Some(facet))
                        && slugs(index.sheet, at, facet).iter().any(|slug| slug == value.slug)
                });
                prop_assert_eq!(answer.count(Pick { facet, value: at }) as usize, counted.count());
            }
        }
        for (event, &count) in index.sheet.events.iter().zip(&answer.events) {
            let counted = event.facts.iter().filter(|&&fact| expected.contains(&(fact as usize)));
            prop_assert_eq!(counted.count(), count as usize);
        }
    }

    #[test]
    fn every_value_that_can_be_chosen_gives_as_many_facts_as_it_says((index, seed) in indexed()) {
        let state = random::state(&mut Random::new(seed), index);
        let answer = index.answer(&state.query);
        for facet in Facet::ALL {
            for at in 0..index.values(facet).len() as u16 {
                let pick = Pick { facet, value: at };
                if state.query.has(pick) {
                    continue;
                }
                let next = step(index, &state, Action::Toggle(pick));
                let count = answer.count(pick);
                if count == 0 {
                    prop_assert_eq!(next, state.clone());
                    continue;
                }
                let facts = index.answer(&next.query).facts;
                prop_assert!(!facts.is_empty());
                let value = &index.value(pick).facts;
                prop_assert_eq!(facts.iter().filter(|&fact| value.has(fact)).count() as u32, count);
                if !state.query.picks.iter().any(|other| other.facet == facet) {
                    prop_assert_eq!(facts.count(), count);
                }
            }
        }
    }

    #[test]
    fn letting_go_of_a_value_never_empties_a_list((index, seed) in indexed()) {
        let state = random::state(&mut Random::new(seed), index);
        let before = index.answer(&state.query).facts;
        for &pick in &state.query.picks {
            let next = step(index, &state, Action::Toggle(pick));
            prop_assert!(!next.query.has(pick));
            prop_assert!(before.is_empty() || !index.answer(&next.query).facts.is_empty());
        }
    }

    #[test]
    fn choosing_and_letting_go_leads_back((index, seed) in indexed()) {
        let random = &mut Random::new(seed);
        let state = State { fact: None, ..random::state(random, index) };
        let Some(pick) = random::pick(random, index) else { return Ok(()) };
        prop_assume!(!state.query.has(pick) && !index.answer(&state.query).facts.is_empty());
        let chosen = step(index, &state, Action::Toggle(pick));
        prop_assume!(chosen != state);
        prop_assert_eq!(step(index, &chosen, Action::Toggle(pick)), state);
    }

    #[test]
    fn nothing_asked_is_everything((index, _) in indexed()) {
        let answer = index.answer(&Query::default());
        prop_assert_eq!(answer.facts.count() as usize, index.sheet.facts.len());
        for facet in Facet::ALL {
            for (value, &count) in index.values(facet).iter().zip(&answer.counts[facet as usize]) {
                prop_assert_eq!(value.facts.count(), count);
            }
        }
    }
}

/// A sheet with one fact for each of these periods.
fn with_periods(periods: &[Option<&'static str>]) -> &'static factsheet::filter::Index<'static> {
    let sheet = random::with_facts(random::sheet(7, periods.len(), 0), |facts| {
        for (fact, period) in facts.iter_mut().zip(periods) {
            fact.period = period.map(|text| random::when(&mut Random::new(0), &[text]));
        }
    });
    let mut sheet = sheet.clone();
    sheet.years = vec!["2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029", "2030"];
    random::index(Box::leak(Box::new(sheet)))
}

#[test]
fn a_deadline_counts_in_its_own_year_and_an_open_end_to_the_end_of_the_horizon() {
    let index = with_periods(&[
        Some("../2030"),
        Some("2028-09-01/.."),
        Some("2022/2023"),
        Some("/2026"),
        Some("1990"),
        None,
    ]);
    let years = |fact| -> Vec<&str> {
        let values = index.values(Facet::Year).iter();
        values.filter(|value| value.facts.has(fact)).map(|value| value.slug).collect()
    };
    assert_eq!(years(0), ["2030"]);
    assert_eq!(years(1), ["2028", "2029", "2030"]);
    assert_eq!(years(2), ["2022", "2023"]);
    assert_eq!(years(3), ["2022", "2023", "2024", "2025", "2026"], "what runs until 2026 ran before");
    assert!(years(4).is_empty());
    assert_eq!(years(5), [NOT_STATED]);
}

#[test]
fn a_brush_leaves_out_facts_without_a_period() {
    let index = with_periods(&[Some("2024"), None, Some("2026/.."), Some("../2023")]);
    let facts = |span: &str| {
        let query = Query { span: Span::parse(span), ..Query::default() };
        index.answer(&query).facts.iter().collect::<Vec<_>>()
    };
    assert_eq!(facts("2024-06"), [0]);
    assert_eq!(facts("2029"), [2]);
    assert_eq!(facts("2023-12-31"), [3]);
    assert!(facts("2001").is_empty(), "what is due by 2023 is no news of 2001");
    assert!(facts("2025").is_empty());
}

#[test]
fn an_unknown_slug_is_no_value() {
    let index = with_periods(&[Some("2024"), None]);
    assert_eq!(index.pick(Facet::Year, "2031"), None);
    assert_eq!(index.pick(Facet::Topic, ""), None);
    assert_eq!(index.get(Pick { facet: Facet::Year, value: 900 }), None);
}
