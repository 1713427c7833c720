//! What a host can ask.

use alloc::{string::String, vec::Vec};

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};
use wasm_bindgen::prelude::*;

use super::bundle;
use crate::{
    filter::{Answer, Facet, Index},
    link,
    sheet::{Fact, Sheet},
    state,
};

/// What a state gives, as a plain object: `{ facts: [slug, …], counts: { topic:
/// { energy: 8, … }, … } }`. The facts come in the state's order; a count says
/// how many facts the list would hold of a value, its own facet left aside.
///
/// `state` is a fragment, with or without `#`. Any text is valid; what the
/// sheet does not know is left out.
///
/// # Errors
/// As [`super::mount`].
#[wasm_bindgen]
pub fn query(state: &str) -> Result<JsValue, JsValue> {
    let story = bundle::story()?;
    let asked = link::decode(story.index, state, "");
    let answer = story.index.answer(&asked.query);
    let order = state::order(story.index, &asked, &answer);
    let slugs: Vec<&str> = story.sheet.facts.slugs().collect();
    let facts = order.into_iter().map(|fact| slugs[fact as usize]).collect();
    plain(&Found { facts, counts: Counts(story.index, &answer) })
}

/// All facts as plain objects, in the editor's order.
///
/// # Errors
/// As [`super::mount`].
#[wasm_bindgen]
pub fn facts() -> Result<JsValue, JsValue> {
    plain(&All(bundle::story()?.sheet))
}

/// The values of a state that the sheet does not have, each as `key=value`.
///
/// # Errors
/// As [`super::mount`].
#[wasm_bindgen]
pub fn rejected(state: &str) -> Result<Vec<String>, JsValue> {
    Ok(link::rejected(bundle::story()?.index, state))
}

fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true))?)
}

// Objects are written as maps: for structs serde-wasm-bindgen keeps a table of
// their fields' names, a kilobyte in the module.

struct Found<'a> {
    facts: Vec<&'a str>,
    counts: Counts<'a>,
}

impl Serialize for Found<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("facts", &self.facts)?;
        map.serialize_entry("counts", &self.counts)?;
        map.end()
    }
}

/// By facet and value.
struct Counts<'a>(&'a Index<'static>, &'a Answer);

impl Serialize for Counts<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for facet in Facet::ALL {
            map.serialize_entry(facet.key(), &Values(self.0, self.1, facet))?;
        }
        map.end()
    }
}

struct Values<'a>(&'a Index<'static>, &'a Answer, Facet);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        let Values(index, answer, facet) = *self;
        for (value, count) in index.values(facet).iter().zip(&answer.counts[facet as usize]) {
            map.serialize_entry(value.slug, count)?;
        }
        map.end()
    }
}

/// All facts.
struct All<'a>(&'a Sheet<'a>);

impl Serialize for All<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let facts = &self.0.facts;
        let mut list = to.serialize_seq(Some(facts.len()))?;
        let mut written = Ok(());
        for group in 0..facts.groups() {
            facts.look(group, &mut |_, fact| {
                if written.is_ok() {
                    written = list.serialize_element(&Plain(self.0, fact));
                }
            });
        }
        written?;
        list.end()
    }
}

/// A fact as hosts see it.
struct Plain<'a, 's>(&'a Sheet<'s>, &'a Fact<'s>);

impl Serialize for Plain<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Plain(sheet, fact) = *self;
        let texts = [
            ("slug", fact.slug),
            ("topic", sheet.topics[usize::from(fact.topic)].slug),
            ("statement", fact.statement),
            ("period", fact.period.as_ref().map_or("", |when| when.edtf)),
            ("source", sheet.sources[usize::from(fact.source)].label),
            ("locator", fact.locator),
            ("inferred", fact.inferred),
        ];
        let mut map = to.serialize_map(None)?;
        for (name, text) in texts {
            map.serialize_entry(name, text)?;
        }
        let figures: Vec<&str> = fact.figures.iter().map(|figure| figure.spoken).collect();
        map.serialize_entry("figures", &figures)?;
        map.end()
    }
}
