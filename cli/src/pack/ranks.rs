//! The orders a reader can choose, worked out once, and what stands under one
//! heading in them.

use std::{cmp::Ordering, collections::HashMap};

use factsheet::{day::Span, filter::Facet, sheet::Kind, text};

use crate::{
    check::{Fact, Figure, Sheet},
    format::Language,
};

/// The facts in the three orders.
pub struct Ranks {
    /// Largest first within a unit.
    pub by_size: Vec<u32>,
    /// Newest first.
    pub by_date: Vec<u32>,
    /// A–Z.
    pub by_name: Vec<u32>,
    /// The headings of the first order, each with the number of its facts.
    pub sizes: Vec<(String, u32)>,
    /// The headings of the second.
    pub dates: Vec<(String, u32)>,
}

/// Works out all orders. Equal facts keep the editor's order.
pub fn ranks(sheet: &Sheet, language: &Language) -> Ranks {
    let facts = &sheet.facts;
    let sizes = by_unit(facts, language);
    let spans: Vec<Option<Span>> = facts.iter().map(|fact| Some(fact.period.as_ref()?.when.span)).collect();
    let dates: Vec<String> = spans.iter().map(|&span| ends(span, language)).collect();
    let by_size = order(facts.len(), |left, right| {
        let alone = sizes.alone[left];
        let order = sizes.groups[left].cmp(&sizes.groups[right]);
        order.then_with(|| if alone { Ordering::Equal } else { by_size(&facts[left], &facts[right]) })
    });
    let by_date = order(facts.len(), |left, right| by_date(spans[left], spans[right]));
    Ranks {
        sizes: runs(&by_size, |fact| &sizes.labels[fact]),
        dates: runs(&by_date, |fact| &dates[fact]),
        by_size,
        by_date,
        by_name: order(facts.len(), |left, right| {
            language.compare(&facts[left].statement, &facts[right].statement)
        }),
    }
}

/// Which facts can be compared in size.
struct ByUnit {
    /// By fact: the place of its group among the groups.
    groups: Vec<usize>,
    /// By fact: the heading of its group.
    labels: Vec<String>,
    /// By fact: no other fact has its unit.
    alone: Vec<bool>,
}

/// Groups by the unit of the main figure: units in the order in which facts
/// first have them, then those with one fact each, then facts without figures.
fn by_unit(facts: &[Fact], language: &Language) -> ByUnit {
    let units: Vec<Option<String>> =
        facts.iter().map(|fact| fact.figures.first().map(|figure| language.unit(figure))).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    units.iter().flatten().for_each(|unit| *counts.entry(unit).or_default() += 1);
    let first =
        |unit: &str| units.iter().position(|other| other.as_deref() == Some(unit)).unwrap_or_default();
    let alone = |unit: &str| counts.get(unit) == Some(&1);
    let of = |unit: &Option<String>| match unit {
        Some(unit) if alone(unit) => (facts.len(), language.other_figures().to_owned(), true),
        Some(unit) => (first(unit), unit.clone(), false),
        None => (facts.len() + 1, text::not_stated(Facet::Kind).to_owned(), true),
    };
    let mut all = ByUnit { groups: vec![], labels: vec![], alone: vec![] };
    for (group, label, alone) in units.iter().map(of) {
        all.groups.push(group);
        all.labels.push(label);
        all.alone.push(alone);
    }
    all
}

/// The year in which a period ends, as a heading.
fn ends(span: Option<Span>, language: &Language) -> String {
    match span {
        Some(span) if span.is_open() => language.no_end().to_owned(),
        Some(span) => span.last().year().to_string(),
        None => text::not_stated(Facet::Year).to_owned(),
    }
}

/// Which labels follow each other in an order, and how often each.
fn runs<'a>(order: &[u32], label: impl Fn(usize) -> &'a String) -> Vec<(String, u32)> {
    let mut runs: Vec<(String, u32)> = Vec::new();
    for &fact in order {
        let label = label(fact as usize);
        match runs.last_mut() {
            Some((last, facts)) if last == label => *facts += 1,
            _ => runs.push((label.clone(), 1)),
        }
    }
    runs
}

fn by_size(left: &Fact, right: &Fact) -> Ordering {
    match (left.figures.first(), right.figures.first()) {
        (Some(left), Some(right)) => larger(left, right),
        _ => Ordering::Equal,
    }
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

/// So many facts, sorted.
fn order(count: usize, compare: impl Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(count).collect();
    order.sort_by(|&left, &right| compare(left as usize, right as usize));
    order
}

#[cfg(test)]
mod tests {
    use factsheet::day::Day;

    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let sizes = [3, 9, 3, 1];
        assert_eq!(order(4, |left, right| sizes[right].cmp(&sizes[left])), [1, 0, 2, 3]);
    }

    #[test]
    fn what_follows_each_other_under_one_label_is_a_run() {
        let labels = ["b", "a", "b", "a", "c"].map(String::from);
        let runs = runs(&[1, 0, 4, 2, 3], |fact| &labels[fact]);
        let runs: Vec<(&str, u32)> = runs.iter().map(|(label, facts)| (label.as_str(), *facts)).collect();
        assert_eq!(runs, [("a", 1), ("b", 1), ("c", 1), ("b", 1), ("a", 1)]);
    }

    #[test]
    fn the_newest_ends_last_and_no_period_comes_behind_all() {
        let span = |first, end| Some(Span { first: Day(first), end: Day(end) });
        let spans = [None, span(0, 10), span(5, 10), span(0, 99), span(1, Day::MAX.0)];
        assert_eq!(order(5, |left, right| by_date(spans[left], spans[right])), [4, 3, 2, 1, 0]);
    }
}
