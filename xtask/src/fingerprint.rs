//! Whether anything changed since a step last ran.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// The sum of files' names and contents and of words said beside them.
///
/// The hash may differ between compilers; a step then runs once more.
#[derive(Default)]
pub struct Fingerprint {
    state: DefaultHasher,
}

impl Fingerprint {
    /// Adds a word, such as a compiler's version.
    pub fn word(&mut self, word: &str) {
        word.hash(&mut self.state);
    }

    /// Adds a file or every file below a folder; what is not there counts as such.
    pub fn path(&mut self, path: &Path) {
        path.hash(&mut self.state);
        for file in files(path) {
            file.hash(&mut self.state);
            fs::read(&file).ok().hash(&mut self.state);
        }
    }

    /// Sixteen hexadecimal digits.
    pub fn text(&self) -> String {
        format!("{:016x}", self.state.finish())
    }
}

/// Every file at or below a path, in order.
pub fn files(path: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![path.to_path_buf()];
    if path.is_file() {
        return folders;
    }
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !hidden => folders.push(path),
                Ok(kind) if kind.is_file() && !hidden => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// Whether the note at `path` holds this fingerprint.
pub fn is_noted(path: &Path, fingerprint: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|noted| noted == fingerprint)
}

/// Notes a fingerprint at `path`.
pub fn note(path: &Path, fingerprint: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, fingerprint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paths: &[&Path], words: &[&str]) -> String {
        let mut fingerprint = Fingerprint::default();
        paths.iter().for_each(|path| fingerprint.path(path));
        words.iter().for_each(|word| fingerprint.word(word));
        fingerprint.text()
    }

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("deep")).expect("a folder for the test");
        folder
    }

    #[test]
    fn an_edit_deep_down_changes_it_and_undoing_brings_it_back() {
        let folder = folder("edit");
        fs::write(folder.join("deep/a.rs"), "a").expect("writes");
        let before = of(&[&folder], &[]);
        fs::write(folder.join("deep/a.rs"), "b").expect("writes");
        assert_ne!(of(&[&folder], &[]), before);
        fs::write(folder.join("deep/a.rs"), "a").expect("writes");
        assert_eq!(of(&[&folder], &[]), before);
        fs::rename(folder.join("deep/a.rs"), folder.join("deep/b.rs")).expect("renames");
        assert_ne!(of(&[&folder], &[]), before);
        fs::remove_dir_all(folder).expect("cleans up");
    }

    #[test]
    fn an_editors_hidden_file_does_not_count() {
        let folder = folder("hidden");
        let before = of(&[&folder], &[]);
        fs::write(folder.join(".a.rs.swp"), "a").expect("writes");
        assert_eq!(of(&[&folder], &[]), before);
        fs::remove_dir_all(folder).expect("cleans up");
    }

    #[test]
    fn words_and_their_borders_count() {
        assert_ne!(of(&[], &["ab", "c"]), of(&[], &["a", "bc"]));
    }

    #[test]
    fn a_note_is_found_again() {
        let folder = folder("note");
        let path = folder.join("new/note");
        assert!(!is_noted(&path, "1"));
        note(&path, "1").expect("notes");
        assert!(is_noted(&path, "1") && !is_noted(&path, "2"));
        fs::remove_dir_all(folder).expect("cleans up");
    }
}
