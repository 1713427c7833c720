//! What the reader does: a few listeners on the root hear it all, since the
//! view itself has none.

use alloc::{rc::Rc, string::String, vec::Vec};
use core::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, Event, EventTarget, KeyboardEvent, Window};

use super::{
    act::{self, Touched, Way},
    app::Msg,
    fields::{self, attribute},
    strip::{Move, StripInput},
};
use crate::{
    filter::Facet,
    state::{Action, State},
    view::Story,
};

/// What is heard on the root.
const ON_ROOT: [&str; 6] = ["click", "change", "input", "compositionend", "submit", "keydown"];
/// What is heard on the strip alone: a page whose every turn of the wheel must
/// wait for a script scrolls badly.
const ON_STRIP: [&str; 5] = ["wheel", "pointerdown", "pointermove", "pointerup", "pointercancel"];
/// What is heard on "More filters" alone: it goes no further up.
const ON_MORE: [&str; 1] = ["toggle"];
/// What is heard on the window. When `pagehide` comes, Chromium writes no
/// address any more; `beforeunload` does not come to every page that is left.
const ON_WINDOW: [&str; 4] = ["popstate", "hashchange", "beforeunload", "pagehide"];

/// The state as the listeners see it: always the newest, without waiting for
/// the drawing.
pub type Shared = Rc<RefCell<Rc<State>>>;

/// The listeners on the sheet itself. They are silent once dropped.
pub struct Listeners {
    _sheet: Listener,
}

impl Listeners {
    /// Hears what happens below `root`, which has been drawn, and tells `tell`.
    pub fn new(root: &Element, story: Story, state: Shared, tell: impl Fn(Msg) + 'static) -> Listeners {
        let mut ears = Ears { story, strip: StripInput::default() };
        let mut sheet = Listener::new(move |event: Event| {
            if let Some(msg) = ears.heard(&state.borrow(), &event) {
                tell(msg);
            }
        });
        sheet.on(root, &ON_ROOT);
        if let Some(strip) = fields::one(root, ".strip") {
            sheet.on(&strip, &ON_STRIP);
        }
        if let Some(more) = fields::one(root, "#more") {
            sheet.on(&more, &ON_MORE);
        }
        Listeners { _sheet: sheet }
    }
}

/// The listeners on the window. They are silent once dropped.
pub struct WindowListeners {
    _window: Listener,
}

impl WindowListeners {
    /// Hears what happens to the address, and tells `tell`.
    pub fn new(window: &Window, tell: impl Fn(Msg) + 'static) -> WindowListeners {
        let mut elsewhere = Listener::new(move |event: Event| {
            let moved = matches!(event.type_().as_str(), "popstate" | "hashchange");
            tell(if moved { Msg::Moved } else { Msg::Leave });
        });
        elsewhere.on(window, &ON_WINDOW);
        WindowListeners { _window: elsewhere }
    }
}

/// One closure that hears events of several kinds.
struct Listener {
    hear: Closure<dyn FnMut(Event)>,
    on: Vec<(EventTarget, &'static str)>,
}

impl Listener {
    fn new(hear: impl FnMut(Event) + 'static) -> Listener {
        Listener { hear: Closure::new(hear), on: Vec::new() }
    }

