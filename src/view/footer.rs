//! How the sheet was made, where it comes from, what was put right.

use alloc::{vec, vec::Vec};

use yew::Html;

use super::{
    Story,
    markup::{bare, el, fix, gap, hidden, of, text},
};
use crate::{
    sheet::{Correction, Source},
    text,
};

/// Closes the sheet.
pub fn footer(story: Story) -> Html {
    let sheet = story.sheet;
    let method = sheet.method.iter().map(|paragraph| bare("p", vec![text(paragraph)])).collect();
    let none =
        el("li", &["hidden"], vec![hidden(!sheet.corrections.is_empty())], vec![text(text::NO_CORRECTIONS)]);
    let mut corrections = vec![none];
    corrections.extend(sheet.corrections.iter().map(correction));
    let downloads = vec![
        download("facts.csv", text::ALL_AS_CSV),
        download("facts.json", text::ALL_AS_JSON),
        of("li", "licence", vec![text(sheet.licence)]),
    ];
    of(
        "footer",
        "foot small",
        vec![
            section("method", text::METHOD, "div", method),
            section("sources", text::SOURCES, "ul", sheet.sources.iter().map(source).collect()),
            section("corrections", text::CORRECTIONS, "ul", corrections),
            section("downloads", text::DOWNLOADS, "ul", downloads),
        ],
    )
}

fn section(class: &'static str, title: &'static str, tag: &'static str, body: Vec<Html>) -> Html {
    of("section", class, vec![bare("h2", vec![text(title)]), bare(tag, body)])
}

fn source(source: &Source<'static>) -> Html {
    let url = fix(source.url).filter(|url| !url.is_empty());
    bare("li", vec![el("a", &["href"], vec![url], vec![text(source.label)])])
}

fn correction(correction: &Correction<'static>) -> Html {
    bare("li", vec![bare("strong", vec![text(correction.date)]), gap(), text(correction.text)])
}

fn download(file: &'static str, label: &'static str) -> Html {
    bare("li", vec![el("a", &["href", "download"], vec![fix(file), fix("")], vec![text(label)])])
}
