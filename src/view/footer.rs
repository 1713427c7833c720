//! How the sheet was made, where it comes from, what was put right.

use yew::prelude::*;

use super::Story;
use crate::text;

/// Closes the sheet.
pub fn footer(story: Story) -> Html {
    let sheet = story.sheet;
    html! {
        <footer class="foot small">
            <section class="method">
                <h2>{text::METHOD}</h2>
                <div>{for sheet.method.iter().map(|paragraph| html! { <p>{*paragraph}</p> })}</div>
            </section>
            <section>
                <h2>{text::SOURCES}</h2>
                <ul>
                    for source in &sheet.sources {
                        <li key={source.slug}>
                            if source.url.is_empty() { {source.label} } else { <a href={source.url}>{source.label}</a> }
                        </li>
                    }
                </ul>
            </section>
            <section>
                <h2>{text::CORRECTIONS}</h2>
                <p hidden={!sheet.corrections.is_empty()}>{text::NO_CORRECTIONS}</p>
                <ul>
                    for correction in &sheet.corrections {
                        <li key={correction.text}><strong>{correction.date}</strong>{" "}{correction.text}</li>
                    }
                </ul>
            </section>
            <section>
                <h2>{text::DOWNLOADS}</h2>
                <ul>
                    <li><a href="facts.csv" download="">{text::ALL_AS_CSV}</a></li>
                    <li><a href="facts.json" download="">{text::ALL_AS_JSON}</a></li>
                </ul>
                <p class="licence">{sheet.licence}</p>
            </section>
        </footer>
    }
}
