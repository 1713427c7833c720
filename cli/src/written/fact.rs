//! Facts and events.

use factsheet::{
    day::Edtf,
    sheet::{Kind as FigureKind, Status},
};

use super::{
    At, Sheet, Text, edtf,
    fields::{Fields, Given, Kind},
    head::{HEAD, LONG},
};
use crate::{
    check::{Decimal, Qualifier, Scale},
    finding::Place,
};

/// `[[fact]]`
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its header.
    pub place: Place,
    /// `slug`
    pub slug: Option<Text>,
    /// `topic`
    pub topic: Option<Text>,
    /// `statement`
    pub statement: Option<Text>,
    /// `status`
    pub status: Option<At<Status>>,
    /// `period`: as written, and as read.
    pub period: Option<At<(String, Edtf)>>,
    /// `period-text`
    pub period_text: Option<Text>,
    /// `parties`
    pub parties: Vec<Text>,
    /// `organisations`
    pub organisations: Vec<Text>,
    /// `people`
    pub people: Vec<Text>,
    /// `places`
    pub places: Vec<Text>,
    /// `says`
    pub says: Option<Text>,
    /// `source`
    pub source: Option<Locator>,
    /// `inferred`
    pub inferred: Option<Text>,
    /// `verified`
    pub verified: Option<At<factsheet::day::Day>>,
    /// `[[fact.figure]]`
    pub figures: Vec<Figure>,
}

/// `source` of a fact or event.
#[derive(Clone, Debug)]
pub struct Locator {
    /// The table.
    pub place: Place,
    /// What it has.
    pub given: Given,
    /// `document`
    pub document: Option<Text>,
    /// `section`
    pub section: Option<Text>,
    /// `paragraph`
    pub paragraph: Option<At<i64>>,
}

/// `[[fact.figure]]`
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its header.
    pub place: Place,
    /// What it has.
    pub given: Given,
    /// `id`
    pub id: Option<Text>,
    /// `value`
    pub value: Option<At<Decimal>>,
    /// `unit`
    pub unit: Option<At<Unit>>,
    /// `currency`
    pub currency: Option<Text>,
    /// `scale`
    pub scale: Option<At<Scale>>,
    /// `of`
    pub of: Option<Text>,
    /// `qualifier`
    pub qualifier: Option<At<Qualifier>>,
    /// `kind`
    pub kind: Option<At<FigureKind>>,
    /// `by`: as written, and as read.
    pub by: Option<At<(String, Edtf)>>,
    /// `towards`
    pub towards: Option<Text>,
    /// `part-of`
    pub part_of: Option<Text>,
}

/// `unit`: a word, or its forms by plural category.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// `zero`
    pub zero: Option<Text>,
    /// `one`
    pub one: Option<Text>,
    /// `two`
    pub two: Option<Text>,
    /// `few`
    pub few: Option<Text>,
    /// `many`
    pub many: Option<Text>,
    /// `other`, or the word alone.
    pub other: Option<Text>,
}

/// `[[event]]`
#[derive(Clone, Debug)]
pub struct Event {
    /// Its header.
    pub place_in_file: Place,
    /// `slug`
    pub slug: Option<Text>,
    /// `title`
    pub title: Option<Text>,
    /// `short`
    pub short: Option<Text>,
    /// `detail`
    pub detail: Option<Text>,
    /// `track`
    pub track: Option<Text>,
    /// `topic`
    pub topic: Option<Text>,
    /// `step`, from 1.
    pub step: Option<At<i64>>,
    /// `when`: as written, and as read.
    pub when: Option<At<(String, Edtf)>>,
    /// `when-text`
    pub when_text: Option<Text>,
    /// `step` or `when` is there, readable or not.
    pub timed: bool,
    /// `place`
    pub place: Option<Text>,
    /// `people`
    pub people: Vec<Text>,
    /// `facts`
    pub facts: Vec<Text>,
    /// `facts` holds something, readable or not.
    pub linked: bool,
    /// `source`
    pub source: Option<Locator>,
    /// `inferred`
    pub inferred: Option<Text>,
}

