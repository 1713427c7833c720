//! The sheet as the engine reads it: plain data that borrows from the packed
//! bytes. Everything a reader sees is a string here, formatted when the sheet
//! was packed; everything the engine compares is a small integer. A fact is
//! read when it is asked for.
//!
//! Indices (`u32` for facts, `u16` for all else) point into the sheet's own lists and are valid in any sheet
//! that the tool has packed.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::day::Span;

mod columns;
mod facts;
mod read;
mod write;

pub use facts::Facts;

/// The name of the custom section that holds the packed sheet.
pub const SECTION: &str = "factsheet";

/// The bytes are no sheet, or one that was packed for another engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("the bytes are no sheet, or one packed for another version of the engine")
    }
}

/// One whole story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// Short name in addresses: `a-z`, `0-9`, `-`.
    pub slug: &'a str,
    /// BCP 47 tag of the sheet's own text, such as `en`.
    pub language: &'a str,
    /// `true` where that language is written from right to left.
    pub rtl: bool,
    /// The words above the headline.
    pub kicker: &'a str,
    /// The headline.
    pub title: &'a str,
    /// One or two sentences below the headline.
    pub standfirst: &'a str,
    /// Where the figures come from, in one line.
    pub provenance: &'a str,
    /// The day of the last change, formatted.
    pub updated: &'a str,
    /// How the sheet was made, a paragraph each.
    pub method: Vec<&'a str>,
    /// Source documents.
    pub sources: Vec<Source<'a>>,
    /// Topics in the editor's order.
    pub topics: Vec<Topic<'a>>,
    /// States and blocs.
    pub parties: Vec<Name<'a>>,
    /// Companies, funds, agencies, bodies.
    pub organisations: Vec<Name<'a>>,
    /// People.
    pub people: Vec<Name<'a>>,
    /// Places.
    pub places: Vec<Name<'a>>,
    /// Lanes of the timeline, in the editor's order.
    pub tracks: Vec<Name<'a>>,
    /// Key figures, in the editor's order.
    pub keys: Vec<Key<'a>>,
    /// Facts in the editor's order, grouped by topic.
    pub facts: Facts<'a>,
    /// Events in order of time; steps of the programme come in sequence.
    pub events: Vec<Event<'a>>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction<'a>>,
    /// The span the timeline shows at first, whole years.
    pub horizon: Span,
    /// The years by which facts can be filtered, ascending, as `YYYY`: those
    /// of the horizon that the period of a fact touches. A deadline touches the
    /// year of its last day only.
    pub years: Vec<&'a str>,
    /// Largest first within a unit, units in the order of their first
    /// appearance, then figures alone in their unit, then facts without.
    pub by_size: Order,
    /// Newest first, facts without a period last.
    pub by_date: Order,
    /// In the alphabet of the sheet's language.
    pub by_name: Order,
    /// Groups of the facts ordered by size: one a unit, one for the figures
    /// that stand alone in theirs, one for facts without any.
    pub sizes: Vec<Run<'a>>,
    /// Groups of the facts ordered by date: one a year in which they end.
    pub dates: Vec<Run<'a>>,
    /// Short names of the months, January first, for ticks and chips.
    pub months: Vec<&'a str>,
    /// Text the page shows in the footer about the licence, or empty.
    pub licence: &'a str,
}

/// Version of the packed shape; raise it with every change of this file or of
/// its columns. An engine refuses another.
pub const VERSION: u32 = 5;

/// All facts in an order, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order(pub Vec<u32>);

/// Facts that follow each other in an order under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The heading.
    pub label: &'a str,
    /// How many facts, 1 at least.
    pub facts: u32,
}

/// Anything that has a slug and a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name<'a> {
    /// Short name in addresses.
    pub slug: &'a str,
    /// What the reader sees.
    pub label: &'a str,
}

/// A topic: a group of facts with a hue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic<'a> {
    /// Short name in addresses.
    pub slug: &'a str,
    /// What the reader sees.
    pub label: &'a str,
    /// Hue of the palette, 1 to 8.
    pub hue: u8,
}

