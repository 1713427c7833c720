//! The sheet as checked: what the packer starts from. Slugs are resolved to
//! indices, dates are read, numbers are exact, every reference holds.
//!
//! Conventions:
//! - Texts are trimmed, and runs of ASCII white space (line breaks of a
//!   multi-line string) are one space; no-break spaces are kept. They hold no
//!   control or bidirectional override characters. An optional text that is
//!   left out is the empty string; no text that must be there is empty.
//! - `usize` indices point into the lists of [`Sheet`] and are always in range.
//! - Lists of names in a fact or event are ascending and hold no index twice.

use std::fmt;

use factsheet::{
    day::{Day, Edtf, Span},
    sheet::{Kind, Status},
};

use super::decimal::Decimal;

/// One whole story, ready to be formatted and packed.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The folder's name.
    pub slug: String,
    /// BCP 47 tag, well-formed, in the case the editor wrote.
    pub language: String,
    /// The words above the headline.
    pub kicker: String,
    /// The headline.
    pub title: String,
    /// One or two sentences below it.
    pub standfirst: String,
    /// Whose figures these are.
    pub provenance: String,
    /// The day of the last change.
    pub updated: Day,
    /// Paragraphs on how the sheet was made.
    pub method: Vec<String>,
    /// What the timeline shows at first, as written: both ends are bounded.
    pub horizon: Span,
    /// One line for the footer, or empty.
    pub licence: String,
    /// Where it is published: an `https:` address (on this machine `http:`)
    /// that ends in a slash, or empty.
    pub url: String,
    /// Source documents.
    pub sources: Vec<Source>,
    /// Topics in the editor's order.
    pub topics: Vec<Topic>,
    /// States and blocs.
    pub parties: Vec<Name>,
    /// Companies, funds, agencies, bodies.
    pub organisations: Vec<Name>,
    /// People.
    pub people: Vec<Name>,
    /// Places.
    pub places: Vec<Name>,
    /// Lanes of the timeline, in the editor's order.
    pub tracks: Vec<Name>,
    /// Key figures in the editor's order.
    pub keys: Vec<Key>,
    /// Amounts drawn at one scale.
    pub comparisons: Vec<Comparison>,
    /// Facts in the order of their topics; within a topic in the order in
    /// which they are written (`sheet.toml` first, then files by path).
    pub facts: Vec<Fact>,
    /// Events: first those of the programme by step, then the others by first
    /// day, last day and the order in which they are written.
    pub events: Vec<Event>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
}

/// Anything that has a slug and a label.
#[derive(Clone, Debug)]
pub struct Name {
    /// Short name in addresses.
    pub slug: String,
    /// What the reader sees.
    pub label: String,
}

/// A topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Short name in addresses.
    pub slug: String,
    /// What the reader sees.
    pub label: String,
    /// Hue of the palette, 1 to 8.
    pub hue: u8,
}

/// A source document.
#[derive(Clone, Debug)]
pub struct Source {
    /// Short name.
    pub slug: String,
    /// Full name, as cited.
    pub label: String,
    /// `http:`, `https:` or `mailto:` address, or empty.
    pub url: String,
}

/// Where in a source a fact or event stands.
#[derive(Clone, Debug)]
pub struct Locator {
    /// Index of the [`Source`].
    pub document: usize,
    /// The section's title, or empty.
    pub section: String,
    /// Paragraph in the section (in the document where there is no section),
    /// counted from 1.
    pub paragraph: Option<u32>,
}

/// A figure of a fact, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureAt {
    /// Index of the [`Fact`].
    pub fact: usize,
    /// Index of the [`Figure`] in that fact.
    pub figure: usize,
}

/// A key figure.
#[derive(Clone, Debug)]
pub struct Key {
    /// Which figure.
    pub at: FigureAt,
    /// What the number is, short.
    pub label: String,
}

/// Amounts of one currency, to be drawn at one scale.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Short name.
    pub slug: String,
    /// What is compared.
    pub title: String,
    /// Two or more, each figure once, in the editor's order. All have
    /// [`Measure::Currency`] with the same code and are above zero.
    pub rows: Vec<Row>,
}

/// One amount of a comparison.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which figure.
    pub at: FigureAt,
    /// What it is, short.
    pub label: String,
}

/// One statement with its figures.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Short name in addresses.
    pub slug: String,
    /// Index of its [`Topic`].
    pub topic: usize,
    /// One or two plain sentences, at most 240 graphemes.
    pub statement: String,
    /// Figures, the main one first; at most 255.
    pub figures: Vec<Figure>,
    /// When it holds or happens, if stated.
    pub period: Option<Date>,
    /// How far it has come, if stated.
    pub status: Option<Status>,
    /// Parties.
    pub parties: Vec<usize>,
    /// Organisations.
    pub organisations: Vec<usize>,
    /// People.
    pub people: Vec<usize>,
    /// Places.
    pub places: Vec<usize>,
    /// Who says so, or empty.
    pub says: String,
    /// Where it stands.
    pub source: Locator,
    /// What is inferred and from what, or empty.
    pub inferred: String,
    /// Day of the last check against the source.
    pub verified: Day,
}

