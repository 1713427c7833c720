//! Lines that many parts share: a text, and a date.

use yew::prelude::*;

use crate::sheet::When;

/// A text on its own, hidden where there is none.
pub fn line(class: &'static str, text: &'static str) -> Html {
    html! { <span {class} hidden={text.is_empty()}>{text}</span> }
}

/// A date in words, for machines too where HTML has a form for it.
pub fn date(class: &'static str, when: Option<&When<'static>>) -> Html {
    let (words, datetime) = when.map_or(("", ""), |when| (when.text, when.datetime));
    html! {
        <span {class} hidden={words.is_empty()}>
            <time datetime={(!datetime.is_empty()).then_some(datetime)}>{words}</time>
        </span>
    }
}
