//! The words of a sheet, each once, with the facts that have it. A word of a
//! search stands inside one word of a fact, so that it is enough to look at
//! each word once, whatever the number of facts.

use alloc::{string::String, vec, vec::Vec};

use super::{find, fold, near};
use crate::{
    set::FactSet,
    sheet::{Fact, Sheet},
    text,
};

/// The hash of no letters.
const START: u32 = 0x811c_9dc5;

/// What search looks into: all that a fact says and who is named with it.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// All words, one after another.
    text: String,
    words: Vec<Word>,
    /// Places among the words, counted from 1, by hash: a power of two of
    /// them, half of them free.
    slots: Vec<u32>,
    /// How many groups of facts are read.
    groups: usize,
}

/// A word.
#[derive(Clone, Debug)]
struct Word {
    /// Where its text begins.
    from: u32,
    /// Where it ends.
    to: u32,
    hash: u32,
    /// The facts, each as the number of those left out before it, seven bits a
    /// byte, the lowest first.
    facts: Vec<u8>,
    /// The fact after the last of them.
    next: u32,
}

impl Word {
    /// Its facts, ascending.
    fn facts(&self) -> impl Iterator<Item = usize> {
        let (mut next, mut skip, mut shift) = (0, 0, 0);
        self.facts.iter().filter_map(move |&byte| {
            skip |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte >= 0x80 {
                return None;
            }
            let fact = next + skip;
            (next, skip, shift) = (fact + 1, 0, 0);
            Some(fact)
        })
    }

    fn add(&mut self, fact: u32) {
        // A fact that has the word already is the last of them.
        let Some(mut skip) = fact.checked_sub(self.next) else { return };
        self.next = fact + 1;
        while skip >= 0x80 {
            self.facts.push(skip as u8 | 0x80);
            skip >>= 7;
        }
        self.facts.push(skip as u8);
    }
}

impl Lexicon {
    /// Reads so many groups of facts on, and tells whether some are left.
    pub(crate) fn read(&mut self, sheet: &Sheet, groups: usize) -> bool {
        let end = self.groups.saturating_add(groups).min(sheet.facts.groups());
        while self.groups < end {
            sheet.facts.look(self.groups, &mut |at, fact| self.add(sheet, at, fact));
            self.groups += 1;
        }
        end < sheet.facts.groups()
    }

    /// The facts out of `len` that have a word of a search.
    pub(crate) fn facts(&self, needle: &str, len: usize) -> FactSet {
        let mut facts = FactSet::none(len);
        for word in &self.words {
            if find(self.letters(word).as_bytes(), needle, 0).is_some() {
                word.facts().for_each(|fact| facts.insert(fact));
            }
        }
        facts
    }

    /// The words nearest to a search text that some of the facts have.
    pub(crate) fn nearest(&self, facts: &FactSet, text: &str) -> Vec<String> {
        let has = |word: &Word| word.facts().filter(|&fact| facts.has(fact)).count();
        let words = self.words.iter().map(|word| (self.letters(word), move || has(word)));
        near::nearest(words, text)
    }

    fn letters(&self, word: &Word) -> &str {
        &self.text[word.from as usize..word.to as usize]
    }

    /// Adds the words of a fact.
    fn add(&mut self, sheet: &Sheet, at: u32, fact: &Fact) {
        self.note(fact.statement, at);
        for figure in &fact.figures {
            self.note(figure.value, at);
            self.note(figure.spoken, at);
            self.note(figure.of, at);
        }
        for (names, of) in [
            (&sheet.parties, &fact.parties),
            (&sheet.organisations, &fact.organisations),
            (&sheet.people, &fact.people),
            (&sheet.places, &fact.places),
        ] {
            for name in of.iter().filter_map(|&name| names.get(usize::from(name))) {
                self.note(name.label, at);
            }
        }
        let topic = sheet.topics.get(usize::from(fact.topic));
        self.note(topic.map_or("", |topic| topic.label), at);
        self.note(fact.status.map_or("", text::status), at);
        self.note(fact.says, at);
        self.note(fact.locator, at);
        self.note(fact.period.as_ref().map_or("", |when| when.text), at);
    }

    /// Adds the words of a text.
    fn note(&mut self, text: &str, fact: u32) {
        let folded = fold(text);
        let (mut from, mut hash) = (0, START);
        for (at, byte) in folded.bytes().chain([b' ']).enumerate() {
            if byte != b' ' {
                // FNV-1a: short, and words are, too.
                hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
                continue;
            }
            if from < at {
                let word = self.word(&folded[from..at], hash);
                self.words[word].add(fact);
            }
            (from, hash) = (at + 1, START);
        }
    }

    /// The place of a word, a new one where it is not known yet.
    fn word(&mut self, text: &str, hash: u32) -> usize {
        if self.words.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let place @ 1.. = self.slots[at] as usize {
            let word = &self.words[place - 1];
            if word.hash == hash && self.letters(word) == text {
                return place - 1;
            }
            at = (at + 1) & mask;
        }
        let from = self.text.len() as u32;
        self.text.push_str(text);
        self.words.push(Word { from, to: self.text.len() as u32, hash, facts: vec![], next: 0 });
        self.slots[at] = self.words.len() as u32;
        self.words.len() - 1
    }

    /// Makes room for as many words again.
    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for (word, place) in self.words.iter().zip(1..) {
            let mut at = word.hash as usize & (self.slots.len() - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (self.slots.len() - 1);
            }
            self.slots[at] = place;
        }
    }
}
