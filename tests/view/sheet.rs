//! A small sheet with one of everything, made by hand.

use factsheet::{
    day::{Day, Span},
    sheet::{
        Bar, Bars, Correction, Drawing, Event, Fact, Facts, Figure, Key, Kind, Meter, Name, Order, Run,
        Sheet, Source, Status, Topic, When,
    },
};

fn days(first: (i32, u8, u8), end: (i32, u8, u8)) -> Span {
    let day = |(year, month, day)| Day::new(year, month, day).unwrap();
    Span { first: day(first), end: day(end) }
}

fn when(span: Span, text: &'static str, datetime: &'static str, moment: bool) -> When<'static> {
    When { span, edtf: "", datetime, text, fuzzy_start: moment, fuzzy_end: false, moment }
}

fn figure(hedge: &'static str, value: &'static str, spoken: &'static str, kind: Kind) -> Figure<'static> {
    Figure { hedge, value, spoken, of: "", kind }
}

fn name(slug: &'static str, label: &'static str) -> Name<'static> {
    Name { slug, label }
}

fn run(label: &'static str, facts: u32) -> Run<'static> {
    Run { label, facts }
}

fn fact(slug: &'static str, topic: u16, statement: &'static str) -> Fact<'static> {
    Fact {
        slug,
        topic,
        statement,
        joins: vec![],
        figures: vec![],
        drawing: Drawing::None,
        period: None,
        status: None,
        parties: vec![0],
        organisations: vec![],
        people: vec![],
        places: vec![],
        says: "",
        source: 0,
        locator: "Chapter 1, ¶1",
        inferred: "",
        verified: "1 March 2026",
    }
}

fn event(slug: &'static str, title: &'static str, facts: Vec<u32>) -> Event<'static> {
    Event {
        slug,
        title,
        short: title,
        detail: "",
        when: None,
        step: 0,
        track: 0,
        topic: 0,
        place: "",
        people: vec![],
        facts,
        source: 0,
        locator: "Chapter 1, ¶2",
        inferred: "",
    }
}

/// Five facts in three topics, four events.
pub fn sheet() -> Sheet<'static> {
    let progress = Meter {
        fill: 4200,
        goal: 6000,
        start: "42\u{a0}% now",
        end: "60\u{a0}% by 2030",
        text: "42 % now, 60 % by 2030",
    };
    let part = Meter { fill: 1147, goal: 0, start: "over 860", end: "7,500", text: "Over 860 of 7,500" };
    let row = |label, value, length, own| Bar { label, value, length, own };
    let bars = Bars {
        title: "Dollars",
        rows: vec![
            row("invested", "over $1.8\u{a0}bn", 10_000, true),
            row("lent", "$160\u{a0}m", 888, false),
        ],
        text: "Over 1.8 billion and 160 million US dollars at one scale",
    };
    let gas = Fact {
        figures: vec![
            figure("", "42\u{a0}%", "42 per cent", Kind::Share),
            figure("", "60\u{a0}%", "60 per cent", Kind::Target),
        ],
        drawing: Drawing::Meter(progress.clone()),
        period: Some(when(days((2024, 1, 1), (2031, 1, 1)), "2024–2030", "", false)),
        status: Some(Status::UnderWay),
        organisations: vec![0],
        ..fact("gas", 1, "Gas reaches 42\u{a0}% of the land; the aim is 60\u{a0}% by 2030.")
    };
    let invested = Fact {
        figures: vec![figure("over", "$1.8\u{a0}bn", "over 1.8 billion US dollars", Kind::Amount)],
        drawing: Drawing::Bars(bars),
        status: Some(Status::InForce),
        parties: vec![0, 1],
        says: "the minister",
        ..fact("invested", 2, "What <one> has put into the other & back.")
    };
    let students = Fact {
        figures: vec![figure("about", "7,500\u{a0}students", "about 7,500 students", Kind::Count)],
        drawing: Drawing::Meter(part),
        status: Some(Status::Done),
        source: 1,
        inferred: "The year, from the paragraph before.",
        ..fact("students", 2, "Students at one university, some from elsewhere.")
    };
    Sheet {
        slug: "small",
        language: "en",
        rtl: false,
        kicker: "A visit",
        title: "Two lands, figure by figure",
        standfirst: "What ties them.",
        provenance: "As reported by one paper.",
        updated: "1 March 2026",
        method: vec!["Made by hand.", "For tests."],
        sources: vec![
            Source { slug: "paper", label: "A paper, 2026", url: "" },
            Source { slug: "office", label: "An office, 2025", url: "https://example.org/report" },
        ],
        topics: vec![
            Topic { slug: "visit", label: "The visit", hue: 1 },
            Topic { slug: "energy", label: "Energy", hue: 3 },
            Topic { slug: "money", label: "Money and schools", hue: 4 },
        ],
        parties: vec![name("north", "Northland"), name("south", "Southland")],
        organisations: vec![name("gasco", "Gasco")],
        people: vec![],
        places: vec![],
        tracks: vec![name("programme", "The programme"), name("supply", "Supply")],
        keys: vec![
            Key { fact: 1, figure: 0, label: "of the land has gas", meter: Some(progress) },
            Key { fact: 3, figure: 0, label: "study there", meter: None },
        ],
        facts: Facts::from(vec![
            Fact { status: Some(Status::Planned), ..fact("talks", 0, "Talks are to be held.") },
            gas,
            invested,
            students,
            fact("quiet", 2, "A fact without any figure, on gasworks."),
        ]),
        events: vec![
            Event { step: 1, place: "The palace", ..event("welcome", "Welcome", vec![0]) },
            Event { step: 2, detail: "in private", ..event("talks", "Talks", vec![0, 2]) },
            Event {
                when: Some(when(days((2026, 3, 2), (2026, 3, 3)), "2 March 2026", "2026-03-02", true)),
                ..event("aside", "A meeting aside", vec![])
            },
            Event {
                when: Some(when(days((2024, 1, 1), (2031, 1, 1)), "2024–2030", "", false)),
                track: 1,
                topic: 1,
                ..event("pipes", "Pipes are laid", vec![1])
            },
        ],
        corrections: vec![Correction { date: "2 March 2026", text: "42, not 24.", fact: Some(1) }],
        horizon: days((2022, 1, 1), (2031, 1, 1)),
        years: vec!["2024", "2025", "2030"],
        by_size: Order(vec![2, 3, 1, 0, 4]),
        by_date: Order(vec![4, 0, 1, 3, 2]),
        by_name: Order(vec![0, 4, 2, 3, 1]),
        sizes: vec![run("Per cent", 2), run("Other figures", 2), run("No figure", 1)],
        dates: vec![run("2030", 3), run("Not stated", 2)],
        months: vec![
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        licence: "Free to use.",
    }
}
