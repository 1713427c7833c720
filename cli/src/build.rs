//! `factsheet build`: from a checked sheet and a compiled engine to the
//! folder that goes on a server. No compiler takes part.

use std::{
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
    time::Instant,
};

use factsheet::sheet::{SECTION, Sheet};
use sha2::{Digest, Sha256};

use crate::{
    args::{self, BuildArgs},
    check::{self, Checked},
    csv, dist,
    dist::Output,
    json, pack, page, prerender,
    sizes::{Table, Weight},
};

mod engine;

pub use engine::Engine;

/// What a build has made.
pub struct Built {
    /// The files, by name.
    pub files: Vec<Output>,
    /// The parts whose sizes are watched.
    artefacts: Vec<(&'static str, Artefact)>,
}

/// One watched part.
enum Artefact {
    /// Weighed when the engine was made.
    Known(Weight),
    /// One of the files, by its place in the list.
    File(usize),
    /// Something weighed before, and bytes behind it.
    Joined(Weight, Vec<u8>),
}

/// Runs the command. 1 if the sheet has errors or the folder cannot be
/// written, and what was there before is then unchanged; also 1 if a file is
/// over its budget, but then the folder is written all the same.
#[must_use]
pub fn run(arguments: &BuildArgs, colour: bool) -> ExitCode {
    let start = Instant::now();
    let checked = check::check(&arguments.sheet);
    if !checked.findings.is_empty() {
        eprint!("{}", checked.report(colour));
    }
    match finish(&checked, arguments, start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Some(fault)) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
        Err(None) => ExitCode::FAILURE,
    }
}

/// The error is `None` where the report has said it all.
fn finish(checked: &Checked, arguments: &BuildArgs, start: Instant) -> Result<(), Option<String>> {
    let sheet = checked.sheet.as_ref().ok_or(None)?;
    let engine = Engine::read(&args::engine(arguments.engine.clone()))?;
    let built = build(sheet, &engine)?;
    dist::write(&arguments.out, &built.files)?;
    let table = built.sizes()?;
    let mut out = io::stdout().lock();
    // A closed pipe is no reason to fail: the folder is written.
    drop(writeln!(out, "{table}\n{}", summary(sheet, &arguments.out, start)));
    // The folder is written all the same, so that one can look into it.
    table.over().map_or(Ok(()), |over| Err(Some(over)))
}

/// `dist: 54 facts and 18 events, built in 180 ms`
fn summary(sheet: &check::Sheet, out: &Path, start: Instant) -> String {
    let count = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
    format!(
        "{}: {} and {}, built in {} ms",
        out.display(),
        count(sheet.facts.len(), "fact"),
        count(sheet.events.len(), "event"),
        start.elapsed().as_millis()
    )
}

/// Makes every file of the folder, in memory.
///
/// The packed bytes are leaked, and the sheet that is read back from them, so
/// that the view may borrow it for good: 0.2 MB for a sheet of 60 facts. `build`
/// ends right after; `serve` pays it once for each change of the sheet.
///
/// # Errors
/// When the sheet cannot be packed or drawn; for people.
pub fn build(sheet: &check::Sheet, engine: &Engine) -> Result<Built, String> {
    let packed: &'static [u8] = pack::pack(sheet).map_err(|why| why.to_string())?.leak();
    let read: &'static Sheet<'static> = Box::leak(Box::new(Sheet::unpack(packed).map_err(|why| {
        format!("the packed sheet cannot be read back ({why}); this is a mistake in the tool")
    })?));
    let section = pack::frame(SECTION, packed);
    let drawn = prerender::html(read).map_err(|why| format!("the page cannot be drawn: {why}"))?;
    let rules = page::rules(sheet.topics.iter().map(|topic| topic.slug.as_str()));
    let style = format!("{}{rules}", engine.style);
    let index = page::assemble(&page::Parts {
        language: &sheet.language,
        rtl: read.rtl,
        title: &sheet.title,
        description: &sheet.standfirst,
        sheet: &drawn,
        style: &style,
        engine: &engine.zipped,
        section: &section,
        glue: &engine.glue,
        boot: &engine.boot,
    });
    let facts = json::text(sheet).map_err(|why| why.to_string())?;
    let table = csv::text(sheet).map_err(|why| why.to_string())?;
    let whole = [engine.wasm.as_slice(), &section].concat();
    let files = vec![
        Output::new("index.html", index),
        Output::new("facts.json", facts),
        Output::new(hashed("sheet", "css", style.as_bytes()), style),
        Output::new("facts.csv", table),
        Output::new(hashed("engine", "wasm", &whole), whole),
        Output::new(hashed("engine", "js", engine.glue.as_bytes()), engine.glue.as_str()),
    ];
    let known = |name| engine.weight(name).map(Artefact::Known);
    let artefacts = vec![
        ("engine.wasm", known("engine.wasm")?),
        ("engine.*.wasm", Artefact::Joined(engine.weight("engine.wasm")?, section)),
        ("engine.js", known("engine.js")?),
        ("boot.js", known("boot.js")?),
        ("sheet.css", Artefact::Joined(engine.weight("sheet.css")?, rules.into_bytes())),
        ("index.html", Artefact::File(0)),
        ("facts.json", Artefact::File(1)),
    ];
    Ok(Built { files, artefacts })
}

impl Built {
    /// The sizes beside the budget.
    ///
    /// # Errors
    /// When the budget cannot be read.
    pub fn sizes(&self) -> Result<Table, String> {
        Table::new(self.artefacts.iter().map(|(name, artefact)| {
            let weight = match artefact {
                Artefact::Known(weight) => *weight,
                Artefact::File(at) => Weight::of(&self.files[*at].bytes),
                Artefact::Joined(weight, bytes) => weight.and(Weight::of(bytes)),
            };
            (*name, weight)
        }))
    }
}

/// `engine.0123456789ab.js`: another content has another name, so that
/// browsers may keep it for good.
fn hashed(name: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{name}.{}.{extension}", &hex(bytes)[..12])
}

/// SHA-256 in hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Names a build by what it holds.
#[must_use]
pub fn name(files: &[Output]) -> String {
    let all: Vec<u8> = files.iter().flat_map(|file| Sha256::digest(&file.bytes)).collect();
    hex(&all)[..16].to_owned()
}
