//! A made-up story of any length, the same on every machine.

mod event;
mod fact;
mod figure;
mod names;

pub use event::Event;
pub use fact::Fact;
#[cfg(test)]
pub use fact::words;
pub use figure::Figure;
pub use names::Name;

/// Sections of the one source.
pub const SECTIONS: [&str; 6] = ["Summary", "Money", "Works", "People", "Outlook", "Annex"];

/// Paragraphs that each section has.
pub const PARAGRAPHS: usize = 40;

/// Lanes of the timeline.
pub const TRACKS: [&str; 4] = ["Contracts", "Works", "Reports", "Meetings"];

/// The whole story.
#[derive(Clone, Debug)]
pub struct Story {
    /// In the order of the page: by topic.
    pub facts: Vec<Fact>,
    /// By number.
    pub events: Vec<Event>,
    /// Nine.
    pub topics: Vec<Name>,
    /// Six.
    pub parties: Vec<Name>,
    /// Two hundred.
    pub organisations: Vec<Name>,
    /// Kinds of figures, in the order of [`Figure::kind`].
    pub kinds: Vec<Name>,
}

impl Story {
    /// A story of so many facts and events.
    pub fn new(facts: usize, events: usize) -> Story {
        let events = (1..=events).map(|number| Event::new(number, facts)).collect();
        let mut facts: Vec<Fact> = (0..facts).map(Fact::new).collect();
        facts.sort_by_key(|fact| fact.topic);
        Story {
            facts,
            events,
            topics: names::topics(),
            parties: names::parties(),
            organisations: names::organisations(),
            kinds: names::kinds(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_longer_story_holds_the_shorter_one() {
        let (short, long) = (Story::new(40, 0), Story::new(400, 0));
        assert!(short.facts.iter().all(|fact| long.facts.contains(fact)));
    }

    #[test]
    fn statements_have_many_words_and_keep_to_the_sheets_limit() {
        for fact in Story::new(1000, 0).facts {
            let words = fact.statement.split(' ').count();
            assert!((20..=60).contains(&words), "{words} words: {}", fact.statement);
            assert!(fact.statement.len() <= 240);
        }
    }

    #[test]
    fn every_name_is_its_own() {
        let story = Story::new(1, 0);
        let slugs: BTreeSet<&str> = story.organisations.iter().map(|name| name.slug.as_str()).collect();
        assert_eq!(slugs.len(), 200);
    }

    #[test]
    fn a_thousand_facts_touch_every_value() {
        let story = Story::new(1000, 36);
        let kinds: BTreeSet<usize> = story.facts.iter().flat_map(Fact::kinds).collect();
        assert_eq!(kinds.len(), 5);
        let organisations: BTreeSet<usize> =
            story.facts.iter().flat_map(|fact| fact.organisations.clone()).collect();
        assert!(organisations.len() > 150, "{}", organisations.len());
    }
}
