//! How long a page takes to come.

use super::{Field, Told};
use crate::{contender::Contender, fault::Fault, story::Story, tab::Line};

impl Field<'_> {
    /// Loads the page in an empty profile; `wanted` says what is to be told.
    pub(super) fn load(
        &mut self,
        contender: &Contender,
        story: &Story,
        site: &str,
        line: Line,
        wanted: &[&str],
        told: &mut Told,
    ) -> Result<(), Fault> {
        let filters = wanted.contains(&"filter");
        let script = self.script(contender, story, Some(filters));
        let address = self.server.address(site);
        let ending = if line == Line::Slow { "slow" } else { "free" };
        self.server.take_sent();
        let mut tab = self.tab(line)?;
        tab.prepare(&script)?;
        tab.go(&address)?;
        let mut left: Vec<&str> = wanted.to_vec();
        while !left.is_empty() {
            let said = tab.told()?;
            left.retain(|name| match said[*name].as_f64() {
                Some(value) => {
                    told.add(measure(name, ending), value);
                    false
                }
                None => true,
            });
        }
        drop(tab);
        if line == Line::Free {
            self.sent(told);
        }
        Ok(())
    }

    /// What the page has asked for.
    pub(super) fn sent(&self, told: &mut Told) {
        let sent = self.server.take_sent();
        told.add("requests", sent.len() as f64);
        told.add("bytes", sent.iter().sum::<usize>() as f64 / 1000.0);
    }
}

/// The measure that a word of the probe belongs to.
fn measure(name: &str, line: &str) -> &'static str {
    match (name, line) {
        ("first", "free") => "first-free",
        ("filter", "free") => "filter-free",
        ("all", "free") => "all-free",
        ("first", _) => "first-slow",
        ("filter", _) => "filter-slow",
        ("all", _) => "all-slow",
        ("blocked", _) => "blocked-slow",
        _ => "shift-slow",
    }
}
