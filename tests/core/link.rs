//! Addresses: every state comes back, every text is read.

use factsheet::{
    day::{Day, Span},
    filter::{Facet, Index, Pick, Query},
    link,
    search::LONGEST,
    state::{Action, Sort, State, Zoom, step},
};
use proptest::prelude::*;

use crate::core::random::{self, Random, indexed};

fn encode(index: &Index, state: &State) -> String {
    link::encode(index, state, "")
}

fn decode(index: &Index, text: &str) -> State {
    link::decode(index, text, "")
}

proptest! {
    #[test]
    fn a_state_comes_back_from_its_address((index, seed) in indexed(), text in "\\PC{0,30}|[&=+%# ,/a\u{0}\n\u{202e}]{0,10}") {
        let mut state = random::state(&mut Random::new(seed), index);
        if !text.is_empty() {
            state.query.text = text;
        }
        let link = encode(index, &state);
        prop_assert_eq!(decode(index, &link), state.clone(), "{}", link);
        prop_assert_eq!(decode(index, &format!("#{link}")), state, "{}", link);
    }

    #[test]
    fn an_address_that_was_read_is_written_the_same_ever_after((index, _) in indexed(), link in links()) {
        let state = decode(index, &link);
        let written = encode(index, &state);
        let again = decode(index, &written);
        // That an address led to a fact of another sheet is said once.
        prop_assert_eq!(&again, &State { lost: false, ..state }, "{:?} → {:?}", link, written);
        prop_assert_eq!(encode(index, &again), written);
    }

    #[test]
    fn what_is_read_is_a_state_that_can_be((index, _) in indexed(), link in links()) {
        let state = decode(index, &link);
        prop_assert!(state.query.picks.is_sorted_by(|a, b| a < b));
        prop_assert!(state.query.picks.iter().all(|&pick| index.get(pick).is_some()));
        prop_assert!(state.query.text.chars().count() <= LONGEST);
        for span in [state.query.span, state.window].into_iter().flatten() {
            prop_assert!(!span.is_empty() && Day::MIN <= span.first && span.end <= Day::MAX);
        }
        prop_assert!(state.fact.is_none_or(|fact| (fact as usize) < index.sheet.facts.len()));
    }

    #[test]
    fn an_address_needs_no_escape_that_a_browser_would_add((index, seed) in indexed(), text in "\\PC{0,20}|[ -~\n\u{a0}]{0,20}") {
        let mut state = random::state(&mut Random::new(seed), index);
        state.query.text = text;
        let link = encode(index, &state);
        // The fragment percent-encode set of the URL standard, in ASCII.
        prop_assert!(!link.contains(|c: char| c.is_ascii_control() || " \"<>`#".contains(c)), "{}", link);
    }
}

/// Parts that mean something, parts that nearly do, and noise.
fn links() -> BoxedStrategy<String> {
    let part = prop_oneof![
        proptest::sample::select(vec![
            "topic=topic-0",
            "topic=topic-1,topic-0,topic-0,nope",
            "topic=",
            "topic",
            "status=done%2Cplanned",
            "year=2025",
            "q=gas+pipes",
            "q=%D0%B9%",
            "q=%ff%FE",
            "q=%",
            "q=%2",
            "q=%zz",
            "q=é%C3%A9",
            "q",
            "q=",
            "sort=largest",
            "sort=editor",
            "sort=LARGEST",
            "period=2024-03/2027-09",
            "period=2024",
            "period=2024/2023",
            "period=2024-02-30",
            "period=-9999/9999",
            "period=2024%2F2025",
            "period=/",
            "period=10000",
            "zoom=2024/2027",
            "zoom=2025-11-26",
            "zoom=\u{202e}2024",
            "fact=fact-0",
            "fact=fact-1&fact=nope",
            "event=event-0",
            "basis=inferred,stated",
            "utm_source=x",
            "utm=é&utm=2",
            "=",
            "==",
            "=x",
            "#",
            "##a=b",
            "#topic=topic-0",
            "",
            "&",
            "&&",
            "a b",
            "%23x",
            "rest",
        ])
        .prop_map(String::from),
        "\\PC{0,8}",
        "(topic|q|sort|period|zoom|fact|year)=[0-9a-z%,/+-]{0,12}",
        any::<String>(),
    ];
    (proptest::bool::ANY, proptest::collection::vec(part, 0..8))
        .prop_map(|(hash, parts)| if hash { "#" } else { "" }.to_string() + &parts.join("&"))
        .boxed()
}

fn small() -> &'static Index<'static> {
    random::index(random::sheet(5, 20, 6))
}

/// The first values of a facet.
fn picks(facet: Facet, count: u16) -> Vec<Pick> {
    (0..count).map(|value| Pick { facet, value }).collect()
}

fn span(first: &str, last: &str) -> Option<Span> {
    Some(Span { first: Span::parse(first)?.first, end: Span::parse(last)?.end })
}

