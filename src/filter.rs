//! Facets: a query becomes a set of facts, and counts that ignore their own facet.

use alloc::{string::String, vec::Vec};
use core::cell::RefCell;

use crate::{
    day::Span,
    search::{self, Lexicon},
    set::FactSet,
    sheet::Sheet,
};

mod shelves;

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
    /// The days by which each fact is found, none for one without a period.
    days: Vec<Span>,
    /// What search looks into, as far as it has been read.
    lexicon: RefCell<Lexicon>,
}

impl<'a> Index<'a> {
    /// Sorts the facts by facet and value.
    #[must_use]
    pub fn new(sheet: &'a Sheet<'a>) -> Index<'a> {
        let (values, days) = shelves::filled(sheet);
        Index { values, sheet, days, lexicon: RefCell::default() }
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

    /// The facts that match.
    #[must_use]
    pub fn matching(&self, query: &Query) -> FactSet {
        self.among(self.base(query), query, None)
    }

    /// The facts that match, and the counts of every value and event.
    #[must_use]
    pub fn answer(&self, query: &Query) -> Answer {
        let base = self.base(query);
        let facts = self.among(base.clone(), query, None);
        let counts = Facet::ALL.map(|facet| {
            // Most facets have no choice of their own to leave aside.
            let chosen = query.picks.iter().any(|pick| pick.facet == facet);
            let others = chosen.then(|| self.among(base.clone(), query, Some(facet)));
            let others = others.as_ref().unwrap_or(&facts);
            others.counts(self.values(facet).iter().map(|value| &value.facts))
        });
        let matching = |of: &[u32]| of.iter().filter(|&&fact| facts.has(fact as usize)).count() as u32;
        let events = self.sheet.events.iter().map(|event| matching(&event.facts)).collect();
        Answer { facts, counts: counts.into(), events }
    }

    /// Words of the sheet that are nearest to a search that finds nothing: each
    /// finds at least one fact under the query's picks and span.
    #[must_use]
    pub fn nearest(&self, query: &Query) -> Vec<String> {
        let rest = Query { text: String::new(), ..query.clone() };
        let facts = self.matching(&rest);
        self.read(usize::MAX);
        self.lexicon.borrow().nearest(&facts, &query.text)
    }

    /// Reads what search looks into, so many groups of facts of those that are
    /// left, and tells whether some still are. The first search reads all that
    /// are, so a page does well to call this when it is idle.
    pub fn read(&self, groups: usize) -> bool {
        self.lexicon.borrow_mut().read(self.sheet, groups)
    }

    /// The facts that match all but the picks.
    fn base(&self, query: &Query) -> FactSet {
        let len = self.sheet.facts.len();
        let mut base = FactSet::all(len);
        if !query.only.is_empty() {
            base = FactSet::none(len);
            query.only.iter().for_each(|&fact| base.insert(fact as usize));
        }
        if let Some(span) = query.span {
            let mut dated = FactSet::none(len);
            for (at, days) in self.days.iter().enumerate() {
                if days.touches(span) {
                    dated.insert(at);
                }
            }
            base.and(&dated);
        }
        let words = search::words(&query.text);
        if !words.is_empty() {
            self.read(usize::MAX);
            let lexicon = self.lexicon.borrow();
            words.iter().for_each(|word| base.and(&lexicon.facts(word, len)));
        }
        base
    }

    /// Those of some facts that have a chosen value of each facet but one.
    fn among(&self, mut facts: FactSet, query: &Query, but: Option<Facet>) -> FactSet {
        for facet in Facet::ALL.into_iter().filter(|&facet| Some(facet) != but) {
            let mut values =
                query.picks.iter().filter(|pick| pick.facet == facet).filter_map(|&pick| self.get(pick));
            if let Some(first) = values.next() {
                let mut chosen = first.facts.clone();
                values.for_each(|value| chosen.or(&value.facts));
                facts.and(&chosen);
            }
        }
        facts
    }
}

/// The days of a period by which its fact is found, in the facet of years and
/// on the strip alike: all of it, but of a deadline the last day only. What is
/// due "by 2030" is no news of 2024; what runs "until 2030" may be.
#[must_use]
pub fn counted(span: Span, moment: bool) -> Span {
    if moment && span.opens() { Span::day(span.last()) } else { span }
}
