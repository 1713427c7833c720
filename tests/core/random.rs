//! Random sheets, for every test that needs one. The same numbers always give
//! the same sheet; `sheets()` is the strategy for proptest, which shrinks the
//! numbers of facts and events. Strings are leaked: a test process is short.

use factsheet::{
    day::{Day, Edtf, Span, edtf},
    filter::{Facet, Index, Pick, Query},
    search,
    sheet::{Drawing, Event, Fact, Figure, Key, Kind, Name, Order, Run, Sheet, Source, Status, Topic, When},
    state::{Sort, State},
    text,
};
use proptest::prelude::*;

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, good enough to scatter.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 to `end` - 1; 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.bits() % end.max(1) as u64) as usize
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// Some of the numbers below `end`, ascending.
    pub fn some(&mut self, end: usize, percent: usize) -> Vec<u16> {
        (0..end as u16).filter(|_| self.chance(percent)).collect()
    }

    /// Headings over so many facts.
    fn runs(&mut self, facts: usize) -> Vec<Run<'static>> {
        let mut left = facts;
        let mut runs = vec![];
        while left > 0 {
            let facts = 1 + self.below(left);
            left -= facts;
            runs.push(Run { label: self.one(VOCABULARY), facts: facts as u32 });
        }
        runs
    }

    /// The numbers below `end`, shuffled.
    fn shuffled(&mut self, end: usize) -> Vec<u32> {
        let mut list: Vec<u32> = (0..end as u32).collect();
        for at in (1..end).rev() {
            list.swap(at, self.below(at + 1));
        }
        list
    }
}

pub fn leak(text: impl Into<String>) -> &'static str {
    text.into().leak()
}

/// Words that search must tell apart or bring together.
pub const VOCABULARY: &[&str] = &[
    "gas",
    "Gazprom",
    "pipeline",
    "state-owned",
    "Ünlü",
    "Straße",
    "ŒUVRE",
    "Ёлка",
    "йод",
    "Бишкек",
    "Kyrgyz",
    "trade",
    "traders",
    "loan",
    "university",
    "universities",
    "1.8",
    "10,300",
    "22.3",
    "2024",
    "Ωμέγα",
    "ﬁnance",
    "İstanbul",
    "naïve",
    "x",
    "of",
    "the",
    "energy",
    "“quoted”",
    "e\u{301}tude",
    "U.S.",
    "Co₂",
];

const DATES: &[&str] = &[
    "2022",
    "2023-09",
    "2023-09-01",
    "2022/2024",
    "2025-09/2026-06",
    "../2030",
    "../2027-09-01",
    "2023-09-01/..",
    "2028/..",
    "/2026",
    "2023/",
    "2025?",
    "2025~",
    "202X",
    "2025-XX",
    "2025-21",
    "[2025,2026]",
    "{2025,2027}",
    "1999",
    "2041",
    "1992/2023",
    "2029/2035",
    "1991-08-31/..",
    "2024-02-29",
    "../1999",
];

