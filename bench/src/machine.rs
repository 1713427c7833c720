//! What the figures come from.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use factsheet::day::Day;
use serde_json::Value;

use crate::contender::Contender;

/// Day, machine, versions.
pub fn about(bench: &Path, browser: &str, contenders: &[Contender]) -> BTreeMap<String, String> {
    let versions: Vec<String> = contenders
        .iter()
        .flat_map(|one| one.packages)
        .map(|package| format!("{package} {}", version(bench, package)))
        .collect();
    let mut about = BTreeMap::from([
        ("date".to_owned(), today()),
        ("machine".to_owned(), machine()),
        ("browser".to_owned(), browser.to_owned()),
    ]);
    if !versions.is_empty() {
        about.insert("packages".to_owned(), versions.join(", "));
    }
    about
}

fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    Day(i32::try_from(seconds / 86_400).unwrap_or(0)).iso()
}

fn machine() -> String {
    let told = |path: &str, key: &str| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key));
        line.and_then(|line| line.split_once(':')).map(|(_, value)| value.trim().to_owned())
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let name = told("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let kilobytes = told("/proc/meminfo", "MemTotal")
        .and_then(|memory| memory.split(' ').next().and_then(|number| number.parse::<u64>().ok()));
    let memory = kilobytes.map_or_else(String::new, |kilobytes| format!(", {} GB", kilobytes / 1_000_000));
    format!("{name}, {cores} cores{memory}")
}

/// The version of an installed package.
fn version(bench: &Path, package: &str) -> String {
    let text = fs::read_to_string(bench.join("node_modules").join(package).join("package.json"));
    let value: Value = serde_json::from_str(&text.unwrap_or_default()).unwrap_or_default();
    value["version"].as_str().unwrap_or("?").to_owned()
}
