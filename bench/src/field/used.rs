//! What a page works and keeps while it is used.

use serde_json::json;

use super::{Field, Told};
use crate::{contender::Contender, fault::Fault, statistics::mean, story::Story, tab::Tab};

/// How often a page is changed before its memory is measured again.
const CHANGES: u32 = 200;

/// So many of them are one step, with a limit of its own.
const AT_ONCE: u32 = 20;

/// The letters that are typed: the beginning of "harbour".
const LETTERS: [char; 3] = ['h', 'a', 'r'];

impl Field<'_> {
    /// Memory, letters, facets; and memory again after many changes if it `grows`.
    pub(super) fn used(
        &mut self,
        contender: &Contender,
        story: &Story,
        grows: bool,
        told: &mut Told,
    ) -> Result<(), Fault> {
        let mut tab = self.alive(contender, story)?;
        told.add("memory", tab.memory()? / 1e6);
        told.add("type", typed(&mut tab)?);
        told.add("toggle", toggled(&mut tab, story)?);
        told.add("clear", cleared(&mut tab, story)?);
        if !grows {
            return Ok(());
        }
        let before = tab.memory()?;
        for _ in 0..CHANGES / AT_ONCE {
            tab.js(&format!("bench.change({AT_ONCE})"))?;
        }
        tab.js("bench.clear()")?;
        told.add("growth", (tab.memory()? - before) / f64::from(CHANGES));
        Ok(())
    }
}

fn typed(tab: &mut Tab) -> Result<f64, Fault> {
    tab.js("document.querySelector(bench.field).focus({ preventScroll: true })")?;
    tab.rest()?;
    let costs: Result<Vec<f64>, Fault> =
        LETTERS.into_iter().map(|letter| tab.cost(|tab| tab.press(letter))).collect();
    tab.js("bench.clear()")?;
    tab.rest()?;
    Ok(mean(&costs?).unwrap_or(f64::NAN))
}

/// A topic on and off, and a party.
fn toggled(tab: &mut Tab, story: &Story) -> Result<f64, Fault> {
    let mut costs = Vec::new();
    for (facet, slug) in [("topic", &story.topics[1].slug), ("party", &story.parties[0].slug)] {
        // What is folded away a reader opens once, and then chooses.
        tab.js(&format!("bench.unfold({})", json!(facet)))?;
        tab.rest()?;
        for _ in 0..2 {
            let click = format!("bench.click({}, {})", json!(facet), json!(slug));
            costs.push(tab.cost(|tab| tab.js(&click).map(drop))?);
        }
    }
    Ok(mean(&costs).unwrap_or(f64::NAN))
}

/// All taken back at once, after a search and a topic.
fn cleared(tab: &mut Tab, story: &Story) -> Result<f64, Fault> {
    tab.js(&format!("bench.click('topic', {})", json!(story.topics[1].slug)))?;
    tab.js("bench.search('har')")?;
    tab.rest()?;
    tab.cost(|tab| tab.js("bench.clear()").map(drop))
}
