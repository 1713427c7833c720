//! What a host can ask.

use alloc::vec::Vec;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::bundle;
use crate::{link, state};

/// What an address selects, as a plain object.
#[derive(Serialize)]
struct Selection {
    /// The address in its shortest form, without `#`.
    fragment: alloc::string::String,
    /// How many facts match.
    count: u32,
    /// How many facts there are.
    of: usize,
    /// Slugs of the facts shown, in their order.
    facts: Vec<&'static str>,
    /// How many facts of each event match.
    events: Vec<Tied>,
}

/// An event with its matching facts.
#[derive(Serialize)]
struct Tied {
    slug: &'static str,
    count: u32,
}

/// What a fragment (with or without `#`) selects:
/// `{ fragment, count, of, facts: [slug], events: [{ slug, count }] }`.
/// Asked with `location.hash`, it is what the reader sees. Any text is valid;
/// what the sheet does not know is left out.
///
/// # Errors
/// As [`super::mount`].
#[wasm_bindgen]
pub fn query(fragment: &str) -> Result<JsValue, JsValue> {
    let story = bundle::story()?;
    let asked = link::decode(story.index, fragment);
    let answer = story.index.answer(&asked.query);
    let facts = &story.sheet.facts;
    let order = state::order(story.index, &asked, &answer);
    let selection = Selection {
        fragment: link::encode(story.index, &asked),
        count: answer.facts.count(),
        of: facts.len(),
        facts: order.into_iter().filter_map(|fact| Some(facts.get(fact as usize)?.slug)).collect(),
        events: story
            .sheet
            .events
            .iter()
            .zip(answer.events)
            .map(|(event, count)| Tied { slug: event.slug, count })
            .collect(),
    };
    Ok(serde_wasm_bindgen::to_value(&selection)?)
}
