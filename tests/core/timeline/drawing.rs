//! The layout: nothing overlaps, nothing leaves the plot, nothing is missing.

use factsheet::{
    day::{Day, Span},
    sheet::{Event, Sheet},
    timeline::{self, EM, Edge, Mark, Side, Strip},
};
use proptest::prelude::*;

use super::{crowd, day, sheet, span, visit};

/// The narrowest plot in em, and wider ones.
const PLOTS: [f64; 4] = [10_000.0 / EM as f64, 45.0, 61.5, 200.0];

/// What is drawn of an event, in em: row, left, right. As `src/view/strip.rs`
/// draws it: a dot of 0.5 em to each side, labels 0.4 em beside marks and
/// 0.5 em inside bars, 1.5 em farther where the bar fades in.
fn boxes(event: &Event, mark: &Mark, plot: f64) -> Vec<(u16, f64, f64)> {
    let at = |x: i32| f64::from(x) / 10_000.0 * plot;
    let (from, to) = (at(mark.from), at(mark.to));
    let dot = if mark.dot { 0.5 } else { 0.0 };
    let (words, facts) = timeline::label(event);
    let text = f64::from(timeline::width(words) + timeline::width(&facts)) / 100.0;
    let body = (mark.row, from - dot, to + dot);
    let label = match mark.label {
        Side::After => (mark.row, to + dot + 0.4, to + dot + 0.4 + text),
        Side::Before => (mark.row, from - dot - 0.4 - text, from - dot - 0.4),
        Side::Below => (mark.row + 1, from, from + text),
        Side::BelowEnd => (mark.row + 1, plot - text, plot),
        Side::Inside => {
            let fade = |edge: Edge| if edge == Edge::Fuzzy { 2.0 } else { 0.5 };
            assert!(from + fade(mark.start) + text <= to - fade(mark.end) + 0.01, "{words} leaves its bar");
            return vec![body];
        }
        Side::None => return vec![body],
    };
    vec![body, label]
}

/// Holds everything that is true of every strip.
fn sound(sheet: &Sheet, window: Span) -> Strip {
    let strip = timeline::layout(sheet, window, None);
    let label = |mark: &Mark| sheet.events[mark.event as usize].short;

    let mut next = 0;
    for lane in &strip.lanes {
        assert_eq!(lane.row, next, "lanes follow each other");
        assert!(lane.rows >= 1);
        next += lane.rows;
    }
    assert_eq!(strip.rows, next);
    assert!(strip.lanes.is_sorted_by(|a, b| a.track < b.track), "lanes in the editor's order");

    for mark in &strip.marks {
        let track = sheet.events[mark.event as usize].track;
        let lane = strip.lanes.iter().find(|lane| lane.track == track).unwrap();
        let last = mark.row + u16::from(matches!(mark.label, Side::Below | Side::BelowEnd));
        assert!(lane.row <= mark.row && last < lane.row + lane.rows, "{} leaves its lane", label(mark));
        assert!(
            0 <= mark.from && mark.from <= mark.to && mark.to <= 10_000,
            "{} leaves the plot",
            label(mark)
        );
        assert_eq!(mark.dot, mark.from == mark.to);
        assert_ne!(mark.label, Side::None, "{} has no label", label(mark));
    }

    let mut drawn: Vec<u32> = strip.marks.iter().map(|mark| mark.event).collect();
    drawn.sort_unstable();
    let touches = |event: &Event| {
        event.when.as_ref().filter(|_| event.step == 0).is_some_and(|when| match when.moment {
            true => strip.window.contains(when.span.last()),
            false => strip.window.touches(when.span),
        })
    };
    let expected: Vec<u32> = (0..).zip(&sheet.events).filter(|(_, e)| touches(e)).map(|(at, _)| at).collect();
    assert_eq!(drawn, expected, "every event in the window has one mark");

    for plot in PLOTS {
        let mut rows: Vec<Vec<(f64, f64, &str)>> = vec![vec![]; usize::from(strip.rows)];
        for mark in &strip.marks {
            for (row, left, right) in boxes(&sheet.events[mark.event as usize], mark, plot) {
                // Half a dot may stand out: the strip keeps 0.5 em free for it.
                assert!(left >= -0.51 && right <= plot + 0.51, "{} leaves the plot", label(mark));
                rows[usize::from(row)].push((left, right, label(mark)));
            }
        }
        for row in &mut rows {
            row.sort_by(|a, b| a.0.total_cmp(&b.0));
            for pair in row.windows(2) {
                assert!(pair[0].1 <= pair[1].0 + 0.001, "{pair:?} overlap where the plot is {plot} em wide");
            }
        }
        ticks(&strip, plot);
    }
    strip
}

