//! Where pages are made: sheets by the tool, peers by their bundler.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    compact,
    contender::{Contender, OURS, Shows},
    packed::{Packed, brotli},
    server::Site,
    story::Story,
    written,
};

/// The folders that are read and written.
pub struct Workshop {
    /// The project.
    pub root: PathBuf,
    /// What the bench makes: `target/bench`.
    pub out: PathBuf,
}

/// A page, and what parts of it weigh after brotli.
pub struct Page {
    /// Its files.
    pub site: Site,
    /// Bytes of scripts, modules and styles.
    pub code: usize,
    /// Bytes of facts or events.
    pub data: usize,
}

impl Workshop {
    /// The folder for what brotli made.
    fn cache(&self) -> PathBuf {
        self.out.join("brotli")
    }

    /// Where the peers' packages and pages are.
    pub fn bench(&self) -> PathBuf {
        self.root.join("bench")
    }

    /// Bundles the peers' pages.
    ///
    /// # Errors
    /// When node is not there or a page does not build; for people.
    pub fn bundle(&self) -> Result<(), String> {
        let mut node = Command::new("node");
        node.arg("build.mjs").arg(self.out.join("peers")).current_dir(self.bench()).stdin(Stdio::null());
        let status = node.status().map_err(|why| format!("node: {why}"))?;
        if status.success() { Ok(()) } else { Err("the peers' pages do not build".to_owned()) }
    }

    /// The page of a contender with a story.
    ///
    /// # Errors
    /// Why there is none, such as a limit of the tool; for people.
    pub fn page(&self, contender: &Contender, story: &Story) -> Result<Page, String> {
        if contender.name == OURS {
            return self.sheet(story, &sheet_name(story));
        }
        let said = |why: io::Error| why.to_string();
        let mut page = Page {
            site: self.packed(&self.out.join("peers").join(contender.name)).map_err(said)?,
            code: 0,
            data: 0,
        };
        page.code = weight(&page.site, |name| name.ends_with(".js") || name.ends_with(".css"));
        let (name, text) = match contender.shows {
            Shows::Events => ("events.json", compact::events(story)),
            _ => ("facts.json", compact::facts(story)),
        };
        let data = Packed::new(name, text.into_bytes(), &self.cache()).map_err(said)?;
        page.data = data.bytes.len();
        page.site.insert(name.to_owned(), data);
        Ok(page)
    }

    /// The sheet as the tool builds it. That it is over its budget is no
    /// matter here: the folder is written all the same.
    fn sheet(&self, story: &Story, name: &str) -> Result<Page, String> {
        let said = |why: io::Error| why.to_string();
        let (sheet, dist) = (self.out.join(name), self.out.join(format!("{name}.dist")));
        written::write(story, &sheet).map_err(said)?;
        if dist.exists() {
            fs::remove_dir_all(&dist).map_err(said)?;
        }
        let tool = self.root.join("target/debug/factsheet");
        let mut tool = Command::new(tool);
        tool.arg("build")
            .arg("--large")
            .arg(&sheet)
            .arg("-o")
            .arg(&dist)
            .arg("--engine")
            .arg(self.root.join("target/engine"));
        tool.current_dir(&self.root).env("NO_COLOR", "1").stdin(Stdio::null());
        let told = tool.output().map_err(|why| format!("the tool does not start: {why}"))?;
        if !dist.join("index.html").is_file() {
            let words = String::from_utf8_lossy(&told.stderr).into_owned();
            let error = words.lines().find(|line| line.contains("error")).unwrap_or("it says nothing");
            return Err(format!("the tool refuses: {}", error.trim()));
        }
        let site = self.packed(&dist).map_err(said)?;
        let engine = self.root.join("target/engine");
        let parts = ["engine.wasm", "engine.js", "boot.js", "frame.js", "sheet.css"];
        let mut page = Page { site, code: 0, data: 0 };
        for part in parts {
            let bytes = fs::read(engine.join(part)).map_err(said)?;
            page.code += brotli(&bytes, &self.cache()).map_err(said)?.len();
        }
        page.data = self.section(&dist, &engine).map_err(said)?;
        Ok(page)
    }

    /// What the tool has appended to the engine, after brotli.
    fn section(&self, dist: &Path, engine: &Path) -> io::Result<usize> {
        let bare = fs::metadata(engine.join("engine.wasm"))?.len();
        let whole = fs::read_dir(dist)?
            .flatten()
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|ending| ending == "wasm"))
            .ok_or_else(|| io::Error::other("the tool wrote no module"))?;
        let whole = fs::read(whole)?;
        let section = whole.get(usize::try_from(bare).unwrap_or(usize::MAX)..).unwrap_or_default();
        fs::write(dist.with_extension("section"), packed_sheet(section))?;
        Ok(brotli(section, &self.cache())?.len())
    }

    /// The engine's core as a module of its own, and the sheet.
    ///
    /// # Errors
    /// When it is not compiled; for people.
    pub fn module(&self, story: &Story) -> Result<Site, String> {
        let said = |why: io::Error| format!("the core as a module: {why}");
        let mut site = self.packed(&self.out.join("core")).map_err(said)?;
        let section = self.out.join(format!("{}.section", sheet_name(story)));
        let section = Packed::new("sheet.section", fs::read(section).map_err(said)?, &self.cache());
        site.insert("sheet.section".to_owned(), section.map_err(said)?);
        Ok(site)
    }

    /// Asks the engine's core, compiled for this machine; the name of each
    /// group of questions with the milliseconds of one.
    ///
    /// # Errors
    /// When it is not compiled, or fails; for people.
    pub fn core(&self, story: &Story, questions: &str) -> Result<Vec<(String, f64)>, String> {
        let said = |why: io::Error| format!("bench-core: {why}");
        let section = self.out.join(format!("{}.section", sheet_name(story)));
        let mut core = Command::new(self.root.join("target/release/bench-core"));
        core.arg(section).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = core.spawn().map_err(said)?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(questions.as_bytes()).map_err(said)?;
        }
        let told = child.wait_with_output().map_err(said)?;
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let line = |line: &str| {
            let (name, time) = line.split_once(' ')?;
            Some((name.to_owned(), time.parse().ok()?))
        };
        Ok(told.lines().filter_map(line).collect())
    }

    /// The files of a folder, but for those that no page of the bench asks for.
    fn packed(&self, folder: &Path) -> io::Result<Site> {
        let mut site = Site::new();
        for path in fs::read_dir(folder)?.flatten().map(|entry| entry.path()).filter(|path| path.is_file()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if matches!(
                name.as_str(),
                "facts.csv" | "facts.json" | "preview.png" | "embed.html" | "embed.static.html"
            ) {
                continue;
            }
            let packed = Packed::new(&name, fs::read(&path)?, &self.cache())?;
            site.insert(name, packed);
        }
        Ok(site)
    }
}

/// The name of a story's folder.
fn sheet_name(story: &Story) -> String {
    format!("sheet-{}-{}", story.facts.len(), story.events.len())
}

/// The content of a custom section: behind its number, its length and its name.
fn packed_sheet(section: &[u8]) -> &[u8] {
    let mut at = 1;
    let mut number = || {
        let (mut value, mut shift) = (0_usize, 0);
        while let Some(byte) = section.get(at) {
            at += 1;
            value |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        value
    };
    let _length = number();
    let name = number();
    section.get(at + name..).unwrap_or_default()
}

fn weight(site: &Site, counts: impl Fn(&str) -> bool) -> usize {
    site.iter().filter(|(name, _)| counts(name)).map(|(_, file)| file.bytes.len()).sum()
}
