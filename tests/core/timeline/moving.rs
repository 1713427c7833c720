//! Zoom and pan: total, inside the bounds, and back again.

use factsheet::{
    day::{Day, Span},
    sheet::Sheet,
    state::Zoom,
    timeline::{self, SHORTEST, bounds, shown, zoom},
};
use proptest::prelude::*;

use super::{crowd, day, sheet, span, visit};

fn any_span() -> impl Strategy<Value = Span> {
    let near = (17_000i32..23_000, -30i32..6_000).prop_map(|(first, days)| (first, first + days));
    let any = (any::<i32>(), any::<i32>());
    prop_oneof![4 => near, 1 => any].prop_map(|(first, end)| Span { first: Day(first), end: Day(end) })
}

fn any_zoom() -> impl Strategy<Value = Zoom> {
    prop_oneof![
        any::<u16>().prop_map(Zoom::In),
        any::<u16>().prop_map(Zoom::Out),
        (any::<u16>(), any::<u32>()).prop_map(|(at, ratio)| Zoom::By { at, ratio }),
        any::<i32>().prop_map(Zoom::Pan),
        (-20_000..20_000).prop_map(Zoom::Pan),
        Just(Zoom::Start),
        Just(Zoom::End),
        Just(Zoom::Whole),
        any_span().prop_map(Zoom::To),
    ]
}

/// A window well inside the horizon, so that nothing is clamped.
fn inner() -> impl Strategy<Value = Span> {
    let middle = day("2026-07-02").0;
    (20i32..900, -300i32..300)
        .prop_map(move |(half, off)| Span { first: Day(middle + off - half), end: Day(middle + off + half) })
}

fn apart(a: Span, b: Span) -> i32 {
    (a.first.0 - b.first.0).abs().max((a.end.0 - b.end.0).abs())
}

proptest! {
    #[test]
    fn no_move_leaves_the_bounds(
        seed in 0u64..40, window in proptest::option::of(any_span()), moves in proptest::collection::vec(any_zoom(), 1..8),
    ) {
        let sheet = crowd(seed, 12);
        let bounds = bounds(sheet);
        let mut window = window;
        for step in moves {
            window = zoom(sheet, window, step);
            let shown = shown(sheet, window);
            prop_assert!(bounds.first <= shown.first && shown.end <= bounds.end, "{shown:?} in {bounds:?} after {step:?}");
            prop_assert!(i64::from(shown.days()) >= SHORTEST, "{shown:?} after {step:?}");
            prop_assert!(window != Some(sheet.horizon), "the horizon is no window");
            if let Some(window) = window {
                prop_assert_eq!(window, shown, "a window is shown as it is");
                prop_assert_eq!(zoom(sheet, Some(window), Zoom::To(window)), Some(window));
            }
        }
    }

    #[test]
    fn in_and_out_again_comes_back(window in inner(), at in 0u16..=10_000) {
        prop_assume!(window.days() > 60);
        let near = zoom(visit(), Some(window), Zoom::In(at));
        let back = zoom(visit(), near, Zoom::Out(at)).unwrap();
        prop_assert!(apart(back, window) <= 2, "{window:?} became {back:?}");
    }

    #[test]
    fn zooming_keeps_the_day_under_the_pointer(window in inner(), at in 0u16..=10_000, ratio in 6_000u32..11_000) {
        let sheet = visit();
        let before = timeline::day_at(window, i32::from(at));
        let Some(after) = zoom(sheet, Some(window), Zoom::By { at, ratio }) else { return Ok(()) };
        let after = timeline::day_at(after, i32::from(at));
        prop_assert!(before.0.abs_diff(after.0) <= 2, "{before:?} became {after:?}");
    }

    #[test]
    fn two_pans_are_one(window in inner(), a in -2_000i32..2_000, b in -2_000i32..2_000) {
        let sheet = visit();
        let pan = |window, way| zoom(sheet, window, Zoom::Pan(way));
        let two = pan(pan(Some(window), a), b).unwrap();
        let one = pan(Some(window), a + b).unwrap();
        prop_assert!(apart(one, two) <= 1);
        prop_assert_eq!(one.days(), window.days());
    }

    #[test]
    fn a_day_is_found_where_it_stands(window in inner(), off in 0i32..60) {
        let day = Day(window.first.0 + off % window.days());
        // Its noon: the place itself is rounded.
        let noon = (timeline::place(window, day) + timeline::place(window, day.next())) / 2;
        prop_assert_eq!(timeline::day_at(window, noon), day);
    }
}

