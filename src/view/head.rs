//! Kicker, headline, standfirst, provenance.

use yew::Html;

use super::{
    Story,
    markup::{bare, gap, of, part, text, told},
};
use crate::text;

/// Opens the sheet.
pub fn head(story: Story) -> Html {
    let sheet = story.sheet;
    let provenance = [text(sheet.provenance), gap(), told(text::updated(sheet.updated))];
    part(
        "header",
        "head",
        "head",
        [
            of("p", "kicker small", [text(sheet.kicker)]),
            bare("h1", [text(sheet.title)]),
            of("p", "standfirst", [text(sheet.standfirst)]),
            of("p", "provenance small soft", provenance),
        ],
    )
}
