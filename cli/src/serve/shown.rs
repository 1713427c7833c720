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
    /// The warnings that stand so far, without their places, which move with every line.
    warned: Vec<(&'static str, String)>,
}

impl Shown {
    /// The first build. A sheet with errors is shown as such and waited for.
    ///
    /// # Errors
    /// When there is no engine to build with.
    pub fn first(desk: &Desk) -> Result<Shown, String> {
        Engine::read(&desk.engine)?;
        let nothing =
            Shown { files: Arc::default(), build: "none".to_owned(), report: None, warned: Vec::new() };
        Ok(Shown::next(desk, &nothing))
    }

    /// A new build; where it fails, what was shown before with the reason.
    pub fn next(desk: &Desk, before: &Shown) -> Shown {
        let start = Instant::now();
        let checked = check::check_within(&desk.sheet, desk.limits);
        // Warnings stay until they are heeded, and come with each save: once is enough.
        let warned: Vec<_> =
            checked.findings.iter().map(|finding| (finding.rule.id(), finding.what.clone())).collect();
        let again = checked.sheet.is_some() && warned == before.warned && !warned.is_empty();
        if !again && !warned.is_empty() {
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
                let as_before = if again { ", with the same warnings as before" } else { "" };
                println!("built in {} ms{as_before}", start.elapsed().as_millis());
                Shown { build: build::name(&files), files: Arc::new(files), report: None, warned }
            }
            Err(report) => {
                let files = Arc::clone(&before.files);
                Shown { files, build: before.build.clone(), report: Some(report), warned: Vec::new() }
            }
        }
    }

    /// The file with this name.
    pub fn file(&self, name: &str) -> Option<&Output> {
        self.files.iter().find(|file| file.name == name)
    }
}
