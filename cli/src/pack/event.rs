//! Events as packed.

use factsheet::sheet;

use super::{NotPacked, Packer, narrow};
use crate::check::Event;

impl<'a> Packer<'a, '_> {
    pub(super) fn event(&self, event: &'a Event) -> Result<sheet::Event<'a>, NotPacked> {
        let place = event.place.and_then(|place| self.sheet.places.get(place));
        let people = event.people.iter().map(|&person| narrow(person, "people"));
        let facts = event.facts.iter().map(|&fact| narrow(fact, "facts"));
        Ok(sheet::Event {
            slug: &event.slug,
            title: &event.title,
            short: &event.short,
            detail: &event.detail,
            when: event.when.as_ref().map(|date| self.when(date)),
            step: event.step.unwrap_or(0),
            track: narrow(event.track, "tracks")?,
            topic: narrow(event.topic, "topics")?,
            place: place.map_or("", |place| &place.label),
            people: people.collect::<Result<_, _>>()?,
            facts: facts.collect::<Result<_, _>>()?,
            source: narrow(event.source.document, "sources")?,
            locator: self.locator(&event.source),
            inferred: &event.inferred,
        })
    }
}
