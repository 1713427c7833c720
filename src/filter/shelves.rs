//! The values of all facets, filled in one pass over the facts.

use alloc::{vec, vec::Vec};

use super::{Facet, NOT_STATED, Value, counted};
use crate::{
    day::Span,
    set::FactSet,
    sheet::{Kind, Name, Sheet, Status},
    text,
};

/// The values by facet, and the days by which each fact is found.
pub(super) fn filled<'a>(sheet: &'a Sheet<'a>) -> (Vec<Vec<Value<'a>>>, Vec<Span>) {
    let mut shelves: Vec<Vec<Value<'a>>> = Facet::ALL.map(|facet| empty(sheet, facet)).into();
    let years: Vec<Span> = sheet.years.iter().map(|year| Span::parse(year).unwrap_or_default()).collect();
    let mut days = vec![];
    let mut dated = FactSet::none(sheet.facts.len());
    let mut put = |facet: Facet, value: usize, fact: u32| {
        if let Some(value) = shelves[facet as usize].get_mut(value) {
            value.facts.insert(fact as usize);
        }
    };
    for group in 0..sheet.facts.groups() {
        sheet.facts.look(group, &mut |at, fact| {
            put(Facet::Topic, fact.topic.into(), at);
            fact.parties.iter().for_each(|&party| put(Facet::Party, party.into(), at));
            fact.organisations.iter().for_each(|&name| put(Facet::Organisation, name.into(), at));
            fact.figures.iter().for_each(|figure| put(Facet::Kind, figure.kind as usize, at));
            fact.status.iter().for_each(|&status| put(Facet::Status, status as usize, at));
            put(Facet::Basis, (!fact.inferred.is_empty()).into(), at);
            let mut span = Span::default();
            if let Some(when) = &fact.period {
                span = counted(when.span, when.moment);
                dated.insert(at as usize);
            }
            days.push(span);
            for (value, year) in years.iter().enumerate() {
                if span.touches(*year) {
                    put(Facet::Year, value, at);
                }
            }
        });
    }
    for (value, event) in sheet.events.iter().enumerate() {
        event.facts.iter().for_each(|&fact| put(Facet::Event, value, fact));
    }
    for (facet, shelf) in Facet::ALL.into_iter().zip(&mut shelves) {
        // A period beyond the sheet's years is stated, though no year has it.
        let mut lacks = FactSet::all(sheet.facts.len());
        if facet == Facet::Year {
            lacks.without(&dated);
        }
        close(shelf, facet, lacks);
    }
    (shelves, days)
}

/// The values that facts could have, none with a fact yet.
fn empty<'a>(sheet: &'a Sheet<'a>, facet: Facet) -> Vec<Value<'a>> {
    let mut values = vec![];
    let mut add = |slug, label| values.push(Value { slug, label, facts: FactSet::none(sheet.facts.len()) });
    let names = |names: &'a [Name<'a>]| names.iter().map(|name| (name.slug, name.label));
    match facet {
        Facet::Topic => sheet.topics.iter().for_each(|topic| add(topic.slug, topic.label)),
        Facet::Party => names(&sheet.parties).for_each(|(slug, label)| add(slug, label)),
        Facet::Organisation => names(&sheet.organisations).for_each(|(slug, label)| add(slug, label)),
        Facet::Kind => {
            let slugs = ["amount", "share", "count", "target", "rank"];
            Kind::ALL.into_iter().zip(slugs).for_each(|(kind, slug)| add(slug, text::kind(kind)));
        }
        Facet::Status => {
            let slugs = ["in-force", "done", "under-way", "planned", "explored"];
            Status::ALL.into_iter().zip(slugs).for_each(|(status, slug)| add(slug, text::status(status)));
        }
        Facet::Year => sheet.years.iter().for_each(|year| add(year, year)),
        Facet::Basis => {
            add("stated", text::basis(false));
            add("inferred", text::basis(true));
        }
        Facet::Event => sheet.events.iter().for_each(|event| add(event.slug, event.title)),
    }
    values
}

/// Adds "not stated" for those that have no value among the facts that may
/// lack one, takes out what no fact has, and empties a facet that divides nothing.
fn close(values: &mut Vec<Value>, facet: Facet, mut lacks: FactSet) {
    let len = lacks.len();
    values.iter().for_each(|value| lacks.without(&value.facts));
    values.push(Value { slug: NOT_STATED, label: text::not_stated(facet), facts: lacks });
    values.retain(|value| !value.facts.is_empty());
    if let [only] = &values[..]
        && (only.slug == NOT_STATED || only.facts.count() as usize == len)
    {
        values.clear();
    }
}
