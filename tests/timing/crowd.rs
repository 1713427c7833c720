//! Sheets of any size, the same for the same size: nine topics, six parties,
//! two hundred organisations, statements of 20 to 60 words out of 3,000, the
//! frequent ones more often.

use factsheet::{
    day::{Day, Span},
    sheet::{Drawing, Fact, Figure, Kind, Name, Order, Sheet, Status, Topic, When},
};

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.bits() % end as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// Up to `most` numbers below `end`, ascending.
    fn some(&mut self, end: usize, most: usize) -> Vec<u16> {
        let mut some: Vec<u16> = (0..self.below(most + 1)).map(|_| self.below(end) as u16).collect();
        some.sort_unstable();
        some.dedup();
        some
    }

    /// A word, the first of them most often (Zipf).
    fn word(&mut self, of: &[&'static str]) -> &'static str {
        let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
        of[((of.len() as f64).powf(share) as usize - 1).min(of.len() - 1)]
    }

    fn words(&mut self, of: &[&'static str], count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.word(of)).collect();
        words.join(" ")
    }

    fn shuffled(&mut self, end: usize) -> Order {
        let mut list: Vec<u32> = (0..end as u32).collect();
        for at in (1..end).rev() {
            list.swap(at, self.below(at + 1));
        }
        Order(list)
    }
}

fn leak(text: impl Into<String>) -> &'static str {
    text.into().leak()
}

/// The slug of a fact.
pub fn slug(at: usize) -> &'static str {
    leak(format!("fact-{at}"))
}

/// Made-up words of one to four syllables, each once.
fn vocabulary(random: &mut Random) -> Vec<&'static str> {
    let mut words: Vec<String> = vec![];
    while words.len() < 3_000 {
        let syllable = |random: &mut Random| {
            let ends: [&str; 6] = ["", "", "", "n", "r", "st"];
            let first = random.one(b"bcdfghklmnprstvz") as char;
            format!("{first}{}{}", random.one(b"aeiou") as char, random.one(&ends))
        };
        let word: String = (0..1 + random.below(4)).map(|_| syllable(random)).collect();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.into_iter().map(leak).collect()
}

fn when(random: &mut Random) -> When<'static> {
    let (year, months) = (2020 + random.below(10) as i32, random.one(&[1, 12, 24, 48]));
    let month = if months == 1 { 1 + random.below(12) as u8 } else { 1 };
    let first = Day::new(year, month, 1).unwrap();
    let end = Day(first.0 + months * 30);
    let text = match months {
        1 => format!("{} {year}", ["March", "May", "June"][random.below(3)]),
        12 => year.to_string(),
        _ => format!("{year}–{}", year + months / 12),
    };
    let edtf = match months {
        1 => format!("{year}-{month:02}"),
        12 => year.to_string(),
        _ => format!("{year}/{}", year + months / 12),
    };
    let datetime = leak(if months > 12 { String::new() } else { edtf.clone() });
    let (edtf, text) = (leak(edtf), leak(text));
    When {
        span: Span { first, end },
        edtf,
        datetime,
        text,
        fuzzy_start: false,
        fuzzy_end: random.chance(5),
        moment: false,
    }
}

fn figure(random: &mut Random, words: &[&'static str]) -> Figure<'static> {
    let number = format!("{}.{}", random.below(1_000), random.below(10));
    Figure {
        hedge: random.one(&["", "", "", "over", "about"]),
        value: leak(format!("${number}\u{a0}bn")),
        spoken: leak(format!("{number} billion US dollars")),
        of: leak(random.words(words, 3)),
        kind: random.one(&Kind::ALL),
    }
}

/// So many facts.
pub fn sheet(count: usize) -> Sheet<'static> {
    let random = &mut Random(count as u64);
    let words = &vocabulary(random);
    let mut names = |kind: &str, count: usize| -> Vec<Name<'static>> {
        let name = |at| Name { slug: leak(format!("{kind}-{at}")), label: leak(random.words(words, 2)) };
        (0..count).map(name).collect()
    };
    let (parties, organisations) = (names("party", 6), names("organisation", 200));
    let topics = names("topic", 9).into_iter().map(|Name { slug, label }| Topic { slug, label, hue: 1 });
    let topics: Vec<Topic> = topics.collect();
    let facts: Vec<Fact> = (0..count)
        .map(|at| {
            let many = 20 + random.below(41);
            let figures = random.below(3);
            Fact {
                slug: slug(at),
                topic: (at * 9 / count) as u16,
                statement: leak(random.words(words, many) + "."),
                joins: vec![],
                figures: (0..figures).map(|_| figure(random, words)).collect(),
                drawing: Drawing::None,
                period: random.chance(80).then(|| when(random)),
                status: random.chance(60).then(|| random.one(&Status::ALL)),
                parties: random.some(6, 2),
                organisations: random.some(200, 3),
                people: vec![],
                places: vec![],
                says: "",
                source: 0,
                locator: leak(format!("Section {}, ¶{}", random.below(20), random.below(9))),
                inferred: if random.chance(10) { "The year." } else { "" },
                verified: "23 November 2026",
            }
        })
        .collect();
    let day = |year| Day::new(year, 1, 1).unwrap();
    Sheet {
        slug: "crowd",
        language: "en",
        rtl: false,
        kicker: "",
        title: "A crowd",
        standfirst: "",
        provenance: "",
        updated: "23 November 2026",
        method: vec![],
        sources: vec![],
        topics,
        parties,
        organisations,
        people: vec![],
        places: vec![],
        tracks: vec![],
        keys: vec![],
        facts: facts.into(),
        events: vec![],
        corrections: vec![],
        horizon: Span { first: day(2020), end: day(2030) },
        years: (2020..2030).map(|year: i32| leak(year.to_string())).collect(),
        by_size: random.shuffled(count),
        by_date: random.shuffled(count),
        by_name: random.shuffled(count),
        sizes: vec![],
        dates: vec![],
        months: vec![],
        licence: "",
    }
}
