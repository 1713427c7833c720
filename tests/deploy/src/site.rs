//! The folder that is served: what `factsheet build --precompress` writes, at
//! the top and once more below `story/`, and beside it the names that a build
//! may write one day.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
    sync::LazyLock,
};

static SITE: LazyLock<Site> = LazyLock::new(Site::build);

/// What is served.
pub struct Site {
    /// The folder's path.
    pub folder: PathBuf,
    /// The files in it, without their packed twins, in order.
    pub files: Vec<File>,
}

/// One file with its packed twins.
pub struct File {
    /// What a reader asks for, such as `/story/facts.json`.
    pub path: String,
    /// As it is.
    pub bytes: Vec<u8>,
    /// `.br` beside it.
    pub br: Option<Vec<u8>>,
    /// `.gz` beside it.
    pub gz: Option<Vec<u8>>,
}

/// The project's top folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project's folder")
}

/// All that this run writes: the site, the servers' settings and logs.
pub fn desk() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("deploy-{}", process::id()))
}

/// Clears the desk; what stays costs disk space only.
pub fn remove() {
    drop(fs::remove_dir_all(desk()));
}

/// The site, built at the first call.
pub fn site() -> &'static Site {
    &SITE
}

/// Names that a build may write one day, and what must not be served.
const OTHERS: [(&str, &str); 9] = [
    ("later/embed.js", "export {};"),
    ("later/embed.0123456789ab.js", "export {};"),
    ("later/embed.fedcba987654.html", "<p>A fact that a server could pack.</p>"),
    ("later/oembed.json", "{}"),
    ("later/preview.png", "not much of a picture"),
    ("later/facts.deadbeef.js", "// Eight digits."),
    ("later/embed.0123456789ab.min.js", "export {};"),
    ("empty/.lock", "for the builder alone"),
    ("../secret.txt", "outside"),
];

impl Site {
    fn build() -> Site {
        let folder = desk().join("site");
        fs::create_dir_all(&folder).expect("a folder");
        for out in [folder.clone(), folder.join("story")] {
            // The first is the build; the second a copy of its files.
            if out == folder { build(&folder) } else { copy(&folder, &out) }
        }
        for (name, text) in OTHERS {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
            fs::write(path, text).expect("writes");
        }
        let mut files = Vec::new();
        read(&folder, "/", &mut files);
        files.sort_by(|one, other| one.path.cmp(&other.path));
        assert!(files.iter().any(|file| file.br.is_some() && file.gz.is_some()), "nothing is packed");
        Site { folder, files }
    }

    /// The files of the build itself, in the top folder.
    pub fn built(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.path.matches('/').count() == 1)
    }

    /// The one file whose path begins and ends so.
    pub fn like(&self, start: &str, end: &str) -> &File {
        let mut fits =
            self.files.iter().filter(|file| file.path.starts_with(start) && file.path.ends_with(end));
        fits.next().unwrap_or_else(|| panic!("the build wrote no {start}…{end}"))
    }
}

impl File {
    /// Whether the name tells the content: twelve digits before the ending.
    pub fn is_hashed(&self) -> bool {
        let mut parts = self.path.rsplit('.').skip(1);
        parts
            .next()
            .is_some_and(|hash| hash.len() == 12 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()))
            && parts.next().is_some()
    }

    /// The ending of the name.
    pub fn ending(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, ending)| ending)
    }

    /// The bytes in an encoding, named as in `Content-Encoding`, if there are any.
    pub fn packed(&self, encoding: &str) -> Option<&Vec<u8>> {
        match encoding {
            "br" => self.br.as_ref(),
            "gzip" => self.gz.as_ref(),
            _ => Some(&self.bytes),
        }
    }
}

/// Calls the tool as an editor does for a release.
fn build(out: &Path) {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root()).stdin(Stdio::null()).stdout(Stdio::null());
    command.args(["run", "--quiet", "--package", "factsheet-cli", "--bin", "factsheet", "--"]);
    command
        .args(["build", "sheets/state-visit", "--engine", "target/engine", "--precompress", "-o"])
        .arg(out);
    command.status().expect("cargo runs");
    // A build above its budget fails, and is no other to a server.
    if !out.join("index.html").is_file() {
        remove();
        panic!("no folder to serve; `cargo xtask build` says why");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copies");
    }
}

fn read(folder: &Path, below: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            read(&path, &format!("{below}{name}/"), files);
        } else if !name.starts_with('.') && !name.ends_with(".br") && !name.ends_with(".gz") {
            let twin = |ending: &str| fs::read(folder.join(format!("{name}.{ending}"))).ok();
            let bytes = fs::read(&path).expect("a file");
            files.push(File { path: format!("{below}{name}"), bytes, br: twin("br"), gz: twin("gz") });
        }
    }
}
