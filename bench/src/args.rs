//! What the command line asks for.

use lexopt::prelude::*;

use crate::contender::ALL;

/// Shown for `--help`.
pub const HELP: &str = "\
Measures the sheet beside what a newsroom would pick instead.

    cargo xtask bench [--facts 40,1000] [--runs 7] [--only NAMES] [--lists] [--quick | --make | --tables]

    --facts   how many facts; each number is a run of its own [40,1000,10000,100000]
    --runs    passes, of which the median is told [7]
    --only    contenders, separated by commas; then nothing is written to docs/
    --lists   leave the timelines alone
    --quick   one pass over 40 facts; then nothing is written to docs/
    --make    only make the sheets and pages, in target/bench/
    --tables  only write the tables anew from what earlier runs left
    --note    words that are told with the run, such as what disturbed it
";

/// What to measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Args {
    /// Numbers of facts.
    pub facts: Vec<usize>,
    /// Passes.
    pub runs: usize,
    /// Names of contenders; empty for all.
    pub only: Vec<String>,
    /// The timelines are not measured.
    pub lists: bool,
    /// A run that is too short to be kept.
    pub quick: bool,
    /// Nothing is measured.
    pub make: bool,
    /// Nothing is measured, and the tables are written.
    pub tables: bool,
    /// What is told with the run.
    pub note: String,
}

impl Args {
    /// Reads the command line; `None` where help is asked for.
    ///
    /// # Errors
    /// A sentence for the person who typed it.
    pub fn read(typed: &[String]) -> Result<Option<Args>, String> {
        let mut args = Args {
            facts: vec![40, 1000, 10_000, 100_000],
            runs: 7,
            only: Vec::new(),
            lists: false,
            quick: false,
            make: false,
            tables: false,
            note: String::new(),
        };
        let mut parser = lexopt::Parser::from_args(typed);
        while let Some(argument) = parser.next().map_err(|why| why.to_string())? {
            match argument {
                Short('h') | Long("help") => return Ok(None),
                Long("lists") => args.lists = true,
                Long("facts") => args.facts = numbers(&value(&mut parser)?)?,
                Long("runs") => args.runs = number(&value(&mut parser)?)?,
                Long("only") => args.only = value(&mut parser)?.split(',').map(str::to_owned).collect(),
                Long("quick") => (args.quick, args.facts, args.runs) = (true, vec![40], 1),
                Long("make") => args.make = true,
                Long("tables") => args.tables = true,
                Long("note") => args.note = value(&mut parser)?,
                other => return Err(other.unexpected().to_string()),
            }
        }
        match args.only.iter().find(|name| !ALL.iter().any(|one| one.name == name.as_str())) {
            Some(name) => {
                let known: Vec<&str> = ALL.iter().map(|one| one.name).collect();
                Err(format!("there is no contender `{name}`; there are {}", known.join(", ")))
            }
            None => Ok(Some(args)),
        }
    }

    /// The options that say what is measured, as they are typed.
    pub fn shown(&self) -> String {
        let facts: Vec<String> = self.facts.iter().map(usize::to_string).collect();
        let mut shown = format!("--facts {} --runs {}", facts.join(","), self.runs);
        if !self.only.is_empty() {
            shown += &format!(" --only {}", self.only.join(","));
        }
        if self.lists {
            shown += " --lists";
        }
        shown
    }

    /// Whether a contender takes part.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == name)
    }

    /// Whether the run is one to be kept.
    pub fn is_whole(&self) -> bool {
        self.only.is_empty() && !self.quick && !self.make
    }
}

fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(|why| why.to_string())
}

fn numbers(text: &str) -> Result<Vec<usize>, String> {
    text.split(',').map(number).collect()
}

fn number(text: &str) -> Result<usize, String> {
    match text.trim().parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(format!("`{text}` is no number above 0")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Result<Option<Args>, String> {
        Args::read(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn all_is_measured_unless_narrowed() {
        let args = line("").expect("reads").expect("no help");
        assert_eq!((args.facts.len(), args.runs, args.is_whole()), (4, 7, true));
        let args = line("--facts 40,1000 --runs 3 --only preact,svelte").expect("reads").expect("no help");
        assert_eq!(args.facts, [40, 1000]);
        assert_eq!(args.shown(), "--facts 40,1000 --runs 3 --only preact,svelte");
        assert_eq!(
            line("--facts 40 --lists").expect("reads").expect("no help").shown(),
            "--facts 40 --runs 7 --lists"
        );
        assert!(args.wants("svelte") && !args.wants("vanilla") && !args.is_whole());
    }

    #[test]
    fn what_is_not_known_is_refused_in_words() {
        for (typed, said) in
            [("--only react", "no contender `react`"), ("--facts many", "`many`"), ("--fast", "--fast")]
        {
            let fault = line(typed).expect_err(typed);
            assert!(fault.contains(said), "{fault}");
        }
    }
}
