//! A story as a sheet's folder of TOML, as `docs/sheet.md` says.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use crate::story::{Event, Fact, Figure, Name, PARAGRAPHS, SECTIONS, Story, TRACKS};

/// Facts a file, so that a mistake in the generator is found by people.
const FACTS_A_FILE: usize = 1000;

/// Writes the folder anew.
///
/// # Errors
/// When it cannot be written.
pub fn write(story: &Story, folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    files(story).into_iter().try_for_each(|(name, text)| fs::write(folder.join(name), text))
}

/// The files of the folder, by name.
pub fn files(story: &Story) -> Vec<(PathBuf, String)> {
    let mut files = vec![("sheet.toml".into(), head(story)), ("events.toml".into(), events(story))];
    for (nth, facts) in story.facts.chunks(FACTS_A_FILE).enumerate() {
        let text = facts.iter().map(|fact| as_toml(story, fact)).collect();
        files.push((format!("facts-{nth:03}.toml").into(), text));
    }
    files
}

const HEAD: &str = r#"kicker = "A bench"
title = "A made-up story of as many facts as it takes"
standfirst = "Nothing here is true: the facts are drawn by lot, so that the sheet can be measured at any length."
provenance = "Made up by the bench."
language = "en"
updated = "2026-11-20"
method = ["Drawn by lot, the same on every machine."]
horizon = "2022/2030"
url = "https://example.org/bench/"

[[source]]
slug = "report"
label = "The made-up report, 2026"
url = "https://example.org/report"
"#;

fn head(story: &Story) -> String {
    let mut text = HEAD.to_owned();
    let section = |title: &&str| format!("{{ title = {title:?}, paragraphs = {PARAGRAPHS} }}");
    add(
        &mut text,
        &format!("sections = [{}]\n", SECTIONS.iter().map(section).collect::<Vec<_>>().join(", ")),
    );
    for (nth, topic) in story.topics.iter().enumerate() {
        add(&mut text, &format!("{}hue = {}\n", named("topic", topic), nth % 8 + 1));
    }
    story.parties.iter().for_each(|party| add(&mut text, &named("party", party)));
    story.organisations.iter().for_each(|name| add(&mut text, &named("organisation", name)));
    for track in TRACKS {
        add(&mut text, &format!("\n[[track]]\nslug = {:?}\nlabel = {track:?}\n", track.to_lowercase()));
    }
    let with_figure = story.facts.iter().filter(|fact| !fact.figures.is_empty());
    for fact in with_figure.take(4) {
        add(&mut text, &format!("\n[[key]]\nfact = {:?}\nlabel = \"as the report has it\"\n", fact.slug));
    }
    text
}

fn named(kind: &str, name: &Name) -> String {
    format!("\n[[{kind}]]\nslug = {:?}\nlabel = {:?}\n", name.slug, name.label)
}

fn as_toml(story: &Story, fact: &Fact) -> String {
    let slugs = |names: &[Name], indices: &[usize]| {
        indices.iter().map(|&index| format!("{:?}", names[index].slug)).collect::<Vec<_>>().join(", ")
    };
    let mut text = format!(
        "[[fact]]\nslug = {:?}\ntopic = {:?}\nstatement = {:?}\n",
        fact.slug, story.topics[fact.topic].slug, fact.statement
    );
    if let Some(status) = fact.status {
        add(&mut text, &format!("status = {status:?}\n"));
    }
    if let Some(period) = &fact.period {
        add(&mut text, &format!("period = {period:?}\n"));
    }
    if !fact.parties.is_empty() {
        add(&mut text, &format!("parties = [{}]\n", slugs(&story.parties, &fact.parties)));
    }
    if !fact.organisations.is_empty() {
        add(&mut text, &format!("organisations = [{}]\n", slugs(&story.organisations, &fact.organisations)));
    }
    if fact.is_inferred {
        add(&mut text, "inferred = \"The year: drawn by lot.\"\n");
    }
    let (section, paragraph) = (SECTIONS[fact.section], fact.paragraph);
    add(
        &mut text,
        &format!(
            "source = {{ document = \"report\", section = {section:?}, paragraph = {paragraph} }}\nverified = \"2026-11-20\"\n"
        ),
    );
    for (nth, figure) in fact.figures.iter().enumerate() {
        add(&mut text, &figure_as_toml(nth, figure));
    }
    text.push('\n');
    text
}

fn figure_as_toml(nth: usize, figure: &Figure) -> String {
    let (kind, unit) = match figure.kind {
        0 => ("amount", "scale = \"million\"\ncurrency = \"USD\"\n"),
        1 => ("share", "unit = \"%\"\nof = \"of the plan\"\n"),
        2 => ("count", "unit = { one = \"unit\", other = \"units\" }\n"),
        3 => ("target", "unit = \"%\"\n"),
        _ => ("rank", ""),
    };
    let mut text = format!(
        "\n[[fact.figure]]\nid = \"n{nth}\"\nvalue = {}\nkind = {kind:?}\nqualifier = {:?}\n{unit}",
        figure.value, figure.qualifier
    );
    if let Some(by) = figure.by {
        add(&mut text, &format!("by = \"{by}\"\n"));
    }
    if figure.towards {
        add(&mut text, &format!("towards = \"n{}\"\n", nth + 1));
    }
    text
}

fn events(story: &Story) -> String {
    story.events.iter().map(|event| event_as_toml(story, event)).collect()
}

fn event_as_toml(story: &Story, event: &Event) -> String {
    let when = event.last().map_or_else(|| event.first(), |last| format!("{}/{last}", event.first()));
    let facts = event.facts.iter().map(|number| format!("\"f{number:05}\"")).collect::<Vec<_>>().join(", ");
    format!(
        "[[event]]\nslug = {:?}\ntitle = {:?}\ntrack = {:?}\ntopic = {:?}\nwhen = {when:?}\nfacts = [{facts}]\n\
         source = {{ document = \"report\", section = {:?}, paragraph = 1 }}\n\n",
        event.slug,
        event.title,
        TRACKS[event.track].to_lowercase(),
        story.topics[event.topic].slug,
        SECTIONS[0]
    )
}

fn add(text: &mut String, more: &str) {
    // A String takes any text.
    let _ = text.write_str(more);
}

#[cfg(test)]
mod tests {
    use factsheet_cli::check::check_texts;

    use super::*;

    #[test]
    fn the_tool_finds_no_error_in_it() {
        for (facts, events) in [(40, 36), (1000, 36), (40, 900)] {
            let files = files(&Story::new(facts, events)).into_iter();
            let files = files.map(|(name, text)| (name.display().to_string(), text.into_bytes()));
            let checked = check_texts("bench", files.collect());
            assert_eq!(checked.errors(), 0, "{}", checked.report(false));
        }
    }
}