/// A random sheet with so many facts and events.
pub fn sheet(seed: u64, facts: usize, events: usize) -> &'static Sheet<'static> {
    let random = &mut Random::new(seed);
    let mut names = |kind: &str, most: usize| -> Vec<Name<'static>> {
        (0..random.below(most + 1))
            .map(|at| Name { slug: leak(format!("{kind}-{at}")), label: random.one(VOCABULARY) })
            .collect()
    };
    let parties = names("party", 5);
    let organisations = names("organisation", 9);
    let people = names("person", 6);
    let places = names("place", 4);
    let mut tracks = names("track", 5);
    tracks.push(Name { slug: "visit", label: "The visit" });
    let topics: Vec<Topic> = (0..1 + random.below(8))
        .map(|at| Topic {
            slug: leak(format!("topic-{at}")),
            label: random.one(VOCABULARY),
            hue: 1 + at as u8,
        })
        .collect();
    let horizon = Span { first: Day::new(2022, 1, 1).unwrap(), end: Day::new(2031, 1, 1).unwrap() };

    let [by_size, by_date, by_name] = [0; 3].map(|_| Order(random.shuffled(facts)));
    let mut of_topic: Vec<u16> = (0..facts).map(|_| random.below(topics.len()) as u16).collect();
    of_topic.sort_unstable();
    // Some sheets state everything, so that facets have nothing to tell apart.
    let (inferred, stated) = (random.one(&[0, 20, 100]), random.one(&[60, 100]));
    let facts: Vec<Fact> = (0..facts)
        .map(|at| {
            let statement = leak(words(random, 12));
            Fact {
                slug: leak(format!("fact-{at}")),
                topic: of_topic[at],
                statement,
                joins: joins(statement),
                figures: figures(random),
                drawing: Drawing::None,
                period: random.chance(stated).then(|| when(random, DATES)),
                status: random.chance(stated).then(|| random.one(&Status::ALL)),
                parties: random.some(parties.len(), 30),
                organisations: random.some(organisations.len(), 15),
                people: random.some(people.len(), 10),
                places: random.some(places.len(), 10),
                says: if random.chance(20) { "the minister" } else { "" },
                source: 0,
                locator: "Section, ¶1",
                inferred: if random.chance(inferred) { "The year." } else { "" },
                verified: "23 November 2026",
            }
        })
        .collect();
    let years = years(&facts, horizon);
    let facts_len = facts.len();
    let mut events: Vec<Event> = (0..events)
        .map(|at| Event {
            slug: leak(format!("event-{at}")),
            title: leak(words(random, 6)),
            short: random.one(VOCABULARY),
            detail: "",
            when: random.chance(85).then(|| when(random, DATES)),
            step: if random.chance(20) { 1 + at as u16 } else { 0 },
            track: random.below(tracks.len()) as u16,
            topic: random.below(topics.len()) as u16,
            place: "",
            people: random.some(people.len(), 20),
            facts: random.some(facts.len(), 8).into_iter().map(u32::from).collect(),
            source: 0,
            locator: "Section, ¶1",
            inferred: "",
        })
        .collect();
    events.sort_by_key(|event| event.when.as_ref().map(|when| when.span.first));
    let keys = (!facts.is_empty()).then_some(Key { fact: 0, figure: 0, label: "key", meter: None });

    Box::leak(Box::new(Sheet {
        slug: "random",
        language: "en",
        rtl: false,
        kicker: "",
        title: "A random sheet",
        standfirst: "",
        provenance: "",
        updated: "23 November 2026",
        method: vec![],
        sources: vec![Source { slug: "source", label: "Source", url: "" }],
        topics,
        parties,
        organisations,
        people,
        places,
        tracks,
        keys: keys.into_iter().filter(|_| !facts[0].figures.is_empty()).collect(),
        facts: facts.into(),
        events,
        corrections: vec![],
        horizon,
        years,
        by_size,
        by_date,
        by_name,
        sizes: random.runs(facts_len),
        dates: random.runs(facts_len),
        months: vec!["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
        licence: "",
    }))
}

