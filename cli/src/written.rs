//! The sheet as written: every value with the place it stands at, nothing
//! resolved. Reading never stops at the first mistake; what could not be read
//! is `None` here and a finding in the log.

mod address;
mod edtf;
pub(crate) mod example;
mod fact;
mod fields;
mod file;
mod folder;
mod head;
mod text;
mod texts;
mod values;

pub use address::{NoAddress, address};
pub use fact::{Event, Fact, Figure, Locator, Unit};
pub use folder::{File, Folder, Limits};
pub use head::{Comparison, Correction, Head, Key, Name, Row, Section, Source, Topic};

pub(crate) use text::{is_slug, nearest, shown};

use crate::finding::{Log, Place};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// A text: trimmed, runs of ASCII white space made one space, and free of
/// control characters.
pub type Text = At<String>;

/// Everything in the folder's TOML files, in the order of reading.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Fields of `sheet.toml` outside all lists.
    pub head: Head,
    /// `[[source]]`
    pub sources: Vec<Source>,
    /// `[[topic]]`
    pub topics: Vec<Topic>,
    /// `[[party]]`
    pub parties: Vec<Name>,
    /// `[[organisation]]`
    pub organisations: Vec<Name>,
    /// `[[person]]`
    pub people: Vec<Name>,
    /// `[[place]]`
    pub places: Vec<Name>,
    /// `[[track]]`
    pub tracks: Vec<Name>,
    /// `[[key]]`
    pub keys: Vec<Key>,
    /// `[[comparison]]`
    pub comparisons: Vec<Comparison>,
    /// `[[correction]]`
    pub corrections: Vec<Correction>,
    /// `[[fact]]`
    pub facts: Vec<Fact>,
    /// `[[event]]`
    pub events: Vec<Event>,
    /// Every file could be read to its end. If not, names may be missing here
    /// that are only out of sight.
    pub whole: bool,
    /// Files that are not TOML to their end.
    pub broken: Vec<u32>,
}

impl Sheet {
    /// Reads all files of a folder. Findings about their form go to the log.
    #[must_use]
    pub fn read(folder: &Folder, log: &Log) -> Sheet {
        let mut sheet = Sheet { whole: folder.whole, ..Sheet::default() };
        for (index, file) in folder.files.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            if !file::read(&mut sheet, index, file, log) {
                sheet.whole = false;
                sheet.broken.push(index);
            }
        }
        sheet
    }
}