const FACT: Kind = Kind {
    name: "a fact",
    header: "[[fact]]",
    fields: &[
        "slug",
        "topic",
        "statement",
        "status",
        "period",
        "period-text",
        "parties",
        "organisations",
        "people",
        "places",
        "says",
        "source",
        "inferred",
        "verified",
        "figure",
    ],
    parent: Some(&HEAD),
};

const FIGURE: Kind = Kind {
    name: "a figure",
    header: "[[fact.figure]]",
    fields: &[
        "id",
        "value",
        "unit",
        "currency",
        "scale",
        "of",
        "qualifier",
        "kind",
        "by",
        "towards",
        "part-of",
    ],
    parent: Some(&FACT),
};

const UNIT: Kind = Kind {
    name: "a unit",
    header: "the unit",
    fields: &["zero", "one", "two", "few", "many", "other"],
    parent: None,
};

const fn locator(parent: &'static Kind) -> Kind {
    Kind {
        name: "a source",
        header: "the source",
        fields: &["document", "section", "paragraph"],
        parent: Some(parent),
    }
}

const FACT_SOURCE: Kind = locator(&FACT);
const EVENT_SOURCE: Kind = locator(&EVENT);

const EVENT: Kind = Kind {
    name: "an event",
    header: "[[event]]",
    fields: &[
        "slug",
        "title",
        "short",
        "detail",
        "track",
        "topic",
        "step",
        "when",
        "when-text",
        "place",
        "people",
        "facts",
        "source",
        "inferred",
    ],
    parent: Some(&HEAD),
};

const STATUS: [(&str, Status); 5] = [
    ("in-force", Status::InForce),
    ("done", Status::Done),
    ("under-way", Status::UnderWay),
    ("planned", Status::Planned),
    ("explored", Status::Explored),
];

const KIND: [(&str, FigureKind); 5] = [
    ("amount", FigureKind::Amount),
    ("share", FigureKind::Share),
    ("count", FigureKind::Count),
    ("target", FigureKind::Target),
    ("rank", FigureKind::Rank),
];

const QUALIFIER: [(&str, Qualifier); 7] = [
    ("exact", Qualifier::Exact),
    ("about", Qualifier::About),
    ("nearly", Qualifier::Nearly),
    ("over", Qualifier::Over),
    ("at-least", Qualifier::AtLeast),
    ("under", Qualifier::Under),
    ("at-most", Qualifier::AtMost),
];

const SCALE: [(&str, Scale); 3] =
    [("thousand", Scale::Thousand), ("million", Scale::Million), ("billion", Scale::Billion)];

/// Reads facts and events.
pub(super) fn lists(sheet: &mut Sheet, fields: &mut Fields<'_>) {
    let mut facts: Vec<_> = fields.tables("fact", &FACT).into_iter().map(fact).collect();
    if fields.is_guessed("fact") {
        let mut astray = Vec::new();
        for mut fields in fields.astray("fact", &FACT) {
            astray.extend(fields.tables("figure", &FIGURE).into_iter().map(figure));
            fields.finish();
        }
        homes(&mut facts, astray);
    }
    sheet.facts.append(&mut facts);
    for fields in fields.tables("event", &EVENT) {
        sheet.events.push(event(fields));
    }
}

/// Gives each figure to the fact whose header it stands below. Where a header
/// is misspelt, TOML gives it to the last one that is not.
fn homes(facts: &mut [Fact], astray: Vec<Figure>) {
    facts.sort_by_key(|fact| fact.place);
    let mut figures = astray;
    for fact in facts.iter_mut() {
        figures.append(&mut fact.figures);
    }
    figures.sort_by_key(|figure| figure.place);
    for figure in figures {
        let below = facts.partition_point(|fact| fact.place <= figure.place);
        if let Some(fact) = below.checked_sub(1).and_then(|last| facts.get_mut(last)) {
            fact.figures.push(figure);
        }
    }
}

