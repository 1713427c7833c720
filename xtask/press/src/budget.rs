//! The committed budget, and the table of sizes beside it.

use std::fs;
use std::path::Path;

use crate::manifest::brotli;

/// One line of the budget: a file and the most bytes it may send.
pub struct Limit {
    /// A file name; `*` stands for the digits that name a version.
    pub name: String,
    /// Bytes after brotli; 1 kB is 1,000 bytes.
    pub most: usize,
}

/// Reads lines of `name kilobytes`; `#` starts a remark.
pub fn parse(text: &str) -> Result<Vec<Limit>, String> {
    let mut limits = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let fault = || format!("line {}: expected a name and kilobytes, found `{line}`", at + 1);
        let (name, most) = line.split_once(char::is_whitespace).ok_or_else(fault)?;
        let most: f64 = most.trim().parse().map_err(|_| fault())?;
        limits.push(Limit { name: name.to_owned(), most: (most * 1000.0).round() as usize });
    }
    Ok(limits)
}

/// Files beside their limits.
pub struct Table {
    rows: Vec<Row>,
}

struct Row {
    name: String,
    raw: usize,
    sent: usize,
    most: usize,
}

/// Weighs every file in the folders that the budget names, and fails when one
/// that it names is nowhere.
pub fn weigh(folders: &[&Path], budget: &[Limit]) -> Result<Table, String> {
    let mut rows = Vec::new();
    for folder in folders {
        let fault = |why| format!("{}: {why}", folder.display());
        let mut names: Vec<String> = Vec::new();
        for entry in fs::read_dir(folder).map_err(fault)? {
            names.push(entry.map_err(fault)?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        for limit in budget {
            for name in names.iter().filter(|name| matches(&limit.name, name)) {
                let path = folder.join(name);
                let bytes = fs::read(&path).map_err(fault)?;
                let (raw, sent) = (bytes.len(), brotli(&bytes));
                rows.push(Row { name: path.display().to_string(), raw, sent, most: limit.most });
            }
        }
    }
    let found = |limit: &Limit| rows.iter().any(|row| matches(&limit.name, file(&row.name)));
    match budget.iter().find(|limit| !found(limit)) {
        Some(limit) => Err(format!("the budget names {}, which is nowhere", limit.name)),
        None => Ok(Table { rows }),
    }
}

/// The last part of a path.
fn file(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Whether a name fits a pattern with at most one `*`.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, tail)) => {
            name.len() >= head.len() + tail.len() && name.starts_with(head) && name.ends_with(tail)
        }
    }
}

impl Table {
    /// How many files are above their limit.
    pub fn over(&self) -> usize {
        self.rows.iter().filter(|row| row.sent > row.most).count()
    }

    /// The table for a terminal, in kilobytes of 1,000 bytes.
    pub fn text(&self) -> String {
        let wide = self.rows.iter().map(|row| row.name.len()).max().unwrap_or(0).max(8);
        let mut text = format!("{:wide$}  {:>9}  {:>9}  {:>9}\n", "file", "raw kB", "brotli kB", "budget");
        for row in &self.rows {
            let most = kilo(row.most);
            let over = row.sent > row.most;
            let verdict = if over { "  above the budget" } else { "" };
            text += &format!(
                "{:wide$}  {:>9}  {:>9}  {most:>9}{verdict}\n",
                row.name,
                kilo(row.raw),
                kilo(row.sent),
            );
        }
        text
    }
}

fn kilo(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(sent: usize) -> Table {
        let row = Row { name: "engine.js".into(), raw: 9_950, sent, most: 4_000 };
        Table { rows: vec![row] }
    }

    #[test]
    fn a_budget_reads_names_and_kilobytes() {
        let limits = parse("# why\nengine.wasm 80 # kB\n\nengine.js  3.5\n").expect("reads");
        assert_eq!(limits.len(), 2);
        assert_eq!((limits[1].name.as_str(), limits[1].most), ("engine.js", 3_500));
    }

    #[test]
    fn a_budget_that_is_no_number_names_its_line() {
        let fault = parse("engine.js 4\nengine.wasm lots").err().expect("refused");
        assert!(fault.starts_with("line 2:"), "{fault}");
    }

    #[test]
    fn the_limit_itself_is_still_within() {
        assert_eq!(table(4_000).over(), 0);
        assert_eq!(table(4_001).over(), 1);
        assert!(table(4_001).text().contains("above the budget"));
    }

    #[test]
    fn a_star_stands_for_the_version() {
        assert!(matches("engine.*.wasm", "engine.0a1b.wasm"));
        assert!(!matches("engine.*.wasm", "engine.wasm"));
    }

    #[test]
    fn a_file_that_is_missing_is_a_fault() {
        let budget = parse("no-such-file 1").expect("reads");
        assert!(weigh(&[Path::new("src")], &budget).err().expect("missing").contains("no-such-file"));
    }
}
