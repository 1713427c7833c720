//! The head of a sheet, its lists of names, and what stands around the facts.

use factsheet::day::{Day, Span};

use super::{
    At, Sheet, Text, edtf,
    fields::{Fields, Kind},
};
use crate::finding::Place;

/// The fields of `sheet.toml` outside all lists.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// `kicker`
    pub kicker: Option<Text>,
    /// `title`
    pub title: Option<Text>,
    /// `standfirst`
    pub standfirst: Option<Text>,
    /// `provenance`
    pub provenance: Option<Text>,
    /// `language`
    pub language: Option<Text>,
    /// `updated`
    pub updated: Option<At<Day>>,
    /// `method`
    pub method: Vec<Text>,
    /// `horizon`
    pub horizon: Option<At<Span>>,
    /// `licence`
    pub licence: Option<Text>,
    /// `url`, with a slash at its end.
    pub url: Option<Text>,
}

/// A name with a label.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its header.
    pub place: Place,
    /// `slug`
    pub slug: Option<Text>,
    /// `label`
    pub label: Option<Text>,
}

/// `[[topic]]`
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its header, slug and label.
    pub name: Name,
    /// `hue`, 1 to 8.
    pub hue: Option<At<i64>>,
}

/// `[[source]]`
#[derive(Clone, Debug)]
pub struct Source {
    /// Its header, slug and label.
    pub name: Name,
    /// `url`
    pub url: Option<Text>,
    /// `sections`
    pub sections: Vec<Section>,
}

/// A section of a source.
#[derive(Clone, Debug)]
pub struct Section {
    /// `title`
    pub title: Option<Text>,
    /// `paragraphs`
    pub paragraphs: Option<At<i64>>,
}

/// `[[key]]`
#[derive(Clone, Debug)]
pub struct Key {
    /// Its header.
    pub place: Place,
    /// `fact`
    pub fact: Option<Text>,
    /// `figure`
    pub figure: Option<Text>,
    /// `label`
    pub label: Option<Text>,
}

/// `[[comparison]]`
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Its header.
    pub place: Place,
    /// `slug`
    pub slug: Option<Text>,
    /// `title`
    pub title: Option<Text>,
    /// `figures`
    pub figures: Vec<Row>,
}

/// One of the figures of a comparison.
#[derive(Clone, Debug)]
pub struct Row {
    /// `figure`: `fact` or `fact.figure`.
    pub figure: Option<Text>,
    /// `label`
    pub label: Option<Text>,
}

/// `[[correction]]`
#[derive(Clone, Debug)]
pub struct Correction {
    /// `date`
    pub date: Option<At<Day>>,
    /// `text`
    pub text: Option<Text>,
    /// `fact`
    pub fact: Option<Text>,
}

/// Lists that may stand in any file.
pub(super) const LISTS: [&str; 12] = [
    "source",
    "topic",
    "party",
    "organisation",
    "person",
    "place",
    "track",
    "key",
    "comparison",
    "correction",
    "fact",
    "event",
];

/// `sheet.toml`.
pub(super) const HEAD: Kind = Kind {
    name: "the head",
    header: "the head",
    fields: &[
        "kicker",
        "title",
        "standfirst",
        "provenance",
        "language",
        "updated",
        "method",
        "horizon",
        "licence",
        "url",
        "source",
        "topic",
        "party",
        "organisation",
        "person",
        "place",
        "track",
        "key",
        "comparison",
        "correction",
        "fact",
        "event",
    ],
    parent: None,
};

/// Any other file.
pub(super) const PART: Kind =
    Kind { name: "a file of lists", header: "the file", fields: &LISTS, parent: None };

const fn list(name: &'static str, header: &'static str, fields: &'static [&'static str]) -> Kind {
    Kind { name, header, fields, parent: Some(&HEAD) }
}

