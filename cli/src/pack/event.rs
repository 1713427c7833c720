//! Events as packed.

use factsheet::{day::Day, sheet};

use super::{NotPacked, Packer, narrow};
use crate::check::{Event, Sheet};

/// The events as readers go through them: the programme by its steps, then by
/// the first day. What has no known beginning stands at its end: "by 2030"
/// comes after 2027, not before all else.
pub fn in_order(sheet: &Sheet) -> Vec<&Event> {
    let day = |event: &Event| -> (Day, Day) {
        let Some(date) = &event.when else { return (Day::MAX, Day::MAX) };
        let span = date.when.span;
        (if span.opens() { span.last() } else { span.first }, span.last())
    };
    let mut events: Vec<&Event> = sheet.events.iter().collect();
    events.sort_by_key(|event| match event.step {
        Some(step) => (0, step, (Day::MIN, Day::MIN)),
        None => (1, 0, day(event)),
    });
    events
}

impl<'a> Packer<'a, '_> {
    pub(super) fn event(&self, event: &'a Event) -> Result<sheet::Event<'a>, NotPacked> {
        let place = event.place.and_then(|place| self.sheet.places.get(place));
        let people = event.people.iter().map(|&person| narrow(person, "people"));
        let facts = event.facts.iter().map(|&fact| narrow(fact, "facts"));
        Ok(sheet::Event {
            slug: &event.slug,
            title: self.bound(&event.title),
            short: &event.short,
            detail: self.bound(&event.detail),
            when: event.when.as_ref().map(|date| self.when(date)),
            step: event.step.unwrap_or(0),
            track: narrow(event.track, "tracks")?,
            topic: narrow(event.topic, "topics")?,
            place: place.map_or("", |place| &place.label),
            people: people.collect::<Result<_, _>>()?,
            facts: facts.collect::<Result<_, _>>()?,
            source: narrow(event.source.document, "sources")?,
            locator: self.locator(&event.source),
            inferred: self.bound(&event.inferred),
        })
    }
}
