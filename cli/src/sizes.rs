//! How much is sent, beside how much may be: the committed `budget.toml`.

use std::{collections::BTreeMap, fmt};

/// The budget the tool was compiled with.
const BUDGET: &str = include_str!("../../budget.toml");

/// The files that hold the whole sheet, and so grow with it.
const HOLD: [&str; 4] = ["engine.*.wasm", "index.html", "embed.static.html", "facts.json"];

/// What a fact or an event may add to each of them, by its name in the budget,
/// from the one after [`USUAL`] on.
const ENTRY: &str = "each fact or event";

/// The facts and events of the sheet that the budget is written for, the state
/// visit.
const USUAL: usize = 81;

/// How well a server packs what it sends while a reader waits; the engine's
/// files are weighed at [`pack::BEST`], once, when they are made.
const QUICK: u32 = 5;

/// Up to this many bytes the best is quick enough.
const SMALL: usize = 8_000;

/// Bytes, as they are and as they are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// As they are.
    pub raw: usize,
    /// After brotli.
    pub sent: usize,
    /// Weighed at a lower quality than the best: at least as much as is sent.
    pub rough: bool,
}

impl Weight {
    /// Weighs at the best quality what is small, and roughly what is not, so
    /// that a build after an edit takes no second.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Weight {
        let rough = bytes.len() > SMALL;
        Weight {
            raw: bytes.len(),
            sent: pack::brotli(bytes, if rough { QUICK } else { pack::BEST }).len(),
            rough,
        }
    }

    /// Weighs what no server packs again, such as a picture.
    #[must_use]
    pub fn packed(bytes: &[u8]) -> Weight {
        Weight { raw: bytes.len(), sent: bytes.len(), rough: false }
    }

    /// Two parts of one file, weighed apart: together they are sent in less.
    #[must_use]
    pub fn and(self, other: Weight) -> Weight {
        Weight { raw: self.raw + other.raw, sent: self.sent + other.sent, rough: true }
    }
}

/// All artefacts beside their budget.
pub struct Table {
    rows: Vec<Row>,
    quick: bool,
}

struct Row {
    name: &'static str,
    weight: Weight,
    most: Option<usize>,
}

