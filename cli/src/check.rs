//! The rules a sheet must keep, and the sheet as checked.
//!
//! ```no_run
//! let checked = factsheet_cli::check::check("sheets/state-visit".as_ref());
//! eprint!("{}", checked.report(false));
//! if let Some(sheet) = checked.sheet {
//!     println!("{} facts", sheet.facts.len());
//! }
//! ```

mod currency;
mod decimal;
mod figures;
mod locator;
mod measures;
mod names;
mod relations;
mod rules;
mod sheet;

use std::path::Path;

pub use decimal::{Decimal, NoDecimal};
pub use sheet::{
    Comparison, Correction, Date, Event, Fact, Figure, FigureAt, Key, Locator, Measure, Name, Qualifier, Row,
    Scale, Sheet, Source, Topic, Unit,
};

use crate::{
    finding::{Finding, Log, Rule},
    report,
    written::{self, Folder, Limits},
};

use rules::Rules;

/// What a check has come to.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The files that were read.
    pub folder: Folder,
    /// The sheet, if there is no error. There may be warnings.
    pub sheet: Option<Sheet>,
    /// Errors and warnings in the order of files and places.
    pub findings: Vec<Finding>,
}

/// Reads and checks the sheet in a folder. Nothing stops at the first
/// mistake, and nothing is printed.
#[must_use]
pub fn check(path: &Path) -> Checked {
    check_within(path, Limits::USUAL)
}

/// The same for a sheet that may hold more, or less.
#[must_use]
pub fn check_within(path: &Path, limits: Limits) -> Checked {
    let log = Log::default();
    let folder = Folder::read(path, limits, &log);
    checked(folder, log)
}

/// Checks a sheet that is not in a folder: its slug, and its files with their
/// paths in it, in any order. In reports they stand in `sheets/<slug>`.
#[must_use]
pub fn check_texts(slug: &str, files: Vec<(String, Vec<u8>)>) -> Checked {
    let log = Log::default();
    let folder = Folder::of(slug, files, &log);
    checked(folder, log)
}

fn checked(folder: Folder, log: Log) -> Checked {
    let written = written::Sheet::read(&folder, &log);
    let sheet = rules::sheet(&folder, &written, &log);
    silence(&log, &written);
    let findings = log.sorted();
    let sheet = sheet.filter(|_| !findings.iter().any(|finding| finding.rule.is_error()));
    debug_assert!(
        sheet.is_some() || findings.iter().any(|finding| finding.rule.is_error()),
        "a silent failure"
    );
    Checked { folder, sheet, findings }
}

/// Takes back what is only a consequence of another finding: guesses about
/// files that are not TOML, and letters that were lost as bytes.
fn silence(log: &Log, written: &written::Sheet) {
    let mut lost = Vec::new();
    log.retain(|finding| {
        let Some(place) = finding.place else { return true };
        if finding.rule == Rule::BadUtf8 {
            lost.push(place.file);
        }
        !written.broken.contains(&place.file) || matches!(finding.rule, Rule::Syntax | Rule::BadUtf8)
    });
    log.retain(|finding| {
        let of_lost = finding.place.is_some_and(|place| lost.contains(&place.file));
        !(of_lost && finding.rule == Rule::BadCharacter && finding.what.contains("U+FFFD"))
    });
}

impl Checked {
    /// How many findings stop the build.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.rule.is_error()).count()
    }

    /// How many do not.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.findings.len() - self.errors()
    }

    /// All findings as people read them, and a last line with their numbers.
    /// `colour` adds the escape codes of terminals.
    #[must_use]
    pub fn report(&self, colour: bool) -> String {
        report::report(&self.folder, &self.findings, colour)
    }
}
