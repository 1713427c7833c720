//! Folding against Unicode's own tables, matching against a naive look, marks
//! against Unicode's own clusters, and the nearest words.

use factsheet::{
    filter::{Index, Query},
    search::{LONGEST, cut, fold, matches, ranges, words},
    sheet::Fact,
    state::{Action, State, step},
};
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use crate::core::random::{self, Random, VOCABULARY, indexed, joins};

/// Lower case, taken apart, without marks: what Unicode has to say of a character.
fn oracle(c: char) -> String {
    let lower: String =
        c.nfd().flat_map(char::to_lowercase).nfd().filter(|&c| !is_combining_mark(c)).collect();
    lower.replace('ς', "σ")
}

/// Letters that Unicode holds to be letters of their own, and what a keyboard
/// without them writes.
const OWN: &[(&str, &str)] = &[
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("ẞ", "ss"),
    ("ø", "o"),
    ("đ", "d"),
    ("ð", "d"),
    ("þ", "th"),
    ("ħ", "h"),
    ("ı", "i"),
    ("ĳ", "ij"),
    ("ĸ", "k"),
    ("ŀ", "l"),
    ("ł", "l"),
    ("ŉ", "n"),
    ("ŋ", "n"),
    ("ŧ", "t"),
    ("ſ", "s"),
    ("ƒ", "f"),
    ("ơ", "o"),
    ("ư", "u"),
    ("ə", "e"),
    ("ɛ", "e"),
    ("ɔ", "o"),
    ("ɓ", "b"),
    ("ɗ", "d"),
    ("ƙ", "k"),
    ("ƴ", "y"),
    ("ǆ", "dz"),
    ("ǉ", "lj"),
    ("ǌ", "nj"),
    ("ǳ", "dz"),
    ("ﬀ", "ff"),
    ("ﬁ", "fi"),
    ("ﬂ", "fl"),
    ("ﬃ", "ffi"),
    ("ﬄ", "ffl"),
    ("ﬅ", "st"),
    ("ﬆ", "st"),
];

#[test]
fn latin_folds_to_what_unicode_takes_it_apart_to() {
    let ranges = [0x41..=0x5A, 0x61..=0x7A, 0xC0..=0x24F, 0x1E00..=0x1EFF];
    for c in ranges.into_iter().flatten().filter_map(char::from_u32).filter(|c| c.is_alphabetic()) {
        let expected = oracle(c);
        if expected.is_ascii() {
            assert_eq!(fold(&c.to_string()), expected, "{c} U+{:04X}", c as u32);
        } else {
            let lower: String = c.to_lowercase().collect();
            assert_eq!(fold(&c.to_string()), fold(&lower), "{c} U+{:04X} has two cases", c as u32);
            assert!(!fold(&lower).is_empty(), "{c}");
        }
    }
}

#[test]
fn greek_and_cyrillic_fold_to_what_unicode_takes_them_apart_to() {
    let ranges = [0x370..=0x3CE, 0x400..=0x52F];
    for c in ranges.into_iter().flatten().filter_map(char::from_u32).filter(|c| c.is_alphabetic()) {
        // These stand alone, and are no letters of a word.
        if matches!(c, '\u{374}' | '\u{37A}') || (0x37B..=0x37F).contains(&(c as u32)) {
            continue;
        }
        assert_eq!(fold(&c.to_string()), oracle(c), "{c} U+{:04X}", c as u32);
    }
}

#[test]
fn letters_of_their_own_fold_to_what_a_keyboard_without_them_writes() {
    for (text, plain) in OWN {
        assert_eq!(fold(text), *plain, "{text}");
        let upper = text.to_uppercase();
        assert_eq!(fold(&upper), *plain, "{upper}");
    }
    assert_eq!(fold("İIıi"), "iiii");
}

#[test]
fn composed_and_taken_apart_are_the_same() {
    let ranges = [0..=0x37F, 0x384..=0x3FF, 0x400..=0x52F, 0x1E00..=0x1EFF, 0x2000..=0x2BFF, 0xFB00..=0xFB06];
    for c in ranges.into_iter().flatten().filter_map(char::from_u32) {
        let text = format!("a{c}b");
        assert_eq!(fold(&text.nfd().to_string()), fold(&text), "{c} U+{:04X}", c as u32);
        assert_eq!(fold(&text.nfc().to_string()), fold(&text), "{c} U+{:04X}", c as u32);
    }
}

