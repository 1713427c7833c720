//! One facet: a list of values, each with the number of facts it would give.

use alloc::rc::Rc;

use yew::prelude::*;

use super::{Story, picks};
use crate::{
    filter::{Answer, Facet},
    state::State,
    text,
};

#[derive(Properties, PartialEq)]
pub struct ValuesProps {
    pub story: Story,
    pub facet: Facet,
    pub state: Rc<State>,
    pub answer: Rc<Answer>,
}

/// The values of a facet.
#[component]
pub fn Values(props: &ValuesProps) -> Html {
    let ValuesProps { story, facet, state, answer } = props;
    let facet = *facet;
    let values = story.index.values(facet);
    html! {
        <fieldset class="facet" data-facet={facet.key()} hidden={values.is_empty()}>
            <legend>{text::facet(facet)}</legend>
            <ul>
                for (pick, value) in picks(facet).zip(values) {
                    <Choice
                        key={value.slug}
                        name={facet.key()}
                        slug={value.slug}
                        label={value.label}
                        count={answer.count(pick)}
                        checked={state.query.has(pick)}
                    />
                }
            </ul>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct ChoiceProps {
    name: &'static str,
    slug: &'static str,
    label: &'static str,
    count: u32,
    checked: bool,
}

/// One value. It is disabled where it would give nothing, unless it is chosen.
#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let ChoiceProps { name, slug, label, count, checked } = *props;
    html! {
        <li>
            <label class="opt">
                <input type="checkbox" {name} value={slug} {checked} disabled={count == 0 && !checked} />
                <span>{label}</span>{" "}
                <span class="n num">{count}</span>
            </label>
        </li>
    }
}
