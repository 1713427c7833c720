//! `facts.json`: every fact and event with all fields, as written and as
//! shown. `docs/facts-json.md` says what each key means.

use factsheet::{
    day::{Day, Span, edtf::Shape},
    sheet::{Kind, Status},
};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    check::{self, Decimal, FigureAt, Measure, Scale, Sheet},
    format::{Language, NoLanguage},
    pack,
};

/// The shape's name and number; another number is another shape.
pub const FORMAT: &str = "factsheet/1";

/// The file's text.
///
/// # Errors
/// When the sheet's language is not known.
pub fn text(sheet: &Sheet) -> Result<String, NoLanguage> {
    let story = Story::new(&Exporter { sheet, language: Language::new(&sheet.language)? });
    let mut text = serde_json::to_string_pretty(&story).expect("texts, numbers and lists always serialise");
    text.push('\n');
    Ok(text)
}

#[derive(Serialize)]
struct Story<'a> {
    format: &'static str,
    slug: &'a str,
    language: &'a str,
    kicker: &'a str,
    title: &'a str,
    standfirst: &'a str,
    provenance: &'a str,
    updated: String,
    method: &'a [String],
    horizon: Days,
    licence: Option<&'a str>,
    sources: Vec<Source<'a>>,
    topics: Vec<Name<'a>>,
    parties: Vec<Name<'a>>,
    organisations: Vec<Name<'a>>,
    people: Vec<Name<'a>>,
    places: Vec<Name<'a>>,
    tracks: Vec<Name<'a>>,
    key_figures: Vec<Labelled<'a>>,
    comparisons: Vec<Comparison<'a>>,
    facts: Vec<Fact<'a>>,
    events: Vec<Event<'a>>,
    corrections: Vec<Correction<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    slug: &'a str,
    label: &'a str,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Name<'a> {
    slug: &'a str,
    label: &'a str,
}

/// A figure with a label: a key figure, or a row of a comparison.
#[derive(Serialize)]
struct Labelled<'a> {
    fact: &'a str,
    figure: usize,
    label: &'a str,
}

#[derive(Serialize)]
struct Comparison<'a> {
    slug: &'a str,
    title: &'a str,
    figures: Vec<Labelled<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    slug: &'a str,
    topic: &'a str,
    statement: &'a str,
    figures: Vec<Figure<'a>>,
    period: Option<When<'a>>,
    status: Option<&'static str>,
    parties: Vec<&'a str>,
    organisations: Vec<&'a str>,
    people: Vec<&'a str>,
    places: Vec<&'a str>,
    says: Option<&'a str>,
    source: Locator<'a>,
    inferred: Option<&'a str>,
    verified: String,
}

#[derive(Serialize)]
struct Figure<'a> {
    id: Option<&'a str>,
    value: Box<RawValue>,
    scale: Option<&'static str>,
    size: Box<RawValue>,
    unit: Option<&'a str>,
    currency: Option<&'a str>,
    qualifier: String,
    kind: &'static str,
    of: Option<&'a str>,
    by: Option<When<'a>>,
    towards: Option<Reference<'a>>,
    part_of: Option<Reference<'a>>,
    text: String,
    spoken: String,
}

#[derive(Serialize)]
struct Reference<'a> {
    fact: &'a str,
    figure: usize,
}

#[derive(Serialize)]
struct When<'a> {
    edtf: &'a str,
    text: String,
    first: Option<String>,
    last: Option<String>,
    uncertain: bool,
    approximate: bool,
    one_of: bool,
}

#[derive(Serialize)]
struct Days {
    first: String,
    last: String,
}

#[derive(Serialize)]
struct Locator<'a> {
    document: &'a str,
    section: Option<&'a str>,
    paragraph: Option<u32>,
}

#[derive(Serialize)]
struct Event<'a> {
    slug: &'a str,
    title: &'a str,
    short: &'a str,
    detail: Option<&'a str>,
    track: &'a str,
    topic: &'a str,
    step: Option<u16>,
    when: Option<When<'a>>,
    place: Option<&'a str>,
    people: Vec<&'a str>,
    facts: Vec<&'a str>,
    source: Locator<'a>,
    inferred: Option<&'a str>,
}

#[derive(Serialize)]
struct Correction<'a> {
    date: String,
    fact: Option<&'a str>,
    text: &'a str,
}

/// What every part of the file needs.
struct Exporter<'a> {
    sheet: &'a Sheet,
    language: Language,
}

impl<'a> Story<'a> {
    fn new(from: &Exporter<'a>) -> Story<'a> {
        let sheet = from.sheet;
        let names = |names: &'a [check::Name]| {
            names.iter().map(|name| Name { slug: &name.slug, label: &name.label }).collect::<Vec<_>>()
        };
        Story {
            format: FORMAT,
            slug: &sheet.slug,
            language: &sheet.language,
            kicker: &sheet.kicker,
            title: &sheet.title,
            standfirst: &sheet.standfirst,
            provenance: &sheet.provenance,
            updated: sheet.updated.iso(),
            method: &sheet.method,
            horizon: Days { first: sheet.horizon.first.iso(), last: sheet.horizon.last().iso() },
            licence: given(&sheet.licence),
            sources: sheet
                .sources
                .iter()
                .map(|source| Source { slug: &source.slug, label: &source.label, url: given(&source.url) })
                .collect(),
            topics: sheet
                .topics
                .iter()
                .map(|topic| Name { slug: &topic.slug, label: &topic.label })
                .collect(),
            parties: names(&sheet.parties),
            organisations: names(&sheet.organisations),
            people: names(&sheet.people),
            places: names(&sheet.places),
            tracks: names(&sheet.tracks),
            key_figures: sheet.keys.iter().map(|key| from.labelled(key.at, &key.label)).collect(),
            comparisons: sheet.comparisons.iter().map(|comparison| from.comparison(comparison)).collect(),
            facts: sheet.facts.iter().map(|fact| from.fact(fact)).collect(),
            events: pack::in_order(sheet).into_iter().map(|event| from.event(event)).collect(),
            corrections: sheet.corrections.iter().map(|entry| from.correction(entry)).collect(),
        }
    }
}

