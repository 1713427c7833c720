//! The timeline: what is drawn where, and how it moves.

mod drawing;
mod hands;
mod moving;
mod widths;

use factsheet::{
    day::{Day, Edtf, Span, edtf},
    sheet::{Event, Name, Sheet, When},
};

use super::random::{self, Random};

pub fn span(text: &str) -> Span {
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    Span { first: Span::parse(first).unwrap().first, end: Span::parse(last).unwrap().end }
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn when(text: &'static str) -> When<'static> {
    let Edtf { span, fuzzy_start, fuzzy_end, moment, .. } = edtf(text).unwrap();
    When { span, edtf: text, datetime: "", text, fuzzy_start, fuzzy_end, moment }
}

/// A sheet with these events and no others: label, track and date of each.
pub fn sheet(events: &[(&'static str, u16, &'static str)]) -> &'static Sheet<'static> {
    let mut sheet = random::sheet(1, 20, 0).clone();
    let tracks = ["visit", "money", "energy", "education", "media", "alliances"];
    sheet.tracks = tracks.map(|slug| Name { slug, label: slug }).to_vec();
    sheet.events = (0..)
        .zip(events)
        .map(|(at, &(short, track, date))| Event {
            slug: random::leak(format!("event-{at}")),
            title: short,
            short,
            detail: "",
            when: Some(when(date)),
            step: 0,
            track,
            topic: 0,
            place: "",
            people: vec![],
            facts: (0..1 + at % 3).collect(),
            source: 0,
            locator: "",
            inferred: "",
        })
        .collect();
    Box::leak(Box::new(sheet))
}

/// Events as on the sheet of a visit.
pub fn visit() -> &'static Sheet<'static> {
    sheet(&[
        ("Gas supply scheme", 2, "/2030"),
        ("60 % gasification", 2, "../2030"),
        ("First three schools", 3, "../2027-09-01"),
        ("$160 million loan", 1, "2022/2023"),
        ("Over 280 vehicles", 1, "2022/2024"),
        ("Nine schools launched", 3, "2023-09-01"),
        ("Tailings phase", 2, "2024/2030"),
        ("CSTO chairmanship", 5, "2025"),
        ("700 study places", 3, "2025/2026"),
        ("157 teachers", 3, "2025/2026"),
        ("Academic year 2025–2026", 3, "2025-09/2026-06"),
        ("Nomad TV on air", 4, "2025-11"),
        ("Putin meets Lukashenko", 0, "2025-11-26"),
        ("Talks about about 2028", 5, "2028~/.."),
    ])
}

/// A random sheet with so many events, with labels of up to 40 characters.
pub fn crowd(seed: u64, events: usize) -> &'static Sheet<'static> {
    let mut sheet = random::sheet(seed, 30, events).clone();
    let random = &mut Random::new(seed);
    for event in &mut sheet.events {
        let words = random::words(random, 9);
        let most = 1 + random.below(40);
        event.short = random::leak(words.chars().take(most).collect::<String>());
        if random.chance(50) {
            // A date of its own, so that not all stand on the same few days.
            let first = day("2021-06-01").0 + random.below(3600) as i32;
            let days = random.one(&[1, 1, 1, 10, 30, 90, 365, 1500]);
            event.when = Some(When {
                span: Span { first: Day(first), end: Day(first + days) },
                moment: days == 1,
                fuzzy_start: random.chance(20),
                fuzzy_end: random.chance(20),
                ..when("2022")
            });
        }
    }
    Box::leak(Box::new(sheet))
}
