//! Values that a step has measured.

/// Values that a step has measured so far.
#[derive(Default)]
pub struct Told(Vec<(&'static str, f64)>);

impl Told {
    /// Adds the value of a measure.
    pub fn add(&mut self, measure: &'static str, value: f64) {
        self.0.push((measure, value));
    }

    /// All of them.
    pub fn values(&self) -> &[(&'static str, f64)] {
        &self.0
    }
}
