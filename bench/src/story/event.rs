//! Made-up events.

use crate::random::Random;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// `e001`.
    pub slug: String,
    /// For people.
    pub title: String,
    /// Index into the tracks.
    pub track: usize,
    /// Index into the topics.
    pub topic: usize,
    /// Year, month and day of the beginning.
    pub start: (usize, usize, usize),
    /// Years it lasts; 0 for a day.
    pub years: usize,
    /// Numbers of its facts, ascending.
    pub facts: Vec<usize>,
}

const WHAT: [&str; 6] = ["Contract signed", "Works begin", "Line opens", "Review due", "Talks", "Report out"];

impl Event {
    /// The event with this number, in a sheet of so many facts.
    pub fn new(number: usize, facts: usize) -> Event {
        let mut random = Random::new(0x0E7E_7000_0000 + number as u64);
        let random = &mut random;
        let year = random.within(2022, 2030);
        let lasts = random.percent(25) && year < 2029;
        let mut own: Vec<usize> = (0..random.within(1, 4)).map(|_| random.below(facts)).collect();
        own.sort_unstable();
        own.dedup();
        Event {
            slug: format!("e{number:03}"),
            title: format!("{} {number}", WHAT[random.below(WHAT.len())]),
            track: random.below(super::TRACKS.len()),
            topic: random.below(9),
            start: (year, random.within(1, 12), random.within(1, 28)),
            years: if lasts { random.within(1, 2030 - year) } else { 0 },
            facts: own,
        }
    }

    /// The day it begins: `2025-03-01`.
    pub fn first(&self) -> String {
        let (year, month, day) = self.start;
        format!("{year}-{month:02}-{day:02}")
    }

    /// The day it ends, where it lasts.
    pub fn last(&self) -> Option<String> {
        (self.years > 0).then(|| format!("{}-12-31", self.start.0 + self.years))
    }
}