/// Holds everything that is true of every scale.
fn ticks(strip: &Strip, plot: f64) {
    assert!(strip.ticks.is_sorted_by(|a, b| a.x < b.x || (a.began && a.x <= b.x)), "{:?}", strip.ticks);
    assert!(strip.ticks.iter().all(|tick| (0..=10_000).contains(&tick.x)));
    let labels: Vec<(f64, f64)> = strip
        .ticks
        .iter()
        .filter(|tick| !tick.label.is_empty())
        .map(|tick| {
            let left = f64::from(tick.x) / 10_000.0 * plot + if tick.began { 0.0 } else { 0.3 };
            (left, left + f64::from(timeline::width(&tick.label)) / 100.0)
        })
        .collect();
    assert!(!labels.is_empty(), "no label at all: {:?}", strip.ticks);
    for pair in labels.windows(2) {
        assert!(pair[0].1 + 0.1 <= pair[1].0, "labels collide: {:?}", strip.ticks);
    }
    assert!(labels.iter().all(|&(_, right)| right <= plot), "a label leaves the plot: {:?}", strip.ticks);
}

const WINDOWS: &[&str] = &[
    "2022/2030",
    "2022/2024",
    "2025",
    "2025-09/2026-02",
    "2025-11",
    "2025-11-20/2025-12-03",
    "2023-08-25/2023-09-10",
    "2027/2030",
    "2028-03/2029-02",
    "2021/2041",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn marks_and_labels_never_overlap_among_random_events(
        seed in any::<u64>(), count in 0usize..120, first in 17_000i32..23_000, days in 1i32..6_000,
    ) {
        sound(crowd(seed, count), Span { first: Day(first), end: Day(first + days) });
    }

    #[test]
    fn any_window_is_drawn(first in any::<i32>(), end in any::<i32>()) {
        sound(visit(), Span { first: Day(first), end: Day(end) });
    }
}

#[test]
fn marks_and_labels_never_overlap_among_500_events() {
    for seed in 1..=4 {
        let sheet = crowd(seed, 500);
        for window in WINDOWS {
            sound(sheet, span(window));
        }
    }
}

#[test]
fn marks_and_labels_never_overlap_on_a_visit() {
    for window in WINDOWS {
        sound(visit(), span(window));
    }
}

#[test]
fn the_strip_keeps_its_height_while_the_reader_zooms() {
    let sheet = visit();
    let whole = sound(sheet, sheet.horizon);
    for window in WINDOWS {
        assert_eq!(sound(sheet, span(window)).lanes, whole.lanes, "{window}");
    }
}

#[test]
fn an_event_keeps_its_row_while_the_reader_zooms() {
    let sheet = visit();
    let row = |strip: &Strip, event| strip.marks.iter().find(|mark| mark.event == event).map(|mark| mark.row);
    let whole = sound(sheet, sheet.horizon);
    for window in ["2024/2026", "2025-06/2026-08", "2025/2030"] {
        let near = sound(sheet, span(window));
        for mark in &near.marks {
            assert_eq!(
                Some(mark.row),
                row(&whole, mark.event),
                "{} in {window}",
                sheet.events[mark.event as usize].short
            );
        }
    }
}