#[test]
fn quotes_dashes_and_spaces_end_a_word_and_numbers_stay_whole() {
    for (text, folded) in [
        ("  A “quoted” – word’s\u{a0}end.\n", "a quoted word s end"),
        ("state-owned", "state owned"),
        ("over $1.8 bn", "over 1.8 bn"),
        ("22.3 %", "22.3"),
        ("10,300 students", "10300 students"),
        ("1,234,567.89", "1234567.89"),
        ("10,3", "103"),
        ("in 2024,2025", "in 2024 2025"),
        ("1. 2, 3", "1 2 3"),
        ("U.S.", "u s"),
        ("₽ 100 млн", "100 млн"),
        ("2024–2030", "2024 2030"),
        ("CO₂, m²", "co2 m2"),
        ("soft\u{ad}hyphen zero\u{200b}width", "softhyphen zerowidth"),
        ("ＡＢＣ１２", "abc12"),
        ("ЙОД Ёлка", "иод елка"),
        ("Бишкек", "бишкек"),
        ("Ωμέγας", "ωμεγασ"),
        ("Straße STRASSE", "strasse strasse"),
        ("", ""),
        (" – ", ""),
        ("北京 こんにちは", "北京 こんにちは"),
    ] {
        assert_eq!(fold(text), folded, "{text:?}");
    }
}

#[test]
fn a_search_is_cut_at_its_longest() {
    let long = "й".repeat(LONGEST + 10);
    assert_eq!(cut(&long).chars().count(), LONGEST);
    assert_eq!(words(&long), ["и".repeat(LONGEST)]);
    assert_eq!(cut("short"), "short");
}

#[test]
fn a_word_is_found_at_a_beginning_and_from_three_letters_inside() {
    assert!(matches("trade loan", "lo"));
    assert!(!matches("trade loan", "an"));
    assert!(matches("trade loan", "oan"));
    assert!(matches("trade loan", "trade"));
    assert!(!matches("trade loan", "traders"));
    assert!(!matches("trade loan", "deloan"));
    assert!(!matches("", "a") && !matches("a", ""));
    assert!(matches("over 10300 students", "10"));
    assert!(matches("бишкек", "шке") && !matches("бишкек", "шк"));
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}|[0-9.,  a\u{301}\u{ad}-]{0,20}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
    }

    #[test]
    fn matching_is_what_a_look_at_every_word_gives(
        text in "[ab.é1 ]{0,20}",
        needle in "[abé1]{1,4}",
    ) {
        let (text, needle) = (fold(&text), fold(&needle));
        let naive = text.split(' ').any(|word| {
            word.starts_with(&needle) || needle.chars().count() > 2 && word.contains(&needle)
        });
        prop_assert_eq!(matches(&text, &needle), naive);
    }

    #[test]
    fn marks_are_whole_clusters_and_show_what_matches(
        text in nasty(),
        query in prop_oneof![nasty(), "[a-zé0-9]{1,3}".boxed()],
    ) {
        let needles = words(&query);
        let marks = ranges(&text, &joins(&text), &needles);
        let clusters: Vec<usize> =
            text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let mut after = None;
        for &(from, to) in &marks {
            prop_assert!(from < to);
            prop_assert!(after.is_none_or(|after| after < from), "{:?} touch", marks);
            prop_assert!(clusters.contains(&(from as usize)) && clusters.contains(&(to as usize)), "{:?}", marks);
            after = Some(to);
        }
        let folded = fold(&text);
        let found = needles.iter().any(|needle| matches(&folded, needle));
        prop_assert_eq!(found, !marks.is_empty());
        for needle in needles.iter().filter(|needle| matches(&folded, needle)) {
            let marked = marks.iter().any(|&(from, to)| fold(&text[from as usize..to as usize]).contains(needle.as_str()));
            prop_assert!(marked, "{} is not in {:?}", needle, marks);
        }
    }

    #[test]
    fn a_search_finds_what_has_every_word((index, seed) in indexed()) {
        let text = random::words(&mut Random::new(seed), 3);
        let state = step(index, &State::default(), Action::Search(text.clone()));
        let found = index.answer(&state.query).facts;
        for (at, fact) in index.sheet.facts.iter().enumerate() {
            let searched = random::searched(index.sheet, fact);
            let all = words(&text).iter().all(|word| matches(&searched, word));
            prop_assert_eq!(found.has(at), all);
        }
    }

    #[test]
    fn what_is_offered_finds_a_fact_under_the_same_filters((index, seed) in indexed()) {
        let random = &mut Random::new(seed);
        let mut query = Query { text: String::new(), ..random::query(random, index) };
        let word = random.one(VOCABULARY);
        query.text = word.chars().rev().chain(['g', 'a', 's']).skip(random.below(4)).collect();
        let near = index.nearest(&query);
        prop_assert!(near.len() <= 5);
        for word in near {
            let found = index.answer(&Query { text: word.clone(), ..query.clone() });
            prop_assert!(!found.facts.is_empty(), "{}", word);
        }
    }

    #[test]
    fn the_distance_is_that_of_its_definition(a in "[abc]{0,7}", b in "[abc]{0,7}") {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        let (a, b) = (letters(&a), letters(&b));
        prop_assert_eq!(factsheet::search::distance(&a, &b), by_definition(&a, &b));
        prop_assert_eq!(factsheet::search::distance(&b, &a), by_definition(&a, &b));
    }
}

