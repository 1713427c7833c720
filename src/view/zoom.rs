//! The buttons that move the strip.

use yew::Html;

use super::markup::{el, fix, of, text};
use crate::text;

/// Earlier, later, closer, farther, all of it.
pub fn zoom() -> Html {
    el(
        "div",
        &["role", "aria-label", "class"],
        [fix("group"), fix(text::ZOOM), fix("zoom small")],
        [
            button("left", text::EARLIER, "←"),
            button("right", text::LATER, "→"),
            button("out", text::ZOOM_OUT, "−"),
            button("in", text::ZOOM_IN, "+"),
            button("whole", text::ZOOM_WHOLE, text::ZOOM_WHOLE),
        ],
    )
}

/// One of them.
fn button(value: &'static str, label: &'static str, glyph: &'static str) -> Html {
    el(
        "button",
        &["type", "data-act", "value", "aria-label"],
        [fix("button"), fix("zoom"), fix(value), fix(label)],
        [of("span", "glyph", [text(glyph)])],
    )
}
