//! The large numbers above the sheet, each a way to its fact.

use yew::prelude::*;

use super::{Story, chart::bar, figure::number, hue, line::line};
use crate::{sheet::Key, text};

/// All key figures.
pub fn keys(story: Story) -> Html {
    let keys = &story.sheet.keys;
    html! {
        <section class="keys-box" aria-label={text::KEY_FIGURES} hidden={keys.is_empty()}>
            <ul class="keys">
                for key in keys {
                    {large(story, key)}
                }
            </ul>
        </section>
    }
}

/// One of them.
fn large(story: Story, key: &Key<'static>) -> Html {
    let fact = &story.sheet.facts[key.fact as usize];
    html! {
        <li key={key.label} data-hue={hue(story, fact.topic)}>
            <a href={["#fact=", fact.slug].concat()} data-act="show" data-fact={fact.slug}>
                <span class="value num">
                    for figure in fact.figures.get(usize::from(key.figure)) {
                        {number(figure, true)}
                    }
                </span>
                {" "}{line("label small", key.label)}
                <span class="gauge">
                    for meter in &key.meter {
                        {bar(meter)}
                    }
                </span>
            </a>
        </li>
    }
}
