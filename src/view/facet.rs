//! One facet: a list of values, each with the number of facts it would give.

use alloc::{string::ToString, vec::Vec};

use yew::prelude::*;

use super::{
    Story,
    kept::{Draw, kept},
    markup::{bare, el, fix, gap, hidden, keyed, of, says, text},
    picks,
};
use crate::{
    filter::{Answer, Facet, Value},
    state::State,
    text,
};

/// The values of a facet, kept while they stand as they do.
pub fn values(facet: Facet, story: Story, state: &State, answer: &Answer, draw: Draw) -> Html {
    let standing = |(pick, _)| Standing { count: answer.count(pick), chosen: state.query.has(pick) };
    let values = picks(facet).zip(story.index.values(facet)).map(standing);
    let on = [facet as i32].into_iter().chain(values.map(Standing::number)).collect();
    kept(facet.key(), story, on, draw)
}

/// What [`values`] hands to `draw`: the facet, and each value with how it stands.
pub fn read(
    story: Story,
    on: &[i32],
) -> (Facet, impl Iterator<Item = (&'static Value<'static>, Standing)> + use<'_>) {
    let facet = Facet::ALL[on[0] as usize];
    (facet, story.index.values(facet).iter().zip(on[1..].iter().map(|number| Standing::of(*number))))
}

/// How a value stands.
#[derive(Clone, Copy)]
pub struct Standing {
    /// How many facts it would give.
    pub count: u32,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Standing {
    fn number(self) -> i32 {
        self.count.cast_signed() << 1 | i32::from(self.chosen)
    }

    fn of(number: i32) -> Standing {
        Standing { count: number.cast_unsigned() >> 1, chosen: number & 1 > 0 }
    }
}

/// A facet that is folded away.
pub fn folded(story: Story, on: &[i32]) -> Html {
    let (facet, values) = read(story, on);
    let choices = values.map(|(value, standing)| choice(facet, value, standing)).collect::<Vec<_>>();
    el(
        "fieldset",
        &["data-facet", "hidden", "class"],
        [fix(facet.key()), hidden(choices.is_empty()), fix("facet")],
        [bare("legend", [text(text::facet(facet))]), bare("ul", choices)],
    )
}

/// One value. It is disabled where it would give nothing, unless it is chosen.
fn choice(facet: Facet, value: &Value<'static>, standing: Standing) -> Html {
    let Value { slug, label, .. } = *value;
    let parts =
        [input(facet, slug, standing), bare("span", [text(label)]), gap(), told_count(standing.count)];
    keyed(slug, bare("li", [of("label", "opt", parts)]))
}

/// The checkbox of a value.
pub fn input(facet: Facet, slug: &'static str, standing: Standing) -> Html {
    let Standing { count, chosen: checked } = standing;
    html! {
        <input type="checkbox" name={facet.key()} value={slug} {checked} disabled={count == 0 && !checked} />
    }
}

/// How many facts a value would give.
pub fn told_count(count: u32) -> Html {
    says(el("span", &["class", "textContent"], [fix("n num"), None], []), count.to_string())
}
