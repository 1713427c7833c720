//! The buttons that move the strip.

use yew::prelude::*;

use crate::text;

/// Earlier, later, closer, farther, all of it.
pub fn zoom() -> Html {
    html! {
        <div class="zoom small" role="group" aria-label={text::ZOOM}>
            <button type="button" data-act="zoom" value="left" aria-label={text::EARLIER}><span class="arrow">{"←"}</span></button>
            <button type="button" data-act="zoom" value="right" aria-label={text::LATER}><span class="arrow">{"→"}</span></button>
            <button type="button" data-act="zoom" value="out" aria-label={text::ZOOM_OUT}>{"−"}</button>
            <button type="button" data-act="zoom" value="in" aria-label={text::ZOOM_IN}>{"+"}</button>
            <button type="button" data-act="zoom" value="whole">{text::ZOOM_WHOLE}</button>
        </div>
    }
}
