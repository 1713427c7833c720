//! The large numbers above the sheet, each a way to its fact.

use alloc::vec;

use yew::Html;

use super::{
    Story,
    chart::bar,
    figure::number,
    hue,
    line::line,
    markup::{el, fix, gap, hidden, keyed, made, of},
};
use crate::{sheet::Key, text};

/// All key figures.
pub fn keys(story: Story) -> Html {
    let keys = &story.sheet.keys;
    el(
        "section",
        &["aria-label", "hidden", "class"],
        vec![fix(text::KEY_FIGURES), hidden(keys.is_empty()), fix("keys-box")],
        vec![of("ul", "keys", keys.iter().map(|key| large(story, key)).collect())],
    )
}

/// One of them.
fn large(story: Story, key: &Key<'static>) -> Html {
    let fact = &story.sheet.facts[key.fact as usize];
    let figure = fact.figures.get(usize::from(key.figure));
    let link = el(
        "a",
        &["href", "data-act", "data-fact"],
        vec![made(["#fact=", fact.slug].concat()), fix("show"), fix(fact.slug)],
        vec![
            of("span", "value num", figure.map(|figure| number(figure, true)).into_iter().collect()),
            gap(),
            line("label small", key.label),
            of("span", "gauge", key.meter.iter().map(bar).collect()),
        ],
    );
    keyed(key.label, el("li", &["data-hue"], vec![fix(hue(story, fact.topic))], vec![link]))
}
