//! What the reader did on the static sheet before the engine ran, and how it
//! joins what the address says.

use alloc::{string::String, vec::Vec};

use super::act;
use crate::{
    filter::Index,
    link,
    state::{self, Action, Sort, State},
};

/// The fields of the static sheet as they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// `name` and `value` of the boxes that are checked.
    pub checked: Vec<(String, String)>,
    /// What was typed.
    pub text: String,
    /// The order that was chosen.
    pub sort: String,
}

impl Seen {
    /// The state to begin with. Where the address names a facet or an order, it
    /// wins over the fields: a browser may have filled them from an earlier
    /// visit. Typed text wins over the address, because no browser fills a
    /// field with `autocomplete="off"`.
    #[must_use]
    pub fn join(&self, index: &Index, fragment: &str, prefix: &str) -> State {
        let mut state = link::decode(index, fragment, prefix);
        let named = |key: &str| {
            let mut parts =
                fragment.trim_start_matches('#').split('&').filter_map(|part| part.strip_prefix(prefix));
            parts.any(|part| part.split_once('=').is_some_and(|(name, _)| name == key))
        };
        for (name, value) in &self.checked {
            let pick = act::pick(index, name, value).filter(|&pick| !named(name) && !state.query.has(pick));
            if let Some(pick) = pick {
                state = state::step(index, &state, Action::Toggle(pick));
            }
        }
        if !self.text.is_empty() && self.text != state.query.text {
            state = state::step(index, &state, Action::Search(self.text.clone()));
        }
        if let Some(sort) = Sort::of(&self.sort).filter(|&sort| sort != state.sort && !named("sort")) {
            state = state::step(index, &state, Action::Sort(sort));
        }
        state
    }
}
