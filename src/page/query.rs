//! What a host can ask.

use alloc::vec::Vec;

use wasm_bindgen::prelude::*;

use super::bundle;
use crate::{link, state};

/// The facts that a fragment (with or without `#`) selects: their slugs in
/// order, a plain array. Asked with `location.hash`, it is what the reader
/// sees. Any text is valid; what the sheet does not know is left out.
///
/// An array, not an object: serde-wasm-bindgen keeps a table of field names
/// for objects, a kilobyte in the module.
///
/// # Errors
/// As [`super::mount`].
#[wasm_bindgen]
pub fn query(fragment: &str) -> Result<JsValue, JsValue> {
    let story = bundle::story()?;
    let asked = link::decode(story.index, fragment);
    let answer = story.index.answer(&asked.query);
    let order = state::order(story.index, &asked, &answer);
    let facts: Vec<&str> = order.into_iter().map(|fact| story.sheet.facts[fact as usize].slug).collect();
    Ok(serde_wasm_bindgen::to_value(&facts)?)
}
