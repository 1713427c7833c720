//! What is spoken when the list changes.

use yew::prelude::*;

/// Always drawn empty and never drawn again: the page writes into it, once the
/// reader has come to rest.
#[component]
pub fn Status() -> Html {
    html! { <p class="vh" role="status" aria-live="polite"></p> }
}