impl Table {
    /// The artefacts of a sheet with so many facts and events, by their names in the
    /// budget, in the order of the table.
    ///
    /// # Errors
    /// When the budget cannot be read.
    pub fn new(
        entries: usize,
        weights: impl IntoIterator<Item = (&'static str, Weight)>,
    ) -> Result<Table, String> {
        Table::against(BUDGET, entries, weights)
    }

    fn against(
        budget: &str,
        entries: usize,
        weights: impl IntoIterator<Item = (&'static str, Weight)>,
    ) -> Result<Table, String> {
        let budget: BTreeMap<String, f64> =
            toml::from_str(budget).map_err(|why| format!("budget.toml cannot be read: {why}"))?;
        let more = budget.get(ENTRY).map_or(0.0, |kilo| kilo * entries.saturating_sub(USUAL) as f64);
        let more = |name: &str| if HOLD.contains(&name) { more } else { 0.0 };
        let most = |name: &str| budget.get(name).map(|kilo| ((kilo + more(name)) * 1000.0).round() as usize);
        let rows = weights.into_iter().map(|(name, weight)| Row { name, weight, most: most(name) });
        Ok(Table { rows: rows.collect(), quick: false })
    }

    /// With whether the engine was compiled quickly, for the edit loop: then
    /// it is larger than what is published, and no budget holds.
    #[must_use]
    pub fn quick(self, quick: bool) -> Table {
        Table { quick, ..self }
    }

    /// What is above its budget, each with by how much and what to do;
    /// `None` if nothing is, or none holds.
    #[must_use]
    pub fn over(&self) -> Option<String> {
        if self.quick {
            return None;
        }
        let over = |row: &Row| {
            let most = row.most?;
            (row.weight.sent > most).then(|| {
                format!(
                    "{} is {} kB over its budget: {} kB of {} kB after brotli",
                    row.name,
                    kilo(row.weight.sent - most),
                    kilo(row.weight.sent),
                    kilo(most)
                )
            })
        };
        let over: Vec<String> = self.rows.iter().filter_map(over).collect();
        (!over.is_empty()).then(|| {
            format!(
                "{}\n  make it smaller; if the bytes are worth it, raise budget.toml in the same change and say why",
                over.join("\n       ")
            )
        })
    }
}

impl fmt::Display for Table {
    fn fmt(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wide = self.rows.iter().map(|row| row.name.len()).max().unwrap_or(0).max(8);
        writeln!(form, "{:wide$}  {:>8}  {:>9}  {:>9}", "", "raw kB", "brotli kB", "budget kB")?;
        for row in &self.rows {
            let sent = format!("{}{}", if row.weight.rough { "≤ " } else { "" }, kilo(row.weight.sent));
            let most = row.most.map_or_else(|| "none".to_owned(), kilo);
            writeln!(form, "{:wide$}  {:>8}  {sent:>9}  {most:>9}", row.name, kilo(row.weight.raw))?;
        }
        writeln!(
            form,
            "1 kB is 1,000 bytes. Brotli at quality {}; ≤ where it was only tried at quality {QUICK}, or",
            pack::BEST
        )?;
        writeln!(form, "on two parts apart, so that a build takes no second: a server sends less.")?;
        writeln!(
            form,
            "engine.wasm, frame.js and boot.js stand in index.html; engine.js and sheet.css have a hash in their names."
        )?;
        if self.quick {
            writeln!(
                form,
                "The engine is the quick one of `cargo xtask serve`, so no budget holds; to publish, run `cargo xtask build`."
            )?;
        }
        Ok(())
    }
}

fn kilo(bytes: usize) -> String {
    // Rounded up: a budget that is shown as kept is kept.
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(sent: usize) -> Table {
        let weight = Weight { raw: 9_950, sent, rough: false };
        Table::against("\"engine.js\" = 4\n", 2_000, [("engine.js", weight)]).expect("a budget")
    }

    #[test]
    fn the_budget_itself_is_still_kept() {
        assert_eq!(table(4_000).over(), None);
        let over = table(4_250).over().expect("over");
        assert!(over.starts_with("engine.js is 0.3 kB over its budget: 4.3 kB of 4.0 kB"), "{over}");
        assert!(over.contains("budget.toml"), "{over}");
    }

    #[test]
    fn the_table_shows_every_artefact_beside_its_budget() {
        let text = table(3_210).to_string();
        assert!(text.contains("engine.js      10.0        3.3        4.0"), "{text}");
    }

    #[test]
    fn every_artefact_has_a_budget() {
        for name in [
            "engine.wasm",
            "engine.*.wasm",
            "engine.js",
            "sheet.css",
            "target.js",
            "frame.js",
            "boot.js",
            "index.html",
            "embed.static.html",
            "facts.json",
            "preview.png",
        ] {
            let table = Table::new(1, [(name, Weight::of(b"x"))]).expect("the committed budget");
            assert!(table.rows[0].most.is_some(), "{name}");
        }
    }

    #[test]
    fn what_holds_the_sheet_may_grow_with_its_facts_and_events() {
        let over = |entries, sent| {
            let weight = Weight { raw: 50_000, sent, rough: false };
            let budget = "\"index.html\" = 4\n\"each fact or event\" = 0.2\n";
            Table::against(budget, entries, [("index.html", weight)]).expect("a budget").over()
        };
        assert_eq!(over(USUAL, 4_000), None);
        assert!(over(USUAL, 4_001).is_some());
        assert_eq!(over(USUAL + 10, 6_000), None);
        assert!(over(USUAL + 10, 6_001).is_some());
    }

    #[test]
    fn small_files_are_weighed_at_the_best_quality() {
        assert!(!Weight::of(&[b'a'; 5_000]).rough);
        assert!(Weight::of(&[b'a'; 5_000]).sent < 50);
        assert!(Weight::of(&[b'a'; 50_000]).rough);
    }
}
