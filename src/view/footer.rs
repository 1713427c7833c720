//! How the sheet was made, where it comes from, what was put right.

use alloc::{vec, vec::Vec};

use yew::Html;

use super::{
    Story,
    markup::{Children, bare, el, fix, gap, hidden, of, part, text},
};
use crate::{
    sheet::{Correction, Source},
    text,
};

/// Closes the sheet.
pub fn footer(story: Story) -> Html {
    let sheet = story.sheet;
    let method = sheet.method.iter().map(|paragraph| bare("p", [text(paragraph)])).collect::<Vec<_>>();
    let none = el("li", &["hidden"], [hidden(!sheet.corrections.is_empty())], [text(text::NO_CORRECTIONS)]);
    let mut corrections = vec![none];
    corrections.extend(sheet.corrections.iter().map(correction));
    let downloads = [
        download("facts.csv", text::ALL_AS_CSV),
        download("facts.json", text::ALL_AS_JSON),
        of("li", "licence", [text(sheet.licence)]),
    ];
    part(
        "footer",
        "foot small",
        "foot",
        [
            section("method", text::METHOD, "div", method),
            section("sources", text::SOURCES, "ul", sheet.sources.iter().map(source).collect::<Vec<_>>()),
            section("corrections", text::CORRECTIONS, "ul", corrections),
            section("downloads", text::DOWNLOADS, "ul", downloads),
        ],
    )
}

fn section(class: &'static str, title: &'static str, tag: &'static str, body: impl Children) -> Html {
    of("section", class, [bare("h2", [text(title)]), bare(tag, body)])
}

fn source(source: &Source<'static>) -> Html {
    let url = fix(source.url).filter(|url| !url.is_empty());
    bare("li", [el("a", &["href"], [url], [text(source.label)])])
}

fn correction(correction: &Correction<'static>) -> Html {
    bare("li", [bare("strong", [text(correction.date)]), gap(), text(correction.text)])
}

fn download(file: &'static str, label: &'static str) -> Html {
    bare("li", [el("a", &["href", "download"], [fix(file), fix("")], [text(label)])])
}
