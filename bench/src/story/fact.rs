//! Made-up facts. The nth fact is the same in every sheet, however long.

use super::figure::Figure;
use crate::random::Random;

/// What a fact may say, in common words.
const WORDS: &str = include_str!("words.txt");

/// The longest statement that a sheet may have, in characters.
const LONGEST: usize = 240;

/// One fact. Topics, parties and organisations are indices into their lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// `f00001`.
    pub slug: String,
    /// Its topic.
    pub topic: usize,
    /// None to two.
    pub parties: Vec<usize>,
    /// None to three.
    pub organisations: Vec<usize>,
    /// None to two.
    pub figures: Vec<Figure>,
    /// 20 to 60 words, or as many as fit.
    pub statement: String,
    /// EDTF: a year, a month, or years.
    pub period: Option<String>,
    /// As the sheet has it.
    pub status: Option<&'static str>,
    /// Index into the sections of the source.
    pub section: usize,
    /// In that section, from 1.
    pub paragraph: usize,
    /// What is inferred.
    pub is_inferred: bool,
}

impl Fact {
    /// The fact with this number.
    pub fn new(number: usize) -> Fact {
        let mut random = Random::new(0x0FAC_7000_0000 + number as u64);
        let random = &mut random;
        Fact {
            slug: format!("f{number:05}"),
            topic: random.below(9),
            parties: several(random, 2, |random| random.below(6)),
            organisations: several(random, 3, |random| random.skewed(200)),
            figures: Figure::some(random),
            statement: statement(random),
            period: random.percent(70).then(|| period(random)),
            status: random
                .percent(60)
                .then(|| ["in-force", "done", "under-way", "planned", "explored"][random.below(5)]),
            section: random.below(super::SECTIONS.len()),
            paragraph: random.within(1, super::PARAGRAPHS),
            is_inferred: random.percent(10),
        }
    }

    /// The kinds of its figures, ascending, each once.
    pub fn kinds(&self) -> Vec<usize> {
        let mut kinds: Vec<usize> = self.figures.iter().map(|figure| figure.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// `2024`, `March 2024` as `2024-03`, `2024–2027`.
    pub fn when(&self) -> String {
        self.period.as_deref().unwrap_or_default().replace('/', "–")
    }
}

/// The words of statements.
pub fn words() -> impl Iterator<Item = &'static str> {
    WORDS.split_whitespace()
}

/// None to `most`, ascending, each once.
fn several(random: &mut Random, most: usize, mut one: impl FnMut(&mut Random) -> usize) -> Vec<usize> {
    let count = random.below(most + 1);
    let mut chosen: Vec<usize> = (0..count).map(|_| one(random)).collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

fn statement(random: &mut Random) -> String {
    let words: Vec<&str> = words().collect();
    let mut text = String::new();
    for _ in 0..random.within(20, 60) {
        let word = words[random.below(words.len())];
        if text.len() + word.len() + 2 > LONGEST {
            break;
        }
        if text.is_empty() {
            let (first, rest) = word.split_at(1);
            text = first.to_uppercase() + rest;
        } else {
            text.push(' ');
            text.push_str(word);
        }
    }
    text.push('.');
    text
}

fn period(random: &mut Random) -> String {
    let year = random.within(2022, 2030);
    match random.below(10) {
        0..4 => year.to_string(),
        4..6 => format!("{year}-{:02}", random.within(1, 12)),
        _ => format!("{}/{}", year.min(2029), random.within(year.min(2029) + 1, 2030)),
    }
}
