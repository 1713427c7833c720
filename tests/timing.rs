//! How long the core takes at sizes that no story has: run by hand, with
//! `cargo test --test timing --profile timing -- --ignored --nocapture`.

// A test that fails should stop where it fails.
#![allow(clippy::unwrap_used)]

mod timing {
    pub mod crowd;
}

use std::{hint::black_box, time::Instant};

use factsheet::{
    day::Span,
    filter::{Facet, Index, Pick, Query},
    sheet::Sheet,
    state::{Action, Sort, State, order, step},
};
use timing::crowd;

/// The median of so many turns, printed in microseconds.
fn median<T>(what: &str, turns: usize, mut turn: impl FnMut() -> T) {
    let mut times: Vec<f64> = (0..turns)
        .map(|_| {
            let start = Instant::now();
            black_box(turn());
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("  {what:<40}{:>12.1} µs", times[turns / 2]);
}

#[test]
#[ignore = "measures, and takes a while"]
fn the_core_at_sizes_that_no_story_has() {
    for facts in [63, 1_000, 10_000, 100_000] {
        let bytes: &'static [u8] = crowd::sheet(facts).pack().leak();
        println!("{facts} facts, {} bytes packed", bytes.len());
        median("unpack", 9, || Sheet::unpack(bytes).map(Box::new).map(Box::leak));
        let sheet: &'static Sheet<'static> = Box::leak(Box::new(Sheet::unpack(bytes).unwrap()));
        median("index", 9, || Index::new(sheet));
        median("read for the first search", 5, || Index::new(sheet).read(usize::MAX));
        let index: &'static Index<'static> = Box::leak(Box::new(Index::new(sheet)));
        let asks = |text: &str| Query { text: text.into(), ..Query::default() };
        let picks = |picks: &[Pick]| Query { picks: picks.to_vec(), ..Query::default() };
        let topic = Pick { facet: Facet::Topic, value: 2 };
        let name = Pick { facet: Facet::Organisation, value: 7 };
        median("answer: all", 31, || index.answer(&Query::default()));
        median("answer: a topic", 31, || index.answer(&picks(&[topic])));
        median("answer: a topic and a name", 31, || index.answer(&picks(&[topic, name])));
        let span = Query { span: Span::parse("2025"), ..Query::default() };
        median("answer: a year brushed", 31, || index.answer(&span));
        index.read(usize::MAX);
        for text in ["a", "ba", "bat", "bati", "bati ko", "zzzz"] {
            median(&format!("answer: {text}"), 31, || index.answer(&asks(text)));
        }
        median("nearest", 9, || index.nearest(&asks("batikox")));
        let state = State::default();
        median("step: toggle", 31, || step(index, &state, Action::Toggle(name)));
        let answer = index.answer(&state.query);
        for sort in Sort::ALL {
            let state = State { sort, ..State::default() };
            median(&format!("order: {}", sort.key()), 31, || order(index, &state, &answer));
        }
        median("the last slug", 31, || sheet.fact(crowd::slug(facts - 1)));
        median("a fact read", 31, || sheet.facts.clone().get(facts / 2).map(|fact| fact.statement.len()));
    }
}