/// The sheet with its facts changed.
pub fn with_facts(
    sheet: &Sheet<'static>,
    change: impl FnOnce(&mut [Fact<'static>]),
) -> &'static Sheet<'static> {
    let mut facts: Vec<Fact> = sheet.facts.iter().cloned().collect();
    change(&mut facts);
    Box::leak(Box::new(Sheet { facts: facts.into(), ..sheet.clone() }))
}

/// The sheet packed and read back.
pub fn packed(sheet: &Sheet) -> &'static Sheet<'static> {
    Box::leak(Box::new(Sheet::unpack(sheet.pack().leak()).unwrap()))
}

/// Everything that search looks into, folded.
pub fn searched(sheet: &Sheet, fact: &Fact) -> String {
    let mut texts = vec![fact.statement];
    texts.extend(fact.figures.iter().flat_map(|figure| [figure.value, figure.spoken, figure.of]));
    for (names, of) in [
        (&sheet.parties, &fact.parties),
        (&sheet.organisations, &fact.organisations),
        (&sheet.people, &fact.people),
        (&sheet.places, &fact.places),
    ] {
        texts.extend(of.iter().map(|&name| names[usize::from(name)].label));
    }
    texts.push(sheet.topics[usize::from(fact.topic)].label);
    texts.push(fact.status.map_or("", text::status));
    texts.extend([fact.says, fact.locator]);
    texts.extend(fact.period.as_ref().map(|when| when.text));
    let folded: Vec<String> = texts.into_iter().map(search::fold).filter(|text| !text.is_empty()).collect();
    folded.join(" ")
}

/// Sheets with 0 to 50 facts and 0 to 10 events.
pub fn sheets() -> impl Strategy<Value = &'static Sheet<'static>> {
    (any::<u64>(), 0usize..50, 0usize..10).prop_map(|(seed, facts, events)| sheet(seed, facts, events))
}

/// A sheet's index with numbers to choose by; every other sheet was packed.
pub fn indexed() -> impl Strategy<Value = (&'static Index<'static>, u64)> {
    let index = |sheet, seed: u64| index(if seed & 1 == 0 { sheet } else { packed(sheet) });
    (sheets(), any::<u64>()).prop_map(move |(sheet, seed)| (index(sheet, seed), seed))
}

pub fn index(sheet: &'static Sheet<'static>) -> &'static Index<'static> {
    Box::leak(Box::new(Index::new(sheet)))
}

/// Any value of any facet; `None` if the sheet has no facets.
pub fn pick(random: &mut Random, index: &Index) -> Option<Pick> {
    let facet = random.one(&Facet::ALL);
    let facets = Facet::ALL.iter().cycle().skip(facet as usize).take(Facet::ALL.len());
    let facet = *facets.into_iter().find(|&&facet| !index.values(facet).is_empty())?;
    Some(Pick { facet, value: random.below(index.values(facet).len()) as u16 })
}

/// Any query, also one that nothing matches.
pub fn query(random: &mut Random, index: &Index) -> Query {
    let mut picks: Vec<Pick> = (0..random.below(5)).filter_map(|_| pick(random, index)).collect();
    picks.sort_unstable();
    picks.dedup();
    let text = if random.chance(30) { words(random, 2) } else { String::new() };
    let text = if random.chance(40) { text.chars().take(3).collect() } else { text };
    let facts = index.sheet.facts.len();
    let only =
        if random.chance(15) { random.some(facts, 40).into_iter().map(u32::from).collect() } else { vec![] };
    Query { text, picks, span: random.chance(30).then(|| span(random)), only }
}

/// Any valid state.
pub fn state(random: &mut Random, index: &Index) -> State {
    let facts = index.sheet.facts.len();
    State {
        query: query(random, index),
        sort: random.one(&Sort::ALL),
        window: random.chance(50).then(|| span(random)),
        fact: (random.chance(30) && facts > 0).then(|| random.below(facts) as u32),
        lost: false,
    }
}

/// Any span: around the horizon mostly, sometimes anywhere.
pub fn span(random: &mut Random) -> Span {
    let (from, days) =
        if random.chance(10) { (Day::MIN.0, (Day::MAX.0 - Day::MIN.0) as usize) } else { (17_000, 6_000) };
    let first = Day(from + random.below(days) as i32);
    let most = (Day::MAX.0 - first.0) as usize;
    let end = Day(first.0 + 1 + random.below(most.min(1_500)) as i32);
    let year = |day: Day| Span::year(day.year()).unwrap();
    match random.below(3) {
        0 => Span { first, end },
        1 => Span { first: year(first).first, end: year(Day(end.0 - 1)).end },
        _ => Span::month(first.year(), first.civil().1).unwrap(),
    }
}

/// Up to `most` words.
pub fn words(random: &mut Random, most: usize) -> String {
    let words: Vec<&str> = (0..1 + random.below(most)).map(|_| random.one(VOCABULARY)).collect();
    words.join(random.one(&[" ", ", ", " – ", "\u{a0}"]))
}

/// A date of the list, packed as the tool packs it.
pub fn when(random: &mut Random, dates: &[&'static str]) -> When<'static> {
    let text = random.one(dates);
    let Edtf { span, fuzzy_start, fuzzy_end, moment, .. } = edtf(text).expect(text);
    When { span, edtf: text, datetime: "", text, fuzzy_start, fuzzy_end, moment }
}

fn figures(random: &mut Random) -> Vec<Figure<'static>> {
    (0..random.below(3))
        .map(|_| Figure {
            hedge: "",
            value: "$1.8 bn",
            spoken: "1.8 billion",
            of: "of it",
            kind: random.one(&Kind::ALL),
        })
        .collect()
}

/// Character boundaries inside grapheme clusters.
pub fn joins(text: &str) -> Vec<u16> {
    use unicode_segmentation::UnicodeSegmentation;
    let starts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    text.char_indices().map(|(at, _)| at).filter(|at| !starts.contains(at)).map(|at| at as u16).collect()
}

/// As [`Sheet::years`] says, by looking at every day.
fn years(facts: &[Fact], horizon: Span) -> Vec<&'static str> {
    let touched = |year: i32| {
        facts.iter().filter_map(|fact| fact.period.as_ref()).any(|when| {
            let last = when.span.end.0 - 1;
            if when.moment && when.span.first == Day::MIN {
                Day(last).year() == year
            } else {
                when.span.first.year() <= year && year <= Day(last).year()
            }
        })
    };
    (horizon.first.year()..horizon.end.year())
        .filter(|&year| touched(year))
        .map(|year| leak(year.to_string()))
        .collect()
}
