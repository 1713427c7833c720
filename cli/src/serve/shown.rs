//! What open pages are shown: the last build, and what is wrong since.

use std::{sync::Arc, time::Instant};

use super::Desk;
use crate::{
    build::{self, Engine},
    check,
    dist::Output,
};

/// One state of the sheet.
pub struct Shown {
    /// The files of the last build that succeeded; none before the first.
    pub files: Arc<Vec<Output>>,
    /// Names that build; another build has another name.
    pub build: String,
    /// What is wrong now, without colours.
    pub report: Option<String>,
}

impl Shown {
    /// The first build. A sheet with errors is shown as such and waited for.
    ///
    /// # Errors
    /// When there is no engine to build with.
    pub fn first(desk: &Desk) -> Result<Shown, String> {
        Engine::read(&desk.engine)?;
        let nothing = Shown { files: Arc::default(), build: "none".to_owned(), report: None };
        Ok(Shown::next(desk, &nothing))
    }

    /// A new build; where it fails, what was shown before with the reason.
    pub fn next(desk: &Desk, before: &Shown) -> Shown {
        let start = Instant::now();
        let checked = check::check_within(&desk.sheet, desk.limits);
        if !checked.findings.is_empty() {
            eprint!("{}", checked.report(desk.colour));
        }
        let files = match &checked.sheet {
            None => Err(checked.report(false)),
            Some(sheet) => Engine::read(&desk.engine)
                .and_then(|engine| build::build(sheet, &engine))
                .map(|built| built.files)
                .inspect_err(|fault| eprintln!("error: {fault}")),
        };
        match files {
            Ok(files) => {
                println!("built in {} ms", start.elapsed().as_millis());
                Shown { build: build::name(&files), files: Arc::new(files), report: None }
            }
            Err(report) => {
                let files = Arc::clone(&before.files);
                Shown { files, build: before.build.clone(), report: Some(report) }
            }
        }
    }

    /// The file with this name.
    pub fn file(&self, name: &str) -> Option<&Output> {
        self.files.iter().find(|file| file.name == name)
    }
}
