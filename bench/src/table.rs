//! `docs/performance.md`.

use std::{fmt::Write as _, path::Path};

use crate::{
    contender::{ALL, Contender, FLOOR, OURS},
    measure::{Goal, LISTS, Measure, TIMELINES},
    results::{Results, Run},
};

const START: &str = "\
# Performance, measured

Written by `cargo xtask bench`; do not edit. Lower is better in every row. A ratio is the
sheet's figure through that of the best peer of the row; the page by hand is the floor, and
nobody's peer. *[How this is measured](../bench/README.md)* says what each row is, and what
it leaves out.
";

/// The whole file.
pub fn document(results: &Results) -> String {
    let mut text = START.to_owned();
    for (facts, run) in &results.lists {
        heading(&mut text, &format!("{facts} facts"), run);
        table(&mut text, run, *facts, &LISTS, &contenders(Contender::lists), results);
        checks(&mut text, run);
    }
    if let Some(run) = &results.timelines {
        heading(&mut text, "Timelines", run);
        table(&mut text, run, 0, &TIMELINES, &contenders(Contender::draws), results);
    }
    text
}

/// Writes it.
///
/// # Errors
/// When the file cannot be written; for people.
pub fn write(results: &Results, path: &Path) -> Result<(), String> {
    std::fs::write(path, document(results)).map_err(|why| format!("{}: {why}", path.display()))
}

fn contenders(shows: fn(&Contender) -> bool) -> Vec<Contender> {
    ALL.into_iter().filter(shows).collect()
}

fn heading(text: &mut String, title: &str, run: &Run) {
    add(text, &format!("\n## {title}\n\n"));
    let about: Vec<String> = run.about.iter().map(|(what, words)| format!("{what}: {words}")).collect();
    add(text, &format!("{}.\n", about.join("; ")));
}

fn table(text: &mut String, run: &Run, facts: usize, rows: &[Measure], all: &[Contender], results: &Results) {
    let there: Vec<&Contender> = all.iter().filter(|one| run.cells.contains_key(one.name)).collect();
    let labels: Vec<&str> = there.iter().map(|one| one.label).collect();
    add(text, &format!("\n| measure | {} | best peer | ratio | to reach | |\n", labels.join(" | ")));
    add(text, &format!("|---|{}---|---|---|---|\n", "--:|".repeat(labels.len())));
    for row in rows {
        let cells: Vec<String> = there.iter().map(|one| cell(run, one.name, row)).collect();
        let best = best(run, row, &there, results, facts);
        let ours = run.median(OURS, row.id);
        let ratio =
            ours.zip(best.as_ref()).filter(|(_, best)| best.1 > 0.0).map(|(ours, best)| ours / best.1);
        let goal = row.goal(facts);
        let reached = goal.map_or("", |goal| verdict(goal, ours, ratio, run.median(FLOOR, row.id)));
        add(
            text,
            &format!(
                "| {} | {} | {} | {} | {} | {reached} |\n",
                row.label,
                cells.join(" | "),
                best.map_or_else(|| "–".to_owned(), |best| best.0),
                ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}")),
                goal.map_or_else(String::new, named),
            ),
        );
    }
}

fn cell(run: &Run, contender: &str, row: &Measure) -> String {
    match (run.median(contender, row.id), run.why(contender, row.id)) {
        (Some(value), _) => format!("{value:.*}", row.digits),
        (None, Some(why)) => why.to_owned(),
        (None, None) => "–".to_owned(),
    }
}

/// The best peer of a row. For the code it is the smallest list with the
/// smaller timeline, since the sheet has both.
fn best(
    run: &Run,
    row: &Measure,
    all: &[&Contender],
    results: &Results,
    facts: usize,
) -> Option<(String, f64)> {
    let least = |run: &Run, all: &mut dyn Iterator<Item = &Contender>| {
        let peers = all.filter(|one| one.name != OURS && one.name != FLOOR);
        let values = peers.filter_map(|one| Some((one.label.to_owned(), run.median(one.name, row.id)?)));
        values.min_by(|one, other| one.1.total_cmp(&other.1))
    };
    let list = least(run, &mut all.iter().copied())?;
    if row.id != "code" || facts == 0 {
        return Some(list);
    }
    let timelines = results.timelines.as_ref()?;
    let timeline = least(timelines, &mut ALL.iter().filter(|one| one.draws()))?;
    Some((format!("{} and {}", list.0, timeline.0), list.1 + timeline.1))
}

fn named(goal: Goal) -> String {
    match goal {
        Goal::Ratio(ratio) => format!("≤ {ratio:.2}"),
        Goal::Most(most) => format!("≤ {most} itself"),
        Goal::Above(above) => format!("≤ floor + {above}"),
    }
}

fn verdict(goal: Goal, ours: Option<f64>, ratio: Option<f64>, floor: Option<f64>) -> &'static str {
    let (is, most) = match goal {
        Goal::Ratio(most) => (ratio, Some(most)),
        Goal::Most(most) => (ours, Some(most)),
        Goal::Above(above) => (ours, floor.map(|floor| floor + above)),
    };
    match is.zip(most) {
        None => "?",
        // What the table rounds to the goal is reached.
        Some((is, most)) if is <= most + 0.000_5 => "reached",
        Some(_) => "not yet",
    }
}

/// Who said something else than the reference.
fn checks(text: &mut String, run: &Run) {
    let mut wrong = String::new();
    let mut right = Vec::new();
    for one in ALL.iter().filter(|one| run.checks.contains_key(one.name)) {
        let answers = &run.checks[one.name];
        let faults: Vec<_> = answers.iter().filter(|(_, verdict)| *verdict != "right").collect();
        if faults.is_empty() {
            right.push(format!("{} ({})", one.label, answers.len()));
        }
        for (query, verdict) in faults {
            add(&mut wrong, &format!("- {} asked `{query}` is {verdict}\n", one.label));
        }
    }
    add(text, &format!("\nAnswers held against the reference, all right: {}.\n", right.join(", ")));
    if !wrong.is_empty() {
        add(text, &format!("\n{wrong}"));
    }
}

fn add(text: &mut String, more: &str) {
    // A String takes any text.
    let _ = text.write_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run() -> Run {
        let mut run = Run::default();
        for (contender, value) in [(OURS, 6.0), (FLOOR, 1.0), ("preact", 10.0), ("svelte", 12.0)] {
            run.add(contender, "type", value);
            run.add(contender, "code", value);
        }
        run.note("svelte", "toggle", "gave up after 60 s");
        run
    }

    #[test]
    fn the_best_peer_is_not_the_floor() {
        let results = Results { lists: [(1000, run())].into(), timelines: None };
        let text = document(&results);
        let row = text.lines().find(|line| line.starts_with("| typing")).expect("a row");
        assert_eq!(
            row,
            "| typing a letter, CPU ms | 6.0 | 1.0 | 10.0 | 12.0 | Preact | 0.60 | ≤ 0.60 | reached |"
        );
        assert!(text.contains("gave up after 60 s"), "{text}");
    }

    #[test]
    fn the_code_is_measured_against_a_list_with_a_timeline() {
        let mut timelines = Run::default();
        timelines.add("timelinejs", "code", 60.0);
        timelines.add("vis-timeline", "code", 100.0);
        let results = Results { lists: [(40, run())].into(), timelines: Some(timelines) };
        let text = document(&results);
        let row = text.lines().find(|line| line.starts_with("| code")).expect("a row");
        assert!(row.contains("Preact and TimelineJS | 0.09 |"), "{row}");
    }
}
