//! What the page decides without a browser: what a touch means, when the
//! address is written, and how the static sheet's fields join the address.

use factsheet::{
    filter::{Facet, Index},
    link,
    page::{
        act::{self, Touched, Way},
        pace::{PAUSE, Pace},
        seen::Seen,
    },
    state::{Action, Sort, State, Zoom},
};
use proptest::prelude::*;

use crate::core::random::{self, Random, indexed};

/// A sheet with topics to choose from.
fn index() -> &'static Index<'static> {
    let mut sheets = (0..).map(|seed| random::index(random::sheet(seed, 40, 12)));
    sheets.find(|index| index.values(Facet::Topic).len() > 1).unwrap()
}

fn click(act: &str, value: &str) -> Option<(Action, Way)> {
    act::click(index(), Touched { act, value, ..Touched::default() })
}

#[test]
fn a_link_to_a_fact_shows_it_and_one_to_nowhere_is_left_to_the_browser() {
    let fact = index().sheet.facts[5].slug;
    let show = |fact| act::click(index(), Touched { act: "show", fact, ..Touched::default() });
    assert_eq!(show(fact), Some((Action::Show(Some(5)), Way::Push)));
    assert_eq!(show("no-such-fact"), None);
}

#[test]
fn a_chip_takes_back_what_its_name_and_value_say() {
    let topic = &index().values(Facet::Topic)[0];
    let toggle = |name, value| act::click(index(), Touched { act: "toggle", name, value, fact: "" });
    let pick = index().pick(Facet::Topic, topic.slug).unwrap();
    assert_eq!(toggle("topic", topic.slug), Some((Action::Toggle(pick), Way::Push)));
    assert_eq!(toggle("colour", topic.slug), None);
    assert_eq!(toggle("topic", "no-such-topic"), None);
}

#[test]
fn buttons_mean_what_they_say_and_unknown_ones_nothing() {
    assert_eq!(click("clear", ""), Some((Action::Clear, Way::Push)));
    assert_eq!(click("brush-clear", ""), Some((Action::Brush(None), Way::Push)));
    assert_eq!(click("search-clear", "x"), Some((Action::Search(String::new()), Way::Push)));
    assert_eq!(click("suggest", "gas"), Some((Action::Search("gas".into()), Way::Push)));
    assert_eq!(click("zoom", "in"), Some((Action::Zoom(Zoom::In(5000)), Way::Replace)));
    assert_eq!(click("zoom", "whole"), Some((Action::Zoom(Zoom::Whole), Way::Replace)));
    for (act, value) in [("zoom", "sideways"), ("form", ""), ("strip", ""), ("", "")] {
        assert_eq!(click(act, value), None, "{act} {value}");
    }
}

#[test]
fn typing_and_moving_the_strip_leave_no_steps_behind() {
    assert_eq!(act::way(&Action::Search("gas".into())), Way::Replace);
    assert_eq!(act::way(&Action::Zoom(Zoom::Pan(100))), Way::Replace);
    assert_eq!(act::way(&Action::Brush(None)), Way::Push);
    assert_eq!(act::sort("newest"), Some((Action::Sort(Sort::Newest), Way::Push)));
    assert_eq!(act::sort("price"), None);
}

#[test]
fn the_first_write_is_at_once_and_the_next_waits() {
    let mut pace = Pace::default();
    assert_eq!(pace.ask(1000.0, Way::Push), 0.0);
    assert_eq!(pace.take(1000.0), Some(Way::Push));
    assert_eq!(pace.ask(1100.0, Way::Replace), 150.0);
    assert_eq!(pace.take(1250.0), Some(Way::Replace));
    assert_eq!(pace.take(1250.0), None, "nothing is written twice");
}

