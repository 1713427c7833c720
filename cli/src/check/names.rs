//! What slugs stand for: duplicates, dangling ones, and those nobody uses.

use std::{cell::Cell, collections::BTreeMap};

use crate::{
    finding::{Finding, Log, Place, Rule},
    written::{Name, Sheet, Text, nearest, shown},
};

/// The kinds of things that have a slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Source,
    Topic,
    Party,
    Organisation,
    Person,
    Place,
    Track,
    Fact,
    Event,
    Comparison,
}

impl Of {
    const ALL: [Of; 10] = [
        Of::Source,
        Of::Topic,
        Of::Party,
        Of::Organisation,
        Of::Person,
        Of::Place,
        Of::Track,
        Of::Fact,
        Of::Event,
        Of::Comparison,
    ];

    /// As in `[[party]]`.
    fn header(self) -> &'static str {
        match self {
            Of::Source => "source",
            Of::Topic => "topic",
            Of::Party => "party",
            Of::Organisation => "organisation",
            Of::Person => "person",
            Of::Place => "place",
            Of::Track => "track",
            Of::Fact => "fact",
            Of::Event => "event",
            Of::Comparison => "comparison",
        }
    }

    /// The field that lists them in a fact, if there is one.
    fn list(self) -> Option<&'static str> {
        match self {
            Of::Party => Some("parties"),
            Of::Organisation => Some("organisations"),
            Of::Person => Some("people"),
            Of::Place => Some("places"),
            _ => None,
        }
    }

    fn article(self) -> &'static str {
        if matches!(self, Of::Organisation | Of::Event) { "an" } else { "a" }
    }
}

/// The slugs of one kind, by their place in the sheet as written.
struct Index<'a> {
    by_slug: BTreeMap<&'a str, usize>,
    places: Vec<Option<Place>>,
    used: Vec<Cell<bool>>,
}

/// All slugs of a sheet.
pub(super) struct Names<'a> {
    kinds: Vec<Index<'a>>,
    /// Nothing is out of sight: what is not here is not there.
    whole: bool,
    log: &'a Log,
}

