//! Kicker, headline, standfirst, provenance.

use alloc::vec;

use yew::Html;

use super::{
    Story,
    markup::{bare, gap, of, text, told},
};
use crate::text;

/// Opens the sheet.
pub fn head(story: Story) -> Html {
    let sheet = story.sheet;
    let provenance = vec![text(sheet.provenance), gap(), told(text::updated(sheet.updated))];
    of(
        "header",
        "head",
        vec![
            of("p", "kicker small", vec![text(sheet.kicker)]),
            bare("h1", vec![text(sheet.title)]),
            of("p", "standfirst", vec![text(sheet.standfirst)]),
            of("p", "provenance small soft", provenance),
        ],
    )
}
