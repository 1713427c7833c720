//! Puts one folder in the place of another.

use std::{fs, io, path::Path};

use super::failed;

/// `out` becomes what `fresh` was; what `out` was, if anything, is `fresh` then.
pub fn into_place(fresh: &Path, out: &Path) -> Result<(), String> {
    if !out.exists() {
        return fs::rename(fresh, out).map_err(failed("make the folder", out));
    }
    match exchange(fresh, out) {
        Ok(()) => Ok(()),
        Err(_) => in_two_steps(fresh, out),
    }
}

/// In one step, which nobody can see half done.
#[cfg(target_os = "linux")]
fn exchange(fresh: &Path, out: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, fresh, CWD, out, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_fresh: &Path, _out: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Where the system or the disk has no such step: for a moment there is no
/// `out`, but the old folder is never lost.
fn in_two_steps(fresh: &Path, out: &Path) -> Result<(), String> {
    let mut name = fresh.file_name().unwrap_or_default().to_owned();
    name.push(".old");
    let old = fresh.with_file_name(name);
    fs::rename(out, &old).map_err(failed("replace the folder", out))?;
    if let Err(why) = fs::rename(fresh, out) {
        drop(fs::rename(&old, out));
        return Err(failed("replace the folder", out)(why));
    }
    // What was there before is out of the way; a failure costs disk space only.
    drop(fs::rename(&old, fresh));
    Ok(())
}
