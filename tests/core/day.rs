//! Days, spans, and the conformance cases of our subset of EDTF.

use factsheet::day::{
    Day, Span, days_in, edtf,
    edtf::{End, Precision, Reason, Shape},
};
use proptest::prelude::*;

/// `2024-03-05/2024-04-01`, both days included; `..` for an open or unknown end.
fn days(span: Span) -> String {
    let first = if span.opens() { "..".into() } else { span.first.iso() };
    let last = if span.is_open() { "..".into() } else { span.last().iso() };
    format!("{first}/{last}")
}

#[test]
fn the_first_and_the_last_day_are_those_of_the_calendar() {
    assert_eq!(Day::new(-9999, 1, 1), Some(Day::MIN));
    assert_eq!(Day::new(9999, 12, 31).map(Day::next), Some(Day::MAX));
    assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
    assert_eq!(Day::new(10_000, 1, 1), None);
    assert_eq!(Day::new(2025, 2, 29), None);
    assert_eq!(Day::new(2025, 13, 1), None);
    assert_eq!(Day::new(2025, 1, 0), None);
}

#[test]
fn every_day_of_four_centuries_follows_the_day_before() {
    let (mut year, mut month, mut day) = (1800, 1, 1);
    let mut at = Day::new(1800, 1, 1).unwrap();
    while year < 2201 {
        assert_eq!(at.civil(), (year, month, day));
        assert_eq!(Day::new(year, month, day), Some(at));
        at = at.next();
        day += 1;
        if day > days_in(year, month) {
            (month, day) = (month + 1, 1);
        }
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
}

#[test]
fn leap_years_are_gregorian() {
    let leap = |year| days_in(year, 2) == 29;
    assert_eq!(
        [1900, 2000, 2023, 2024, 2100, -4, 0].map(leap),
        [false, true, false, true, false, true, true]
    );
}

#[test]
fn spans_are_read_as_years_months_and_days() {
    let read = |text| Span::parse(text).map(days);
    assert_eq!(read("2024").as_deref(), Some("2024-01-01/2024-12-31"));
    assert_eq!(read("2024-02").as_deref(), Some("2024-02-01/2024-02-29"));
    assert_eq!(read("2024-02-29").as_deref(), Some("2024-02-29/2024-02-29"));
    assert_eq!(read("-0001-02").as_deref(), Some("-0001-02-01/-0001-02-28"));
    for wrong in [
        "",
        "-",
        "24",
        "2024-",
        "2024-2",
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2024/02",
        "+2024",
        "202é",
        "２０２４",
        "2024-02-1x",
        "--2024",
        "20240",
    ] {
        assert_eq!(Span::parse(wrong), None, "{wrong}");
    }
    assert_eq!(Day::parse("2024-02"), Day::new(2024, 2, 1));
}

#[test]
fn spans_are_written_as_short_as_can_be() {
    for text in [
        "2024",
        "2024-02",
        "2024-02-05",
        "2023-09-01",
        "2024-01-01",
        "2024-12-31",
        "2024/2027",
        "2024-03/2027-09",
        "2024-03-05/2027",
        "2024/2027-01-05",
        "-0044-03-15/2024",
    ] {
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let span = Span { first: Span::parse(first).unwrap().first, end: Span::parse(last).unwrap().end };
        assert_eq!(span.iso(), text);
    }
    let january =
        Span { first: Span::parse("2024").unwrap().first, end: Span::parse("2024-01").unwrap().end };
    assert_eq!(january.iso(), "2024-01");
}

#[test]
fn spans_touch_only_where_they_share_a_day() {
    let span = |first, end| Span { first: Day(first), end: Day(end) };
    assert!(span(0, 2).touches(span(1, 3)));
    assert!(!span(0, 2).touches(span(2, 3)));
    assert!(!span(0, 0).touches(span(-1, 1)));
    assert!(span(0, 2).contains(Day(1)) && !span(0, 2).contains(Day(2)));
    assert_eq!(span(3, 1).days(), 0);
    assert_eq!(span(0, 1).hull(span(5, 6)), span(0, 6));
    assert!(Span::ALWAYS.opens() && Span::ALWAYS.is_open());
}

proptest! {
    #[test]
    fn a_day_is_the_day_it_says(day in Day::MIN.0..Day::MAX.0) {
        let (year, month, of_month) = Day(day).civil();
        prop_assert_eq!(Day::new(year, month, of_month), Some(Day(day)));
        prop_assert_eq!(Day::parse(&Day(day).iso()), Some(Day(day)));
    }

    #[test]
    fn what_a_span_writes_is_read_again(a in Day::MIN.0..Day::MAX.0, length in prop_oneof![Just(1), 1..800i32, 1..3_000_000i32]) {
        let span = Span { first: Day(a), end: Day(a.saturating_add(length).min(Day::MAX.0)) };
        let text = span.iso();
        let (first, last) = text.split_once('/').unwrap_or((&text, &text));
        let (first, last) = (Span::parse(first).unwrap(), Span::parse(last).unwrap());
        prop_assert_eq!(Span { first: first.first, end: last.end }, span);
    }

    #[test]
    fn any_text_is_read_or_refused_at_one_of_its_places(text in "[0-9X?~%/.\\-,\\[\\]{}T é]{0,14}|\\PC{0,12}") {
        match edtf(&text) {
            Ok(read) => prop_assert!(!read.span.is_empty(), "{:?}", read),
            Err(error) => prop_assert!(text.is_char_boundary(error.at), "{:?}", error),
        }
    }
}

/// What is written, its days, and letters for what else is known of it:
/// `m` moment, `s` `e` fuzzy start or end, `u` uncertain, `a` approximate.
/// The examples of the specification stand first, ours after them.
const VALID: &[(&str, &str, &str)] = &[
    // Level 0: dates and intervals.
    ("1985-04-12", "1985-04-12/1985-04-12", "m"),
    ("1985-04", "1985-04-01/1985-04-30", ""),
    ("1985", "1985-01-01/1985-12-31", ""),
    ("0000", "0000-01-01/0000-12-31", ""),
    ("2024-02-29", "2024-02-29/2024-02-29", "m"),
    ("1964/2008", "1964-01-01/2008-12-31", ""),
    ("2004-06/2006-08", "2004-06-01/2006-08-31", ""),
    ("2004-02-01/2005-02-08", "2004-02-01/2005-02-08", ""),
    ("2004-02-01/2005-02", "2004-02-01/2005-02-28", ""),
    ("2004-02-01/2005", "2004-02-01/2005-12-31", ""),
    ("2005/2006-02", "2005-01-01/2006-02-28", ""),
    ("2004/2004-06", "2004-01-01/2004-06-30", ""),
    ("2004-06/2004", "2004-06-01/2004-12-31", ""),
    ("2004-06-11/2004-06-11", "2004-06-11/2004-06-11", ""),
    // Level 1: qualification.
    ("1984?", "1984-01-01/1984-12-31", "seu"),
    ("2004-06~", "2004-06-01/2004-06-30", "sea"),
    ("2004-06-11%", "2004-06-11/2004-06-11", "mseua"),
    ("1984~/2004-06", "1984-01-01/2004-06-30", "sa"),
    ("1984/2004-06~", "1984-01-01/2004-06-30", "ea"),
    ("1984?/2004%", "1984-01-01/2004-12-31", "seua"),
    // Level 1: seasons.
    ("2001-21", "2001-03-01/2001-05-31", "se"),
    ("2001-22", "2001-06-01/2001-08-31", "se"),
    ("2001-23", "2001-09-01/2001-11-30", "se"),
    ("2001-24", "2001-12-01/2002-02-28", "se"),
    ("2003-24", "2003-12-01/2004-02-29", "se"),
    ("9999-24", "9999-12-01/..", "se"),
    ("2001-21~", "2001-03-01/2001-05-31", "sea"),
    ("2001-21/2003-23", "2001-03-01/2003-11-30", "se"),
    // Level 1: unspecified digits from the right.
    ("201X", "2010-01-01/2019-12-31", "se"),
    ("20XX", "2000-01-01/2099-12-31", "se"),
    ("2004-XX", "2004-01-01/2004-12-31", "se"),
    ("1985-04-XX", "1985-04-01/1985-04-30", "se"),
    ("1985-XX-XX", "1985-01-01/1985-12-31", "se"),
    ("202X/203X", "2020-01-01/2039-12-31", "se"),
    ("202X~", "2020-01-01/2029-12-31", "sea"),
    // Level 1: open and unknown ends.
    ("1985-04-12/..", "1985-04-12/..", "e"),
    ("1985-04/..", "1985-04-01/..", "e"),
    ("1985/..", "1985-01-01/..", "e"),
    ("../1985-04-12", "../1985-04-12", "ms"),
    ("../1985-04", "../1985-04-30", "ms"),
    ("../1985", "../1985-12-31", "ms"),
    ("../2030~", "../2030-12-31", "msea"),
    ("1985-04-12/", "1985-04-12/..", "e"),
    ("1985-04/", "1985-04-01/..", "e"),
    ("1985/", "1985-01-01/..", "e"),
    ("/1985-04-12", "../1985-04-12", "s"),
    ("/1985-04", "../1985-04-30", "s"),
    ("/1985", "../1985-12-31", "s"),
    // Level 1: years before 0.
    ("-1985", "-1985-01-01/-1985-12-31", ""),
    ("-198X", "-1989-01-01/-1980-12-31", "se"),
    ("-0044-03-15", "-0044-03-15/-0044-03-15", "m"),
    // Level 2: sets.
    ("[1667,1668,1670..1672]", "1667-01-01/1672-12-31", "se"),
    ("[1667,1760-12]", "1667-01-01/1760-12-31", "se"),
    ("[1760-12,1667]", "1667-01-01/1760-12-31", "se"),
    ("{1667,1668,1670..1672}", "1667-01-01/1672-12-31", ""),
    ("{1960,1961-12}", "1960-01-01/1961-12-31", ""),
    ("{1960?,1961-12}", "1960-01-01/1961-12-31", "su"),
    ("[2025..2027]", "2025-01-01/2027-12-31", "se"),
    ("[2025-11-26,2025-11-27]", "2025-11-26/2025-11-27", "se"),
    ("{2025}", "2025-01-01/2025-12-31", ""),
];

#[test]
fn what_the_subset_has_is_read() {
    for (text, span, flags) in VALID {
        let read = edtf(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let known: String = [
            (read.moment, 'm'),
            (read.fuzzy_start, 's'),
            (read.fuzzy_end, 'e'),
            (read.uncertain, 'u'),
            (read.approximate, 'a'),
        ]
        .into_iter()
        .filter_map(|(on, letter)| on.then_some(letter))
        .collect();
        assert_eq!((days(read.span).as_str(), known.as_str()), (*span, *flags), "{text}");
    }
}

/// What is written, the byte where it goes wrong, and why.
const INVALID: &[(&str, usize, Reason)] = &[
    ("", 0, Reason::Empty),
    (" 2025", 0, Reason::Year),
    ("2025 ", 0, Reason::Year),
    ("25", 0, Reason::Year),
    ("20250", 0, Reason::Year),
    ("20251126", 0, Reason::Year),
    ("Y170000002", 0, Reason::Year),
    ("+2025", 0, Reason::Year),
    ("-0000", 0, Reason::Year),
    ("26.11.2025", 0, Reason::Year),
    ("November 2025", 0, Reason::Year),
    ("２０２５", 0, Reason::Year),
    ("2025/11", 5, Reason::Year),
    ("2025/open", 5, Reason::Year),
    ("unknown/2025", 0, Reason::Year),
    ("2025-2026", 5, Reason::Month),
    ("2025-1", 5, Reason::Month),
    ("2025-00", 5, Reason::Month),
    ("2025-13", 5, Reason::Month),
    ("2025-20", 5, Reason::Month),
    ("2025-33", 5, Reason::Month),
    ("2025-", 5, Reason::Month),
    ("2025--11", 5, Reason::Month),
    ("2025-11-5", 8, Reason::DayForm),
    ("2025-11-00", 8, Reason::DayForm),
    ("2025-11-32", 8, Reason::DayForm),
    ("2025-11-", 8, Reason::DayForm),
    ("2025-02-30", 8, Reason::NoSuchDay),
    ("2025-02-29", 8, Reason::NoSuchDay),
    ("1900-02-29", 8, Reason::NoSuchDay),
    ("2025-11-31", 8, Reason::NoSuchDay),
    ("2022/2025-02-30", 13, Reason::NoSuchDay),
    ("2025-11-26T10:00:00", 10, Reason::Time),
    ("1985-04-12T23:20:30Z", 10, Reason::Time),
    ("XXXX", 0, Reason::Unspecified),
    ("2XXX", 1, Reason::Unspecified),
    ("202x", 3, Reason::Unspecified),
    ("20X5", 0, Reason::Year),
    ("202X-11", 3, Reason::Unspecified),
    ("2025-1X", 5, Reason::Unspecified),
    ("2025-xx", 5, Reason::Unspecified),
    ("2004-06-uu", 8, Reason::DayForm),
    ("2025-11-2X", 8, Reason::Unspecified),
    ("2025-XX-26", 5, Reason::Unspecified),
    ("2025-21-05", 8, Reason::Rest),
    ("2004?-06-11", 4, Reason::Qualifier),
    ("2004-06~-11", 7, Reason::Qualifier),
    ("?2004-06", 0, Reason::Qualifier),
    ("1984?~", 4, Reason::Qualifier),
    ("2025-11-26-01", 10, Reason::Rest),
    ("2022/2023/2024", 9, Reason::Slashes),
    ("/", 0, Reason::NoDate),
    ("../..", 0, Reason::NoDate),
    ("../", 0, Reason::NoDate),
    ("/..", 0, Reason::NoDate),
    ("2026/2025", 5, Reason::Order),
    ("2025-11-27/2025-11-26", 11, Reason::Order),
    ("[2025,2026", 10, Reason::Unclosed),
    ("[2025,2026}", 11, Reason::Unclosed),
    ("[", 1, Reason::Unclosed),
    ("[]", 1, Reason::EmptyMember),
    ("[2025,]", 6, Reason::EmptyMember),
    ("[2025,,2026]", 6, Reason::EmptyMember),
    ("[2025, 2026]", 6, Reason::Year),
    ("[2025/2026]", 5, Reason::InSet),
    ("[..2026]", 1, Reason::InSet),
    ("{2026..}", 1, Reason::InSet),
    ("[2027..2025]", 7, Reason::Order),
    ("[2025,2025-02-30]", 14, Reason::NoSuchDay),
];

#[test]
fn what_the_subset_lacks_is_refused_where_it_goes_wrong() {
    for (text, at, why) in INVALID {
        let error = edtf(text).expect_err(text);
        assert_eq!((error.at, error.why), (*at, *why), "{text}");
    }
}

#[test]
fn an_error_says_why_and_what_to_do() {
    assert_eq!(
        edtf("2025-02-30").unwrap_err().to_string(),
        "There is no such day in that month. Check the source, or leave the day out."
    );
}

#[test]
fn the_parts_are_there_to_be_worded() {
    let date = |end| if let End::At(date) = end { date } else { panic!("no date") };

    let read = edtf("2025-09/2026-06-05~").unwrap();
    assert_eq!(read.shape, Shape::Interval);
    let (from, to) = (date(read.start), date(read.end));
    assert_eq!((from.year, from.month, from.day, from.precision), (2025, 9, 0, Precision::Month));
    assert_eq!((to.year, to.month, to.day, to.precision), (2026, 6, 5, Precision::Day));
    assert!(to.approximate && !from.approximate);

    let read = edtf("../2027-09-01").unwrap();
    assert_eq!((read.start, read.moment), (End::Open, true));
    assert_eq!(edtf("2023/").unwrap().end, End::Unknown);

    let read = edtf("[2025,2027..2029]").unwrap();
    assert_eq!(read.shape, Shape::OneOf);
    let years: Vec<_> = read.members.iter().map(|member| (member.from.year, member.to.year)).collect();
    assert_eq!(years, [(2025, 2025), (2027, 2029)]);
    assert_eq!(edtf("{2025,2027}").unwrap().shape, Shape::AllOf);

    assert!(date(edtf("2025-XX").unwrap().start).sometime);
    assert_eq!(date(edtf("2025-21").unwrap().start).month, 21);
    assert_eq!(date(edtf("202X").unwrap().start).precision, Precision::Decade);
    assert_eq!(date(edtf("20XX").unwrap().start).precision, Precision::Century);
}