/// A number as the source has it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its name in the fact, or empty.
    pub id: String,
    /// The number, with the places the editor wrote: `42.0` has one.
    pub value: Decimal,
    /// What it is counted in.
    pub measure: Measure,
    /// Thousand, million, billion, as the source writes it.
    pub scale: Scale,
    /// What it counts or is a share of, or empty (never for a share).
    pub of: String,
    /// The source's hedge.
    pub qualifier: Qualifier,
    /// Its kind.
    pub kind: Kind,
    /// For a target: when.
    pub by: Option<Date>,
    /// This figure is the progress to that target: a figure of kind
    /// [`Kind::Target`], above zero, with the same measure.
    pub towards: Option<FigureAt>,
    /// This figure is a part of that whole, which has the same measure and is
    /// above zero and not smaller.
    pub part_of: Option<FigureAt>,
}

impl Figure {
    /// The value times its scale: 1.8 billion is 1,800,000,000.0.
    #[must_use]
    pub fn size(&self) -> Decimal {
        self.value.times(self.scale.factor())
    }
}

/// What a figure is counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Per cent.
    Percent,
    /// ISO 4217 code of a currency, upper case.
    Currency(String),
    /// A noun or symbol.
    Unit(Unit),
    /// Nothing: ranks only.
    None,
}

/// The forms of a unit's noun by CLDR plural category. `unit = "km"` gives
/// the same word in `other` and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// As in "no companies", in languages that have it.
    pub zero: Option<String>,
    /// As in "1 company".
    pub one: Option<String>,
    /// In languages that have it.
    pub two: Option<String>,
    /// In languages that have it.
    pub few: Option<String>,
    /// In languages that have it.
    pub many: Option<String>,
    /// As in "2 companies"; stands for all that are left out.
    pub other: String,
}

/// The word of magnitude a number is written with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    /// None.
    #[default]
    One,
    /// Thousand.
    Thousand,
    /// Million.
    Million,
    /// Billion, 10^9.
    Billion,
}

impl Scale {
    /// 1, 10^3, 10^6 or 10^9.
    #[must_use]
    pub fn factor(self) -> u32 {
        match self {
            Scale::One => 1,
            Scale::Thousand => 1_000,
            Scale::Million => 1_000_000,
            Scale::Billion => 1_000_000_000,
        }
    }
}

/// The source's hedge about a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Qualifier {
    /// None.
    #[default]
    Exact,
    /// About.
    About,
    /// Nearly: somewhat less.
    Nearly,
    /// Over.
    Over,
    /// At least.
    AtLeast,
    /// Under.
    Under,
    /// At most, up to.
    AtMost,
}

/// A date or period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// In EDTF, as written.
    pub edtf: String,
    /// The same, read by [`factsheet::day::edtf`].
    pub when: Edtf,
    /// The editor's own words for it, or empty.
    pub text: String,
}

/// Something that happens.
#[derive(Clone, Debug)]
pub struct Event {
    /// Short name in addresses.
    pub slug: String,
    /// What happens.
    pub title: String,
    /// The label on the strip, at most 40 graphemes; the title if left out.
    pub short: String,
    /// One more line, or empty.
    pub detail: String,
    /// Index of its track.
    pub track: usize,
    /// Index of its topic.
    pub topic: usize,
    /// Place in the programme, counted from 1 and given once.
    pub step: Option<u16>,
    /// Its date. An event has a step, a date, or both.
    pub when: Option<Date>,
    /// Index of its place.
    pub place: Option<usize>,
    /// Who takes part.
    pub people: Vec<usize>,
    /// Facts that belong to it.
    pub facts: Vec<usize>,
    /// Where it stands.
    pub source: Locator,
    /// What is inferred and from what, or empty.
    pub inferred: String,
}

/// A correction that readers can see.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The day.
    pub date: Day,
    /// What was wrong, and what is right.
    pub text: String,
    /// Index of the fact, if it is one.
    pub fact: Option<usize>,
}

impl Sheet {
    /// The figure at an address of this sheet.
    #[must_use]
    pub fn figure(&self, at: FigureAt) -> &Figure {
        &self.facts[at.fact].figures[at.figure]
    }
}

impl fmt::Display for Qualifier {
    /// As written in the sheet: `exact`, `about`, `at-least`.
    fn fmt(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        form.write_str(match self {
            Qualifier::Exact => "exact",
            Qualifier::About => "about",
            Qualifier::Nearly => "nearly",
            Qualifier::Over => "over",
            Qualifier::AtLeast => "at-least",
            Qualifier::Under => "under",
            Qualifier::AtMost => "at-most",
        })
    }
}
