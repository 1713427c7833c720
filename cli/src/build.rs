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
    embed, json, oembed, pack, page, precompress, prerender,
    preview::{self, Preview},
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
    /// What was left out, and how to get it; a line each.
    notes: Vec<String>,
    /// How many facts and events.
    entries: usize,
}

/// One watched part.
enum Artefact {
    /// Weighed when the engine was made.
    Known(Weight),
    /// One of the files, by its place in the list.
    File(usize),
    /// Something weighed before, and bytes behind it.
    Joined(Weight, Vec<u8>),
    /// One of the files, which is sent as it is.
    Packed(usize),
}

/// Runs the command. 1 if the sheet has errors or the folder cannot be
/// written, and what was there before is then unchanged; also 1 if a file is
/// over its budget, but then the folder is written all the same.
#[must_use]
pub fn run(arguments: &BuildArgs, colour: bool) -> ExitCode {
    let start = Instant::now();
    let checked = check::check_within(&arguments.sheet, args::limits(arguments.large));
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
    let mut sheet = checked.sheet.clone().ok_or(None)?;
    if let Some(url) = &arguments.url {
        sheet.url.clone_from(url);
    }
    let engine = Engine::read(&args::engine(arguments.engine.clone()))?;
    let mut built = build(&sheet, &engine)?;
    if arguments.precompress {
        built.files.extend(precompress::beside(&built.files));
    }
    dist::write(&arguments.out, &built.files)?;
    let table = built.sizes()?.quick(engine.is_quick());
    let mut out = io::stdout().lock();
    // A closed pipe is no reason to fail: the folder is written.
    drop(writeln!(out, "{table}\n{}", summary(&sheet, &arguments.out, start)));
    for note in &built.notes {
        drop(writeln!(out, "{note}"));
    }
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
    let (numbers, texts) = pack::apart(sheet).map_err(|why| why.to_string())?;
    let packed: &'static [u8] = [&numbers, texts.as_bytes()].concat().leak();
    let read: &'static Sheet<'static> = Box::leak(Box::new(Sheet::unpack(packed).map_err(|why| {
        format!("the packed sheet cannot be read back ({why}); this is a mistake in the tool")
    })?));
    let section = pack::frame(SECTION, packed);
    let drawn = prerender::html(read).map_err(|why| format!("the page cannot be drawn: {why}"))?;
    let rules = page::rules(sheet.topics.iter().map(|topic| topic.slug.as_str()));
    let style = format!("{}{rules}", engine.style);
    let preview = Preview::of(read);
    let picture = preview.png();
    let words = preview.in_words();
    let meta = page::Meta {
        title: &sheet.title,
        description: &sheet.standfirst,
        updated: &sheet.updated.iso(),
        url: &sheet.url,
        picture: picture.is_some().then_some(words.as_str()),
    };
    let index = page::assemble(&page::Parts {
        language: &sheet.language,
        rtl: read.rtl,
        title: &sheet.title,
        description: &sheet.standfirst,
        meta: &meta.html(),
        linked: &page::linked_data(sheet, picture.is_some()).map_err(|why| why.to_string())?,
        sheet: &drawn,
        style: &style,
        engine: &engine.zipped,
        section: &section[..section.len() - texts.len()],
        texts: &texts,
        glue: &engine.glue,
        frame: &engine.frame,
        boot: &engine.boot,
    });
    let facts = json::text(sheet).map_err(|why| why.to_string())?;
    let table = csv::text(sheet).map_err(|why| why.to_string())?;
    let whole = [engine.wasm.as_slice(), &section].concat();
    let (module, sheet_css) = (hashed("engine", "wasm", &whole), hashed("sheet", "css", style.as_bytes()));
    let embed = embed::files(&embed::Parts {
        engine,
        sheet: read,
        drawn: &drawn,
        module: (&module, &whole),
        style: (&sheet_css, style.as_bytes()),
        home: &sheet.url,
    })?;
    let mut files = vec![
        Output::new("index.html", index),
        Output::new("facts.json", facts),
        Output::new(sheet_css, style),
        Output::new("facts.csv", table),
        Output::new(module, whole),
    ];
    files.extend(embed);
    let file = |name: &str| {
        let at = files.iter().position(|file| file.name == name).map(Artefact::File);
        at.ok_or_else(|| format!("{name} was not made; this is a mistake in the tool"))
    };
    let known = |name| engine.weight(name).map(Artefact::Known);
    let mut artefacts = vec![
        ("engine.wasm", known("engine.wasm")?),
        ("engine.*.wasm", Artefact::Joined(engine.weight("engine.wasm")?, section)),
        ("engine.js", known("engine.js")?),
        ("embed.js", file("embed.js")?),
        ("target.js", known("target.js")?),
        ("frame.js", known("frame.js")?),
        ("boot.js", known("boot.js")?),
        ("sheet.css", Artefact::Joined(engine.weight("sheet.css")?, rules.into_bytes())),
        ("index.html", file("index.html")?),
        (embed::PASTED, file(embed::PASTED)?),
        ("facts.json", file("facts.json")?),
    ];
    files.extend(oembed::text(sheet, picture.is_some()).map(|text| Output::new(oembed::NAME, text)));
    let notes = notes(sheet, &preview, picture.is_some());
    if let Some(picture) = picture {
        artefacts.push((preview::NAME, Artefact::Packed(files.len())));
        files.push(Output::new(preview::NAME, picture));
    }
    Ok(Built { files, artefacts, notes, entries: sheet.facts.len() + sheet.events.len() })
}

/// What the folder lacks, and how to get it.
fn notes(sheet: &check::Sheet, preview: &Preview<'_>, has_picture: bool) -> Vec<String> {
    let address = sheet.url.is_empty().then(|| {
        "no address: canonical link, og:url and oEmbed are left out, og:image is relative, \
         and embed.static.html works only beside the other files; \
         add url = \"https://…/\" to sheet.toml, or give --url"
            .to_owned()
    });
    let letter = preview.lacks.map(|letter| {
        let what =
            if has_picture { "what is written with it is not in preview.png" } else { "no preview.png" };
        format!("the tool has no `{letter}` to draw: {what}; the page itself is whole")
    });
    address.into_iter().chain(letter).collect()
}

impl Built {
    /// The sizes beside the budget.
    ///
    /// # Errors
    /// When the budget cannot be read.
    pub fn sizes(&self) -> Result<Table, String> {
        Table::new(
            self.entries,
            self.artefacts.iter().map(|(name, artefact)| {
                let weight = match artefact {
                    Artefact::Known(weight) => *weight,
                    Artefact::File(at) => Weight::of(&self.files[*at].bytes),
                    Artefact::Joined(weight, bytes) => weight.and(Weight::of(bytes)),
                    Artefact::Packed(at) => Weight::packed(&self.files[*at].bytes),
                };
                (*name, weight)
            }),
        )
    }
}

/// `engine.0123456789ab.js`: another content has another name, so that
/// browsers may keep it for good.
pub fn hashed(name: &str, extension: &str, bytes: &[u8]) -> String {
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
