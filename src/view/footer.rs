//! How the sheet was made, where it comes from, what was put right.

use yew::prelude::*;

use super::Story;
use crate::{
    sheet::{Correction, Source},
    text,
};

/// Closes the sheet.
pub fn footer(story: Story) -> Html {
    let sheet = story.sheet;
    html! {
        <footer class="foot small">
            {section("method", text::METHOD, html! {
                <div>{for sheet.method.iter().map(|paragraph| html! { <p>{*paragraph}</p> })}</div>
            })}
            {section("sources", text::SOURCES, html! { <ul>{for sheet.sources.iter().map(source)}</ul> })}
            {section("corrections", text::CORRECTIONS, html! {
                <ul>
                    <li hidden={!sheet.corrections.is_empty()}>{text::NO_CORRECTIONS}</li>
                    {for sheet.corrections.iter().map(correction)}
                </ul>
            })}
            {section("downloads", text::DOWNLOADS, html! {
                <ul>
                    {download("facts.csv", text::ALL_AS_CSV)}
                    {download("facts.json", text::ALL_AS_JSON)}
                    <li class="licence">{sheet.licence}</li>
                </ul>
            })}
        </footer>
    }
}

fn section(class: &'static str, title: &'static str, body: Html) -> Html {
    html! { <section {class}><h2>{title}</h2>{body}</section> }
}

fn source(source: &Source<'static>) -> Html {
    html! { <li><a href={(!source.url.is_empty()).then_some(source.url)}>{source.label}</a></li> }
}

fn correction(correction: &Correction<'static>) -> Html {
    html! { <li><strong>{correction.date}</strong>{" "}{correction.text}</li> }
}

fn download(file: &'static str, label: &'static str) -> Html {
    html! { <li><a href={file} download="">{label}</a></li> }
}