impl<'a> Names<'a> {
    /// Collects the slugs; those given twice are reported.
    pub fn new(sheet: &'a Sheet, log: &'a Log) -> Names<'a> {
        let plain = |names: &'a [Name]| names.iter().map(|name| name.slug.as_ref()).collect::<Vec<_>>();
        let slugs = |of| match of {
            Of::Source => sheet.sources.iter().map(|source| source.name.slug.as_ref()).collect(),
            Of::Topic => sheet.topics.iter().map(|topic| topic.name.slug.as_ref()).collect(),
            Of::Party => plain(&sheet.parties),
            Of::Organisation => plain(&sheet.organisations),
            Of::Person => plain(&sheet.people),
            Of::Place => plain(&sheet.places),
            Of::Track => plain(&sheet.tracks),
            Of::Fact => sheet.facts.iter().map(|fact| fact.slug.as_ref()).collect(),
            Of::Event => sheet.events.iter().map(|event| event.slug.as_ref()).collect(),
            Of::Comparison => sheet.comparisons.iter().map(|comparison| comparison.slug.as_ref()).collect(),
        };
        let kinds = Of::ALL.map(|of| index(of, &slugs(of), log)).into();
        Names { kinds, whole: sheet.whole, log }
    }

    fn of(&self, of: Of) -> &Index<'a> {
        &self.kinds[of as usize]
    }

    /// What a slug stands for. One that stands for nothing is reported.
    pub fn find(&self, of: Of, slug: &Text) -> Option<usize> {
        let known = self.of(of);
        match known.by_slug.get(slug.value.as_str()) {
            Some(&index) => {
                known.used[index].set(true);
                Some(index)
            }
            None => {
                self.dangling(of, slug, Rule::DanglingSlug);
                None
            }
        }
    }

    /// The topic of a fact, without which no reader would see the fact.
    pub fn topic(&self, slug: &Text) -> Option<usize> {
        let found = self.knows(Of::Topic, &slug.value);
        match found {
            Some(index) => self.of(Of::Topic).used[index].set(true),
            None => self.dangling(Of::Topic, slug, Rule::UnreachableFact),
        }
        found
    }

    /// The topic of an event, for its hue: this makes no use of it as a topic.
    pub fn hue(&self, slug: &Text) -> Option<usize> {
        let found = self.knows(Of::Topic, &slug.value);
        if found.is_none() {
            self.dangling(Of::Topic, slug, Rule::DanglingSlug);
        }
        found
    }

    /// What the slugs of a list stand for, ascending. One given twice is
    /// reported.
    pub fn find_all(&self, of: Of, slugs: &[Text]) -> Vec<usize> {
        let mut found: BTreeMap<usize, Place> = BTreeMap::new();
        for slug in slugs {
            let Some(index) = self.find(of, slug) else { continue };
            if let Some(first) = found.insert(index, slug.place) {
                self.log.add(
                    Finding::new(
                        Rule::DuplicateSlug,
                        slug.place,
                        format!("`{}` is in this list twice", shown(&slug.value)),
                    )
                    .label("the second")
                    .also(first, "the first")
                    .help("delete one of the two"),
                );
            }
        }
        found.into_keys().collect()
    }

    fn dangling(&self, of: Of, slug: &Text, rule: Rule) {
        if !self.whole {
            return;
        }
        let word = shown(&slug.value);
        let header = of.header();
        let unseen = if rule == Rule::UnreachableFact { "no reader can reach this fact: " } else { "" };
        let finding = Finding::new(rule, slug.place, format!("{unseen}there is no {header} `{word}`"));
        let elsewhere = Of::ALL.into_iter().find(|&other| {
            other != of && other.list().is_some() && self.of(other).by_slug.contains_key(slug.value.as_str())
        });
        if let (Some(other), Some(list)) = (elsewhere, elsewhere.and_then(Of::list)) {
            self.log.add(
                finding
                    .label(format!("this is {} {}", other.article(), other.header()))
                    .help(format!("move it to `{list}`")),
            );
            return;
        }
        let known = &self.of(of).by_slug;
        // Where next to nothing fits, proposals are of no use and take long.
        let near = (self.log.len() < 500).then(|| nearest(&slug.value, known.keys().copied())).flatten();
        if let Some(meant) = near.and_then(|near| known.get(near)) {
            // It would be odd to call it unused as well.
            self.of(of).used[*meant].set(true);
        }
        self.log.add(match near {
            Some(near) => finding
                .label(format!("did you mean `{near}`?"))
                .help(format!("write `{near}`, or add a [[{header}]] with the slug `{word}`")),
            None => {
                let some: Vec<_> = known.keys().copied().take(8).collect();
                let more = if known.len() > some.len() { " …" } else { "" };
                let choice = match some.as_slice() {
                    [] => String::new(),
                    some => format!(", or choose one of: {}{more}", some.join(", ")),
                };
                finding
                    .label("names nothing")
                    .help(format!("add a [[{header}]] with the slug `{word}`{choice}"))
            }
        });
    }

    /// Whether a slug stands for anything of a kind.
    pub fn knows(&self, of: Of, slug: &str) -> Option<usize> {
        self.of(of).by_slug.get(slug).copied()
    }

    /// Warns of names that nothing refers to.
    pub fn unused(&self) {
        if !self.whole {
            return;
        }
        for of in [Of::Source, Of::Topic, Of::Party, Of::Organisation, Of::Person, Of::Place, Of::Track] {
            let known = self.of(of);
            for (&slug, &index) in &known.by_slug {
                let (false, Some(place)) = (known.used[index].get(), known.places[index]) else { continue };
                let header = of.header();
                let who = match of {
                    Of::Track => "event",
                    Of::Topic | Of::Party | Of::Organisation => "fact",
                    _ => "fact or event",
                };
                self.log.add(
                    Finding::new(
                        Rule::UnusedName,
                        place,
                        format!("no {who} uses the {header} `{}`", shown(slug)),
                    )
                    .label("used by nothing")
                    .help(format!("delete the [[{header}]], or name it where it belongs")),
                );
            }
        }
    }
}

fn index<'a>(of: Of, slugs: &[Option<&'a Text>], log: &Log) -> Index<'a> {
    let mut by_slug = BTreeMap::new();
    for (index, slug) in slugs.iter().enumerate() {
        let Some(slug) = slug else { continue };
        let first = *by_slug.entry(slug.value.as_str()).or_insert(index);
        if first != index {
            let header = of.header();
            let finding = Finding::new(
                Rule::DuplicateSlug,
                slug.place,
                format!("two of [[{header}]] have the slug `{}`", shown(&slug.value)),
            )
            .label("the second")
            .help("give one of them another slug, or delete it");
            let place = slugs[first].map(|slug| slug.place);
            log.add(match place {
                Some(place) => finding.also(place, "the first"),
                None => finding,
            });
        }
    }
    Index {
        by_slug,
        places: slugs.iter().map(|slug| slug.map(|slug| slug.place)).collect(),
        used: slugs.iter().map(|_| Cell::new(false)).collect(),
    }
}
