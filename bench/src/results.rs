//! What was measured: `bench/results.json`.

use std::{collections::BTreeMap, fs, path::Path};

use serde::{Deserialize, Serialize};

use crate::statistics::median;

/// All that was measured, by the number of facts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Results {
    /// The lists.
    pub lists: BTreeMap<usize, Run>,
    /// The timelines.
    pub timelines: Option<Run>,
}

/// One run.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Run {
    /// Day, machine, versions, command.
    pub about: BTreeMap<String, String>,
    /// How many passes were asked for.
    pub runs: usize,
    /// By contender and measure.
    pub cells: BTreeMap<String, BTreeMap<String, Cell>>,
    /// By contender and question: `right`, or what was said instead.
    pub checks: BTreeMap<String, BTreeMap<String, String>>,
}

/// What one contender came to in one measure.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    /// One value a pass.
    pub values: Vec<f64>,
    /// Why passes gave none, the first reason first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub faults: Vec<String>,
}

/// What fails so often is not tried again, and has no value: once may be the
/// machine's fault.
pub const ENOUGH: usize = 2;

impl Run {
    /// Adds the value of a pass.
    pub fn add(&mut self, contender: &str, measure: &str, value: f64) {
        self.cell(contender, measure).values.push(value);
    }

    /// Notes why there is none.
    pub fn note(&mut self, contender: &str, measure: &str, why: &str) {
        self.cell(contender, measure).faults.push(why.to_owned());
    }

    /// The median of the passes; `None` where too many gave none.
    pub fn median(&self, contender: &str, measure: &str) -> Option<f64> {
        let cell = self.cells.get(contender)?.get(measure)?;
        if cell.faults.len() >= ENOUGH { None } else { median(&cell.values) }
    }

    /// Why there is no value.
    pub fn why(&self, contender: &str, measure: &str) -> Option<&str> {
        self.cells.get(contender)?.get(measure)?.faults.first().map(String::as_str)
    }

    fn cell(&mut self, contender: &str, measure: &str) -> &mut Cell {
        let cells = self.cells.entry(contender.to_owned()).or_default();
        cells.entry(measure.to_owned()).or_default()
    }
}

impl Results {
    /// Those of earlier runs, if there are any that can be read.
    pub fn read(path: &Path) -> Results {
        let text = fs::read_to_string(path).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes them.
    ///
    /// # Errors
    /// When the file cannot be written; for people.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        let mut text = serde_json::to_string_pretty(self).map_err(|why| why.to_string())?;
        text.push('\n');
        fs::write(path, text).map_err(|why| format!("{}: {why}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_pass_that_gives_up_leaves_no_median() {
        let mut run = Run::default();
        run.add("preact", "type", 3.0);
        run.add("preact", "type", 5.0);
        assert_eq!(run.median("preact", "type"), Some(4.0));
        run.note("preact", "type", "gave up after 60 s");
        assert_eq!(run.median("preact", "type"), Some(4.0));
        run.note("preact", "type", "not reached");
        assert_eq!(run.median("preact", "type"), None);
        assert_eq!(run.why("preact", "type"), Some("gave up after 60 s"));
    }
}
