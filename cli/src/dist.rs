//! The folder that is written, always whole: files go to a folder beside it,
//! which takes its place in one step. A build that is killed, or that runs
//! into a full disk, leaves what was there as it was.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    process,
    time::{Duration, SystemTime},
};

mod swap;

/// One file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Output {
    /// A file by name.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Output {
        Output { name: name.into(), bytes: bytes.into() }
    }
}

/// Both are in every folder that this tool has written.
const OURS: [&str; 2] = ["index.html", "facts.json"];

/// Held while a folder is being written.
const LOCK: &str = ".lock";

/// A folder without a lock that is older than this has lost its builder.
const FORGOTTEN: Duration = Duration::from_secs(60);

/// Replaces `out` by a folder with these files.
///
/// # Errors
/// What was tried, where, and why it failed, for people. A folder with files
/// of others in it is refused.
pub fn write(out: &Path, files: &[Output]) -> Result<(), String> {
    let out = real(out)?;
    may_replace(&out)?;
    let parent = out.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(failed("make the folder", parent))?;
    sweep(&out);
    let fresh = beside(&out, &process::id().to_string());
    // No other process that lives has this number.
    drop(fs::remove_dir_all(&fresh));
    let written = fill(&fresh, files).and_then(|()| swap::into_place(&fresh, &out));
    // Now the folder that was there before, or what of the new one could be written.
    drop(fs::remove_dir_all(&fresh));
    written
}

fn fill(fresh: &Path, files: &[Output]) -> Result<(), String> {
    fs::create_dir(fresh).map_err(failed("make the folder", fresh))?;
    let lock = fresh.join(LOCK);
    let held = File::create(&lock).map_err(failed("write", &lock))?;
    // Where the disk knows no locks, sweeping goes by age.
    drop(held.try_lock());
    for file in files {
        let path = fresh.join(&file.name);
        fs::write(&path, &file.bytes).map_err(failed("write", &path))?;
    }
    fs::remove_file(&lock).map_err(failed("remove", &lock))
}

/// The folder itself where the path is a link to it.
fn real(out: &Path) -> Result<PathBuf, String> {
    match fs::canonicalize(out) {
        Ok(path) => Ok(path),
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            std::path::absolute(out).map_err(failed("find the folder", out))
        }
        Err(why) => Err(failed("find the folder", out)(why)),
    }
}

/// A folder that is not there, is empty, or was written by this tool.
fn may_replace(out: &Path) -> Result<(), String> {
    let shown = out.display();
    if !out.exists() {
        return Ok(());
    }
    let mut entries = fs::read_dir(out).map_err(|why| {
        format!("cannot write to `{shown}`: {why}\n  give a folder with -o, such as -o dist")
    })?;
    let ours = OURS.iter().all(|name| out.join(name).is_file());
    if ours || entries.next().is_none() {
        return Ok(());
    }
    Err(format!(
        "`{shown}` holds other files, and a build replaces the whole folder\n  \
         give a folder of its own with -o, such as -o dist, or empty this one"
    ))
}

/// `.dist.new-12` beside `dist`.
fn beside(out: &Path, mark: &str) -> PathBuf {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!(".{name}.new-{mark}"))
}

/// Removes what killed builds have left. Failing to costs disk space only.
fn sweep(out: &Path) {
    let prefix = beside(out, "").file_name().unwrap_or_default().to_string_lossy().into_owned();
    let entries = fs::read_dir(out.parent().unwrap_or(Path::new("."))).into_iter().flatten().flatten();
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with(&prefix) && is_abandoned(&entry.path()) {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

fn is_abandoned(fresh: &Path) -> bool {
    match File::open(fresh.join(LOCK)) {
        Ok(lock) => !matches!(lock.try_lock(), Err(TryLockError::WouldBlock)),
        Err(_) => {
            let changed = fs::metadata(fresh).and_then(|data| data.modified());
            let age = changed.ok().and_then(|changed| SystemTime::now().duration_since(changed).ok());
            age.is_some_and(|age| age > FORGOTTEN)
        }
    }
}

/// An error with what was tried and where.
fn failed<'a>(what: &'a str, path: &'a Path) -> impl Fn(io::Error) -> String + 'a {
    move |why| {
        let advice = match why.kind() {
            io::ErrorKind::StorageFull => {
                "\n  free some space and build again; what was there before is unchanged"
            }
            io::ErrorKind::PermissionDenied => "\n  give a folder that you may write to with -o",
            _ => "",
        };
        format!("cannot {what} `{}`: {why}{advice}", path.display())
    }
}