const SOURCE: Kind = list("a source", "[[source]]", &["slug", "label", "url", "sections"]);
const SECTION: Kind = Kind {
    name: "a section",
    header: "the section",
    fields: &["title", "paragraphs"],
    parent: Some(&SOURCE),
};
const TOPIC: Kind = list("a topic", "[[topic]]", &["slug", "label", "hue"]);
const PARTY: Kind = list("a party", "[[party]]", &["slug", "label"]);
const ORGANISATION: Kind = list("an organisation", "[[organisation]]", &["slug", "label"]);
const PERSON: Kind = list("a person", "[[person]]", &["slug", "label"]);
const PLACE: Kind = list("a place", "[[place]]", &["slug", "label"]);
const TRACK: Kind = list("a track", "[[track]]", &["slug", "label"]);
const KEY: Kind = list("a key figure", "[[key]]", &["fact", "figure", "label"]);
const COMPARISON: Kind = list("a comparison", "[[comparison]]", &["slug", "title", "figures"]);
const ROW: Kind = Kind {
    name: "a compared figure",
    header: "the figure",
    fields: &["figure", "label"],
    parent: Some(&COMPARISON),
};
const CORRECTION: Kind = list("a correction", "[[correction]]", &["date", "text", "fact"]);

/// The longest a text may be where docs name no limit: far more than fits.
pub(super) const LONG: usize = 2_000;

/// Reads the head.
pub(super) fn head(fields: &mut Fields<'_>) -> Head {
    fields.must_have("method");
    Head {
        kicker: fields.text("kicker", 90),
        title: fields.text("title", 90),
        standfirst: fields.text("standfirst", 280),
        provenance: fields.text("provenance", 280),
        language: fields.language("language"),
        updated: fields.dated_as("updated", edtf::day),
        method: fields.texts("method"),
        horizon: fields.dated_as("horizon", edtf::horizon),
        licence: fields.text_if("licence", 280),
        url: fields.address_if("url"),
    }
}

/// Reads the lists other than facts and events.
pub(super) fn lists(sheet: &mut Sheet, fields: &mut Fields<'_>) {
    for mut fields in fields.tables("source", &SOURCE) {
        let name = name(&mut fields);
        let url = fields.web_if("url");
        let sections = fields.tables("sections", &SECTION).into_iter().map(|mut fields| {
            let section = Section {
                title: fields.text("title", LONG),
                paragraphs: fields.whole("paragraphs", 1..=9_999),
            };
            fields.finish();
            section
        });
        sheet.sources.push(Source { name, url, sections: sections.collect() });
        fields.finish();
    }
    for mut fields in fields.tables("topic", &TOPIC) {
        sheet.topics.push(Topic { name: name(&mut fields), hue: fields.whole("hue", 1..=8) });
        fields.finish();
    }
    names(&mut sheet.parties, fields, "party", &PARTY);
    names(&mut sheet.organisations, fields, "organisation", &ORGANISATION);
    names(&mut sheet.people, fields, "person", &PERSON);
    names(&mut sheet.places, fields, "place", &PLACE);
    names(&mut sheet.tracks, fields, "track", &TRACK);
    for mut fields in fields.tables("key", &KEY) {
        sheet.keys.push(Key {
            place: fields.place,
            fact: fields.link("fact"),
            figure: fields.link_if("figure"),
            label: fields.text("label", LONG),
        });
        fields.finish();
    }
    for mut fields in fields.tables("comparison", &COMPARISON) {
        fields.must_have("figures");
        let rows = fields.tables("figures", &ROW).into_iter().map(|mut fields| {
            let row = Row { figure: fields.link("figure"), label: fields.text("label", LONG) };
            fields.finish();
            row
        });
        sheet.comparisons.push(Comparison {
            figures: rows.collect(),
            place: fields.place,
            slug: fields.slug("slug"),
            title: fields.text("title", LONG),
        });
        fields.finish();
    }
    for mut fields in fields.tables("correction", &CORRECTION) {
        sheet.corrections.push(Correction {
            date: fields.dated_as("date", edtf::day),
            text: fields.text("text", LONG),
            fact: fields.link_if("fact"),
        });
        fields.finish();
    }
}

fn name(fields: &mut Fields<'_>) -> Name {
    Name { place: fields.place, slug: fields.slug("slug"), label: fields.text("label", LONG) }
}

fn names(list: &mut Vec<Name>, fields: &mut Fields<'_>, field: &'static str, kind: &'static Kind) {
    for mut fields in fields.tables(field, kind) {
        list.push(name(&mut fields));
        fields.finish();
    }
}
