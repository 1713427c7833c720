//! Where the reader is: focus follows what they did and never falls on nothing.

use alloc::vec::Vec;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Window};

use super::{fields, takeover};

/// The element with focus inside of `root`, in a document or a shadow tree.
pub fn active(root: &Element) -> Option<Element> {
    // A shadow root answers to the same name.
    let tree: Document = root.get_root_node().unchecked_into();
    tree.active_element().filter(|active| root.contains(Some(active)))
}

/// Moves focus. Where it already is, nothing happens.
pub fn to(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// Scrolls to a fact's card and moves focus there, so that a screen reader
/// goes on from it. How fast it scrolls is the stylesheet's affair.
pub fn reveal(root: &Element, slug: &str) {
    if let Some(card) = card(root, slug) {
        go(&card);
    }
}

/// Scrolls to the list of facts and moves focus to its heading.
pub fn list(root: &Element) {
    if let Some(heading) = fields::one(root, "#facts") {
        go(&heading);
    }
}

fn go(element: &Element) {
    element.scroll_into_view();
    to(element);
}

/// Moves focus to a fact's card and stays where the page has been scrolled to.
pub fn stay(window: &Window, root: &Element, slug: &str) {
    if let Some(card) = card(root, slug) {
        let scroll = takeover::scroll(window);
        to(&card);
        takeover::scroll_back(window, scroll);
    }
}

/// The card of a fact.
fn card(root: &Element, slug: &str) -> Option<Element> {
    fields::one(root, &["[id='fact=", slug, "']"].concat())
}

/// What had focus before something was done that may take it away.
pub enum Held {
    /// A chip among those of the active filters, counted from 0.
    Chip(usize),
    /// Something beside a search that found nothing.
    Nothing,
    /// Anything else.
    Other,
}

impl Held {
    /// Notes what has focus now, if it is inside of `root`.
    pub fn note(root: &Element) -> Option<Held> {
        let active = active(root)?;
        if let Some(at) = chips(root).iter().position(|chip| *chip == active) {
            return Some(Held::Chip(at));
        }
        let nothing = active.closest(".nothing").ok().flatten();
        Some(if nothing.is_some() { Held::Nothing } else { Held::Other })
    }

    /// Gives focus to the next best where it was lost: the chip that took the
    /// place, the search field, the count.
    pub fn mend(self, root: &Element) {
        let gone = |active: Element| active.closest("[hidden], :disabled").ok().flatten().is_some();
        if !active(root).is_none_or(gone) {
            return;
        }
        let next = match self {
            Held::Chip(at) => {
                let mut chips = chips(root);
                chips.truncate(at + 1);
                chips.pop()
            }
            Held::Nothing => fields::one(root, fields::SEARCH),
            Held::Other => None,
        };
        let Some(next) = next.or_else(|| fields::one(root, ".count")) else { return };
        if next.matches(".count").unwrap_or(false) {
            let _ = next.set_attribute("tabindex", "-1");
        }
        to(&next);
    }
}

fn chips(root: &Element) -> Vec<Element> {
    fields::all(root, ".dropped .drop")
}
