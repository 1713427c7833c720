//! The one step: what an action changes, and what it leaves.

use factsheet::{
    day::{Day, Span},
    filter::{Facet, Index, Pick, Query},
    search::LONGEST,
    state::{Action, Sort, State, Zoom, order, step},
};
use proptest::prelude::*;

use crate::core::random::{self, Random, indexed};

/// Any action; some cannot be.
fn action(random: &mut Random, index: &Index) -> Action {
    let place = |random: &mut Random| random.below(10_001) as u16;
    match random.below(13) {
        0..=3 => random::pick(random, index).map_or(Action::Clear, Action::Toggle),
        4 => Action::Search(random::words(random, 2)),
        5 => Action::Search("é".repeat(random.below(2 * LONGEST))),
        6 => Action::Brush(random.chance(80).then(|| random::span(random))),
        7 => Action::Sort(random.one(&Sort::ALL)),
        8 => Action::Show(random.chance(80).then(|| random.below(40) as u32)),
        9 if random.chance(30) => Action::Clear,
        10 if random.chance(30) => Action::Load(random::state(random, index)),
        11 => Action::Widen,
        _ => Action::Zoom(match random.below(8) {
            0 => Zoom::In(place(random)),
            1 => Zoom::Out(place(random)),
            2 => Zoom::By { at: place(random), ratio: random.bits() as u32 },
            3 => Zoom::Pan(random.bits() as i32),
            4 => Zoom::Start,
            5 => Zoom::End,
            6 => Zoom::Whole,
            _ => Zoom::To(random::span(random)),
        }),
    }
}

/// What holds of every state.
fn valid(index: &Index, state: &State) -> bool {
    let span = |span: Option<Span>| {
        span.is_none_or(|span| !span.is_empty() && Day::MIN <= span.first && span.end <= Day::MAX)
    };
    state.query.picks.is_sorted_by(|a, b| a < b)
        && state.query.picks.iter().all(|&pick| index.get(pick).is_some())
        && state.query.text.chars().count() <= LONGEST
        && span(state.query.span)
        && span(state.window)
        && state.fact.is_none_or(|fact| (fact as usize) < index.sheet.facts.len())
}

proptest! {
    #[test]
    fn no_row_of_actions_leads_to_a_state_that_cannot_be((index, seed) in indexed()) {
        let random = &mut Random::new(seed);
        let mut state = State::default();
        for _ in 0..40 {
            let action = action(random, index);
            let next = step(index, &state, action.clone());
            prop_assert!(valid(index, &next), "{:?} led from {:?} to {:?}", action, state, next);
            let (before, after) = (index.answer(&state.query), index.answer(&next.query));
            let by_click = !matches!(action, Action::Search(_) | Action::Load(_));
            prop_assert!(
                !(by_click && after.facts.is_empty() && !before.facts.is_empty()),
                "{:?} emptied the list of {:?}", action, state
            );
            state = next;
        }
    }

    #[test]
    fn the_same_step_gives_the_same_state((index, seed) in indexed()) {
        let random = &mut Random::new(seed);
        let (state, action) = (random::state(random, index), action(random, index));
        prop_assert_eq!(step(index, &state, action.clone()), step(index, &state, action));
    }

    #[test]
    fn clearing_takes_back_every_filter_and_keeps_the_rest((index, seed) in indexed()) {
        let state = random::state(&mut Random::new(seed), index);
        let clear = step(index, &state, Action::Clear);
        prop_assert!(!clear.is_filtered());
        prop_assert_eq!(&clear.query, &Query::default());
        prop_assert_eq!(index.answer(&clear.query).facts.count() as usize, index.sheet.facts.len());
        prop_assert_eq!(clear, State { query: Query::default(), fact: None, ..state });
    }

    #[test]
    fn the_order_holds_each_shown_fact_once_by_its_rank((index, seed) in indexed()) {
        let state = random::state(&mut Random::new(seed), index);
        let answer = index.answer(&state.query);
        let order = order(index, &state, &answer);
        let mut expected: Vec<u32> = answer.facts.iter().map(|fact| fact as u32).chain(state.fact).collect();
        let rank = |&at: &u32| {
            let order = match state.sort {
                Sort::Editor => return at as usize,
                Sort::Largest => &index.sheet.by_size,
                Sort::Newest => &index.sheet.by_date,
                Sort::Name => &index.sheet.by_name,
            };
            order.0.iter().position(|&fact| fact == at).unwrap()
        };
        expected.sort_by_key(|fact| (rank(fact), *fact));
        expected.dedup();
        prop_assert_eq!(order, expected);
    }

    #[test]
    fn a_brush_that_finds_nothing_is_not_taken((index, seed) in indexed()) {
        let random = &mut Random::new(seed);
        let (state, span) = (random::state(random, index), random::span(random));
        let next = step(index, &state, Action::Brush(Some(span)));
        let wanted = Query { span: Some(span), ..state.query.clone() };
        if index.answer(&wanted).facts.is_empty() {
            prop_assert_eq!(next, state);
        } else {
            prop_assert_eq!(next, State { query: wanted, fact: None, ..state });
        }
    }
}

fn small() -> &'static Index<'static> {
    random::index(random::sheet(3, 12, 4))
}

#[test]
fn choosing_or_searching_lets_go_of_the_linked_fact_and_sorting_does_not() {
    let index = small();
    let state = step(index, &State::default(), Action::Show(Some(5)));
    assert_eq!(state.fact, Some(5));
    assert_eq!(step(index, &state, Action::Sort(Sort::Name)).fact, Some(5));
    assert_eq!(step(index, &state, Action::Zoom(Zoom::In(5_000))).fact, Some(5));
    assert_eq!(step(index, &state, Action::Search("gas".into())).fact, None);
    let pick = random::pick(&mut Random::new(1), index).unwrap();
    assert_eq!(step(index, &state, Action::Toggle(pick)).fact, None);
    assert_eq!(step(index, &state, Action::Show(None)).fact, None);
}

#[test]
fn a_fact_or_value_that_is_not_there_changes_nothing() {
    let index = small();
    let state = State::default();
    assert_eq!(step(index, &state, Action::Show(Some(12))), state);
    let pick = Pick { facet: Facet::Topic, value: 999 };
    assert_eq!(step(index, &state, Action::Toggle(pick)), state);
    let backwards = Span { first: Day(10), end: Day(5) };
    assert_eq!(step(index, &state, Action::Brush(Some(backwards))), state);
}

#[test]
fn punctuation_alone_is_no_filter() {
    let state = State { query: Query { text: " – ".into(), ..Query::default() }, ..State::default() };
    assert!(!state.is_filtered());
}
