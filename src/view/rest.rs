//! What the list below does not hold.

use yew::Html;

use super::markup::{bare, el, fix, gap, of, shown, text, told};
use crate::text;

/// How many facts are not drawn, and where they are. Without the engine it
/// stands below the list; with it on paper only, where nobody scrolls.
pub fn rest(count: usize, live: bool) -> Html {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let file = el("a", &["href", "download"], [fix("facts.csv"), fix("")], [text(text::ALL_AS_CSV)]);
    let parts = [
        bare("strong", [told(text::further(count))]),
        gap(),
        shown("span", "soft", !live, [text(text::BY_SCRIPTS), gap()]),
        file,
    ];
    of("p", "rest", parts)
}
