//! Kicker, headline, standfirst, provenance.

use yew::prelude::*;

use super::Story;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct HeadProps {
    pub story: Story,
}

/// Opens the sheet.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let sheet = props.story.sheet;
    html! {
        <header class="head">
            <p class="kicker small">{sheet.kicker}</p>
            <h1>{sheet.title}</h1>
            <p class="standfirst">{sheet.standfirst}</p>
            <p class="provenance small soft">{sheet.provenance}{" "}{text::updated(sheet.updated)}</p>
        </header>
    }
}
