//! Whether a page tells the truth.

use serde_json::{Value, json};

use super::Field;
use crate::{
    contender::Contender,
    fault::Fault,
    reference::{self, Answer, Query},
    story::Story,
    tab::Tab,
};

impl Field<'_> {
    /// Asks the page what every contender is asked, and notes its answers.
    pub(super) fn check(&mut self, contender: &Contender, story: &Story) -> Result<(), Fault> {
        let mut tab = self.alive(contender, story)?;
        let mut checks = Vec::new();
        let mut fault = None;
        for query in reference::checks(story) {
            match said(&mut tab, &query) {
                Ok(said) => checks.push((query.named(), verdict(story, &query, &said))),
                Err(why) => {
                    checks.push((query.named(), why.to_string()));
                    fault = Some(why);
                    break;
                }
            }
        }
        drop(tab);
        self.checked(contender, checks);
        fault.map_or(Ok(()), Err)
    }
}

/// Asks the page itself, as a reader does, and gives what it says then.
fn said(tab: &mut Tab, query: &Query) -> Result<Value, Fault> {
    tab.js("bench.clear()")?;
    tab.rest()?;
    for (facet, slugs) in &query.picks {
        for slug in slugs {
            tab.js(&format!("bench.click({}, {})", json!(facet), json!(slug)))?;
            tab.rest()?;
        }
    }
    if !query.text.is_empty() {
        tab.js(&format!("bench.search({})", json!(query.text)))?;
        tab.rest()?;
    }
    tab.js("bench.said()")
}

/// `right`, or what was said instead.
pub(super) fn verdict(story: &Story, query: &Query, said: &Value) -> String {
    match serde_json::from_value::<Answer>(said.clone()) {
        Err(why) => format!("wrong: no answer ({why})"),
        Ok(said) => reference::answer(story, query)
            .differs(&said)
            .map_or_else(|| "right".to_owned(), |fault| format!("wrong: {fault}")),
    }
}