impl<'a> Exporter<'a> {
    fn labelled(&self, at: FigureAt, label: &'a str) -> Labelled<'a> {
        Labelled { fact: self.fact_slug(at.fact), figure: at.figure, label }
    }

    fn comparison(&self, from: &'a check::Comparison) -> Comparison<'a> {
        let rows = from.rows.iter().map(|row| self.labelled(row.at, &row.label));
        Comparison { slug: &from.slug, title: &from.title, figures: rows.collect() }
    }

    fn fact(&self, fact: &'a check::Fact) -> Fact<'a> {
        let sheet = self.sheet;
        Fact {
            slug: &fact.slug,
            topic: &sheet.topics[fact.topic].slug,
            statement: &fact.statement,
            figures: fact.figures.iter().map(|figure| self.figure(figure)).collect(),
            period: fact.period.as_ref().map(|date| self.when(date)),
            status: fact.status.map(status),
            parties: slugs(&sheet.parties, &fact.parties),
            organisations: slugs(&sheet.organisations, &fact.organisations),
            people: slugs(&sheet.people, &fact.people),
            places: slugs(&sheet.places, &fact.places),
            says: given(&fact.says),
            source: self.locator(&fact.source),
            inferred: given(&fact.inferred),
            verified: fact.verified.iso(),
        }
    }

    fn figure(&self, figure: &'a check::Figure) -> Figure<'a> {
        let written = self.language.figure(figure);
        let (unit, currency) = match &figure.measure {
            Measure::Percent => (Some("%"), None),
            Measure::Currency(code) => (None, Some(code.as_str())),
            Measure::Unit(unit) => (Some(unit.other.as_str()), None),
            Measure::None => (None, None),
        };
        Figure {
            id: given(&figure.id),
            value: raw(figure.value),
            scale: scale(figure.scale),
            size: raw(figure.size()),
            unit,
            currency,
            qualifier: figure.qualifier.to_string(),
            kind: kind(figure.kind),
            of: given(&figure.of),
            by: figure.by.as_ref().map(|date| self.when(date)),
            towards: figure.towards.map(|at| self.reference(at)),
            part_of: figure.part_of.map(|at| self.reference(at)),
            text: written.label,
            spoken: written.spoken,
        }
    }

    fn reference(&self, at: FigureAt) -> Reference<'a> {
        Reference { fact: self.fact_slug(at.fact), figure: at.figure }
    }

    fn when(&self, date: &'a check::Date) -> When<'a> {
        let Span { first, end } = date.when.span;
        When {
            edtf: &date.edtf,
            text: if date.text.is_empty() { self.language.period(&date.when) } else { date.text.clone() },
            first: (first > Day::MIN).then(|| first.iso()),
            last: (end < Day::MAX).then(|| date.when.span.last().iso()),
            uncertain: date.when.uncertain,
            approximate: date.when.approximate,
            one_of: date.when.shape == Shape::OneOf,
        }
    }

    fn locator(&self, from: &'a check::Locator) -> Locator<'a> {
        Locator {
            document: &self.sheet.sources[from.document].slug,
            section: given(&from.section),
            paragraph: from.paragraph,
        }
    }

    fn event(&self, event: &'a check::Event) -> Event<'a> {
        let sheet = self.sheet;
        Event {
            slug: &event.slug,
            title: &event.title,
            short: &event.short,
            detail: given(&event.detail),
            track: &sheet.tracks[event.track].slug,
            topic: &sheet.topics[event.topic].slug,
            step: event.step,
            when: event.when.as_ref().map(|date| self.when(date)),
            place: event.place.map(|place| sheet.places[place].slug.as_str()),
            people: slugs(&sheet.people, &event.people),
            facts: event.facts.iter().map(|&fact| self.fact_slug(fact)).collect(),
            source: self.locator(&event.source),
            inferred: given(&event.inferred),
        }
    }

    fn correction(&self, entry: &'a check::Correction) -> Correction<'a> {
        Correction {
            date: entry.date.iso(),
            fact: entry.fact.map(|fact| self.fact_slug(fact)),
            text: &entry.text,
        }
    }

    fn fact_slug(&self, fact: usize) -> &'a str {
        &self.sheet.facts[fact].slug
    }
}

/// A text, if there is one.
fn given(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn slugs<'a>(names: &'a [check::Name], indices: &[usize]) -> Vec<&'a str> {
    indices.iter().map(|&index| names[index].slug.as_str()).collect()
}

/// A number with every place that was written: `42.0` stays `42.0`.
fn raw(value: Decimal) -> Box<RawValue> {
    RawValue::from_string(value.to_string()).expect("a decimal is a number in JSON")
}

/// As written in a sheet.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::InForce => "in-force",
        Status::Done => "done",
        Status::UnderWay => "under-way",
        Status::Planned => "planned",
        Status::Explored => "explored",
    }
}

/// As written in a sheet.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Amount => "amount",
        Kind::Share => "share",
        Kind::Count => "count",
        Kind::Target => "target",
        Kind::Rank => "rank",
    }
}

/// As written in a sheet.
pub fn scale(scale: Scale) -> Option<&'static str> {
    match scale {
        Scale::One => None,
        Scale::Thousand => Some("thousand"),
        Scale::Million => Some("million"),
        Scale::Billion => Some("billion"),
    }
}
