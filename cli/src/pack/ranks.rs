//! The orders a reader can choose, worked out once: each fact knows its place.

use std::cmp::Ordering;

use factsheet::{day::Span, sheet::Kind};

use crate::{
    check::{Fact, Figure, Measure, Sheet},
    format::Language,
};

/// The place of each fact in the three orders.
pub struct Ranks {
    /// Largest first within a unit.
    pub by_size: Vec<u32>,
    /// Newest first.
    pub by_date: Vec<u32>,
    /// A–Z.
    pub by_name: Vec<u32>,
}

/// Works out all orders. Equal facts keep the editor's order.
pub fn ranks(sheet: &Sheet, language: &Language) -> Ranks {
    let facts = &sheet.facts;
    let units = units(facts);
    let spans: Vec<Option<Span>> = facts.iter().map(|fact| Some(fact.period.as_ref()?.when.span)).collect();
    Ranks {
        by_size: places(facts.len(), |left, right| by_size(&facts[left], &facts[right], &units)),
        by_date: places(facts.len(), |left, right| by_date(spans[left], spans[right])),
        by_name: places(facts.len(), |left, right| {
            language.compare(&facts[left].statement, &facts[right].statement)
        }),
    }
}

/// The units in the order in which facts first have them.
fn units(facts: &[Fact]) -> Vec<&Measure> {
    let mut units: Vec<&Measure> = Vec::new();
    for figure in facts.iter().filter_map(|fact| fact.figures.first()) {
        if !units.contains(&&figure.measure) {
            units.push(&figure.measure);
        }
    }
    units
}

fn by_size(left: &Fact, right: &Fact, units: &[&Measure]) -> Ordering {
    let unit = |fact: &Fact| {
        let figure = fact.figures.first()?;
        units.iter().position(|unit| **unit == figure.measure)
    };
    let group = |fact: &Fact| unit(fact).unwrap_or(units.len());
    group(left).cmp(&group(right)).then_with(|| match (left.figures.first(), right.figures.first()) {
        (Some(left), Some(right)) => larger(left, right),
        _ => Ordering::Equal,
    })
}

/// The larger first; of places in an order, the first.
fn larger(left: &Figure, right: &Figure) -> Ordering {
    let order = right.size().partial_cmp(&left.size()).unwrap_or(Ordering::Equal);
    if left.kind == Kind::Rank && right.kind == Kind::Rank { order.reverse() } else { order }
}

/// The later end first, then the later beginning; no period last.
fn by_date(left: Option<Span>, right: Option<Span>) -> Ordering {
    match (left, right) {
        (Some(left), Some(right)) => right.end.cmp(&left.end).then_with(|| right.first.cmp(&left.first)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// The place of each of `count` facts when they are sorted.
fn places(count: usize, compare: impl Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&left, &right| compare(left, right));
    let mut places = vec![0; count];
    for (place, fact) in (0..).zip(order) {
        places[fact] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    use factsheet::day::Day;

    use super::*;

    #[test]
    fn places_are_where_each_lands_and_equals_keep_their_order() {
        let sizes = [3, 9, 3, 1];
        assert_eq!(places(4, |left, right| sizes[right].cmp(&sizes[left])), [1, 0, 2, 3]);
    }

    #[test]
    fn the_newest_ends_last_and_no_period_comes_behind_all() {
        let span = |first, end| Some(Span { first: Day(first), end: Day(end) });
        let spans = [None, span(0, 10), span(5, 10), span(0, 99), span(1, Day::MAX.0)];
        assert_eq!(places(5, |left, right| by_date(spans[left], spans[right])), [4, 3, 2, 1, 0]);
    }
}