#[test]
fn the_whole_is_no_window() {
    let sheet = visit();
    assert_eq!(zoom(sheet, Some(span("2025")), Zoom::Whole), None);
    assert_eq!(zoom(sheet, Some(span("2025")), Zoom::To(sheet.horizon)), None);
    assert_eq!(zoom(sheet, None, Zoom::Out(5000)), None);
    assert_eq!(zoom(sheet, None, Zoom::Pan(3000)), None);
    assert_eq!(shown(sheet, None), sheet.horizon);
}

#[test]
fn five_steps_out_undo_two_steps_in() {
    let sheet = visit();
    let near = zoom(sheet, zoom(sheet, None, Zoom::In(5000)), Zoom::In(5000));
    assert!(near.is_some());
    assert_eq!((0..5).fold(near, |window, _| zoom(sheet, window, Zoom::Out(5000))), None);
}

#[test]
fn zooming_out_leaves_no_single_day_behind() {
    let sheet = visit();
    let most = sheet.horizon.days();
    for depth in 1..8 {
        for way in [Zoom::Start, Zoom::End, Zoom::Pan(1000), Zoom::Pan(-1000)] {
            let near = (0..depth).fold(None, |window, _| zoom(sheet, window, Zoom::In(5000)));
            let mut window = zoom(sheet, near, way);
            for _ in 0..depth + 2 {
                window = zoom(sheet, window, Zoom::Out(5000));
                let days = window.map_or(most, Span::days);
                assert!(days == most || most - days > most / 100, "{depth} steps in, {way:?}: {window:?}");
            }
        }
    }
}

#[test]
fn home_and_end_show_the_first_and_the_last_event() {
    let sheet = sheet(&[("First", 0, "2023-05-04"), ("Last", 0, "../2029-02-03"), ("Open", 0, "2024/..")]);
    let window = Some(span("2026-01/2026-06"));
    let shows = |step, label: &str| {
        let window = zoom(sheet, window, step).unwrap();
        assert_eq!(window.days(), 181, "the length stays");
        let marks = timeline::layout(sheet, window, None).marks;
        assert!(marks.iter().any(|mark| sheet.events[mark.event as usize].short == label), "{window:?}");
    };
    shows(Zoom::Start, "First");
    shows(Zoom::End, "Last");
}

#[test]
fn the_strip_goes_as_far_as_its_events() {
    let early = sheet(&[("Early", 0, "2019-03"), ("Late", 0, "2035"), ("Open", 0, "/2024")]);
    assert_eq!(bounds(early), span("2019-03/2035"));
    assert_eq!(shown(early, None), early.horizon, "at first the horizon is shown");
    let out = |window| zoom(early, window, Zoom::Out(5000));
    assert_eq!(out(out(None)), Some(span("2019-03/2035")));
}

#[test]
fn a_sheet_without_a_horizon_is_drawn_nevertheless() {
    let broken = |first: i32, end: i32| Sheet {
        horizon: Span { first: Day(first), end: Day(end) },
        ..visit().clone()
    };
    for sheet in
        [broken(0, 0), broken(20_000, -20_000), broken(i32::MIN, i32::MAX), broken(i32::MAX, i32::MIN)]
    {
        for step in [Zoom::In(0), Zoom::Out(10_000), Zoom::Pan(5000), Zoom::Start, Zoom::End] {
            let window = shown(&sheet, zoom(&sheet, None, step));
            assert!(!window.is_empty());
            assert!(!timeline::layout(&sheet, window, None).ticks.is_empty());
        }
    }
}
