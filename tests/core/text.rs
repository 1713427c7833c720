//! Counts, spans and the sentences that are spoken.

use factsheet::{
    day::Span,
    filter::{Facet, NOT_STATED},
    text,
};

use crate::core::random;

fn span(first: &str, last: &str) -> String {
    let span = Span { first: Span::parse(first).unwrap().first, end: Span::parse(last).unwrap().end };
    text::span(random::sheet(1, 1, 0), span)
}

#[test]
fn a_span_is_worded_as_short_as_can_be() {
    assert_eq!(span("2024", "2024"), "2024");
    assert_eq!(span("2024", "2027"), "2024–2027");
    assert_eq!(span("2024-03", "2024-03"), "Mar 2024");
    assert_eq!(span("2024-03", "2027-09"), "Mar 2024 – Sept 2027");
    assert_eq!(span("2024", "2025-06"), "Jan 2024 – June 2025");
    assert_eq!(span("2024-03-05", "2024-03-05"), "5\u{a0}Mar 2024");
    assert_eq!(span("2024-03-05", "2024-04"), "5\u{a0}Mar 2024 – 30\u{a0}Apr 2024");
}

#[test]
fn one_fact_is_not_facts() {
    assert_eq!(text::facts(1), "1\u{a0}fact");
    assert_eq!(text::facts(2), "2\u{a0}facts");
    assert_eq!(text::facts(0), "0\u{a0}facts");
    assert_eq!(text::count(1, 54), "1 of 54\u{a0}facts");
    assert_eq!(text::count(54, 54), "54\u{a0}facts");
}

#[test]
fn the_answer_is_spoken_in_one_sentence() {
    assert_eq!(text::results_status(12, 54), "12 of 54\u{a0}facts shown.");
    assert_eq!(text::results_status(54, 54), "54\u{a0}facts shown.");
    assert_eq!(text::results_status(0, 54), "No facts found.");
}

#[test]
fn the_strip_says_what_it_shows_and_which_keys_move_it() {
    let sheet = random::sheet(1, 1, 0);
    let spoken = text::strip(sheet, sheet.horizon);
    assert!(spoken.starts_with("Timeline, 2022–2030. "), "{spoken}");
    for key in ["Arrow", "plus and minus", "Home and End", "Shift", "Enter", "Escape"] {
        assert!(spoken.contains(key), "{key}: {spoken}");
    }
    let period = Span::parse("2024").unwrap();
    assert_eq!(text::brush_status(sheet, period, 1), "2024: 1\u{a0}fact.");
    assert_eq!(text::window_status(sheet, period), "Showing 2024.");
    assert_eq!(text::brushed(sheet, period), "Only facts that touch 2024");
}

#[test]
fn every_label_says_something_and_each_something_else() {
    for facet in Facet::ALL {
        assert!(!text::facet(facet).is_empty() && !text::not_stated(facet).is_empty());
        assert_ne!(text::not_stated(facet), NOT_STATED);
        assert_eq!(Facet::of(facet.key()), Some(facet));
    }
    assert_ne!(text::basis(true), text::basis(false));
}
