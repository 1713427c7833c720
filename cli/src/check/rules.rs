//! The rules between one part of a sheet and another, and the sheet that
//! keeps them.

use std::collections::BTreeMap;

use factsheet::day::Edtf;

use super::{
    measures,
    names::{Names, Of},
    sheet::{Correction, Date, Event, Fact, Figure, FigureAt, Measure, Name, Sheet, Source, Topic},
};
use crate::{
    finding::{Finding, Log, Place, Rule},
    written::{self, At, Folder, Text, example, is_slug, shown},
};

/// A sheet under the rules.
pub(super) struct Rules<'a> {
    pub sheet: &'a written::Sheet,
    pub names: Names<'a>,
    pub log: &'a Log,
    /// What each figure is counted in, by fact and figure as written.
    pub measures: Vec<Vec<Option<Measure>>>,
    /// Facts as written, in the order of the page.
    order: Vec<usize>,
    /// Where on the page each fact as written stands.
    position: Vec<usize>,
}

type Relations = BTreeMap<FigureAt, [Option<FigureAt>; 2]>;

/// Checks everything that [`written::Sheet::read`] has left open. `None` where
/// a part of the sheet is missing; then the log says which.
pub(super) fn sheet(folder: &Folder, written: &written::Sheet, log: &Log) -> Option<Sheet> {
    let names = Names::new(written, log);
    let topic = |fact: &written::Fact| names.knows(Of::Topic, &fact.topic.as_ref()?.value);
    let mut order: Vec<usize> = (0..written.facts.len()).collect();
    order.sort_by_key(|&fact| topic(&written.facts[fact]).unwrap_or(usize::MAX));
    let mut position = vec![0; order.len()];
    for (at, &fact) in order.iter().enumerate() {
        position[fact] = at;
    }
    let measure =
        |fact: &written::Fact| fact.figures.iter().map(|figure| measures::measure(figure, log)).collect();
    let measures = written.facts.iter().map(measure).collect();
    Rules { sheet: written, names, log, measures, order, position }.sheet(folder)
}