#[test]
fn a_step_that_waits_stays_a_step_when_typing_follows() {
    let mut pace = Pace::default();
    pace.ask(0.0, Way::Push);
    pace.ask(1.0, Way::Replace);
    assert_eq!(pace.take(2.0), Some(Way::Push));
    pace.ask(3.0, Way::Replace);
    pace.ask(4.0, Way::Push);
    assert_eq!(pace.take(252.0), Some(Way::Push));
}

#[test]
fn what_waits_is_forgotten_when_the_reader_goes_back() {
    let mut pace = Pace::default();
    pace.ask(0.0, Way::Push);
    pace.drop_due();
    assert_eq!(pace.take(0.0), None);
}

proptest! {
    #[test]
    fn writes_keep_their_distance_whatever_the_reader_does(asks in prop::collection::vec(0.0..400.0f64, 1..60)) {
        let (mut pace, mut now, mut due, mut last) = (Pace::default(), 0.0, None, None::<f64>);
        for gap in asks {
            let next = now + gap;
            // The timer rings on its way.
            if let Some(at) = due.filter(|&at| at <= next) {
                prop_assert!(pace.take(at).is_some());
                prop_assert!(last.is_none_or(|last| at - last >= PAUSE - 1e-6));
                last = Some(at);
            }
            now = next;
            due = Some(now + pace.ask(now, Way::Replace));
        }
        prop_assert!(due.is_some_and(|at| at - now <= PAUSE), "the last wish is written in time");
    }

    #[test]
    fn a_clock_that_is_set_back_stops_nothing(last in 0.0..1e12f64, now in 0.0..1e12f64) {
        let mut pace = Pace::default();
        pace.ask(last, Way::Push);
        pace.take(last);
        prop_assert!((0.0..=PAUSE).contains(&pace.ask(now, Way::Push)));
    }

    #[test]
    fn untouched_fields_leave_the_address_as_it_is((index, seed) in indexed()) {
        let state = random::state(&mut Random::new(seed), index);
        let address = link::encode(index, &state, "");
        let seen = Seen { sort: "editor".into(), ..Seen::default() };
        prop_assert_eq!(seen.join(index, &address, ""), state.clone());
        prop_assert_eq!(seen.join(index, &format!("#{address}"), ""), state);
    }
}

fn checked(facet: Facet, at: usize) -> (String, String) {
    (facet.key().into(), index().values(facet)[at].slug.into())
}

#[test]
fn checked_boxes_and_typed_text_are_carried_over() {
    let seen = Seen { checked: vec![checked(Facet::Topic, 0)], text: "a".into(), sort: "newest".into() };
    let state = seen.join(index(), "", "");
    assert_eq!(
        state.query.picks,
        [index().pick(Facet::Topic, index().values(Facet::Topic)[0].slug).unwrap()]
    );
    assert_eq!(state.query.text, "a");
    assert_eq!(state.sort, Sort::Newest);
}

#[test]
fn a_facet_that_the_address_names_is_as_the_address_has_it() {
    let other = index().values(Facet::Topic)[1].slug;
    let seen = Seen { checked: vec![checked(Facet::Topic, 0)], text: String::new(), sort: "name".into() };
    let state = seen.join(index(), &format!("#topic={other}&sort=largest"), "");
    assert_eq!(state.query.picks, [index().pick(Facet::Topic, other).unwrap()]);
    assert_eq!(state.sort, Sort::Largest);
}

#[test]
fn what_was_typed_is_never_lost_to_the_address() {
    let seen = Seen { text: "typed".into(), ..Seen::default() };
    assert_eq!(seen.join(index(), "q=old", "").query.text, "typed");
    assert_eq!(Seen::default().join(index(), "q=old", "").query.text, "old");
}

#[test]
fn boxes_that_are_none_of_the_sheets_are_ignored() {
    let strange = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let seen = Seen {
        checked: vec![strange("newsletter", "yes"), strange("topic", "no-such-topic")],
        ..Seen::default()
    };
    assert_eq!(seen.join(index(), "", ""), State::default());
}
