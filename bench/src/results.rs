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
    /// Why there are no (more) values.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

impl Run {
    /// Adds the value of a pass.
    pub fn add(&mut self, contender: &str, measure: &str, value: f64) {
        self.cell(contender, measure).values.push(value);
    }

    /// Notes why there is none.
    pub fn note(&mut self, contender: &str, measure: &str, why: &str) {
        self.cell(contender, measure).note.get_or_insert_with(|| why.to_owned());
    }

    /// The median of the passes; `None` where a pass gave none.
    pub fn median(&self, contender: &str, measure: &str) -> Option<f64> {
        let cell = self.cells.get(contender)?.get(measure)?;
        if cell.note.is_some() { None } else { median(&cell.values) }
    }

    /// Why there is no value.
    pub fn why(&self, contender: &str, measure: &str) -> Option<&str> {
        self.cells.get(contender)?.get(measure)?.note.as_deref()
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
    fn a_pass_that_gave_up_leaves_no_median() {
        let mut run = Run::default();
        run.add("preact", "type", 3.0);
        run.add("preact", "type", 5.0);
        assert_eq!(run.median("preact", "type"), Some(4.0));
        run.note("preact", "type", "gave up after 60 s");
        run.note("preact", "type", "not reached");
        assert_eq!(run.median("preact", "type"), None);
        assert_eq!(run.why("preact", "type"), Some("gave up after 60 s"));
    }
}
