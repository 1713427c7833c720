//! What is drawn of a list, against looking at every card.

use factsheet::{
    filter::Index,
    rows::{CHUNK, Heights, LIMIT, Rows},
    state::{Sort, State, order},
};
use proptest::prelude::*;

use crate::core::random::{self, Random};

/// Longer lists than elsewhere.
fn indexed() -> impl Strategy<Value = (&'static Index<'static>, u64)> {
    let sheets = (any::<u64>(), 0usize..300).prop_map(|(seed, facts)| random::sheet(seed, facts, 3));
    (sheets, any::<u64>()).prop_map(|(sheet, seed)| (random::index(sheet), seed))
}

fn rows(index: &Index<'static>, state: &State) -> Rows<'static> {
    Rows::new(index, state, &index.answer(&state.query), usize::MAX)
}

/// The places of the cards that are drawn.
fn drawn_of(rows: &Rows) -> Vec<usize> {
    let pieces = rows.groups().iter().flat_map(|group| rows.pieces(group));
    pieces.filter(|piece| piece.drawn).flat_map(|piece| piece.places).collect()
}

/// A few places that are in sight, and up to two elsewhere.
fn looked_at(random: &mut Random, len: usize) -> (std::ops::Range<usize>, [Option<usize>; 2]) {
    let from = random.below(len + 1);
    let seen = from..from + random.below(20);
    (seen, [0; 2].map(|_| (len > 0 && random.chance(50)).then(|| random.below(len))))
}

/// Whether a chunk is drawn: it has a card within two chunks of what is in
/// sight, or within one of those elsewhere.
fn is_drawn(
    chunk: std::ops::Range<usize>,
    seen: &std::ops::Range<usize>,
    around: [Option<usize>; 2],
) -> bool {
    chunk.into_iter().any(|at| {
        let near = at + 2 * CHUNK >= seen.start && at < seen.end + 2 * CHUNK;
        near || around.into_iter().flatten().any(|other| at.abs_diff(other) <= CHUNK)
    })
}

proptest! {
    #[test]
    fn groups_are_the_headings_of_the_whole_order_cut_down_to_what_is_shown((index, seed) in indexed()) {
        let state = random::state(&mut Random::new(seed), index);
        let rows = rows(index, &state);
        let order = order(index, &state, &index.answer(&state.query));
        prop_assert_eq!(rows.order(), &order[..]);
        let sheet = index.sheet;
        let heading = |fact: u32| {
            let run = |runs: &[factsheet::sheet::Run<'static>], order: &factsheet::sheet::Order| {
                let rank = order.0.iter().position(|&other| other == fact).unwrap() as u32;
                let mut end = 0;
                runs.iter().find(|run| { end += run.facts; rank < end }).map_or("", |run| run.label)
            };
            match state.sort {
                Sort::Editor => {
                    let topic = sheet.facts[fact as usize].topic;
                    (Some(topic), sheet.topics[usize::from(topic)].label)
                }
                Sort::Largest => (None, run(&sheet.sizes, &sheet.by_size)),
                Sort::Newest => (None, run(&sheet.dates, &sheet.by_date)),
                Sort::Name => (None, ""),
            }
        };
        let mut next = 0;
        for group in rows.groups() {
            prop_assert_eq!(group.places.start, next);
            prop_assert!(!group.places.is_empty());
            for place in group.places.clone() {
                prop_assert_eq!((group.topic, group.label), heading(rows.order()[place]));
            }
            next = group.places.end;
        }
        prop_assert_eq!(next, rows.len());
        let keys: std::collections::BTreeSet<u32> = rows.groups().iter().map(|group| group.key).collect();
        prop_assert_eq!(keys.len(), rows.groups().len(), "keys are told apart");
    }

    #[test]
    fn whole_chunks_are_drawn_where_the_reader_is_and_gaps_elsewhere((index, seed) in indexed()) {
        let random = &mut Random::new(seed);
        let state = State { sort: random.one(&Sort::ALL), ..State::default() };
        let all = rows(index, &state);
        let (seen, around) = looked_at(random, all.len());
        let rows = all.near(seen.clone(), around);
        let mut drawn = vec![];
        for group in rows.groups() {
            let pieces = rows.pieces(group);
            let places: Vec<usize> = pieces.iter().flat_map(|piece| piece.places.clone()).collect();
            prop_assert_eq!(places, group.places.clone().collect::<Vec<_>>(), "every place, once, in order");
            prop_assert!(pieces.windows(2).all(|pair| pair[0].drawn != pair[1].drawn), "{:?}", pieces);
            for piece in pieces {
                for at in piece.places {
                    let start = group.places.start + (at - group.places.start) / CHUNK * CHUNK;
                    let chunk = start..group.places.end.min(start + CHUNK);
                    prop_assert_eq!(piece.drawn, is_drawn(chunk, &seen, around), "place {} of {:?}", at, rows);
                    drawn.extend(piece.drawn.then_some(at));
                }
            }
        }
        prop_assert_eq!(drawn_of(&rows), drawn);
        prop_assert!(rows.covers(&seen), "what was asked for is there");
        prop_assert!(rows.like(&all));
    }

    #[test]
    fn a_list_that_is_drawn_whole_has_no_gap((index, seed) in indexed()) {
        let sort = Random::new(seed).one(&Sort::ALL);
        let rows = Rows::whole(index, sort);
        prop_assert_eq!(drawn_of(&rows).len(), index.sheet.facts.len());
        prop_assert!(rows.groups().iter().all(|group| rows.pieces(group).len() == 1));
    }

    #[test]
    fn heights_are_what_was_measured_and_the_average_elsewhere((index, seed) in indexed()) {
        let random = &mut Random::new(seed);
        let state = State { sort: random.one(&Sort::ALL), ..State::default() };
        let rows = rows(index, &state);
        let columns = 1 + random.below(3);
        let mut heights = Heights::default();
        heights.forget(rows.len(), rows.groups().len());
        heights.widen(columns);
        // By place of the chunk's first card: its height, and how often it was measured.
        let mut known = std::collections::BTreeMap::new();
        for (nth, group) in rows.groups().iter().enumerate() {
            for at in group.places.clone().step_by(CHUNK) {
                for _ in 0..random.below(3) {
                    let height = 100.0 + random.below(900) as f64;
                    heights.note(nth, group, at, height);
                    known.insert(at, height);
                }
            }
        }
        let cards = |end: usize, at: usize| CHUNK.min(end - at).div_ceil(columns) as f64;
        let ends = |at: usize| rows.groups().iter().find(|group| group.places.contains(&at)).unwrap().places.end;
        let (sum, lines) = known.iter().fold((0.0, 0.0), |(sum, lines), (&at, height)| {
            (sum + height, lines + cards(ends(at), at))
        });
        let row = if lines > 0.0 { sum / lines } else { 240.0 };
        for (nth, group) in rows.groups().iter().enumerate() {
            let end = group.places.end;
            let of = |at: usize| known.get(&at).copied().unwrap_or(row * cards(end, at));
            let all: Vec<usize> = group.places.clone().step_by(CHUNK).collect();
            let from = random.below(all.len());
            let total: f64 = all[from..].iter().map(|&at| of(at)).sum();
            let places = all[from]..end;
            prop_assert!((heights.of(nth, group, places.clone()) - total).abs() < 1e-3);
            // A place is where the heights above it say.
            let above = total * random.below(1001) as f64 / 1000.0;
            let place = heights.place(nth, group, places.clone(), above);
            prop_assert!(places.contains(&place));
            let chunk = all[from..].iter().copied().rfind(|&at| at <= place).unwrap();
            let before: f64 = all[from..].iter().take_while(|&&at| at < chunk).map(|&at| of(at)).sum();
            prop_assert!(before - 1e-3 <= above && above <= before + of(chunk) + 1e-3, "{} in {:?}", above, places);
        }
        let mut near = rows.near(0..5, [None; 2]);
        near.stretch(&heights);
        let mut gaps = near.gaps().iter();
        for (nth, group) in near.groups().iter().enumerate() {
            for piece in near.pieces(group).into_iter().filter(|piece| !piece.drawn) {
                let height = f64::from(*gaps.next().unwrap()) / 100.0;
                prop_assert!((heights.of(nth, group, piece.places) - height).abs() < 0.011);
            }
        }
        prop_assert_eq!(gaps.next(), None);
        prop_assert_eq!(heights.squeeze(rows.len()), 1.0);
        let squeezed = heights.squeeze(100_000_000) * row * 100_000_000_f64.div_euclid(columns as f64);
        prop_assert!((squeezed - LIMIT).abs() < row * LIMIT / 1e6, "gaps stay below the limit: {}", squeezed);
    }
}

#[test]
fn a_list_beyond_the_first_facts_ends_there() {
    let index = random::index(random::sheet(3, 40, 0));
    let state = State::default();
    let rows = Rows::new(index, &state, &index.answer(&state.query), 17).near(0..17, [None; 2]);
    assert_eq!(drawn_of(&rows).len(), 17);
    assert_eq!(rows.groups().last().unwrap().places.end, 17);
    assert_eq!((rows.place(16), rows.place(17)), (Some(16), None));
}

#[test]
fn of_a_list_far_from_the_reader_one_chunk_is_drawn_and_where_the_reader_was() {
    let index = random::index(random::sheet(3, 400, 0));
    let rows = rows(index, &State { sort: Sort::Name, ..State::default() });
    assert_eq!(drawn_of(&rows.far([None; 2])), (0..CHUNK).collect::<Vec<_>>());
    let drawn = drawn_of(&rows.far([Some(200), None]));
    assert!(drawn.contains(&0) && drawn.contains(&200) && !drawn.contains(&100), "{drawn:?}");
    assert!(rows.far([None; 2]).seen().is_empty());
    assert!(!rows.far([None; 2]).covers(&(0..1)), "who comes near gets more");
}

#[test]
fn what_is_far_too_much_is_not_covered() {
    let index = random::index(random::sheet(3, 400, 0));
    let state = State::default();
    let rows = rows(index, &state).near(0..300, [None; 2]);
    assert!(rows.covers(&(20..290)));
    assert!(!rows.covers(&(100..112)), "the cards far from these may go");
    assert!(!rows.near(0..9, [None; 2]).covers(&(15..20)));
}
