//! The large numbers above the sheet, each a way to its fact.

use alloc::vec::Vec;

use yew::Html;

use super::{
    Story,
    chart::bar,
    figure::number,
    hue,
    line::line,
    markup::{counted, el, fix, gap, hidden, joined, keyed, of},
};
use crate::{sheet::Key, text};

/// All key figures.
pub fn keys(story: Story) -> Html {
    let keys = &story.sheet.keys;
    el(
        "section",
        &["aria-label", "part", "hidden", "class"],
        [fix(text::KEY_FIGURES), fix("figures"), hidden(keys.is_empty()), fix("keys-box")],
        [counted("ul", "keys", keys.iter().map(|key| large(story, key)).collect())],
    )
}

/// One of them.
fn large(story: Story, key: &Key<'static>) -> Html {
    let fact = &story.sheet.facts[key.fact as usize];
    let figure = fact.figures.get(usize::from(key.figure));
    let link = el(
        "a",
        &["href", "data-act", "data-fact"],
        [joined(story.links, fact.slug), fix("show"), fix(fact.slug)],
        [
            of(
                "span",
                "value num",
                figure.map(|figure| number(figure, true)).into_iter().collect::<Vec<_>>(),
            ),
            gap(),
            line("label small", key.label),
            of("span", "gauge", key.meter.iter().map(bar).collect::<Vec<_>>()),
        ],
    );
    keyed(key.label, el("li", &["data-hue"], [fix(hue(story, fact.topic))], [link]))
}
