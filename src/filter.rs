//! Facets: a query becomes a set of facts, and counts that ignore their own facet.

use alloc::{string::String, vec::Vec};

use crate::{day::Span, set::FactSet};

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
    /// For each event: how many of its facts match.
    pub events: Vec<u32>,
}
