use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{plan::Plan, *};

/// A key figure of the state visit's kind.
fn key(number: &'static str, label: &'static str) -> KeyFigure<'static> {
    KeyFigure { hedge: "about", number, unit: "", label, hue: 2 }
}

fn preview(title: &'static str, keys: Vec<KeyFigure<'static>>) -> Preview<'static> {
    let kicker = "Two towns";
    Preview { rtl: false, kicker, title, standfirst: "What the line costs.", keys, lacks: None }
}

/// What is wrong with a plan: a box outside the picture, or two on one place.
fn wrong(plan: &Plan) -> Option<String> {
    let texts = plan.blocks.iter().map(|block| block.area);
    let areas: Vec<_> = texts.chain(plan.rules.iter().map(|(area, _)| *area)).collect();
    for (at, one) in areas.iter().enumerate() {
        let [width, height] = SIZE.map(|side| i32::try_from(side).expect("small"));
        if one.x < 0 || one.y < 0 || one.x + one.width > width || one.y + one.height > height {
            return Some(format!("{one:?} is not in the picture"));
        }
        for other in &areas[..at] {
            let beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
            let below = one.y + one.height <= other.y || other.y + other.height <= one.y;
            if !beside && !below {
                return Some(format!("{one:?} is on {other:?}"));
            }
        }
    }
    // The space that a line ends in hangs past its end, and shows nothing.
    let spills = |block: &&plan::Block| {
        block.text.layout.lines().any(|line| {
            let metrics = line.metrics();
            let hanging = if block.text.layout.is_rtl() { metrics.hanging_advance } else { 0.0 };
            let start = block.text.indent() + metrics.offset + hanging;
            let end = start + metrics.advance - metrics.hanging_advance;
            start < -0.5 || end > block.area.width as f32 + 0.5
        })
    };
    plan.blocks.iter().find(spills).map(|block| format!("a line is longer than {:?}", block.area))
}

/// Texts of all kinds, in which words may be longer than a line.
fn text(most: usize) -> impl Strategy<Value = &'static str> {
    let words = prop::sample::select(vec![
        "a",
        "gas",
        "Kyrgyzstan",
        "trade,",
        "W",
        "Ωmega",
        "и",
        "газификация",
        "Өзгөчө",
        "قيرغيزستان",
        "طالب",
        "שלום",
        "60\u{a0}%",
        "—",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    ]);
    prop::collection::vec(words, 1..=most).prop_map(|words| &*words.join(" ").leak())
}

fn number() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "7",
        "22.3\u{a0}%",
        "$1.8\u{a0}bn",
        "10,300",
        "KGS\u{a0}123,456,789,012,345\u{a0}bn",
        "123,456,789,012.345678",
        "-2.5\u{a0}%",
        "١٬٢٣٤",
    ])
}

fn keys() -> impl Strategy<Value = Vec<KeyFigure<'static>>> {
    let hedge = prop::sample::select(vec!["", "over", "at least", "не менее", "أكثر من"]);
    let unit = prop_oneof![4 => Just(""), 1 => text(2)];
    let key = (hedge, number(), unit, text(24), 0..=9_u8)
        .prop_map(|(hedge, number, unit, label, hue)| KeyFigure { hedge, number, unit, label, hue });
    prop::collection::vec(key, 0..=6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_stands_on_anything_else_or_outside(
        (rtl, kicker, title) in (any::<bool>(), text(9), text(12)),
        (standfirst, keys) in (text(40), keys()),
    ) {
        let preview = Preview { rtl, kicker, title, standfirst, keys, lacks: None };
        prop_assert_eq!(wrong(&plan(&preview)), None);
    }
}

#[test]
fn six_figures_and_the_longest_headline_are_all_there() {
    let title = "Who pays for the crossing of the Vakhsh: seventeen years of bridge, dam and tunnel costs";
    let labels = ["of settlements between the two are in rubles, and the rest in another currency"; 6];
    let preview = preview(title, labels.map(|label| key("10,300", label)).to_vec());
    let plan = plan(&preview);
    assert_eq!(wrong(&plan), None);
    assert_eq!(plan.blocks.len(), 2 + 2 * 6);
    let sizes: Vec<f32> = plan.blocks.iter().map(size).collect();
    assert!(sizes.iter().all(|&size| size >= 20.0), "readable where it is shown small: {sizes:?}");
}

