//! Who is told what happens: the element or the page that the sheet stands in.

use js_sys::Function;
use wasm_bindgen::JsValue;

/// Whom to tell; nobody where the page is our own.
#[derive(Clone)]
pub struct Host(pub Option<Function>);

impl Host {
    /// Tells that `kind` has happened: `ready` or `change` with the state as a
    /// fragment and the number of facts it shows, `select` or `share` with the
    /// slug of a fact. Tells whether the host leaves the rest to us.
    pub fn tell(&self, kind: &str, text: &str, facts: f64) -> bool {
        let Some(host) = &self.0 else { return true };
        let answer = host.call3(&JsValue::NULL, &kind.into(), &text.into(), &facts.into());
        answer.map_or(true, |answer| !answer.is_falsy() || answer.is_undefined())
    }
}