    fn on(&mut self, target: &EventTarget, kinds: &[&'static str]) {
        let options = AddEventListenerOptions::new();
        // Else the browser may zoom the page before it asks.
        options.set_passive(false);
        for &kind in kinds {
            let callback = self.hear.as_ref().unchecked_ref();
            let heard = target
                .add_event_listener_with_callback_and_add_event_listener_options(kind, callback, &options);
            if heard.is_ok() {
                self.on.push((target.clone(), kind));
            }
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        for (target, kind) in &self.on {
            let callback = self.hear.as_ref().unchecked_ref();
            let _ = target.remove_event_listener_with_callback(kind, callback);
        }
    }
}

/// What listens.
struct Ears {
    story: Story,
    strip: StripInput,
}

impl Ears {
    /// What an event on the root means.
    fn heard(&mut self, state: &State, event: &Event) -> Option<Msg> {
        let target: Element = event.target()?.unchecked_into();
        match event.type_().as_str() {
            "click" => self.click(state, &target, event.unchecked_ref()),
            "change" => change(self.story, state, &target),
            "input" | "compositionend" => typed(&target, event.unchecked_ref()),
            "keydown" => key(&target, event.unchecked_ref()).or_else(|| self.strip(state, &target, event)),
            "toggle" => Some(Msg::More),
            "submit" => {
                event.prevent_default();
                None
            }
            _ => self.strip(state, &target, event),
        }
    }

    fn click(&mut self, state: &State, target: &Element, event: &KeyboardEvent) -> Option<Msg> {
        let story = self.story;
        let dragged = self.strip.dragged();
        if let Some(mark) = target.closest(".strip [data-event]").ok()?.filter(|_| !dragged) {
            let pick = act::pick(story.index, Facet::Event.key(), &attribute(&mark, "data-event"))?;
            return Some(Msg::Act(Action::Toggle(pick), Way::Push));
        }
        // Drawn before the browser opens it; the search in the page opens it
        // without a click.
        if target.closest("summary").ok()?.is_some() {
            return Some(Msg::More);
        }
        let touched = target.closest("[data-act]").ok()??;
        let [act, name, value, fact] =
            ["data-act", "name", "value", "data-fact"].map(|name| attribute(&touched, name));
        if matches!(act.as_str(), "show" | "list") && modified(event) {
            // The browser knows best: a new tab, a new window, a download.
            return None;
        }
        if act == "list" {
            event.prevent_default();
            return Some(Msg::List(None));
        }
        let shares = touched.matches(".acts a").unwrap_or(false);
        let touched = Touched { act: &act, name: &name, value: &value, fact: &fact };
        let (action, way) = act::click(story.index, touched)?;
        event.prevent_default();
        Some(match action {
            Action::Show(Some(fact)) if shares => Msg::Share(fact),
            // The facts of an event may be screens away.
            Action::Toggle(pick) if pick.facet == Facet::Event && !state.query.has(pick) => {
                Msg::List(Some(action))
            }
            _ => Msg::Act(action, way),
        })
    }

    /// What hands and keys do on the strip.
    fn strip(&mut self, state: &State, target: &Element, event: &Event) -> Option<Msg> {
        let strip = target.closest(".strip").ok()??;
        let plot = fields::one(&strip, ".plot")?;
        let (story, kind) = (self.story, event.type_());
        let by_key = kind == "keydown";
        let done = match kind.as_str() {
            // A button inside has keys of its own.
            "keydown" if *target != strip => None,
            "keydown" => self.strip.key(event.unchecked_ref(), story, state),
            "wheel" => self.strip.wheel(event.unchecked_ref(), &plot, story, state),
            _ => {
                let kind = kind.strip_prefix("pointer").unwrap_or_default();
                self.strip.pointer(kind, event.unchecked_ref(), &plot, story, state)
            }
        };
        Some(match done? {
            Move::Act(action) => {
                let way = act::way(&action);
                Msg::Act(action, way)
            }
            Move::Preview(brush) => Msg::Preview(brush, self.strip.selected().filter(|_| by_key)),
            Move::Slide(to, by) => Msg::Slide(to, by),
            Move::Rest => Msg::Rest,
        })
    }
}

/// Clicks and input events answer to the same names as keys.
fn modified(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()
}

fn change(story: Story, state: &State, target: &Element) -> Option<Msg> {
    let field = fields::input(target);
    if target.matches("select").ok()? {
        let (action, way) = act::sort(&field.value())?;
        return Some(Msg::Act(action, way));
    }
    let pick = act::pick(story.index, &attribute(target, "name"), &attribute(target, "value"))?;
    (field.checked() != state.query.has(pick)).then_some(Msg::Act(Action::Toggle(pick), Way::Push))
}

/// Half a syllable of an input method is not yet a search.
fn typed(target: &Element, event: &KeyboardEvent) -> Option<Msg> {
    let search = target.matches(fields::SEARCH).ok()?;
    let composing = event.type_() == "input" && event.is_composing();
    (search && !composing).then(|| {
        let text = fields::input(target).value();
        Msg::Act(Action::Search(text), Way::Replace)
    })
}

fn key(target: &Element, event: &KeyboardEvent) -> Option<Msg> {
    let clears = event.key() == "Escape" && !event.is_composing() && target.matches(fields::SEARCH).ok()?;
    if !clears || fields::input(target).value().is_empty() {
        return None;
    }
    event.prevent_default();
    Some(Msg::Act(Action::Search(String::new()), Way::Replace))
}
