//! The sheet beside what a newsroom would pick instead, measured in Chromium.
//! `cargo xtask bench` sets up and calls this; `bench/README.md` says how it
//! is measured.

mod args;
mod chromium;
mod compact;
mod contender;
mod fault;
mod field;
mod machine;
mod measure;
mod packed;
mod random;
mod reference;
mod results;
mod server;
mod statistics;
mod story;
mod tab;
mod table;
mod workshop;
mod written;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use args::Args;
use chromium::Chromium;
use contender::{ALL, CORE, Contender, OURS};
use field::Field;
use results::{Results, Run};
use server::Server;
use story::Story;
use workshop::{Page, Workshop};

/// Events of a usual sheet.
const EVENTS: usize = 36;

/// Events of a sheet whose timeline is full.
const MANY_EVENTS: usize = 900;

fn main() -> ExitCode {
    let typed: Vec<String> = std::env::args().skip(1).collect();
    let done = match Args::read(&typed) {
        Ok(None) => {
            print!("{}", args::HELP);
            Ok(())
        }
        Ok(Some(args)) => bench(&args),
        Err(why) => Err(format!("{why}\n\n{}", args::HELP)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn bench(args: &Args) -> Result<(), String> {
    let root = root()?;
    let out = root.join("target/bench");
    fs::create_dir_all(&out).map_err(|why| format!("{}: {why}", out.display()))?;
    let (docs, json) = if args.is_whole() {
        (root.join("docs/performance.md"), root.join("bench/results.json"))
    } else {
        (out.join("performance.md"), out.join("results.json"))
    };
    let workshop = Workshop { root, out };
    if args.tables {
        return table::write(&Results::read(&json), &docs);
    }
    println!("▸ Bundling the peers' pages");
    workshop.bundle()?;
    let server = Server::start().map_err(|why| why.to_string())?;
    let browser = Chromium::start(&workshop.out)
        .and_then(|mut chromium| chromium.version())
        .map_err(|fault| format!("Chromium: {fault}"))?;
    let mut results = Results::read(&json);
    let about = |contenders: &[Contender]| {
        let mut about = machine::about(&workshop.bench(), &browser, contenders);
        about.insert("command".to_owned(), format!("`cargo xtask bench {}`", args.shown()));
        if !args.note.is_empty() {
            about.insert("note".to_owned(), args.note.clone());
        }
        Run { about, runs: args.runs, ..Run::default() }
    };
    let keep = |results: &Results| results.write(&json).and_then(|()| table::write(results, &docs));

    let lists = wanted(args, Contender::lists);
    for &facts in args.facts.iter().filter(|_| !lists.is_empty()) {
        let story = Story::new(facts, EVENTS);
        let mut field = Field::new(&workshop, &server, about(&lists));
        let there = set_up(&mut field, &lists, &story, "");
        if args.make {
            continue;
        }
        for pass in 0..args.runs {
            println!("▸ {facts} facts, pass {} of {}", pass + 1, args.runs);
            there.iter().for_each(|contender| field.list(contender, &story, pass));
            results.lists.insert(facts, field.run.clone());
            keep(&results)?;
        }
        server.clear();
    }

    let timelines = wanted(args, Contender::draws);
    if !timelines.is_empty() && !args.lists {
        let stories = [(Story::new(40, MANY_EVENTS), "pan-900"), (Story::new(40, EVENTS), "pan-36")];
        let mut field = Field::new(&workshop, &server, about(&timelines));
        let there = stories.each_ref().map(|(story, ending)| set_up(&mut field, &timelines, story, ending));
        if args.make {
            return Ok(());
        }
        for pass in 0..args.runs {
            println!("▸ Timelines, pass {} of {}", pass + 1, args.runs);
            for ((story, measure), there) in stories.iter().zip(&there) {
                for contender in there {
                    field.timeline(contender, story, &format!("{}{measure}", contender.name), measure);
                }
            }
            results.timelines = Some(field.run.clone());
            keep(&results)?;
        }
    }
    println!("{}", table::document(&results));
    println!("Written: {} and {}", shown(&docs, &workshop), shown(&json, &workshop));
    Ok(())
}

fn wanted(args: &Args, shows: fn(&Contender) -> bool) -> Vec<Contender> {
    ALL.into_iter().filter(shows).filter(|contender| args.wants(contender.name)).collect()
}

/// Makes and serves the pages, each under its name and `ending`, and notes what
/// they weigh. Gives those that there are.
fn set_up(field: &mut Field, contenders: &[Contender], story: &Story, ending: &str) -> Vec<Contender> {
    let mut there = Vec::new();
    for contender in contenders {
        let start = Instant::now();
        match field.workshop.page(contender, story) {
            Ok(page) => {
                println!(
                    "▸ {}: its page is made after {:.1} s",
                    contender.label,
                    start.elapsed().as_secs_f32()
                );
                weigh(field, contender, &page);
                field.server.add(&format!("{}{ending}", contender.name), page.site);
                if contender.name == OURS {
                    match field.workshop.module(story) {
                        Ok(core) => field.server.add(CORE, core),
                        Err(why) => field.run.note(contender.name, "facets", &why),
                    }
                }
                there.push(*contender);
            }
            Err(why) => {
                println!("▸ {}: {why}", contender.label);
                field.run.note(contender.name, "bytes", &why);
            }
        }
    }
    there
}

fn weigh(field: &mut Field, contender: &Contender, page: &Page) {
    let kilo = |bytes: usize| bytes as f64 / 1000.0;
    let first = |run: &Run, measure: &str| run.median(contender.name, measure).is_none();
    for (measure, bytes) in [("code", page.code), ("data", page.data)] {
        // The page with 36 events comes last, and is the usual one.
        field.run.cells.entry(contender.name.to_owned()).or_default().remove(measure);
        if first(&field.run, measure) {
            field.run.add(contender.name, measure, kilo(bytes));
        }
    }
}

/// The project's folder.
fn root() -> Result<PathBuf, String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    own.canonicalize().map_err(|why| format!("{}: {why}", own.display()))
}

fn shown(path: &Path, workshop: &Workshop) -> String {
    path.strip_prefix(&workshop.root).unwrap_or(path).display().to_string()
}
