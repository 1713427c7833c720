//! The buttons that move the strip.

use yew::prelude::*;

use crate::text;

/// Earlier, later, closer, farther, all of it.
pub fn zoom() -> Html {
    html! {
        <div class="zoom small" role="group" aria-label={text::ZOOM}>
            {button("left", text::EARLIER, "←")}
            {button("right", text::LATER, "→")}
            {button("out", text::ZOOM_OUT, "−")}
            {button("in", text::ZOOM_IN, "+")}
            {button("whole", text::ZOOM_WHOLE, text::ZOOM_WHOLE)}
        </div>
    }
}

/// One of them.
fn button(value: &'static str, label: &'static str, glyph: &'static str) -> Html {
    html! {
        <button type="button" data-act="zoom" {value} aria-label={label}><span class="glyph">{glyph}</span></button>
    }
}
