//! Why a step gave nothing.

use std::fmt;

/// Why a step gave nothing. None ends the bench.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It took longer than this many seconds.
    Slow(u64),
    /// The page's process is gone.
    Crashed,
    /// The browser or the page said this.
    Said(String),
}

impl Fault {
    /// The browser cannot be asked any further.
    pub fn is_fatal(&self) -> bool {
        !matches!(self, Fault::Said(_))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Slow(seconds) => write!(form, "gave up after {seconds} s"),
            Fault::Crashed => write!(form, "crashed"),
            Fault::Said(words) => write!(form, "failed: {}", words.lines().next().unwrap_or_default()),
        }
    }
}