/// Optimal string alignment, as written in the books: without a table.
fn by_definition(a: &[char], b: &[char]) -> usize {
    let (Some((x, a_rest)), Some((y, b_rest))) = (a.split_first(), b.split_first()) else {
        return a.len().max(b.len());
    };
    let changed = by_definition(a_rest, b_rest) + usize::from(x != y);
    let one = (by_definition(a_rest, b) + 1).min(by_definition(a, b_rest) + 1).min(changed);
    match (a, b) {
        ([p, q, a @ ..], [r, s, b @ ..]) if p == s && q == r => one.min(by_definition(a, b) + 1),
        _ => one,
    }
}

/// Flags, families, marks, jamo, line ends, directions: whatever breaks marks.
fn nasty() -> BoxedStrategy<String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "🇰🇬",
            "🇰🇬🇷🇺",
            "👨‍👩‍👧",
            "👍🏽",
            "e\u{301}",
            "й",
            "и\u{306}",
            "각",
            "ᄀ\u{1161}\u{11a8}",
            "\r\n",
            "\n",
            " ",
            "a",
            "ab",
            "gas",
            "10,300",
            "1.8",
            ".",
            "ß",
            "ﬃ",
            "\u{301}",
            "\u{200d}",
            "\u{ad}",
            "\u{202e}",
            "क्षि",
            "นี้",
            "a\u{300}\u{323}",
            "#\u{fe0f}\u{20e3}",
            "Œ",
        ])
        .prop_map(String::from),
        "\\PC{1,2}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat()).boxed()
}

fn marked(text: &str, query: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (start, end) in ranges(text, &joins(text), &words(query)) {
        out += &text[from..start as usize];
        out += &format!("[{}]", &text[start as usize..end as usize]);
        from = end as usize;
    }
    out + &text[from..]
}

#[test]
fn hits_are_marked_as_they_are_written() {
    assert_eq!(marked("Over 10,300 students", "10300 stud"), "Over [10,300] [stud]ents");
    assert_eq!(marked("Gazprom's gas, biogas", "gas"), "Gazprom's [gas], bio[gas]");
    assert_eq!(marked("e\u{301}tude", "e"), "[e\u{301}]tude");
    assert_eq!(marked("Straße", "ss"), "Straße");
    assert_eq!(marked("Straße", "ass"), "Str[aß]e");
    assert_eq!(marked("aaaa", "aaa"), "[aaaa]");
    assert_eq!(marked("gas pipelines", "pipe line"), "gas [pipeline]s");
    assert_eq!(marked("Ёлка", "елк"), "[Ёлк]а");
    assert_eq!(marked("a – b", "a b"), "[a] – [b]");
    assert_eq!(marked("anything", ""), "anything");
}

/// A sheet with a fact for each of these statements.
fn with(statements: &[&'static str]) -> &'static Index<'static> {
    let sheet = random::with_facts(random::sheet(11, statements.len(), 0), |facts| {
        for (fact, statement) in facts.iter_mut().zip(statements) {
            *fact = Fact {
                statement,
                parties: vec![],
                organisations: vec![],
                people: vec![],
                places: vec![],
                figures: vec![],
                ..fact.clone()
            };
        }
    });
    random::index(sheet)
}

fn nearest(index: &Index, text: &str) -> Vec<String> {
    index.nearest(&Query { text: text.into(), ..Query::default() })
}

#[test]
fn the_nearest_words_are_ordered_by_distance_and_then_by_how_many_facts_have_them() {
    let index = with(&["Gas and oil", "gas to Naryn", "the gap, the gap", "a gate", "Bishkek Gazprom"]);
    let near = |text| nearest(index, text);
    assert_eq!(near("gax"), ["gas", "gap"]);
    assert_eq!(near("gazrpom"), ["gazprom"]);
    assert_eq!(near("Bischkek"), ["bishkek"]);
    assert_eq!(near("gaz oil"), ["oil", "gazprom", "gas", "gap"]);
    assert!(near("xyzzy").is_empty());
    assert!(near("").is_empty() && near(" – ").is_empty());
    assert!(near("q").is_empty());
}

#[test]
fn no_more_than_five_words_are_offered() {
    let index = with(&["word1 word2 word3 word4 word5 word6 word7"]);
    assert_eq!(nearest(index, "wordy").len(), 5);
}
