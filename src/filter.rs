//! Facets: a query becomes a set of facts, and counts that ignore their own facet.

use alloc::{string::String, vec::Vec};

use crate::{day::Span, set::FactSet, sheet::Sheet};

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

/// The facets of a sheet, ready to be asked. Built once per sheet.
#[derive(Clone, Debug)]
pub struct Index<'a> {
    /// Values by facet, in [`Facet::ALL`] order. "Not stated" is the last
    /// value of a facet that some facts lack; a facet that all facts share in
    /// one value only, or that none has, is empty.
    pub values: Vec<Vec<Value<'a>>>,
    /// The sheet.
    pub sheet: &'a Sheet<'a>,
}
