//! The change from the static sheet to the living one, in one step that the
//! reader does not notice.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlInputElement, Window};

use super::{fields, focus};

/// Puts `live` in the place of everything in `target`. Open details, focus
/// with its selection, and scroll are as before. Tells whether the reader had
/// focused anything.
pub fn swap(window: &Window, target: &Element, live: &Element) -> bool {
    for (old, new) in fields::all(target, "details").iter().zip(fields::all(live, "details")) {
        let _ = new.toggle_attribute_with_force("open", old.has_attribute("open"));
    }
    let focused = focus::active(target).map(|active| (Spot::of(target, &active), Selection::of(&active)));
    let scroll = scroll(window);

    target.replace_children_with_node_1(live);

    if let Some((spot, selection)) = &focused
        && let Some(twin) = spot.find(live)
    {
        focus::to(&twin);
        selection.restore(&twin);
    }
    scroll_back(window, scroll);
    focused.is_some()
}

/// How far the page is scrolled, in CSS px.
pub fn scroll(window: &Window) -> (f64, f64) {
    (window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default())
}

/// Scrolls there, unless the page is there.
pub fn scroll_back(window: &Window, to: (f64, f64)) {
    if scroll(window) != to {
        window.scroll_to_with_x_and_y(to.0, to.1);
    }
}

/// Where an element stands: the attributes that make it what it is, and which
/// of those that share them it is. The two sheets have the same markup, but
/// the living one may list more (chips, nearest words).
struct Spot {
    selector: String,
    nth: usize,
}

impl Spot {
    fn of(root: &Element, element: &Element) -> Spot {
        let mut selector = element.local_name();
        let field = element.get_attribute("name").is_some_and(|name| name == "q");
        for name in ["id", "name", "value", "href", "data-act"] {
            // The value of a text field is what was typed.
            let Some(value) = element.get_attribute(name).filter(|_| !(field && name == "value")) else {
                continue;
            };
            selector.push('[');
            selector.push_str(name);
            selector.push_str("=\"");
            selector.push_str(&value.replace('\\', "\\\\").replace('"', "\\\""));
            selector.push_str("\"]");
        }
        let nth = fields::all(root, &selector).iter().position(|other| other == element).unwrap_or(0);
        Spot { selector, nth }
    }

    fn find(&self, root: &Element) -> Option<Element> {
        let mut found: Vec<Element> = fields::all(root, &self.selector);
        (self.nth < found.len()).then(|| found.swap_remove(self.nth))
    }
}

/// What is selected in a text field.
struct Selection(Option<(u32, u32, String)>);

impl Selection {
    fn of(element: &Element) -> Selection {
        let field: &HtmlInputElement = element.unchecked_ref();
        if !element.matches(fields::SEARCH).unwrap_or(false) {
            return Selection(None);
        }
        let ends = field.selection_start().ok().flatten().zip(field.selection_end().ok().flatten());
        let way = field.selection_direction().ok().flatten().unwrap_or_else(|| "none".to_string());
        Selection(ends.map(|(start, end)| (start, end, way)))
    }

    fn restore(&self, element: &Element) {
        if let Some((start, end, way)) = &self.0 {
            let field: &HtmlInputElement = element.unchecked_ref();
            let _ = field.set_selection_range_with_direction(*start, *end, way);
        }
    }
}
