//! The sheet for machines that read pages: schema.org in JSON-LD. A data set
//! with its downloads and sources, the facts as claims, and the events. Nothing
//! is in it that is not on the page without a script, and what is inferred says
//! so: of a long sheet only the first facts are there and those of key figures,
//! and the downloads have all.

use factsheet::{rows::WHOLE, text};

use crate::{
    check::{self, Locator, Sheet},
    format::{Language, NoLanguage},
    pack, preview,
};

use super::escape;

mod node;
mod when;

use node::{Document, Download, Licence, Named, Node, Passage, Reference};
use when::ends;

/// The text of the script element. Nothing in it ends the element.
///
/// # Errors
/// When the sheet's language is not known.
pub fn json(sheet: &Sheet, has_picture: bool) -> Result<String, NoLanguage> {
    let language = Language::new(&sheet.language)?;
    let is_there = |at: usize| at < WHOLE || sheet.keys.iter().any(|key| key.at.fact == at);
    let there = sheet.facts.iter().enumerate().filter(|(at, _)| is_there(*at));
    let claims = there.map(|(_, fact)| claim(fact, sheet, &language));
    let events = pack::in_order(sheet).into_iter().map(|entry| event(entry, sheet));
    let sources = sheet.sources.iter().map(source);
    let graph = std::iter::once(data_set(sheet, has_picture)).chain(sources).chain(claims).chain(events);
    let document = Document { context: "https://schema.org", graph: graph.collect() };
    let json = serde_json::to_string(&document).expect("texts and lists always serialise");
    Ok(escape::json(&json))
}

fn data_set(sheet: &Sheet, has_picture: bool) -> Node<'_> {
    let home = &sheet.url;
    let file = |encoding_format, name| Download {
        kind: "DataDownload",
        encoding_format,
        content_url: format!("{home}{name}"),
    };
    Node {
        kind: "Dataset",
        id: home.clone(),
        name: &sheet.title,
        description: sheet.standfirst.clone(),
        credit_text: &sheet.provenance,
        in_language: &sheet.language,
        date_modified: sheet.updated.iso(),
        url: home,
        image: has_picture.then(|| format!("{home}{}", preview::NAME)),
        license: licence(&sheet.licence),
        citation: sheet.sources.iter().map(|source| of_source(&source.slug)).collect(),
        distribution: vec![file("application/json", "facts.json"), file("text/csv", "facts.csv")],
        ..Node::default()
    }
}

/// By its address where the line names one, else in its words.
fn licence(line: &str) -> Option<Licence<'_>> {
    let web = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
    let address = line.split_whitespace().map(|word| word.trim_matches(['(', ')', '.', ',', ';'])).find(web);
    let words = Licence::Words(Named { kind: "CreativeWork", name: line });
    (!line.is_empty()).then(|| address.map_or(words, Licence::Address))
}

fn of_source(slug: &str) -> Reference {
    Reference { id: format!("#source={slug}") }
}

fn source(source: &check::Source) -> Node<'_> {
    let is_web = !source.url.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
    Node {
        kind: "CreativeWork",
        id: of_source(&source.slug).id,
        name: &source.label,
        url: if is_web { &source.url } else { "" },
        ..Node::default()
    }
}

fn claim<'a>(fact: &'a check::Fact, sheet: &Sheet, language: &Language) -> Node<'a> {
    let Locator { document, section, paragraph } = &fact.source;
    Node {
        kind: "Claim",
        id: format!("#fact={}", fact.slug),
        text: &fact.statement,
        description: inferred("", &fact.inferred),
        credit_text: &fact.says,
        appearance: Some(Passage {
            kind: "CreativeWork",
            name: language.locator(section, *paragraph),
            is_part_of: of_source(&sheet.sources[*document].slug),
        }),
        ..Node::default()
    }
}

fn event<'a>(event: &'a check::Event, sheet: &'a Sheet) -> Node<'a> {
    // Which part of it is inferred, only a reader can tell: it may be the date.
    let when = event.when.as_ref().filter(|_| event.inferred.is_empty());
    let [start_date, end_date] = when.map_or([None, None], |date| ends(&date.when));
    Node {
        kind: "Event",
        id: format!("#event={}", event.slug),
        name: &event.title,
        description: inferred(&event.detail, &event.inferred),
        start_date,
        end_date,
        location: event.place.map(|place| Named { kind: "Place", name: &sheet.places[place].label }),
        ..Node::default()
    }
}

/// A text, and behind it what is inferred.
fn inferred(text: &str, inferred: &str) -> String {
    match (text, inferred) {
        (text, "") => text.to_owned(),
        ("", inferred) => format!("{} {inferred}", text::INFERRED),
        (text, inferred) => format!("{text}. {} {inferred}", text::INFERRED),
    }
}
