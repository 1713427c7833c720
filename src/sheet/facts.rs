//! The facts of a sheet, read when they are asked for.

use alloc::{
    borrow::{Cow, ToOwned},
    string::String,
    vec::Vec,
};
use core::{cell::OnceCell, fmt, ops::Index};

use super::{
    Fact,
    read::{Mark, Read, Reader},
};

/// Facts are read so many at once. More take longer, fewer need more places
/// noted where they begin.
const GROUP: usize = 16;

/// A list of facts that holds what it was packed as, and each fact from when
/// it is first asked for: at the same address for good.
#[derive(Clone)]
pub struct Facts<'a> {
    numbers: &'a [u8],
    texts: &'a str,
    /// Where each group begins.
    marks: Vec<Mark>,
    groups: Vec<OnceCell<Vec<Fact<'a>>>>,
    /// The topic of each.
    topics: Vec<u16>,
    /// The slug of each, with a zero after it.
    slugs: Cow<'a, str>,
}

impl<'a> Facts<'a> {
    /// How many facts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.topics.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty()
    }

    /// The fact at this place, if there is one.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Fact<'a>> {
        let group = at / GROUP;
        self.groups.get(group)?.get_or_init(|| self.read(group)).get(at % GROUP)
    }

    /// The topic of the fact at this place, without reading the fact.
    #[must_use]
    pub fn topic(&self, at: usize) -> Option<u16> {
        self.topics.get(at).copied()
    }

    /// The slugs of all facts, without reading the facts.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.slugs.split_terminator('\0')
    }

    /// All facts, each kept from now on.
    pub fn iter(&self) -> impl Iterator<Item = &Fact<'a>> {
        (0..self.len()).map(|at| &self[at])
    }

    /// How many groups the facts are read in.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.groups.len()
    }

    /// Looks at each fact of a group, with its place, and keeps none.
    pub fn look(&self, group: usize, see: &mut dyn FnMut(u32, &Fact<'a>)) {
        let read;
        let facts = match self.groups.get(group).and_then(OnceCell::get) {
            Some(facts) => facts,
            None => {
                read = self.read(group);
                &read
            }
        };
        for (at, fact) in ((group * GROUP) as u32..).zip(facts) {
            see(at, fact);
        }
    }

    /// Reads a group.
    fn read(&self, group: usize) -> Vec<Fact<'a>> {
        let Some(mark) = self.marks.get(group) else { return Vec::new() };
        let mut reader = Reader::at(self.numbers, self.texts, mark);
        let count = GROUP.min(self.len() - group * GROUP);
        (0..count).map(|_| Fact::read(&mut reader)).collect()
    }
}

impl<'a> Index<usize> for Facts<'a> {
    type Output = Fact<'a>;

    fn index(&self, at: usize) -> &Fact<'a> {
        self.get(at).expect("a place is below the number of facts")
    }
}

impl<'a> Read<'a> for Facts<'a> {
    /// Passes over all facts once and notes where they are: what is not broken
    /// now can be read later.
    fn read(from: &mut Reader<'a>) -> Facts<'a> {
        let mut facts = Facts {
            numbers: from.numbers,
            texts: from.texts,
            marks: Vec::new(),
            groups: Vec::new(),
            topics: Vec::new(),
            slugs: Cow::Borrowed(""),
        };
        let count = from.len();
        let slugs = from.places[1][0] as usize;
        from.skims = true;
        for at in 0..count {
            if from.broken {
                break;
            }
            if at % GROUP == 0 {
                facts.marks.push(from.mark());
                facts.groups.push(OnceCell::new());
            }
            facts.topics.push(Fact::read(from).topic);
        }
        from.skims = false;
        facts.slugs = Cow::Borrowed(from.texts.get(slugs..from.places[1][0] as usize).unwrap_or_default());
        facts
    }
}

/// Facts that are not packed yet.
impl<'a> From<Vec<Fact<'a>>> for Facts<'a> {
    fn from(facts: Vec<Fact<'a>>) -> Facts<'a> {
        let topics = facts.iter().map(|fact| fact.topic).collect();
        let slugs: String = facts.iter().flat_map(|fact| [fact.slug, "\0"]).collect();
        let groups = facts.chunks(GROUP).map(|group| OnceCell::from(group.to_owned())).collect();
        Facts { numbers: &[], texts: "", marks: Vec::new(), groups, topics, slugs: Cow::Owned(slugs) }
    }
}

impl PartialEq for Facts<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Facts<'_> {}

impl fmt::Debug for Facts<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.iter()).finish()
    }
}