#[test]
fn an_address_can_be_read_by_people() {
    let index = small();
    let state = State {
        query: Query {
            text: "gas pipes".into(),
            picks: [picks(Facet::Topic, 2), picks(Facet::Status, 1)].concat(),
            span: span("2024-03", "2027-09"),
            only: vec![3, 5],
        },
        sort: Sort::Largest,
        window: span("2024", "2027"),
        fact: Some(3),
        lost: false,
    };
    assert_eq!(
        encode(index, &state),
        "topic=topic-0,topic-1&status=in-force&facts=fact-3,fact-5&q=gas+pipes&sort=largest&period=2024-03/2027-09&zoom=2024/2027\
         &fact=fact-3"
    );
}

#[test]
fn the_state_at_first_has_an_empty_address() {
    assert_eq!(encode(small(), &State::default()), "");
    for link in ["", "#", "##", "&", "#&&", "sort=editor", "topic=nope", "q=", "fact=", "period=2024/2023"] {
        assert_eq!(State { lost: false, ..decode(small(), link) }, State::default(), "{link}");
    }
}

#[test]
fn letters_of_any_script_stay_readable_and_what_would_mislead_does_not() {
    let written = |text: &str| {
        encode(small(), &State { query: Query { text: text.into(), ..Query::default() }, ..State::default() })
    };
    assert_eq!(written("газ é 北京"), "q=газ+é+北京");
    assert_eq!(written("1.8%"), "q=1.8%25");
    assert_eq!(written("a&b=c+d#e"), "q=a%26b%3Dc%2Bd%23e");
    assert_eq!(written("a\u{202e}b\u{a0}c\n"), "q=a%E2%80%AEb%C2%A0c%0A");
    assert_eq!(written("10,300 (about) it's/that?"), "q=10,300+(about)+it's/that?");
}

#[test]
fn what_a_messenger_encodes_is_read_all_the_same() {
    let index = small();
    let state = decode(index, "#topic=topic-0%2Ctopic-1&q=%D0%B3%D0%B0%D0%B7%20x&period=2024%2F2025");
    assert_eq!(state.query.picks, picks(Facet::Topic, 2));
    assert_eq!(state.query.text, "газ x");
    assert_eq!(state.query.span, span("2024", "2025"));
    assert_eq!(link::rest("#topic=topic-0%2Ctopic-1&q=%D0%B3", ""), "");
}

#[test]
fn bytes_that_are_no_text_are_replaced() {
    assert_eq!(decode(small(), "q=a%FFb").query.text, "a\u{fffd}b");
    assert_eq!(decode(small(), "q=100%").query.text, "100%");
    assert_eq!(decode(small(), "q=%zz").query.text, "%zz");
}

#[test]
fn parts_of_others_are_kept_in_their_order() {
    let link = "#b=2&topic=topic-0&a&b=1&sort=name&=&%74opic=x&a.topic=topic-1";
    assert_eq!(link::rest(link, ""), "b=2&a&b=1&=&%74opic=x&a.topic=topic-1");
    assert_eq!(link::rest(link, "a."), "b=2&topic=topic-0&a&b=1&sort=name&=&%74opic=x");
    assert_eq!(encode(small(), &decode(small(), link)), "topic=topic-0&sort=name");
}

#[test]
fn two_sheets_share_an_address_by_their_prefixes() {
    let index = small();
    let one = decode(index, "topic=topic-0&q=gas");
    let two = decode(index, "sort=name&facts=fact-1");
    let address = [link::encode(index, &one, "one."), link::encode(index, &two, "two.")].join("&");
    assert_eq!(address, "one.topic=topic-0&one.q=gas&two.facts=fact-1&two.sort=name");
    assert_eq!(link::decode(index, &address, "one."), one);
    assert_eq!(link::decode(index, &address, "two."), two);
    assert_eq!(link::decode(index, &address, ""), State::default());
    assert!(link::speaks(&address, "one.") && !link::speaks(&address, "") && !link::speaks("#x=1&y", ""));
}

#[test]
fn what_a_sheet_does_not_have_is_named() {
    let wrong =
        "topic=topic-0,nope&q=anything&sort=biggest&period=2024/2023&fact=fact-1&facts=fact-2,gone&utm=1";
    assert_eq!(
        link::rejected(small(), wrong),
        ["topic=nope", "sort=biggest", "period=2024/2023", "facts=gone"]
    );
    assert!(link::rejected(small(), "topic=topic-0&zoom=2024").is_empty());
}

#[test]
fn a_fact_that_the_sheet_does_not_have_is_told_until_the_reader_goes_on() {
    let index = small();
    let lost = decode(index, "fact=no-such-fact&topic=topic-0");
    assert!(lost.lost && lost.fact.is_none());
    assert_eq!(encode(index, &lost), "topic=topic-0");
    assert!(
        decode(index, "topic=nope").lost
            && decode(index, "period=soon").lost
            && !decode(index, "topic=").lost
    );
    assert!(step(index, &lost, Action::Zoom(Zoom::Whole)).lost, "looking about answers nothing");
    assert!(!step(index, &lost, Action::Sort(Sort::Name)).lost);
}

#[test]
fn a_long_search_is_cut() {
    let state = decode(small(), &format!("q={}", "й".repeat(2 * LONGEST)));
    assert_eq!(state.query.text.chars().count(), LONGEST);
}
