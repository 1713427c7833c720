//! What fingers, wheel and keys do, without a browser.

use factsheet::{
    day::{Day, Span},
    state::Zoom,
    timeline::{self, Grown, Unit, brush, day_at, drag, place, place_in, zoom},
};
use proptest::prelude::*;

use super::{day, span, visit};

const UNITS: [Unit; 8] = [
    Unit::Days,
    Unit::Weeks,
    Unit::Months(1),
    Unit::Months(3),
    Unit::Months(6),
    Unit::Years(1),
    Unit::Years(10),
    Unit::Years(500),
];

proptest! {
    #[test]
    fn a_period_snaps_to_whole_units(unit in 0usize..8, a in -500_000i32..500_000, b in -500_000i32..500_000) {
        let unit = UNITS[unit];
        let (a, b) = (Day(a), Day(b));
        let period = unit.snap(a, b);
        prop_assert!(period.contains(a) && period.contains(b));
        prop_assert_eq!(period, unit.snap(b, a), "the direction does not matter");
        prop_assert_eq!(period, unit.snap(period.first, period.last()), "whole units stay");
        prop_assert_eq!(unit.around(period.first).first, period.first);
        prop_assert_eq!(unit.around(period.end).first, period.end, "the next unit follows at once");
    }

    #[test]
    fn a_finger_keeps_its_day(days in 20i32..2_000, from in 0i32..10_000, to in 0i32..10_000) {
        let start = Span { first: day("2024-01-01"), end: Day(day("2024-01-01").0 + days) };
        let moved = drag(start, (from, None), (to, None));
        prop_assert_eq!(moved.days(), days);
        let (before, after) = (day_at(start, from), day_at(moved, to));
        prop_assert!(before.0.abs_diff(after.0) <= 1);
    }

    #[test]
    fn a_drawing_that_slides_shows_each_day_where_the_other_window_has_it(
        days in 20i32..2_000, by in -400i32..400, off in -100i32..2_100,
    ) {
        let first = day("2024-01-01").0;
        let drawn = Span { first: Day(first), end: Day(first + days) };
        let next = Span { first: Day(first + by), end: Day(first + by + days) };
        let seen = Day(first + off);
        match timeline::slide(drawn, next) {
            Some(slid) => {
                prop_assert!(slid.abs() <= 1250);
                prop_assert!((place(drawn, seen) + slid - place(next, seen)).abs() <= 2);
            }
            None => prop_assert!(by.abs() * 8 >= days, "an eighth is near enough"),
        }
        let longer = Span { end: next.end.next(), ..next };
        prop_assert_eq!(timeline::slide(drawn, longer), None, "another scale is another drawing");
    }

    #[test]
    fn two_fingers_keep_their_days(
        days in 100i32..2_000, a in 0i32..4_000, b in 6_000i32..10_000, c in 0i32..4_000, d in 6_000i32..10_000,
    ) {
        let start = Span { first: day("2024-01-01"), end: Day(day("2024-01-01").0 + days) };
        let moved = drag(start, (a, Some(b)), (c, Some(d)));
        for (from, to) in [(a, c), (b, d)] {
            let before = i64::from(start.first.0) + i64::from(days) * i64::from(from) / 10_000;
            let after = i64::from(moved.first.0) + i64::from(moved.days()) * i64::from(to) / 10_000;
            prop_assert!(before.abs_diff(after) <= 3, "{} became {}", before, after);
        }
    }

    #[test]
    fn the_wheel_undoes_itself(pixels in 1i32..500) {
        let both = u64::from(timeline::wheel(pixels)) * u64::from(timeline::wheel(-pixels));
        prop_assert!((99_980_000..=100_000_000).contains(&both));
        prop_assert!(timeline::wheel(-pixels) < 10_000, "up is closer");
    }
}

#[test]
fn pixels_become_places() {
    assert_eq!(place_in(100, 800, false, 100), 0);
    assert_eq!(place_in(100, 800, false, 300), 2500);
    assert_eq!(place_in(100, 800, true, 300), 7500, "from right to left");
    assert!(place_in(100, 800, false, 50) < 0);
    assert_eq!(place_in(0, 0, false, 5), 50_000, "a plot without a width is no reason to fall over");
}

#[test]
fn a_drag_over_three_years_selects_three_years() {
    let sheet = visit();
    let window = sheet.horizon;
    let unit = timeline::unit(sheet, window);
    assert_eq!(unit, Unit::Years(1));
    assert_eq!(brush(window, unit, 200, 3000), span("2022/2024"));
    assert_eq!(brush(window, unit, 3000, 200), span("2022/2024"));
    assert_eq!(brush(window, unit, -900, 12_000), span("2022/2030"));
}

#[test]
fn a_drag_selects_what_the_scale_counts() {
    let sheet = visit();
    let drag = |window: &str| brush(span(window), timeline::unit(sheet, span(window)), 2_500, 2_600);
    assert_eq!(drag("2025-01/2025-12"), span("2025-04/2025-06"));
    assert_eq!(drag("2025-09/2026-02"), span("2025-10"));
    assert_eq!(drag("2025-11-20/2025-12-03"), span("2025-11-23"));
}

#[test]
fn keys_grow_a_period_from_the_middle() {
    let sheet = visit();
    let window = sheet.horizon;
    let unit = timeline::unit(sheet, window);
    let grown = Grown::new(window);
    assert_eq!(grown.span(unit), span("2026"));
    let grown = grown.step(window, unit, true);
    assert_eq!(grown.span(unit), span("2026/2027"));
    let grown = (0..3).fold(grown, |grown, _| grown.step(window, unit, false));
    assert_eq!(grown.span(unit), span("2024/2026"), "it turns over the unit it grew from");
    let grown = (0..20).fold(grown, |grown, _| grown.step(window, unit, true));
    assert_eq!(grown.span(unit), span("2026/2030"), "it stays in the window");
}

#[test]
fn a_pinch_ends_up_inside() {
    let sheet = visit();
    let start = span("2025");
    let close = drag(start, (4_000, Some(6_000)), (0, Some(10_000)));
    let window = zoom(sheet, Some(start), Zoom::To(close)).unwrap();
    assert_eq!(window.days(), 73);
    let wide = drag(start, (0, Some(10_000)), (4_999, Some(5_001)));
    assert_eq!(zoom(sheet, Some(start), Zoom::To(wide)), None, "the whole");
}