fn fact(mut fields: Fields<'_>) -> Fact {
    // Tables first: what stands in them by mistake is not missing here.
    let figures = fields.tables("figure", &FIGURE);
    let source = source(&mut fields, &FACT_SOURCE);
    let fact = Fact {
        place: fields.place,
        slug: fields.slug("slug"),
        topic: fields.link("topic"),
        statement: fields.text("statement", 240),
        status: fields.word_if("status", &STATUS),
        period: fields.edtf_if("period"),
        period_text: fields.words_if("period-text", "period"),
        parties: fields.texts("parties"),
        organisations: fields.texts("organisations"),
        people: fields.texts("people"),
        places: fields.texts("places"),
        says: fields.text_if("says", LONG),
        source,
        inferred: fields.text_if("inferred", LONG),
        verified: fields.dated_as("verified", edtf::day),
        figures: figures.into_iter().map(figure).collect(),
    };
    fields.finish();
    fact
}

fn figure(mut fields: Fields<'_>) -> Figure {
    let value = fields.decimal("value");
    let figure = Figure {
        place: fields.place,
        given: fields.given(),
        id: fields.slug_if("id"),
        scale: fields.scale_if("scale", &SCALE, value.as_ref()),
        value,
        unit: unit(&mut fields),
        currency: fields.text_if("currency", LONG),
        of: fields.text_if("of", LONG),
        qualifier: fields.word_if("qualifier", &QUALIFIER),
        kind: fields.word("kind", &KIND),
        by: fields.edtf_if("by"),
        towards: fields.link_if("towards"),
        part_of: fields.link_if("part-of"),
    };
    fields.finish();
    figure
}

fn unit(fields: &mut Fields<'_>) -> Option<At<Unit>> {
    match fields.text_or_table("unit", &UNIT)? {
        Ok(word) => {
            let place = word.place;
            Some(At { value: Unit { other: Some(word), ..Unit::default() }, place })
        }
        Err(mut forms) => {
            let place = forms.place;
            let unit = Unit {
                zero: forms.text_if("zero", LONG),
                one: forms.text_if("one", LONG),
                two: forms.text_if("two", LONG),
                few: forms.text_if("few", LONG),
                many: forms.text_if("many", LONG),
                other: forms.text("other", LONG),
            };
            forms.finish();
            Some(At { value: unit, place })
        }
    }
}

/// What a fact or event says about where it stands; that it says nothing is a
/// rule of its own.
fn source(fields: &mut Fields<'_>, kind: &'static Kind) -> Option<Locator> {
    if !fields.has("source") {
        return None;
    }
    let Some(mut table) = fields.table_if("source", kind) else {
        let (place, given) = (fields.place, fields.given());
        return Some(Locator { place, given, document: None, section: None, paragraph: None });
    };
    let locator = Locator {
        place: table.place,
        given: table.given(),
        document: table.link("document"),
        section: table.text_if("section", LONG),
        paragraph: table.whole_if("paragraph", 1..=9_999),
    };
    table.finish();
    Some(locator)
}

fn event(mut fields: Fields<'_>) -> Event {
    let source = source(&mut fields, &EVENT_SOURCE);
    let event = Event {
        place_in_file: fields.place,
        slug: fields.slug("slug"),
        title: fields.text("title", 90),
        short: fields.text_if("short", 40),
        detail: fields.text_if("detail", LONG),
        track: fields.link("track"),
        topic: fields.link("topic"),
        step: fields.whole_if("step", 1..=999),
        when: fields.edtf_if("when"),
        when_text: fields.words_if("when-text", "when"),
        timed: fields.has("step") || fields.has("when"),
        place: fields.link_if("place"),
        people: fields.texts("people"),
        facts: fields.texts("facts"),
        linked: fields.lists_any("facts"),
        source,
        inferred: fields.text_if("inferred", LONG),
    };
    fields.finish();
    event
}
