//! Facets: a query becomes a set of facts, and counts that ignore their own facet.

use alloc::{string::String, vec, vec::Vec};

use crate::{
    day::Span,
    search,
    set::FactSet,
    sheet::{Fact, Kind, Sheet, Status},
    text,
};

/// What facts can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The fact's topic.
    Topic,
    /// States and blocs it concerns.
    Party,
    /// Companies, funds, agencies, bodies.
    Organisation,
    /// Kind of its figures.
    Kind,
    /// How far it has come.
    Status,
    /// Calendar years its period touches.
    Year,
    /// Stated by the source, or inferred in part.
    Basis,
    /// Events it belongs to.
    Event,
}

impl Facet {
    /// All facets, in the order of the page and of the address.
    pub const ALL: [Facet; 8] = [
        Facet::Topic,
        Facet::Party,
        Facet::Organisation,
        Facet::Kind,
        Facet::Status,
        Facet::Year,
        Facet::Basis,
        Facet::Event,
    ];

    /// Its key in the address and its name in the form.
    #[must_use]
    pub fn key(self) -> &'static str {
        ["topic", "party", "organisation", "kind", "status", "year", "basis", "event"][self as usize]
    }

    /// The facet with this key.
    #[must_use]
    pub fn of(key: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.key() == key)
    }
}

/// The slug of the value "not stated".
pub const NOT_STATED: &str = "not-stated";

/// One value of a facet. Its label is the sheet's own, or comes from
/// [`crate::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<'a> {
    /// Its name in the address.
    pub slug: &'a str,
    /// What the reader sees.
    pub label: &'a str,
    /// The facts that have it.
    pub facts: FactSet,
}

/// One chosen value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pick {
    /// The facet.
    pub facet: Facet,
    /// Index into the facet's values.
    pub value: u16,
}

/// What the reader asks for: or within a facet, and across.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Search text as typed.
    pub text: String,
    /// Chosen values, ascending, each once.
    pub picks: Vec<Pick>,
    /// Brushed period; facts without a period do not match it.
    pub span: Option<Span>,
    /// The facts that alone are shown, ascending; empty for all.
    pub only: Vec<u32>,
}

impl Query {
    /// Whether the value is chosen.
    #[must_use]
    pub fn has(&self, pick: Pick) -> bool {
        self.picks.binary_search(&pick).is_ok()
    }

    /// Whether it asks for nothing, so that every fact matches. Text without a
    /// letter or digit asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.picks.is_empty()
            && self.span.is_none()
            && self.only.is_empty()
            && search::words(&self.text).is_empty()
    }
}

/// What a query gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The facts that match.
    pub facts: FactSet,
    /// For each facet in [`Facet::ALL`] order, for each value: how many facts
    /// the list would hold of it, with all other facets, the text and the span
    /// applied and this facet's own picks ignored.
    pub counts: Vec<Vec<u32>>,
    /// For each event: how many of its facts match the whole query.
    pub events: Vec<u32>,
}

impl Answer {
    /// How many facts the list would hold of a value; 0 for one that is not there.
    #[must_use]
    pub fn count(&self, pick: Pick) -> u32 {
        self.counts[pick.facet as usize].get(usize::from(pick.value)).copied().unwrap_or(0)
    }
}

/// The facets of a sheet, ready to be asked. Built once per sheet.
#[derive(Clone, Debug)]
pub struct Index<'a> {
    /// Values by facet, in [`Facet::ALL`] order, each with one fact at least.
    /// "Not stated" is the last value of a facet that some facts lack; a facet
    /// that all facts share in one value only, or that none has, is empty.
    pub values: Vec<Vec<Value<'a>>>,
    /// The sheet.
    pub sheet: &'a Sheet<'a>,
}

impl<'a> Index<'a> {
    /// Sorts the facts by facet and value.
    #[must_use]
    pub fn new(sheet: &'a Sheet<'a>) -> Index<'a> {
        let values = Facet::ALL.map(|facet| {
            let mut shelf = Shelf { values: vec![], sheet };
            shelf.fill(facet);
            shelf.close(facet)
        });
        Index { values: values.into(), sheet }
    }

    /// The values of a facet.
    #[must_use]
    pub fn values(&self, facet: Facet) -> &[Value<'a>] {
        &self.values[facet as usize]
    }

    /// The value with this slug.
    #[must_use]
    pub fn pick(&self, facet: Facet, slug: &str) -> Option<Pick> {
        let at = self.values(facet).iter().position(|value| value.slug == slug)?;
        u16::try_from(at).ok().map(|value| Pick { facet, value })
    }

    /// The chosen value, if the sheet has it.
    #[must_use]
    pub fn get(&self, pick: Pick) -> Option<&Value<'a>> {
        self.values(pick.facet).get(usize::from(pick.value))
    }

    /// The chosen value.
    ///
    /// # Panics
    /// If the pick was made for another sheet.
    #[must_use]
    pub fn value(&self, pick: Pick) -> &Value<'a> {
        self.get(pick).expect("a pick comes from the same sheet's index")
    }

    /// The facts that match, and the counts of every value and event.
    #[must_use]
    pub fn answer(&self, query: &Query) -> Answer {
        let base = self.base(query);
        let facets = Facet::ALL.map(|facet| self.chosen(query, facet));
        let counts = Facet::ALL.map(|facet| {
            let mut others = base.clone();
            for (other, chosen) in Facet::ALL.into_iter().zip(&facets) {
                if let (true, Some(chosen)) = (other != facet, chosen) {
                    others.and(chosen);
                }
            }
            self.values(facet).iter().map(|value| value.facts.count_with(&others)).collect()
        });
        let mut facts = base;
        for chosen in facets.iter().flatten() {
            facts.and(chosen);
        }
        let matching = |of: &[u32]| of.iter().filter(|&&fact| facts.has(fact as usize)).count() as u32;
        let events = self.sheet.events.iter().map(|event| matching(&event.facts)).collect();
        Answer { facts, counts: counts.into(), events }
    }

    /// Words of the sheet that are nearest to a search that finds nothing: each
    /// finds at least one fact under the query's picks and span.
    #[must_use]
    pub fn nearest(&self, query: &Query) -> Vec<&'a str> {
        let rest = Query { text: String::new(), ..query.clone() };
        search::nearest_among(self.sheet, &self.answer(&rest).facts, &query.text)
    }

    /// The facts that match all but the picks.
    fn base(&self, query: &Query) -> FactSet {
        let words = search::words(&query.text);
        let mut base = FactSet::none(self.sheet.facts.len());
        for (at, fact) in self.sheet.facts.iter().enumerate() {
            let in_span = query.span.is_none_or(|span| days(fact).is_some_and(|days| days.touches(span)));
            let is_asked = query.only.is_empty() || query.only.contains(&(at as u32));
            if is_asked && in_span && words.iter().all(|word| search::matches(fact.words, word)) {
                base.insert(at);
            }
        }
        base
    }

    /// The facts of any chosen value of the facet; `None` where none is chosen.
    fn chosen(&self, query: &Query, facet: Facet) -> Option<FactSet> {
        let mut values =
            query.picks.iter().filter(|pick| pick.facet == facet).filter_map(|&pick| self.get(pick));
        let mut chosen = values.next()?.facts.clone();
        values.for_each(|value| chosen.or(&value.facts));
        Some(chosen)
    }
}

