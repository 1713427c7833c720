//! The ways in: what the loader and the custom element call.

use alloc::{boxed::Box, rc::Rc, string::String, vec, vec::Vec};
use core::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use super::{
    app::{App, Msg, Place, Props},
    bundle,
    host::Host,
};

thread_local! {
    /// The sheets of this module; a number names one. None ever goes: Yew
    /// never takes its listeners off a root, so a sheet that is not needed is
    /// kept and put elsewhere.
    static APPS: RefCell<Vec<(AppHandle<App>, Waiting)>> = const { RefCell::new(Vec::new()) };
    /// What stood before slugs so far; a page has few of them.
    static LINKS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// The states that a sheet was given and has not taken yet, the next one
/// first. Yew may let the browser paint before it hands them on.
pub type Waiting = Rc<RefCell<Vec<String>>>;

/// Brings the static sheet inside `target` to life, and gives the number of
/// the new sheet. The static sheet stays until the living one has been drawn,
/// and is then replaced in one step.
///
/// `preset` is the state to begin with, as a fragment. `prefix` stands before
/// our keys in the address; without one the address is left alone. `links`
/// stands before a fact's slug in a link. `tell` hears what happens: see
/// [`Host::tell`].
///
/// # Errors
/// A line that begins with a code, where the module holds no sheet or one for
/// another engine. `target` is then as it was.
#[wasm_bindgen]
pub fn mount(
    target: Element,
    preset: String,
    prefix: Option<String>,
    links: &str,
    tell: Option<Function>,
) -> Result<u32, JsValue> {
    let story = bundle::story()?;
    let window = web_sys::window().ok_or("E-PAGE there is no window")?;
    let document = window.document().ok_or("E-PAGE there is no document")?;
    let root = document.create_element("div")?;
    let waiting = Waiting::new(RefCell::new(vec![preset]));
    let place = Place { target, preset: String::new(), prefix, links: kept(links), host: Host(tell) };
    let props = Props { story, window, root: root.clone(), waiting: waiting.clone(), place };
    let app = yew::Renderer::<App>::with_root_and_props(root, props).render();
    APPS.with_borrow_mut(|apps| {
        apps.push((app, waiting));
        Ok(apps.len() as u32 - 1)
    })
}

/// Puts a sheet that is there into another element, as [`mount`] would a new one.
#[wasm_bindgen]
pub fn put(
    sheet: u32,
    target: Element,
    preset: String,
    prefix: Option<String>,
    links: &str,
    tell: Option<Function>,
) {
    wait(sheet, preset);
    let preset = String::new();
    send(sheet, Msg::Put(Place { target, preset, prefix, links: kept(links), host: Host(tell) }));
}

/// Sets the state of a sheet: a fragment without a prefix.
#[wasm_bindgen]
pub fn set(sheet: u32, state: String) {
    wait(sheet, state);
    send(sheet, Msg::Set);
}

/// The state of a sheet as a fragment without a prefix: the last one that it
/// was given, as it was given, until it has taken it.
#[wasm_bindgen]
pub fn get(sheet: u32) -> String {
    APPS.with_borrow(|apps| {
        let (app, waiting) = apps.get(sheet as usize)?;
        let last = waiting.borrow().last().cloned();
        last.or_else(|| Some(app.get_component()?.written()))
    })
    .unwrap_or_default()
}

/// Says whether a sheet is in the page: only then it listens to the address.
#[wasm_bindgen]
pub fn hold(sheet: u32, holds: bool) {
    send(sheet, Msg::Hold(holds));
}

fn send(sheet: u32, msg: Msg) {
    APPS.with_borrow(|apps| {
        if let Some((app, _)) = apps.get(sheet as usize) {
            app.send_message(msg);
        }
    });
}

/// Keeps a state for a sheet that is to be told of it.
fn wait(sheet: u32, state: String) {
    APPS.with_borrow(|apps| {
        if let Some((_, waiting)) = apps.get(sheet as usize) {
            waiting.borrow_mut().push(state);
        }
    });
}

/// The same text for good.
fn kept(links: &str) -> &'static str {
    LINKS.with_borrow_mut(|all| {
        all.iter().find(|kept| **kept == links).copied().unwrap_or_else(|| {
            let kept: &'static str = Box::leak(links.into());
            all.push(kept);
            kept
        })
    })
}
