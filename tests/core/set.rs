//! Sets of facts against sets of the standard library.

use std::collections::BTreeSet;

use factsheet::set::FactSet;
use proptest::prelude::*;

fn set(len: usize, facts: &BTreeSet<usize>) -> FactSet {
    let mut set = FactSet::none(len);
    facts.iter().for_each(|&fact| set.insert(fact));
    set
}

fn two() -> impl Strategy<Value = (usize, BTreeSet<usize>, BTreeSet<usize>)> {
    (0usize..200).prop_flat_map(|len| {
        let facts = || proptest::collection::btree_set(0..len.max(1), 0..len.max(1));
        (Just(len), facts(), facts()).prop_map(|(len, a, b)| {
            if len == 0 { (0, BTreeSet::new(), BTreeSet::new()) } else { (len, a, b) }
        })
    })
}

proptest! {
    #[test]
    fn a_set_is_the_set_of_the_facts_put_in((len, a, b) in two()) {
        let (x, y) = (set(len, &a), set(len, &b));
        prop_assert_eq!(x.iter().collect::<BTreeSet<_>>(), a.clone());
        prop_assert_eq!(x.count() as usize, a.len());
        prop_assert_eq!(x.is_empty(), a.is_empty());
        let shared = a.intersection(&b).count() as u32;
        prop_assert_eq!(x.counts([&y, &FactSet::none(len), &x].into_iter()), [shared, 0, a.len() as u32]);
        let mut both = x.clone();
        both.and(&y);
        prop_assert_eq!(both, set(len, &a.intersection(&b).copied().collect()));
        let mut either = x.clone();
        either.or(&y);
        prop_assert_eq!(either, set(len, &a.union(&b).copied().collect()));
        for fact in 0..len + 70 {
            prop_assert_eq!(x.has(fact), a.contains(&fact));
        }
    }

    #[test]
    fn all_is_every_fact_and_no_more(len in 0usize..300) {
        let all = FactSet::all(len);
        prop_assert_eq!(all.count() as usize, len);
        prop_assert_eq!(all, set(len, &(0..len).collect()));
    }
}

#[test]
fn what_stands_in_a_few_words_of_many_is_counted_to_its_edges() {
    let len = 1_000;
    let all = FactSet::all(len);
    for run in [0..1, 0..64, 63..65, 128..192, 300..640, 999..1_000, 500..500] {
        let facts = set(len, &run.clone().collect());
        let odd = set(len, &(1..len).step_by(2).collect());
        let odds = run.clone().filter(|fact| fact % 2 == 1).count() as u32;
        assert_eq!(facts.counts([&all, &odd].into_iter()), [run.len() as u32, odds], "{run:?}");
    }
}

#[test]
fn a_fact_beyond_the_length_is_not_taken() {
    let mut set = FactSet::none(3);
    set.insert(3);
    set.insert(1_000);
    assert!(set.is_empty());
}
