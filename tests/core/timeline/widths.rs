//! The bound of a text's width.

use factsheet::timeline::{cut, width};
use proptest::prelude::*;

use super::super::random::{Random, words};

/// Advances summed from DejaVu Sans, in 1/100 em.
const MEASURED: &[(&str, i32)] = &[
    ("Putin meets Lukashenko", 1228),
    ("Tailings phase, ₽2.14 bn", 1227),
    ("60 % gasification · 2", 1021),
    ("ЩИТ И МЕЧ: Шушенское, жюри", 1657),
    ("Ωμέγα Ύμνος", 673),
    ("“Wimbledon” – Mammoth Œuvre", 1653),
    ("Қырғыз Республикасы", 1184),
    ("ŁÓDŹ, Győr, Țara Moților", 1248),
];

#[test]
fn no_text_is_wider_than_its_bound() {
    for &(text, measured) in MEASURED {
        let bound = width(text);
        assert!(bound >= measured, "{text}: {bound} < {measured}");
        assert!(bound < measured * 3 / 2, "{text}: {bound} is far from {measured}");
    }
}

#[test]
fn marks_on_letters_take_no_room() {
    assert_eq!(width("e\u{301}tude"), width("etude"));
}

#[test]
fn a_long_name_is_cut_between_words() {
    assert_eq!(cut("Visit programme", 1000), ("Visit programme", ""));
    assert_eq!(cut("Visit programme", 700), ("Visit", "…"));
    assert_eq!(cut("Visit\u{a0}programme", 700), ("Visit\u{a0}progr", "…"));
}

proptest! {
    #[test]
    fn what_is_cut_fits(seed in any::<u64>(), most in 110i32..2_000) {
        let text = words(&mut Random::new(seed), 8);
        let (start, more) = cut(&text, most);
        prop_assert!(text.starts_with(start));
        prop_assert!(width(start) + width(more) <= most);
        prop_assert!(!text[start.len()..].starts_with('\u{301}'), "a mark stays with its letter");
    }
}
