//! From the checked sheet to the packed one: every text formatted, every rank
//! and drawing worked out, ready for the engine to read and show.
//!
//! The packed sheet borrows its texts from an arena that lives as long as the
//! packing; what lasts are the bytes.

use std::fmt;

use bumpalo::Bump;
use factsheet::sheet::{self, Key, Name, Order, Run, Sheet, Source, Topic};

use crate::{
    check::{self, Decimal},
    format::{Language, NoLanguage},
};

mod drawing;
mod event;
mod fact;
mod ranks;
mod section;
mod when;
mod years;

pub use event::in_order;
pub use section::frame;

/// Why a checked sheet cannot be packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotPacked {
    /// Its language is not known.
    Language(NoLanguage),
    /// There is more of something than the engine can count.
    TooMany(&'static str),
}

impl fmt::Display for NotPacked {
    fn fmt(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotPacked::Language(why) => why.fmt(form),
            NotPacked::TooMany(what) => {
                write!(
                    form,
                    "the sheet has too many {what} for one page\n  split the story into several sheets"
                )
            }
        }
    }
}

impl std::error::Error for NotPacked {}

impl From<NoLanguage> for NotPacked {
    fn from(why: NoLanguage) -> NotPacked {
        NotPacked::Language(why)
    }
}

/// The bytes that the engine reads: what [`Sheet::unpack`] takes.
///
/// # Errors
/// When the sheet is in a language that the tool cannot format, or too large
/// for the engine's indices.
pub fn pack(sheet: &check::Sheet) -> Result<Vec<u8>, NotPacked> {
    let arena = Bump::new();
    Ok(lay_out(sheet, &arena)?.pack())
}

/// The same in two parts, as [`Sheet::pack_apart`] gives them.
///
/// # Errors
/// As [`pack`].
pub fn apart(sheet: &check::Sheet) -> Result<(Vec<u8>, String), NotPacked> {
    let arena = Bump::new();
    Ok(lay_out(sheet, &arena)?.pack_apart())
}

/// The packed sheet before it is bytes.
///
/// # Errors
/// As [`pack`].
pub fn lay_out<'a>(sheet: &'a check::Sheet, arena: &'a Bump) -> Result<Sheet<'a>, NotPacked> {
    let language = Language::new(&sheet.language)?;
    let packer = Packer { sheet, language: &language, arena };
    packer.sheet()
}

/// What every part of the packing needs.
struct Packer<'a, 'l> {
    sheet: &'a check::Sheet,
    language: &'l Language,
    arena: &'a Bump,
}

impl<'a> Packer<'a, '_> {
    fn sheet(&self) -> Result<Sheet<'a>, NotPacked> {
        let from = self.sheet;
        let ranks = ranks::ranks(from, self.language);
        let runs = |runs: &[(String, u32)]| {
            runs.iter().map(|(label, facts)| Run { label: self.keep(label), facts: *facts }).collect()
        };
        let names = |names: &'a [check::Name]| names.iter().map(name).collect::<Vec<_>>();
        Ok(Sheet {
            slug: &from.slug,
            language: &from.language,
            rtl: self.language.rtl(),
            kicker: &from.kicker,
            title: &from.title,
            standfirst: self.bound(&from.standfirst),
            provenance: &from.provenance,
            updated: self.keep(self.language.day(from.updated)),
            method: from.method.iter().map(String::as_str).collect(),
            sources: from.sources.iter().map(source).collect(),
            topics: from.topics.iter().map(topic).collect(),
            parties: names(&from.parties),
            organisations: names(&from.organisations),
            people: names(&from.people),
            places: names(&from.places),
            tracks: names(&from.tracks),
            keys: from.keys.iter().map(|key| self.key(key)).collect::<Result<_, _>>()?,
            facts: self.facts()?.into(),
            events: in_order(from).into_iter().map(|event| self.event(event)).collect::<Result<_, _>>()?,
            corrections: from
                .corrections
                .iter()
                .map(|entry| self.correction(entry))
                .collect::<Result<_, _>>()?,
            horizon: years::whole(from.horizon),
            years: years::touched(from).into_iter().map(|year| self.keep(year)).collect(),
            sizes: runs(&ranks.sizes),
            dates: runs(&ranks.dates),
            by_size: Order(ranks.by_size),
            by_date: Order(ranks.by_date),
            by_name: Order(ranks.by_name),
            months: self.language.months().into_iter().map(|month| self.keep(month)).collect(),
            licence: &from.licence,
        })
    }

    fn key(&self, key: &'a check::Key) -> Result<Key<'a>, NotPacked> {
        Ok(Key {
            fact: narrow(key.at.fact, "facts")?,
            figure: narrow(key.at.figure, "figures")?,
            label: self.bound(&key.label),
            meter: self.meter(key.at),
        })
    }

    fn correction(&self, entry: &'a check::Correction) -> Result<sheet::Correction<'a>, NotPacked> {
        Ok(sheet::Correction {
            date: self.keep(self.language.day(entry.date)),
            text: &entry.text,
            fact: entry.fact.map(|fact| narrow(fact, "facts")).transpose()?,
        })
    }

    /// The editor's text, with each per cent sign bound to its number: no line
    /// ends between them.
    fn bound(&self, text: &'a str) -> &'a str {
        let mut parts = text.split(" %");
        let mut bound = String::from(parts.next().unwrap_or_default());
        for part in parts {
            bound += if bound.ends_with(|last: char| last.is_ascii_digit()) { "\u{a0}%" } else { " %" };
            bound += part;
        }
        if bound == text { text } else { self.keep(bound) }
    }

    /// Keeps a text for as long as the packing takes.
    fn keep(&self, text: impl AsRef<str>) -> &'a str {
        self.arena.alloc_str(text.as_ref())
    }
}

fn name(name: &check::Name) -> Name<'_> {
    Name { slug: &name.slug, label: &name.label }
}

fn topic(topic: &check::Topic) -> Topic<'_> {
    Topic { slug: &topic.slug, label: &topic.label, hue: topic.hue }
}

fn source(source: &check::Source) -> Source<'_> {
    // The checker lets no other address through; readers click on these, so
    // the packer does not take its word for it.
    let safe = ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| source.url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    Source { slug: &source.slug, label: &source.label, url: if safe { &source.url } else { "" } }
}

/// An index as small as the packed sheet has it.
fn narrow<T: TryFrom<usize>>(index: usize, what: &'static str) -> Result<T, NotPacked> {
    T::try_from(index).map_err(|_| NotPacked::TooMany(what))
}

/// A part of a whole in 1/10,000, at most the whole.
fn share(part: Decimal, whole: Decimal) -> u16 {
    let share = part.of_whole(whole).unwrap_or(0).clamp(0, 10_000);
    u16::try_from(share).unwrap_or(0)
}
