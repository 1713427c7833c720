//! The fields of the form: read from the static sheet, and set right where
//! the browser and the state have come apart.
//!
//! A menu answers to the same `value` as an input, so it is read as one: each
//! kind of element that the engine names costs the page bytes.

use alloc::{string::String, vec::Vec};

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlInputElement};

use super::{act, seen::Seen};
use crate::{filter::Index, state::State};

/// All boxes.
const BOXES: &str = "input[type=checkbox]";
/// The search.
pub const SEARCH: &str = "input[name=q]";
/// The menu of orders.
const SORT: &str = "select[name=sort]";

/// What the fields hold.
pub fn read(root: &Element) -> Seen {
    let boxes = all(root, BOXES).into_iter().filter(|field| input(field).checked());
    let checked = boxes.map(|field| (attribute(&field, "name"), attribute(&field, "value"))).collect();
    let value = |selector: &str| one(root, selector).map(|field| input(&field).value()).unwrap_or_default();
    Seen { checked, text: value(SEARCH), sort: value(SORT) }
}

/// Sets every field to what the state says. Yew does so for what it draws
/// again; a box whose click was refused, and a menu the reader has touched,
/// it leaves as the browser has them.
pub fn settle(root: &Element, index: &Index, state: &State) {
    for field in all(root, BOXES) {
        if let Some(pick) = act::pick(index, &attribute(&field, "name"), &attribute(&field, "value")) {
            input(&field).set_checked(state.query.has(pick));
        }
    }
    if let Some(field) = one(root, SORT) {
        input(&field).set_value(state.sort.key());
    }
}

/// Notes what was searched where WebKit looks for it: out of its cache of pages
/// it sets the field back to its default.
pub fn note(root: &Element, text: &str) {
    if let Some(field) = one(root, SEARCH) {
        input(&field).set_default_value(text);
    }
}

/// The element as a field.
pub fn input(element: &Element) -> &HtmlInputElement {
    element.unchecked_ref()
}

/// An attribute, empty where there is none.
pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// All elements that a selector finds.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)).map(JsCast::unchecked_into).collect()
}

/// The first element that a selector finds.
pub fn one(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok()?
}
