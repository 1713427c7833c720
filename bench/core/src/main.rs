//! Times what the engine does with a question, without drawing and without
//! telling a script: `bench-core SECTION < QUESTIONS`.
//!
//! SECTION is a packed sheet. A question is a line: the name of its group, and
//! a fragment. What is told is a line a group, and one for loading: its name
//! and the milliseconds of one question, the median of five batches.

use std::{
    collections::BTreeMap,
    env, fs,
    hint::black_box,
    io::{self, Read as _},
    process::ExitCode,
    time::Instant,
};

use factsheet::{filter::Index, link, sheet::Sheet};

/// The least that a batch takes, in seconds.
const BATCH: f64 = 0.02;

fn main() -> ExitCode {
    match run() {
        Ok(told) => {
            print!("{told}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    let path = env::args().nth(1).ok_or("the file of the packed sheet is missing")?;
    let bytes: &'static [u8] = fs::read(&path).map_err(|why| format!("{path}: {why}"))?.leak();
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map_err(|why| why.to_string())?;
    let sheet = || Sheet::unpack(bytes).map_err(|why| why.to_string());
    // Loading leaks, as it does in the page, where it is done once.
    let load = Instant::now();
    let read: &'static Sheet<'static> = Box::leak(Box::new(sheet()?));
    let index = Index::new(read);
    let mut told = format!("load {:.6}\n", load.elapsed().as_secs_f64() * 1000.0);
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (group, fragment) in text.lines().filter_map(|line| line.split_once(' ')) {
        groups.entry(group).or_default().push(fragment);
    }
    for (group, fragments) in groups {
        let ask = || {
            for fragment in &fragments {
                let state = link::decode(&index, fragment, "");
                black_box(index.answer(black_box(&state.query)));
            }
        };
        told += &format!("{group} {:.6}\n", time(ask) * 1000.0 / fragments.len() as f64);
    }
    Ok(told)
}

/// Seconds that one call takes.
fn time(mut ask: impl FnMut()) -> f64 {
    let mut batch = |rounds: u32| {
        let start = Instant::now();
        (0..rounds).for_each(|_| ask());
        start.elapsed().as_secs_f64()
    };
    let mut rounds = 1;
    while batch(rounds) < BATCH {
        rounds *= 2;
    }
    let mut times = [0; 5].map(|_| batch(rounds));
    times.sort_by(f64::total_cmp);
    times[2] / f64::from(rounds)
}
