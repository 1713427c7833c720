//! Kicker, headline, standfirst, provenance.

use yew::prelude::*;

use super::Story;
use crate::text;

/// Opens the sheet.
pub fn head(story: Story) -> Html {
    let sheet = story.sheet;
    html! {
        <header class="head">
            <p class="kicker small">{sheet.kicker}</p>
            <h1>{sheet.title}</h1>
            <p class="standfirst">{sheet.standfirst}</p>
            <p class="provenance small soft">{sheet.provenance}{" "}{text::updated(sheet.updated)}</p>
        </header>
    }
}
