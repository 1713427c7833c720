//! The large numbers above the sheet, each a way to its fact.

use yew::prelude::*;

use super::{At, Story, chart::Meter, figure::Number, hue};
use crate::{sheet::Key, text};

#[derive(Properties, PartialEq)]
pub struct KeysProps {
    pub story: Story,
}

/// All key figures.
#[component]
pub fn Keys(props: &KeysProps) -> Html {
    let story = props.story;
    let keys = &story.sheet.keys;
    html! {
        <section class="keys-box" aria-label={text::KEY_FIGURES} hidden={keys.is_empty()}>
            <ul class="keys">
                for key in keys {
                    <KeyFigure key={key.label} {story} figure={At(key)} />
                }
            </ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct KeyFigureProps {
    story: Story,
    figure: At<Key<'static>>,
}

/// One of them.
#[component]
fn KeyFigure(props: &KeyFigureProps) -> Html {
    let KeyFigureProps { story, figure: key } = *props;
    let fact = &story.sheet.facts[key.fact as usize];
    html! {
        <li data-hue={hue(story, fact.topic)}>
            <a href={format!("#fact={}", fact.slug)} data-act="show" data-fact={fact.slug}>
                <span class="value num">
                    for figure in fact.figures.get(usize::from(key.figure)) {
                        <Number figure={At(figure)} bare=true />
                    }
                </span>
                {" "}<span class="label small">{key.0.label}</span>
                <span class="gauge">
                    for meter in &key.0.meter {
                        <Meter meter={At(meter)} />
                    }
                </span>
            </a>
        </li>
    }
}