#[test]
fn a_dense_strip_takes_only_the_rows_it_needs() {
    let sheet = crowd(3, 500);
    let whole = timeline::layout(sheet, sheet.horizon, None);
    let near = timeline::layout(sheet, span("2030-06-01/2030-06-20"), None);
    assert!(near.rows * 2 < whole.rows, "{} of {} rows", near.rows, whole.rows);
}

/// The one mark of a sheet with one event.
fn one(date: &'static str, window: &str) -> Mark {
    let strip = sound(sheet(&[("A step", 2, date)]), span(window));
    assert_eq!(strip.lanes.len(), 1, "lanes without a dated event are left out");
    strip.marks[0]
}

#[test]
fn a_deadline_is_a_hollow_dot_on_its_last_day() {
    let mark = one("../2030", "2022/2030");
    assert!(mark.dot && mark.hollow && mark.from >= 9997, "{mark:?}");
    let mark = one("../2027-09-01", "2027-08-31/2027-09-13");
    let noon = (10_000 * 3 / 2) / 14;
    assert!(mark.from.abs_diff(noon) <= 1, "{mark:?}");
}

#[test]
fn a_day_is_a_full_dot_and_a_month_grows_into_a_bar() {
    let mark = one("2025-11-26", "2022/2030");
    assert!(mark.dot && !mark.hollow);
    assert!(one("2025-11", "2022/2030").dot);
    assert!(!one("2025-11", "2025").dot);
}

#[test]
fn open_ends_fade_and_ends_outside_are_cut() {
    let edges = |date, window| {
        let mark = one(date, window);
        (mark.start, mark.end)
    };
    assert_eq!(edges("2024/2026", "2022/2030"), (Edge::Sharp, Edge::Sharp));
    assert_eq!(edges("2024~/2026", "2022/2030"), (Edge::Fuzzy, Edge::Sharp));
    assert_eq!(edges("/2026", "2022/2030"), (Edge::Fuzzy, Edge::Sharp));
    assert_eq!(edges("2024/..", "2022/2030"), (Edge::Sharp, Edge::Fuzzy));
    assert_eq!(edges("2024~/2026", "2025-03/2025-10"), (Edge::Cut, Edge::Cut));
    assert_eq!(edges("2024/..", "2025-03/2025-10"), (Edge::Cut, Edge::Fuzzy));
}

#[test]
fn a_label_longer_than_half_the_plot_stands_in_a_row_of_its_own() {
    let long = "MMMMMMMMMMMMMMMMMMMMMMMMMMM";
    for (date, side) in [("2023/2028", Side::Below), ("2027-06-15", Side::BelowEnd)] {
        let strip = sound(sheet(&[(long, 0, date)]), span("2022/2030"));
        assert_eq!((strip.marks[0].label, strip.rows), (side, 2));
    }
}

#[test]
fn today_is_marked_while_the_window_shows_it() {
    let today = |window| timeline::layout(visit(), span(window), Some(day("2026-07-02"))).today;
    assert!(today("2026").is_some_and(|at| at.abs_diff(5000) <= 1));
    assert_eq!(today("2022/2025"), None);
}

#[test]
fn the_scale_counts_what_its_labels_have_room_for() {
    let labels = |window: &str| {
        let strip = timeline::layout(visit(), span(window), None);
        strip.ticks.into_iter().map(|tick| tick.label).collect::<Vec<_>>().join("|")
    };
    assert_eq!(labels("2022/2030"), "2022|2023|2024|2025|2026|2027|2028|2029|2030");
    assert_eq!(labels("2024/2025"), "2024|Apr|July|Oct|2025|Apr|July|Oct");
    assert_eq!(labels("2025-09/2026-02"), "Sept\u{a0}2025|Oct|Nov|Dec|2026|Feb");
    assert_eq!(
        labels("2025-11-20/2025-12-03"),
        "20\u{a0}Nov\u{a0}2025|||23|24|25|26|27|28|29|30|1\u{a0}Dec||3"
    );
}