/// A source document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// Short name.
    pub slug: &'a str,
    /// Full name, as cited: publisher, title, date.
    pub label: &'a str,
    /// Address, or empty. Only `http`, `https` and `mailto` are packed.
    pub url: &'a str,
}

/// A large number above the sheet that leads to its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    /// The fact.
    pub fact: u32,
    /// Which of its figures.
    pub figure: u8,
    /// Short label: what the number is.
    pub label: &'a str,
    /// A bar below it, where it means something.
    pub meter: Option<Meter<'a>>,
}

/// One statement with its figures and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    /// Short name in addresses.
    pub slug: &'a str,
    /// Its topic.
    pub topic: u16,
    /// One or two plain sentences.
    pub statement: &'a str,
    /// Byte offsets in `statement` that are character boundaries but lie
    /// inside a grapheme cluster, ascending. Empty for most texts.
    pub joins: Vec<u16>,
    /// Figures, the main one first.
    pub figures: Vec<Figure<'a>>,
    /// The drawing below the statement.
    pub drawing: Drawing<'a>,
    /// When it holds or happens, if the source says so.
    pub period: Option<When<'a>>,
    /// How far it has come, if the source says so.
    pub status: Option<Status>,
    /// Parties, ascending.
    pub parties: Vec<u16>,
    /// Organisations, ascending.
    pub organisations: Vec<u16>,
    /// People, ascending.
    pub people: Vec<u16>,
    /// Places, ascending.
    pub places: Vec<u16>,
    /// Who says so, where it is not the source's own voice; else empty.
    pub says: &'a str,
    /// The document.
    pub source: u16,
    /// Where in the document: section and paragraph, formatted.
    pub locator: &'a str,
    /// What is inferred and from what, or empty if all is stated.
    pub inferred: &'a str,
    /// The day of the last check against the source, formatted.
    pub verified: &'a str,
}

/// A number as the source has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<'a> {
    /// The source's hedge, such as `over` or `about`; empty if exact.
    pub hedge: &'a str,
    /// The number with its unit, short: `$1.8 bn`, `22.3 %`, `10,300`.
    pub value: &'a str,
    /// The number with its unit and hedge, as spoken:
    /// `over 1.8 billion US dollars`.
    pub spoken: &'a str,
    /// What it counts or is a share of.
    pub of: &'a str,
    /// Its kind, a facet.
    pub kind: Kind,
}

/// Kinds of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Money.
    Amount,
    /// A part of a whole, in per cent.
    Share,
    /// A number of people or things.
    Count,
    /// A value to be reached.
    Target,
    /// A place in an order.
    Rank,
}

impl Kind {
    /// All kinds, in the order in which the facet lists them.
    pub const ALL: [Kind; 5] = [Kind::Amount, Kind::Share, Kind::Count, Kind::Target, Kind::Rank];
}

/// How far a fact has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It holds now.
    InForce,
    /// It is over.
    Done,
    /// It has begun.
    UnderWay,
    /// It is to come.
    Planned,
    /// It is being looked into.
    Explored,
}

impl Status {
    /// All states, in the order in which the facet lists them.
    pub const ALL: [Status; 5] =
        [Status::InForce, Status::Done, Status::UnderWay, Status::Planned, Status::Explored];
}

/// A date or period, with how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When<'a> {
    /// From the first possible day to the day after the last.
    pub span: Span,
    /// The same in EDTF, for `<time datetime>` where HTML allows it.
    pub edtf: &'a str,
    /// The value for `<time datetime>`, or empty where HTML has no form for it.
    pub datetime: &'a str,
    /// In words: `by 1 September 2027`, `2024–2030`, `November 2025`.
    pub text: &'a str,
    /// The beginning is open, unknown, approximate or uncertain.
    pub fuzzy_start: bool,
    /// The end is open, unknown, approximate or uncertain.
    pub fuzzy_end: bool,
    /// A moment (a day, a deadline) rather than a stretch of time: drawn as a
    /// dot at the end of its span, hollow while it is to come.
    pub moment: bool,
}