/// A facet while its values are collected.
struct Shelf<'a> {
    values: Vec<Value<'a>>,
    sheet: &'a Sheet<'a>,
}

impl<'a> Shelf<'a> {
    fn fill(&mut self, facet: Facet) {
        let sheet = self.sheet;
        let holds = |list: &[u16], at: usize| list.iter().any(|&of| usize::from(of) == at);
        match facet {
            Facet::Topic => {
                for (at, topic) in sheet.topics.iter().enumerate() {
                    self.add(topic.slug, topic.label, |_, fact| usize::from(fact.topic) == at);
                }
            }
            Facet::Party => {
                for (at, party) in sheet.parties.iter().enumerate() {
                    self.add(party.slug, party.label, |_, fact| holds(&fact.parties, at));
                }
            }
            Facet::Organisation => {
                for (at, name) in sheet.organisations.iter().enumerate() {
                    self.add(name.slug, name.label, |_, fact| holds(&fact.organisations, at));
                }
            }
            Facet::Kind => {
                for (kind, slug) in Kind::ALL.into_iter().zip(["amount", "share", "count", "target", "rank"])
                {
                    self.add(slug, text::kind(kind), |_, fact| {
                        fact.figures.iter().any(|figure| figure.kind == kind)
                    });
                }
            }
            Facet::Status => {
                let slugs = ["in-force", "done", "under-way", "planned", "explored"];
                for (status, slug) in Status::ALL.into_iter().zip(slugs) {
                    self.add(slug, text::status(status), |_, fact| fact.status == Some(status));
                }
            }
            Facet::Year => {
                for year in &sheet.years {
                    let span = Span::parse(year).unwrap_or_default();
                    self.add(year, year, |_, fact| days(fact).is_some_and(|days| days.touches(span)));
                }
            }
            Facet::Basis => {
                self.add("stated", text::basis(false), |_, fact| fact.inferred.is_empty());
                self.add("inferred", text::basis(true), |_, fact| !fact.inferred.is_empty());
            }
            Facet::Event => {
                for event in &sheet.events {
                    self.add(event.slug, event.title, |at, _| event.facts.contains(&at));
                }
            }
        }
    }

    /// Adds a value, unless no fact has it.
    fn add(&mut self, slug: &'a str, label: &'a str, has: impl Fn(u32, &Fact) -> bool) {
        let mut facts = FactSet::none(self.sheet.facts.len());
        for (at, fact) in (0..).zip(&self.sheet.facts) {
            if has(at, fact) {
                facts.insert(at as usize);
            }
        }
        if !facts.is_empty() {
            self.values.push(Value { slug, label, facts });
        }
    }

    /// Adds "not stated" where facts lack the facet, and empties a facet that
    /// divides nothing.
    fn close(mut self, facet: Facet) -> Vec<Value<'a>> {
        let mut stated = FactSet::none(self.sheet.facts.len());
        self.values.iter().for_each(|value| stated.or(&value.facts));
        // A period beyond the sheet's years is stated, though no year has it.
        let lacks = |at: u32, fact: &Fact| {
            !stated.has(at as usize) && (facet != Facet::Year || fact.period.is_none())
        };
        self.add(NOT_STATED, text::not_stated(facet), lacks);
        if let [only] = &self.values[..]
            && (only.slug == NOT_STATED || only.facts.count() as usize == self.sheet.facts.len())
        {
            self.values.clear();
        }
        self.values
    }
}

/// The days by which a fact is found.
fn days(fact: &Fact) -> Option<Span> {
    fact.period.as_ref().map(|when| counted(when.span, when.moment))
}

/// The days of a period by which its fact is found, in the facet of years and
/// on the strip alike: all of it, but of a deadline the last day only. What is
/// due "by 2030" is no news of 2024; what runs "until 2030" may be.
#[must_use]
pub fn counted(span: Span, moment: bool) -> Span {
    if moment && span.opens() { Span::day(span.last()) } else { span }
}
