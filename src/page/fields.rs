//! The fields of the form: read from the static sheet, and set right where
//! the browser and the state have come apart.

use alloc::vec::Vec;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::{act, seen::Seen};
use crate::{filter::Index, state::State};

/// Checked boxes.
const BOXES: &str = "input[type=checkbox]";
/// The search.
pub const SEARCH: &str = "input[name=q]";
/// The menu of orders.
const SORT: &str = "select[name=sort]";

/// What the fields hold.
pub fn read(root: &Element) -> Seen {
    let boxes = all(root, BOXES).into_iter().map(JsCast::unchecked_into::<HtmlInputElement>);
    let checked = boxes.filter(HtmlInputElement::checked).map(|field| (field.name(), field.value()));
    Seen {
        checked: checked.collect(),
        text: search(root).map(|field| field.value()).unwrap_or_default(),
        sort: sort(root).map(|field| field.value()).unwrap_or_default(),
    }
}

/// Sets every field to what the state says. Yew does so for what it draws
/// again; a box whose click was refused, and a menu the reader has touched,
/// it leaves as the browser has them.
pub fn settle(root: &Element, index: &Index, state: &State) {
    for field in all(root, BOXES) {
        let field: HtmlInputElement = field.unchecked_into();
        if let Some(pick) = act::pick(index, &field.name(), &field.value()) {
            field.set_checked(state.query.has(pick));
        }
    }
    if let Some(field) = sort(root) {
        field.set_value(state.sort.key());
    }
}

/// The search field.
pub fn search(root: &Element) -> Option<HtmlInputElement> {
    root.query_selector(SEARCH).ok()?.map(JsCast::unchecked_into)
}

fn sort(root: &Element) -> Option<HtmlSelectElement> {
    root.query_selector(SORT).ok()?.map(JsCast::unchecked_into)
}

/// All elements that a selector finds.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)).map(JsCast::unchecked_into).collect()
}
