//! Figures by their names, key figures and comparisons.

use std::collections::BTreeMap;

use super::{
    Rules,
    decimal::Decimal,
    measures::{name, size},
    names::Of,
    sheet::{Comparison, FigureAt, Key, Measure, Row},
};
use crate::{
    finding::{Finding, Place, Rule},
    written::{self, Text, nearest, shown},
};

/// A figure by the index of its fact as written.
pub(super) type Address = FigureAt;

impl Rules<'_> {
    pub(super) fn figure(&self, at: Address) -> &written::Figure {
        &self.sheet.facts[at.fact].figures[at.figure]
    }

    pub(super) fn measure(&self, at: Address) -> Option<&Measure> {
        self.measures[at.fact][at.figure].as_ref()
    }

    /// As in `fact.figure`.
    pub(super) fn title(&self, at: Address) -> String {
        let fact = self.sheet.facts[at.fact].slug.as_ref().map_or("?", |slug| slug.value.as_str());
        match &self.figure(at).id {
            Some(id) => format!("{}.{}", shown(fact), shown(&id.value)),
            None => shown(fact),
        }
    }

    /// Ids that a fact gives twice.
    pub(super) fn figure_ids(&self, fact: &written::Fact) {
        let mut ids: BTreeMap<&str, Place> = BTreeMap::new();
        for id in fact.figures.iter().filter_map(|figure| figure.id.as_ref()) {
            if let Some(&first) = ids.get(id.value.as_str()) {
                self.log.add(
                    Finding::new(
                        Rule::DuplicateSlug,
                        id.place,
                        format!("two figures of this fact have the id `{}`", shown(&id.value)),
                    )
                    .label("the second")
                    .also(first, "the first")
                    .help("give one of them another id"),
                );
            }
            ids.entry(&id.value).or_insert(id.place);
        }
        if let Some(figure) = fact.figures.get(255) {
            self.log.add(
                Finding::new(Rule::TooLarge, figure.place, "a fact of more than 255 figures")
                    .label("the 256th")
                    .help("make several facts of it"),
            );
        }
    }

    /// The figure of a fact with this id; without one, its first.
    fn figure_of(&self, fact: usize, id: Option<&Text>, place: Place) -> Option<Address> {
        let figures = &self.sheet.facts[fact].figures;
        let slug = self.sheet.facts[fact].slug.as_ref().map_or("?", |slug| slug.value.as_str());
        let Some(id) = id else {
            if figures.is_empty() && self.sheet.whole {
                self.log.add(
                    Finding::new(
                        Rule::DanglingFigure,
                        place,
                        format!("the fact `{}` has no figure", shown(slug)),
                    )
                    .label("a fact without numbers")
                    .help("add a [[fact.figure]] below that fact, or choose another one"),
                );
            }
            return (!figures.is_empty()).then_some(Address { fact, figure: 0 });
        };
        let has = |figure: &written::Figure| figure.id.as_ref().is_some_and(|own| own.value == id.value);
        if let Some(figure) = figures.iter().position(has) {
            return Some(Address { fact, figure });
        }
        if !self.sheet.whole {
            return None;
        }
        let ids: Vec<_> =
            figures.iter().filter_map(|figure| Some(figure.id.as_ref()?.value.as_str())).collect();
        let word = shown(&id.value);
        let finding = Finding::new(
            Rule::DanglingFigure,
            id.place,
            format!("no figure of the fact `{}` has the id `{word}`", shown(slug)),
        );
        let near = nearest(&id.value, ids.iter().copied());
        let finding = match near {
            _ if self.names.knows(Of::Fact, &id.value).is_some() => finding
                .label("this is a fact, not a figure")
                .help(format!("write `{word}.id`, with the id of one of its figures")),
            Some(near) => finding.label(format!("did you mean `{near}`?")).help(format!("write `{near}`")),
            None if ids.is_empty() => finding
                .label("names nothing")
                .help(format!("add id = \"{word}\" to the figure that is meant")),
            None => finding.label("names nothing").help(format!("choose one of: {}", ids.join(", "))),
        };
        self.log.add(finding);
        None
    }

    /// The figure at `id`, `fact.id`, or, outside a fact, `fact`.
    pub(super) fn address(&self, own: Option<usize>, text: &Text) -> Option<Address> {
        match (text.value.split_once('.'), own) {
            (Some((fact, id)), _) => {
                let id = part(text, fact.len() + 1..text.value.len(), id);
                let fact = part(text, 0..fact.len(), fact);
                let fact = self.names.find(Of::Fact, &fact)?;
                self.figure_of(fact, Some(&id), text.place)
            }
            (None, Some(fact)) => self.figure_of(fact, Some(text), text.place),
            (None, None) => self.figure_of(self.names.find(Of::Fact, text)?, None, text.place),
        }
    }

    pub(super) fn above_zero(&self, at: Address, what: &str) -> bool {
        let Some(size) = size(self.figure(at)) else { return false };
        let above = size.value > Decimal { mantissa: 0, places: 0 };
        if !above {
            self.log.add(
                Finding::new(Rule::BadNumber, size.place, format!("{what} of {}", size.value))
                    .label("nothing can be drawn against it")
                    .help("check the number: it must be above zero"),
            );
        }
        above
    }

    /// Key figures.
    pub(super) fn keys(&self) -> Option<Vec<Key>> {
        let keys: Vec<_> = self.sheet.keys.iter().map(|key| self.key(key)).collect();
        let place = match (self.sheet.keys.get(6), self.sheet.keys.last()) {
            (Some(seventh), _) => Some(seventh.place),
            (None, Some(last)) => Some(last.place),
            (None, None) => self.sheet.head.title.as_ref().map(|title| title.place),
        };
        if self.sheet.whole && !(4..=6).contains(&keys.len()) {
            let (what, help) = match keys.len() {
                0 => (
                    "no key figure".to_owned(),
                    "add a [[key]] for each of the four to six most telling figures",
                ),
                1 => ("only one key figure".to_owned(), "add others: four to six in all"),
                count @ (2 | 3) => (format!("only {count} key figures"), "add others: four to six in all"),
                count => (format!("{count} key figures"), "keep the six most telling ones"),
            };
            let label = if keys.len() > 6 { "the seventh" } else { "" };
            self.log.add(Finding::new(Rule::KeyCount, place, what).label(label).help(help));
        }
        keys.into_iter().collect()
    }

    fn key(&self, key: &written::Key) -> Option<Key> {
        let fact = key.fact.as_ref()?;
        let found = self.names.find(Of::Fact, fact)?;
        let at = self.figure_of(found, key.figure.as_ref(), fact.place)?;
        Some(Key { at: self.settled(at), label: key.label.as_ref()?.value.clone() })
    }

    /// Comparisons.
    pub(super) fn comparisons(&self) -> Option<Vec<Comparison>> {
        let all: Vec<_> =
            self.sheet.comparisons.iter().map(|comparison| self.comparison(comparison)).collect();
        all.into_iter().collect()
    }

    fn comparison(&self, written: &written::Comparison) -> Option<Comparison> {
        let mut seen: BTreeMap<Address, Place> = BTreeMap::new();
        let mut first: Option<(String, Place)> = None;
        let mut rows = Vec::new();
        for row in &written.figures {
            let Some(text) = &row.figure else { continue };
            let Some(at) = self.address(None, text) else { continue };
            if let Some(&before) = seen.get(&at) {
                self.log.add(
                    Finding::new(
                        Rule::DuplicateSlug,
                        text.place,
                        format!("`{}` is compared twice", self.title(at)),
                    )
                    .label("the second")
                    .also(before, "the first")
                    .help("delete one of the two"),
                );
            }
            seen.entry(at).or_insert(text.place);
            self.money(at, text, &mut first);
            rows.push(
                row.label.as_ref().map(|label| Row { at: self.settled(at), label: label.value.clone() }),
            );
        }
        if written.figures.len() < 2 {
            self.log.add(
                Finding::new(Rule::MissingField, written.place, "a comparison of fewer than two figures")
                    .label("nothing to compare")
                    .help("add figures, or delete the [[comparison]]"),
            );
        }
        Some(Comparison {
            slug: written.slug.as_ref()?.value.clone(),
            title: written.title.as_ref()?.value.clone(),
            rows: rows.into_iter().collect::<Option<Vec<_>>>()?,
        })
    }

    /// Whether the figure is an amount in the currency of those before it.
    fn money(&self, at: Address, text: &Text, first: &mut Option<(String, Place)>) {
        let Some(measure) = self.measure(at) else { return };
        let title = self.title(at);
        let Measure::Currency(code) = measure else {
            self.log.add(
                Finding::new(
                    Rule::MixedCurrencies,
                    text.place,
                    format!("`{title}` is not an amount of money"),
                )
                .label(format!("counted in {}", shown(name(measure))))
                .help("compare amounts only: take this figure out of the comparison"),
            );
            return;
        };
        self.above_zero(at, "a compared amount");
        match first {
            None => *first = Some((code.clone(), text.place)),
            Some((other, place)) if other != code => self.log.add(
                Finding::new(
                    Rule::MixedCurrencies,
                    text.place,
                    format!("`{title}` is in {code}, others are in {other}"),
                )
                .label(format!("in {code}"))
                .also(*place, format!("in {other}"))
                .help("make a [[comparison]] for each currency; the sheet converts nothing"),
            ),
            Some(_) => {}
        }
    }
}

/// A part of a text as a text of its own; its place is exact where the file
/// has the text letter by letter between two quotes.
fn part(text: &Text, range: std::ops::Range<usize>, value: &str) -> Text {
    let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut place = text.place;
    if (place.end - place.start) as usize == text.value.len() + 2 {
        let start = place.start + 1;
        place = Place { start: start + small(range.start), end: start + small(range.end), ..place };
    }
    Text { value: value.to_owned(), place }
}