impl Rules<'_> {
    /// The address of a figure on the page, from that in the sheet as written.
    pub(super) fn settled(&self, at: FigureAt) -> FigureAt {
        FigureAt { fact: self.position[at.fact], figure: at.figure }
    }

    fn sheet(&self, folder: &Folder) -> Option<Sheet> {
        let written = self.sheet;
        self.bounds(folder);
        // Every part is checked before the first missing one ends the way.
        let relations = self.relations();
        let facts: Vec<_> = self.order.iter().map(|&fact| self.fact(fact, &relations)).collect();
        let mut events: Vec<_> = written.events.iter().map(|event| self.event(event)).collect();
        let corrections: Vec<_> =
            written.corrections.iter().map(|correction| self.correction(correction)).collect();
        let (keys, comparisons) = (self.keys(), self.comparisons());
        self.steps();
        self.names.unused();
        let head = &written.head;
        events.sort_by_key(|event| {
            let step = event.as_ref().and_then(|event| event.step);
            let span = event.as_ref().and_then(|event| Some(event.when.as_ref()?.when.span));
            (step.is_none(), step, span.map(|span| (span.first, span.end)))
        });
        let mut corrections = corrections.into_iter().collect::<Option<Vec<_>>>()?;
        corrections.sort_by_key(|correction| std::cmp::Reverse(correction.date));
        Some(Sheet {
            slug: folder.slug.clone(),
            language: text(&head.language)?,
            kicker: text(&head.kicker)?,
            title: text(&head.title)?,
            standfirst: text(&head.standfirst)?,
            provenance: text(&head.provenance)?,
            updated: head.updated.as_ref()?.value,
            method: head.method.iter().map(|text| text.value.clone()).collect(),
            horizon: head.horizon.as_ref()?.value,
            licence: text_if(&head.licence),
            url: text_if(&head.url),
            sources: written.sources.iter().map(source).collect::<Option<_>>()?,
            topics: written.topics.iter().map(topic).collect::<Option<_>>()?,
            parties: names(&written.parties)?,
            organisations: names(&written.organisations)?,
            people: names(&written.people)?,
            places: names(&written.places)?,
            tracks: names(&written.tracks)?,
            keys: keys?,
            comparisons: comparisons?,
            facts: facts.into_iter().collect::<Option<_>>()?,
            events: events.into_iter().collect::<Option<_>>()?,
            corrections,
        })
    }

    /// What the sheet as a whole must have, and must not exceed.
    fn bounds(&self, folder: &Folder) {
        let slug = folder.slug.as_str();
        let sheet = self.sheet;
        if !is_slug(slug) || slug == "not-stated" {
            self.log.add(
                Finding::new(Rule::BadSlug, None, format!("the folder's name `{}` is no slug", shown(slug)))
                    .help("rename the folder: a–z, 0–9 and - only"),
            );
        }
        if sheet.facts.is_empty() && sheet.whole {
            self.log.add(
                Finding::new(Rule::MissingField, None, "a sheet without a fact")
                    .help("add a [[fact]] to sheet.toml or to another .toml file beside it"),
            );
        }
        let lists = [
            ("sources", sheet.sources.len()),
            ("topics", sheet.topics.len()),
            ("parties", sheet.parties.len()),
            ("organisations", sheet.organisations.len()),
            ("people", sheet.people.len()),
            ("places", sheet.places.len()),
            ("tracks", sheet.tracks.len()),
            ("facts", sheet.facts.len()),
            ("events", sheet.events.len()),
        ];
        for (list, count) in lists {
            let (most, help) = match list {
                "facts" => (folder.limits.facts, folder.limits.help()),
                _ => (20_000, "split the story into several sheets"),
            };
            if count > most {
                self.log.add(
                    Finding::new(Rule::TooLarge, None, format!("{count} {list}; {most} is the limit"))
                        .help(help),
                );
            }
        }
    }

    fn fact(&self, index: usize, relations: &Relations) -> Option<Fact> {
        let written = &self.sheet.facts[index];
        self.figure_ids(written);
        let figures: Vec<_> = (0..written.figures.len())
            .map(|figure| self.figure_settled(FigureAt { fact: index, figure }, relations))
            .collect();
        let topic = written.topic.as_ref().and_then(|topic| self.names.topic(topic));
        let (parties, organisations, people, places) = (
            self.names.find_all(Of::Party, &written.parties),
            self.names.find_all(Of::Organisation, &written.organisations),
            self.names.find_all(Of::Person, &written.people),
            self.names.find_all(Of::Place, &written.places),
        );
        let source = self.locator("fact", written.place, &written.source);
        Some(Fact {
            slug: text(&written.slug)?,
            topic: topic?,
            statement: text(&written.statement)?,
            figures: figures.into_iter().collect::<Option<_>>()?,
            period: date(&written.period, &written.period_text),
            status: written.status.as_ref().map(|status| status.value),
            parties,
            organisations,
            people,
            places,
            says: text_if(&written.says),
            source: source?,
            inferred: text_if(&written.inferred),
            verified: written.verified.as_ref()?.value,
        })
    }

    fn figure_settled(&self, at: FigureAt, relations: &Relations) -> Option<Figure> {
        let written = &self.sheet.facts[at.fact].figures[at.figure];
        let [towards, part_of] = relations.get(&at).copied().unwrap_or_default();
        Some(Figure {
            id: text_if(&written.id),
            value: written.value.as_ref()?.value,
            measure: self.measures[at.fact][at.figure].clone()?,
            scale: written.scale.as_ref().map(|scale| scale.value).unwrap_or_default(),
            of: text_if(&written.of),
            qualifier: written.qualifier.as_ref().map(|qualifier| qualifier.value).unwrap_or_default(),
            kind: written.kind.as_ref()?.value,
            by: date(&written.by, &None),
            towards: towards.map(|at| self.settled(at)),
            part_of: part_of.map(|at| self.settled(at)),
        })
    }

    fn event(&self, written: &written::Event) -> Option<Event> {
        let place = written.slug.as_ref().map_or(written.place_in_file, |slug| slug.place);
        if !written.timed {
            self.log.add(
                Finding::new(Rule::NoTime, written.place_in_file, "an event with neither `step` nor `when`")
                    .label("when?")
                    .help(format!("add {}; or {}", example::WHEN, example::STEP)),
            );
        }
        if !written.linked {
            self.log.add(
                Finding::new(Rule::EventWithoutFacts, place, "no fact belongs to this event")
                    .label("an event alone")
                    .help("add facts = [\"slug\"], or delete the event if nothing is said of it"),
            );
        }
        let track = written.track.as_ref().and_then(|track| self.names.find(Of::Track, track));
        let topic = written.topic.as_ref().and_then(|topic| self.names.hue(topic));
        let place = written.place.as_ref().and_then(|place| self.names.find(Of::Place, place));
        let people = self.names.find_all(Of::Person, &written.people);
        let mut facts: Vec<_> = self.names.find_all(Of::Fact, &written.facts);
        for fact in &mut facts {
            *fact = self.position[*fact];
        }
        facts.sort_unstable();
        let source = self.locator("event", written.place_in_file, &written.source);
        let title = text(&written.title)?;
        Some(Event {
            slug: text(&written.slug)?,
            short: written.short.as_ref().map_or_else(|| title.clone(), |short| short.value.clone()),
            title,
            detail: text_if(&written.detail),
            track: track?,
            topic: topic?,
            step: written.step.as_ref().and_then(|step| u16::try_from(step.value).ok()),
            when: date(&written.when, &written.when_text),
            place,
            people,
            facts,
            source: source?,
            inferred: text_if(&written.inferred),
        })
    }

    /// Each step of the programme is taken once.
    fn steps(&self) {
        let mut taken: BTreeMap<i64, Place> = BTreeMap::new();
        for step in self.sheet.events.iter().filter_map(|event| event.step.as_ref()) {
            if let Some(&first) = taken.get(&step.value) {
                self.log.add(
                    Finding::new(
                        Rule::DuplicateStep,
                        step.place,
                        format!("two events have the step {}", step.value),
                    )
                    .label("the second")
                    .also(first, "the first")
                    .help("number the steps of the programme one after the other"),
                );
            }
            taken.entry(step.value).or_insert(step.place);
        }
    }

    fn correction(&self, written: &written::Correction) -> Option<Correction> {
        let fact = written.fact.as_ref().map(|fact| self.names.find(Of::Fact, fact));
        Some(Correction {
            date: written.date.as_ref()?.value,
            text: text(&written.text)?,
            fact: match fact {
                Some(found) => Some(self.position[found?]),
                None => None,
            },
        })
    }
}

/// A date with the editor's own words for it.
fn date(date: &Option<At<(String, Edtf)>>, words: &Option<Text>) -> Option<Date> {
    let (edtf, when) = date.as_ref()?.value.clone();
    Some(Date { edtf, when, text: text_if(words) })
}

fn text(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(|text| text.value.clone())
}

pub(super) fn text_if(text: &Option<Text>) -> String {
    text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
}

fn names(list: &[written::Name]) -> Option<Vec<Name>> {
    list.iter().map(|name| Some(Name { slug: text(&name.slug)?, label: text(&name.label)? })).collect()
}

fn topic(written: &written::Topic) -> Option<Topic> {
    let hue = u8::try_from(written.hue.as_ref()?.value).ok()?;
    Some(Topic { slug: text(&written.name.slug)?, label: text(&written.name.label)?, hue })
}

fn source(written: &written::Source) -> Option<Source> {
    Some(Source {
        slug: text(&written.name.slug)?,
        label: text(&written.name.label)?,
        url: text_if(&written.url),
    })
}
