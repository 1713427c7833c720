//! What a host can ask.

use alloc::{string::String, vec::Vec};

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::bundle;
use crate::{link, state};

/// What an address selects, as a plain object.
#[derive(Serialize)]
struct Selection {
    /// The address in its shortest form, without `#`.
    fragment: String,
    /// How many facts match.
    count: u32,
    /// How many facts there are.
    of: u32,
    /// Slugs of the facts shown, in their order.
    facts: Vec<&'static str>,
}

/// What a fragment (with or without `#`) selects:
/// `{ fragment, count, of, facts: [slug] }`. Asked with `location.hash`, it is
/// what the reader sees. Any text is valid; what the sheet does not know is
/// left out.
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
        of: facts.len() as u32,
        facts: order.into_iter().map(|fact| facts[fact as usize].slug).collect(),
    };
    Ok(serde_wasm_bindgen::to_value(&selection)?)
}
