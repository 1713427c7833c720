//! The way in: one exported function.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::{
    app::{App, Props},
    bundle,
};

/// Brings the static sheet inside `target` to life. The static sheet stays
/// until the living one has been drawn, and is then replaced in one step.
///
/// # Errors
/// A line that begins with a code, where the module holds no sheet or one for
/// another engine. `target` is then as it was.
#[wasm_bindgen]
pub fn mount(target: Element) -> Result<(), JsValue> {
    let story = bundle::story()?;
    let window = web_sys::window().ok_or("E-PAGE there is no window")?;
    let document = window.document().ok_or("E-PAGE there is no document")?;
    let root = document.create_element("div")?;
    let props = Props { story, window, target, root: root.clone() };
    // The app lives as long as the module: its handle is not needed again.
    let _ = yew::Renderer::<App>::with_root_and_props(root, props).render();
    Ok(())
}