/// The drawing of a fact. Lengths are in 1/10,000 of the full width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing<'a> {
    /// None.
    None,
    /// A share, a progress or a part of a whole.
    Meter(Meter<'a>),
    /// Amounts of one currency at one scale.
    Bars(Bars<'a>),
}

/// A bar that is partly full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter<'a> {
    /// What is full, 0 to 10,000.
    pub fill: u16,
    /// Where the target stands, 0 for none.
    pub goal: u16,
    /// Label of the full part, may be empty.
    pub start: &'a str,
    /// Label of the target or of the whole, may be empty.
    pub end: &'a str,
    /// The drawing in words.
    pub text: &'a str,
}

/// Bars at one scale, largest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars<'a> {
    /// The bars.
    pub rows: Vec<Bar<'a>>,
    /// What is compared.
    pub title: &'a str,
    /// The drawing in words.
    pub text: &'a str,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar<'a> {
    /// What it is, short.
    pub label: &'a str,
    /// The amount with hedge, short.
    pub value: &'a str,
    /// 0 to 10,000.
    pub length: u16,
    /// It belongs to the fact it is drawn in.
    pub own: bool,
}

/// Something that happens, on the programme or on the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<'a> {
    /// Short name in addresses.
    pub slug: &'a str,
    /// What happens.
    pub title: &'a str,
    /// A few words for the label on the strip.
    pub short: &'a str,
    /// One more line, or empty.
    pub detail: &'a str,
    /// Its date; a step of a programme has none unless the source gives one.
    pub when: Option<When<'a>>,
    /// Its place in the programme, counted from 1; 0 for none.
    pub step: u16,
    /// Its lane.
    pub track: u16,
    /// Its topic, for the hue.
    pub topic: u16,
    /// Where, or empty.
    pub place: &'a str,
    /// Who takes part, ascending.
    pub people: Vec<u16>,
    /// Facts that belong to it, ascending.
    pub facts: Vec<u32>,
    /// The document.
    pub source: u16,
    /// Where in the document, formatted.
    pub locator: &'a str,
    /// What is inferred and from what, or empty if all is stated.
    pub inferred: &'a str,
}

/// A correction that readers can see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction<'a> {
    /// The day, formatted.
    pub date: &'a str,
    /// What was wrong and what is right.
    pub text: &'a str,
    /// The fact, if it is one.
    pub fact: Option<u32>,
}

impl<'a> Sheet<'a> {
    /// Reads a packed sheet: what [`Sheet::pack`] made of one.
    ///
    /// # Errors
    /// [`Unreadable`] where the bytes are no sheet of this [`VERSION`].
    pub fn unpack(bytes: &'a [u8]) -> Result<Sheet<'a>, Unreadable> {
        read::sheet(bytes).ok_or(Unreadable)
    }

    /// The bytes that [`Sheet::unpack`] reads.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let (mut bytes, texts) = self.pack_apart();
        bytes.extend(texts.into_bytes());
        bytes
    }

    /// The same in two parts: head and numbers, and the texts behind them, each
    /// with a zero character after it.
    #[must_use]
    pub fn pack_apart(&self) -> (Vec<u8>, String) {
        write::sheet(self)
    }

    /// The fact with this slug.
    #[must_use]
    pub fn fact(&self, slug: &str) -> Option<u32> {
        position(self.facts.slugs(), slug)
    }

    /// The event with this slug.
    #[must_use]
    pub fn event(&self, slug: &str) -> Option<u32> {
        position(self.events.iter().map(|event| event.slug), slug)
    }
}

fn position<'s>(mut slugs: impl Iterator<Item = &'s str>, slug: &str) -> Option<u32> {
    slugs.position(|other| other == slug).and_then(|at| u32::try_from(at).ok())
}
