//! The address: the state in its fragment, and back.

use alloc::string::{String, ToString};

use js_sys::Date;
use wasm_bindgen::JsValue;
use web_sys::Window;

use super::{act::Way, pace::Pace, timer::Timer};
use crate::link;

/// Writes the fragment, and tells when someone else has. A browser that
/// refuses (a sandbox, a document without an address of its own) costs the
/// reader the address and nothing else.
pub struct History {
    window: Window,
    /// What our keys begin with; `None` where the address is not ours at all.
    prefix: Option<String>,
    pace: Pace,
    timer: Timer,
    /// What is to be written of ours.
    link: String,
    /// The fragment as the browser gave it back after our last write.
    known: String,
}

impl History {
    /// `due` is called when it is time to [`History::write`].
    pub fn new(window: Window, prefix: Option<String>, due: Box<dyn FnMut()>) -> History {
        let timer = Timer::new(window.clone(), due);
        let known = fragment(&window);
        History { window, prefix, pace: Pace::default(), timer, link: String::new(), known }
    }

    /// Our part of the address may stand elsewhere from now on. What was
    /// waiting is written first.
    pub fn moves(&mut self, prefix: Option<String>) {
        self.write();
        self.prefix = prefix;
        self.known = fragment(&self.window);
    }

    /// What our keys begin with.
    pub fn prefix(&self) -> &str {
        self.prefix.as_deref().unwrap_or_default()
    }

    /// The fragment as it stands, without `#`; empty where it is none of ours.
    pub fn fragment(&self) -> String {
        if self.prefix.is_some() { fragment(&self.window) } else { String::new() }
    }

    /// Will write our part of the fragment as soon as the pace allows.
    pub fn note(&mut self, link: String, way: Way) {
        if self.prefix.is_none() {
            return;
        }
        self.link = link;
        let wait = self.pace.ask(Date::now(), way);
        if wait > 0.0 {
            self.timer.set(wait as i32 + 1);
        } else {
            self.write();
        }
    }

    /// Writes what is waiting.
    pub fn write(&mut self) {
        self.timer.stop();
        let Some(way) = self.pace.take(Date::now()) else { return };
        let _ = self.try_write(way);
        self.known = fragment(&self.window);
    }

    fn try_write(&self, way: Way) -> Result<(), JsValue> {
        let now = self.window.location().href()?;
        let (page, old) = now.split_once('#').unwrap_or((&now, ""));
        // Others may have written theirs since we last looked.
        let rest = link::rest(old, self.prefix());
        let between = if rest.is_empty() || self.link.is_empty() { "" } else { "&" };
        let new = [&self.link, between, &rest].concat();
        if old == new {
            return Ok(());
        }
        let address = [page, if new.is_empty() { "" } else { "#" }, &new].concat();
        let history = self.window.history()?;
        match way {
            Way::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
            // What the host has noted with this step stays.
            Way::Replace => history.replace_state_with_url(&history.state()?, "", Some(&address)),
        }
    }

    /// The fragment, if another than ours stands there now: the reader went
    /// back or forward, or edited the address. What was waiting is dropped.
    pub fn moved(&mut self) -> Option<String> {
        let now = fragment(&self.window);
        if now == self.known || self.prefix.is_none() {
            return None;
        }
        self.timer.stop();
        self.pace.drop_due();
        self.known.clone_from(&now);
        Some(now)
    }
}

/// The fragment as it stands, without `#`; empty where there is none.
fn fragment(window: &Window) -> String {
    let address = window.location().href().unwrap_or_default();
    address.split_once('#').map(|(_, fragment)| fragment.to_string()).unwrap_or_default()
}
