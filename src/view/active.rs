//! How many facts are shown, and the filters that are on, each a button that
//! takes it back.

use alloc::rc::Rc;

use yew::prelude::*;

use super::Story;
use crate::{filter::Answer, state::State, text};

#[derive(Properties, PartialEq)]
pub struct ActiveProps {
    pub story: Story,
    pub state: Rc<State>,
    pub answer: Rc<Answer>,
}

/// The count and the chips.
#[component]
pub fn Active(props: &ActiveProps) -> Html {
    let ActiveProps { story, state, answer } = props;
    let query = &state.query;
    let all = u32::try_from(story.sheet.facts.len()).unwrap_or(u32::MAX);
    let words = !query.text.trim().is_empty();
    let any = words || !query.is_empty();
    html! {
        <div class="active small">
            <p class="count"><strong>{text::count(answer.facts.count(), all)}</strong></p>
            <ul class="dropped" hidden={!any}>
                for pick in &query.picks {
                    for value in story.index.get(*pick) {
                        <Drop
                            key={format!("{}={}", pick.facet.key(), value.slug)}
                            act="toggle"
                            name={pick.facet.key()}
                            value={value.slug}
                            label={value.label}
                        />
                    }
                }
                for span in query.span {
                    <Drop key="period" act="brush-clear" label={text::span(story.sheet, span)} />
                }
                if words {
                    <Drop key="q" act="search-clear" label={text::quoted(&query.text)} />
                }
            </ul>
            <button type="button" class="clear" data-act="clear" hidden={!any}>{text::CLEAR}</button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DropProps {
    act: &'static str,
    #[prop_or_default]
    name: Option<&'static str>,
    #[prop_or_default]
    value: Option<&'static str>,
    label: AttrValue,
}

/// One chip.
#[component]
fn Drop(props: &DropProps) -> Html {
    let DropProps { act, name, value, label } = props;
    html! {
        <li>
            <button
                type="button"
                class="drop"
                data-act={*act}
                name={*name}
                value={*value}
                aria-label={text::remove(label)}
            >
                {label}{" "}<span aria-hidden="true">{"×"}</span>
            </button>
        </li>
    }
}
