//! The sheet's folder and the files in it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::finding::{Finding, Log, Place, Rule};

/// What a sheet may hold at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Text of all files, in bytes.
    pub bytes: u64,
    /// Facts.
    pub facts: usize,
}

impl Limits {
    /// What readers on phones can be asked to load.
    pub const USUAL: Limits = Limits { bytes: 10_000_000, facts: 20_000 };
    /// For readers with fast lines and machines.
    pub const LARGE: Limits = Limits { bytes: 100_000_000, facts: 200_000 };

    /// What to do about a sheet that exceeds them.
    pub(crate) fn help(self) -> &'static str {
        if self == Self::LARGE {
            "split the story into several sheets"
        } else {
            "split the story into several sheets; `--large` allows ten times as much"
        }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::USUAL
    }
}

/// Folders deeper than this are not entered.
const DEPTH: usize = 8;

/// The TOML files of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// The folder's own name.
    pub slug: String,
    /// The files in the order of reading: `sheet.toml`, then by path.
    pub files: Vec<File>,
    /// Every TOML file could be read.
    pub whole: bool,
    /// What it may hold.
    pub limits: Limits,
}

/// One TOML file.
#[derive(Clone, Debug)]
pub struct File {
    /// As shown in reports: the folder as the user gave it, then the path in it.
    pub path: String,
    /// The path inside the folder, with `/`.
    pub name: String,
    /// What it holds. Bytes that are not UTF-8 stand as U+FFFD here.
    pub text: String,
}

impl Folder {
    /// Reads every `*.toml` in the folder and its sub-folders. Hidden files
    /// and links to folders are passed over.
    #[must_use]
    pub fn read(path: &Path, limits: Limits, log: &Log) -> Folder {
        let shown = path.display().to_string();
        let shown = shown.trim_end_matches('/');
        let slug = slug(path);
        let mut folder = Folder { slug, files: Vec::new(), whole: true, limits };
        let mut found = Vec::new();
        if let Err(error) = list(path, "", DEPTH, &mut found) {
            log.add(
                Finding::new(Rule::Unreadable, None, format!("cannot read the folder `{shown}`: {error}"))
                    .help("give the folder of a sheet, such as sheets/state-visit"),
            );
            folder.whole = false;
            return folder;
        }
        in_order(&mut found);
        let mut left = limits.bytes;
        for (name, file) in found {
            let shown = format!("{shown}/{name}");
            if !name.ends_with(".toml") {
                unread(&name, &shown, log);
                continue;
            }
            let size = fs::metadata(&file).map_or(0, |data| data.len());
            if size > left {
                log.add(
                    Finding::new(
                        Rule::TooLarge,
                        None,
                        format!("`{shown}` brings the sheet over {} MB of text", limits.bytes / 1_000_000),
                    )
                    .help(limits.help()),
                );
                folder.whole = false;
                break;
            }
            left -= size;
            match fs::read(&file) {
                Ok(bytes) => folder.add(shown, name, bytes, log),
                Err(error) => {
                    log.add(
                        Finding::new(Rule::Unreadable, None, format!("cannot read `{shown}`: {error}"))
                            .help("check that the file is there and may be opened"),
                    );
                    folder.whole = false;
                }
            }
        }
        if !path.join("sheet.toml").exists() {
            folder.headless(shown, log);
        }
        folder
    }

    /// A folder that is not on the disk.
    #[must_use]
    pub fn of(slug: &str, mut files: Vec<(String, Vec<u8>)>, log: &Log) -> Folder {
        let mut folder =
            Folder { slug: slug.to_owned(), files: Vec::new(), whole: true, limits: Limits::USUAL };
        in_order(&mut files);
        if files.first().is_none_or(|(name, _)| name != "sheet.toml") {
            folder.headless(&format!("sheets/{slug}"), log);
        }
        for (name, bytes) in files {
            folder.add(format!("sheets/{slug}/{name}"), name, bytes, log);
        }
        folder
    }

    fn headless(&mut self, shown: &str, log: &Log) {
        log.add(
            Finding::new(Rule::Unreadable, None, format!("there is no sheet.toml in `{shown}`"))
                .help("write the head of the sheet (title, standfirst, sources, topics …) to sheet.toml"),
        );
        self.whole = false;
    }

    /// Adds a file; bytes that are not UTF-8 are a finding.
    pub(super) fn add(&mut self, path: String, name: String, bytes: Vec<u8>, log: &Log) {
        let index = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let at = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
            let bytes = error.into_bytes();
            let byte = bytes.get(at as usize).copied().unwrap_or_default();
            // The replacement character stands where the first bad byte was,
            // and what comes before it keeps its place.
            let place = Place { file: index, start: at, end: at + 3 };
            log.add(
                Finding::new(Rule::BadUtf8, place, format!("byte 0x{byte:02X} is not UTF-8"))
                    .label("shown as \u{FFFD} here")
                    .help("save the file as UTF-8 in your editor"),
            );
            String::from_utf8_lossy(&bytes).into_owned()
        });
        self.files.push(File { path, name, text });
    }
}

/// `sheet.toml`, then by path.
fn in_order<T>(files: &mut [(String, T)]) {
    files.sort_by(|(a, _), (b, _)| (a != "sheet.toml", a).cmp(&(b != "sheet.toml", b)));
}

/// The folder's name; for `.` and the like, that of the folder it stands for.
fn slug(path: &Path) -> String {
    let name = |path: &Path| Some(path.file_name()?.to_string_lossy().into_owned());
    let real = || name(&fs::canonicalize(path).ok()?);
    name(path).or_else(real).unwrap_or_default()
}

/// Files below `dir` with their paths inside the sheet.
fn list(dir: &Path, inside: &str, depth: usize, found: &mut Vec<(String, PathBuf)>) -> std::io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let own = entry.file_name().to_string_lossy().into_owned();
        if own.starts_with('.') {
            continue;
        }
        let name = if inside.is_empty() { own } else { format!("{inside}/{own}") };
        if entry.file_type()?.is_dir() {
            if depth > 0 {
                list(&entry.path(), &name, depth - 1, found)?;
            }
        } else if entry.path().is_file() {
            found.push((name, entry.path()));
        }
    }
    Ok(())
}

/// Warns of a file that looks like TOML but is not read.
fn unread(name: &str, shown: &str, log: &Log) {
    let lower = name.to_lowercase();
    if lower.contains(".toml") || lower.ends_with(".tml") {
        log.add(
            Finding::new(Rule::UnreadFile, None, format!("`{shown}` is not read"))
                .help("let its name end in .toml, or move it out of the folder"),
        );
    }
}
