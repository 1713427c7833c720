//! The change from the static sheet to the living one, in one step that the
//! reader does not notice.

use alloc::{string::String, vec::Vec};

use web_sys::{Element, Window};

use super::{fields, focus, list::edges};

/// Where this is empty, the cards out of sight are drawn, too.
pub const WHOLE: &str = "data-whole";

/// Puts `live` in the place of everything in `target`. Open details, focus
/// with its selection, and scroll are as before. Tells whether the reader had
/// focused anything, and the cell of the first fact in sight with where its
/// lower edge was: what is above it may be higher now. `whole` says that the list is drawn whole.
pub fn swap(
    window: &Window,
    target: &Element,
    live: &Element,
    whole: bool,
) -> (bool, Option<(Element, f64)>) {
    for (old, new) in fields::all(target, "details").iter().zip(fields::all(live, "details")) {
        if old.has_attribute("open") {
            let _ = new.set_attribute("open", "");
        }
    }
    let focused = focus::active(target).map(|active| (Spot::of(target, &active), selection(&active)));
    let scroll = scroll(window);
    // Cards that were never in sight are not as high as they are thought to be.
    let mut anchor = None;
    if !whole || scroll > 0.0 {
        let sight = 1.0..height(window);
        // Not the cards: one that is not drawn would be laid out to be asked.
        for cell in fields::all(target, ".cell") {
            let edge = edge(&cell);
            if sight.contains(&edge) {
                anchor = cell.first_element_child().map(|card| (Spot::of(target, &card), edge));
                break;
            }
        }
        if whole {
            let _ = live.set_attribute(WHOLE, "");
        }
    }

    target.replace_children_with_node_1(live);

    if let Some((spot, selection)) = &focused
        && let Some(twin) = spot.find(live)
    {
        focus::to(&twin);
        if let Some((start, end)) = *selection {
            let _ = fields::input(&twin).set_selection_range(start, end);
        }
    }
    scroll_back(window, scroll);
    let held = anchor.and_then(|(card, edge)| Some((card.find(live)?.parent_element()?, edge)));
    (focused.is_some(), held)
}

/// Scrolls so that what is held stays where it was.
pub fn keep(window: &Window, held: Option<(Element, f64)>) {
    if let Some((element, before)) = held {
        let after = edge(&element);
        // One that is left out now stands nowhere.
        if after != 0.0 {
            window.scroll_by_with_x_and_y(0.0, after - before);
        }
    }
}

/// The lower edge of an element in the window, in CSS px; 0 where it is not drawn.
fn edge(element: &Element) -> f64 {
    edges(element).1
}

/// How far the page is scrolled down, in CSS px.
pub fn scroll(window: &Window) -> f64 {
    window.scroll_y().unwrap_or_default()
}

/// The height of the window, in CSS px; of a frame all of it, if its host shows it whole.
pub fn height(window: &Window) -> f64 {
    window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Scrolls there, unless the page is there.
pub fn scroll_back(window: &Window, to: f64) {
    let way = to - scroll(window);
    if way != 0.0 {
        window.scroll_by_with_x_and_y(0.0, way);
    }
}

/// What is selected in the search field.
fn selection(element: &Element) -> Option<(u32, u32)> {
    let field = fields::input(element);
    let search = element.matches(fields::SEARCH).unwrap_or(false);
    search.then(|| field.selection_start().ok()?.zip(field.selection_end().ok()?)).flatten()
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
        let mut selector = String::from("*");
        for name in ["id", "class", "name", "value", "href", "data-act"] {
            let Some(value) = element.get_attribute(name) else { continue };
            // The value of a text field is what was typed.
            if name == "value" && selector.ends_with("[name=\"q\"]") {
                continue;
            }
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
