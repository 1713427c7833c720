//! A load of a limited time, by wrk.

use std::process::Command;

use crate::{guard::program, host::Host, site::root};

/// What a load came to.
#[derive(Debug)]
pub struct Load {
    pub answers: u64,
    pub bytes: u64,
    pub seconds: f64,
    /// Connections, reads and writes that failed, answers other than 2xx and
    /// 3xx, and answers that took longer than two seconds.
    pub errors: [u64; 5],
    /// 99 of 100 answers came within so many milliseconds.
    pub most: f64,
}

/// Loads a host by 32 readers in two threads, who ask for these paths in turn
/// and take what Chromium takes.
pub fn load(host: &Host, paths: &[&str], seconds: u32) -> Load {
    let mut wrk = Command::new(program("wrk"));
    wrk.args(["--threads", "2", "--connections", "32", "--duration", &format!("{seconds}s"), "--script"]);
    wrk.arg(root().join("tests/deploy/src/wrk.lua")).arg(host.url("/")).arg("--").args(paths);
    let output = wrk.output().expect("wrk starts");
    let (said, why) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let last = said.lines().find_map(|line| line.strip_prefix("load: "));
    let last = last.unwrap_or_else(|| panic!("wrk says nothing of its load:\n{said}{why}"));
    let mut numbers = last.split(' ').map(|number| number.parse::<f64>().expect("a number"));
    let mut next = || numbers.next().expect("nine numbers");
    Load {
        answers: next() as u64,
        bytes: next() as u64,
        seconds: next() / 1e6,
        most: next() / 1e3,
        errors: std::array::from_fn(|_| next() as u64),
    }
}
