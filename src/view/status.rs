//! What is spoken when the list changes.

use yew::Html;

use super::markup::{el, fix};

/// Always drawn empty, so that Yew leaves it alone: the page writes into it,
/// once the reader has come to rest.
pub fn status() -> Html {
    el("p", &["role", "aria-live", "class"], [fix("status"), fix("polite"), fix("vh")], [])
}
