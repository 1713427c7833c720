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
mod measures;
mod names;
mod rules;
mod sheet;

use std::path::Path;

pub use decimal::{Decimal, NoDecimal};
pub use sheet::{
    Comparison, Correction, Date, Event, Fact, Figure, FigureAt, Key, Locator, Measure, Name, Qualifier, Row, Scale,
    Sheet, Source, Topic, Unit,
};

use crate::{
    finding::{Finding, Log},
    report,
    written::{self, Folder},
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
    let log = Log::default();
    let folder = Folder::read(path, &log);
    let written = written::Sheet::read(&folder, &log);
    let sheet = rules::sheet(&folder.slug, &written, &log);
    let findings = log.sorted();
    let sheet = sheet.filter(|_| !findings.iter().any(|finding| finding.rule.is_error()));
    debug_assert!(sheet.is_some() || findings.iter().any(|finding| finding.rule.is_error()), "a silent failure");
    Checked { folder, sheet, findings }
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
