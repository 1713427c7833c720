//! What is measured, in the order of the tables, and what is to be reached.

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// In `results.json`.
    pub id: &'static str,
    /// In the tables, with its unit.
    pub label: &'static str,
    /// Digits behind the point.
    pub digits: usize,
    /// What is to be reached, by the number of facts.
    pub goals: &'static [(usize, Goal)],
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// At most so many times the best peer.
    Ratio(f64),
    /// At most so much.
    Most(f64),
    /// At most so much more than the floor.
    Above(f64),
}

use Goal::{Above, Most, Ratio};

const fn row(
    id: &'static str,
    label: &'static str,
    digits: usize,
    goals: &'static [(usize, Goal)],
) -> Measure {
    Measure { id, label, digits, goals }
}

/// The rows of a table of lists.
pub const LISTS: [Measure; 24] = [
    row("requests", "requests", 0, &[]),
    row("bytes", "all that is sent, kB", 1, &[]),
    row("code", "code and style, kB", 1, &[(40, Ratio(0.60))]),
    row("data", "data, kB", 1, &[(1000, Ratio(0.85)), (10_000, Ratio(0.85))]),
    row("first-free", "first fact painted, ms", 0, &[]),
    row("filter-free", "first filter works, ms", 0, &[]),
    row("all-free", "… and counts follow, ms", 0, &[]),
    row("first-slow", "slow: first fact painted, ms", 0, &[(40, Ratio(0.56)), (1000, Ratio(0.40))]),
    row("filter-slow", "slow: first filter works, ms", 0, &[(40, Ratio(0.75)), (1000, Ratio(0.82))]),
    row("all-slow", "slow: … and counts follow, ms", 0, &[]),
    row("blocked-slow", "slow: blocking time, ms", 0, &[(40, Most(0.0)), (1000, Most(50.0))]),
    row(
        "shift-slow",
        "slow: layout shift",
        3,
        &[(40, Most(0.0)), (1000, Most(0.0)), (10_000, Most(0.0)), (100_000, Most(0.0))],
    ),
    row(
        "type",
        "typing a letter, CPU ms",
        1,
        &[(40, Ratio(1.0)), (1000, Ratio(0.60)), (10_000, Ratio(0.45))],
    ),
    row(
        "toggle",
        "toggling a facet, CPU ms",
        1,
        &[(40, Ratio(0.90)), (1000, Ratio(0.55)), (10_000, Ratio(0.42)), (100_000, Most(16.0))],
    ),
    row("clear", "clearing all, CPU ms", 1, &[]),
    row(
        "facets",
        "engine alone: filter and counts, ms",
        3,
        &[(1000, Ratio(0.10)), (10_000, Ratio(0.08)), (100_000, Ratio(0.01))],
    ),
    row(
        "text",
        "engine alone: text search, ms",
        3,
        &[(1000, Ratio(0.30)), (10_000, Ratio(0.15)), (100_000, Ratio(0.05))],
    ),
    row("facets-host", "… and as objects for a host: filter and counts, ms", 3, &[]),
    row("text-host", "… and as objects for a host: text search, ms", 3, &[]),
    row("load-native", "the sheet's core, native: unpack and index, ms", 3, &[]),
    row("facets-native", "the sheet's core, native: filter and counts, ms", 4, &[]),
    row("text-native", "the sheet's core, native: text search, ms", 4, &[]),
    row(
        "memory",
        "memory after load, MB",
        2,
        &[(40, Ratio(1.2)), (10_000, Ratio(0.6)), (100_000, Ratio(0.8))],
    ),
    row(
        "growth",
        "memory that stays after 200 changes, B a change",
        0,
        &[(40, Above(100.0)), (1000, Above(100.0)), (10_000, Above(100.0)), (100_000, Above(100.0))],
    ),
];

/// The rows of the table of timelines; their goals stand at 0 facts.
pub const TIMELINES: [Measure; 4] = [
    row("bytes", "all that is sent with 36 events, kB", 1, &[]),
    row("code", "code and style, kB", 1, &[]),
    row("pan-36", "pan step with 36 events, CPU ms", 2, &[]),
    row("pan-900", "pan step with 900 events, CPU ms", 2, &[(0, Ratio(0.25))]),
];

impl Measure {
    /// What is to be reached at so many facts.
    pub fn goal(&self, facts: usize) -> Option<Goal> {
        self.goals.iter().find(|(at, _)| *at == facts).map(|(_, goal)| *goal)
    }
}
