//! What the reader does: a few listeners on the root hear it all, since the
//! view itself has none.

use alloc::{rc::Rc, string::String};
use core::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{
    AddEventListenerOptions, Element, Event, EventTarget, HtmlInputElement, HtmlSelectElement, InputEvent,
    KeyboardEvent, MouseEvent, Window,
};

use super::{
    act::{self, Touched, Way},
    app::Msg,
    fields,
};
use crate::{
    state::{Action, State},
    view::Story,
};

/// What is heard on the root.
const ON_ROOT: [&str; 6] = ["click", "change", "input", "compositionend", "submit", "keydown"];
/// What is heard on the window.
const ON_WINDOW: [&str; 3] = ["popstate", "hashchange", "pagehide"];

/// The state as the listeners see it: always the newest, without waiting for
/// the drawing.
pub type Shared = Rc<RefCell<Rc<State>>>;

/// The listeners. They are silent once dropped.
pub struct Listeners {
    _root: Listener,
    _window: Listener,
}

impl Listeners {
    /// Hears what happens below `root` and to the address, and tells `tell`.
    pub fn new(
        root: &Element,
        window: &Window,
        story: Story,
        state: Shared,
        tell: impl Fn(Msg) + Clone + 'static,
    ) -> Listeners {
        let told = tell.clone();
        let hear = move |event: Event| {
            if let Some(msg) = heard(story, &state.borrow(), &event) {
                told(msg);
            }
        };
        let moved = move |event: Event| {
            tell(if event.type_() == "pagehide" { Msg::Leave } else { Msg::Moved });
        };
        Listeners {
            _root: Listener::new(root, &ON_ROOT, hear),
            _window: Listener::new(window, &ON_WINDOW, moved),
        }
    }
}

/// One closure, listening for events of several kinds.
struct Listener {
    target: EventTarget,
    kinds: &'static [&'static str],
    hear: Closure<dyn FnMut(Event)>,
}

impl Listener {
    fn new(
        target: &EventTarget,
        kinds: &'static [&'static str],
        hear: impl FnMut(Event) + 'static,
    ) -> Listener {
        let hear = Closure::new(hear);
        let options = AddEventListenerOptions::new();
        // Else a browser may scroll before the wheel is asked.
        options.set_passive(false);
        for kind in kinds {
            let callback = hear.as_ref().unchecked_ref();
            let _ = target
                .add_event_listener_with_callback_and_add_event_listener_options(kind, callback, &options);
        }
        Listener { target: target.clone(), kinds, hear }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        for kind in self.kinds {
            let callback = self.hear.as_ref().unchecked_ref();
            let _ = self.target.remove_event_listener_with_callback(kind, callback);
        }
    }
}

/// What an event on the root means.
fn heard(story: Story, state: &State, event: &Event) -> Option<Msg> {
    let target: Element = event.target()?.unchecked_into();
    if event.default_prevented() {
        return None;
    }
    match event.type_().as_str() {
        "click" => click(story, &target, event.unchecked_ref()),
        "change" => change(story, state, &target),
        "input" | "compositionend" => typed(&target, event.unchecked_ref()),
        "keydown" => key(&target, event.unchecked_ref()),
        "submit" => {
            event.prevent_default();
            None
        }
        _ => None,
    }
}

fn click(story: Story, target: &Element, event: &MouseEvent) -> Option<Msg> {
    let touched = target.closest("[data-act]").ok()??;
    let [act, name, value, fact] =
        ["data-act", "name", "value", "data-fact"].map(|name| attribute(&touched, name));
    if act == "show" && (event.button() != 0 || modified(event)) {
        // The browser knows best: a new tab, a new window, a download.
        return None;
    }
    let (action, way) =
        act::click(story.index, Touched { act: &act, name: &name, value: &value, fact: &fact })?;
    event.prevent_default();
    Some(Msg::Act(action, way))
}

fn modified(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()
}

fn change(story: Story, state: &State, target: &Element) -> Option<Msg> {
    if target.local_name() == "select" {
        let (action, way) = act::sort(&target.unchecked_ref::<HtmlSelectElement>().value())?;
        return Some(Msg::Act(action, way));
    }
    let field: &HtmlInputElement = target.unchecked_ref();
    let pick = act::pick(story.index, &attribute(target, "name"), &attribute(target, "value"))?;
    (field.checked() != state.query.has(pick)).then_some(Msg::Act(Action::Toggle(pick), Way::Push))
}

/// Half a syllable of an input method is not yet a search.
fn typed(target: &Element, event: &InputEvent) -> Option<Msg> {
    let search = target.matches(fields::SEARCH).ok()?;
    let composing = event.type_() == "input" && event.is_composing();
    (search && !composing).then(|| {
        let text = target.unchecked_ref::<HtmlInputElement>().value();
        Msg::Act(Action::Search(text), Way::Replace)
    })
}

fn key(target: &Element, event: &KeyboardEvent) -> Option<Msg> {
    let clears = event.key() == "Escape" && !event.is_composing() && target.matches(fields::SEARCH).ok()?;
    if !clears || target.unchecked_ref::<HtmlInputElement>().value().is_empty() {
        return None;
    }
    event.prevent_default();
    Some(Msg::Act(Action::Search(String::new()), Way::Replace))
}

fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}
