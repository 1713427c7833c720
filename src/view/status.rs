//! What is spoken when the list changes.

use yew::prelude::*;

/// Always drawn empty, so that Yew leaves it alone: the page writes into it,
/// once the reader has come to rest.
pub fn status() -> Html {
    html! { <p class="vh" role="status" aria-live="polite"></p> }
}