/// The largest type in a block.
fn size(block: &plan::Block) -> f32 {
    let runs = block.text.layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>());
    runs.map(|run| run.font_size()).fold(0.0, f32::max)
}

#[test]
fn a_number_is_never_cut_and_one_that_is_too_long_leaves_with_its_label() {
    let long = "123,456,789,012,345,678,901,234,567,890";
    let keys = vec![
        key("123,456,789,012.345678", "short"),
        key(long, "too long"),
        key("7", "long ".repeat(60).leak()),
    ];
    let plan = plan(&preview("Title", keys));
    assert_eq!(wrong(&plan), None);
    assert_eq!(plan.blocks.len(), 2 + 2 * 2);
    let lines: Vec<_> = plan.blocks[2..].iter().map(|block| block.text.lines()).collect();
    assert_eq!(lines, [1, 1, 1, 3], "numbers in one line each, labels in at most three");
}

#[test]
fn a_long_unit_goes_below_its_number_rather_than_make_it_small() {
    let long = KeyFigure { unit: "megawatt-hours", ..key("12,345,678", "in a dry year") };
    let plan = plan(&preview("Title", vec![long, key("7", "short"), key("8", "short")]));
    assert_eq!(wrong(&plan), None);
    assert_eq!((plan.blocks.len(), plan.blocks[2].text.lines()), (2 + 2 * 3, 2));
    assert!(size(&plan.blocks[2]) >= 42.0, "{}", size(&plan.blocks[2]));
}

#[test]
fn without_figures_the_standfirst_stands_in() {
    let plan = plan(&preview("The tram", vec![]));
    assert_eq!(wrong(&plan), None);
    assert_eq!((plan.blocks.len(), plan.rules.len()), (3, 2));
}

#[test]
fn a_page_from_right_to_left_is_the_mirror_of_one_from_left_to_right() {
    let keys = vec![key("22.3\u{a0}%", "of trade"); 5];
    let [ltr, rtl] = [false, true].map(|rtl| plan(&Preview { rtl, ..preview("Title", keys.clone()) }));
    assert_eq!(wrong(&rtl), None);
    for (left, right) in ltr.rules.iter().zip(&rtl.rules) {
        assert_eq!(left.0.x, 1200 - right.0.x - right.0.width);
    }
    let headline = &rtl.blocks[1];
    assert_eq!(headline.area.x + headline.area.width, 1140, "it begins on the right");
}

#[test]
fn a_text_whose_letters_are_lacking_is_left_out_and_its_figure_with_it() {
    let keys = vec![key("7", "漢字"), key("8", "read")];
    let kept = preview("Title", keys).settable();
    assert_eq!((kept.lacks, kept.keys.len(), kept.keys[0].number), (Some('漢'), 1, "8"));
    assert!(kept.png().is_some());
    let none = preview("漢字", vec![]).settable();
    assert_eq!((none.title, none.png()), ("", None));
}

#[test]
fn the_picture_in_words_has_hedge_number_and_label() {
    let words = preview("The tram", vec![key("7", "wagons"), key("22.3\u{a0}%", "of riders")]).in_words();
    assert_eq!(words, "Two towns. The tram. about 7 wagons; about 22.3\u{a0}% of riders");
    assert_eq!(preview("Why?", vec![]).in_words(), "Two towns. Why? What the line costs.");
}

#[test]
fn what_is_too_long_for_hosts_is_left_out_of_the_words_in_whole_figures() {
    let words = preview("The tram", vec![key("7", "ü".repeat(150).leak()); 6]).in_words();
    assert_eq!((words.matches("about 7").count(), words.ends_with('ü')), (2, true), "{words}");
    assert!(words.chars().count() <= 420);
}

#[test]
fn no_letter_touches_another_text() {
    let preview =
        preview("Őjĝ, fjäll: Ếjpg", vec![key("$1.8\u{a0}bn", "of jaws, Ǻjgy, and more of it, ýj"); 6]);
    let mut taken = BTreeSet::new();
    for block in plan(&preview).blocks {
        let mut canvas = Canvas::new();
        canvas.print(&[block]);
        let ink = canvas.inked();
        assert!(ink.len() > 400, "{}", ink.len());
        for pixel in ink {
            assert!(taken.insert(pixel), "{pixel:?} is printed twice");
        }
    }
}
