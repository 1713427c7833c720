//! Findings as people read them: file, line and column, the line with a label
//! under the place, why, and how to mend it.

use std::{fmt::Write as _, ops::Range};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{
    finding::{Finding, Place},
    written::{File, Folder},
};

/// Width of the report, in columns; longer lines are cut around the place.
const WIDTH: usize = 120;

/// More findings than these are only counted.
const MOST: usize = 1_000;

/// Places further apart than this are shown apart.
const NEAR: usize = 40;

/// All findings, and a last line with their numbers.
pub(crate) fn report(folder: &Folder, findings: &[Finding], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let lines: Vec<_> = folder.files.iter().map(Lines::new).collect();
    let mut report = String::new();
    for finding in findings.iter().take(MOST) {
        report.push_str(&renderer.render(&[group(&lines, finding)]));
        report.push_str("\n\n");
    }
    if findings.len() > MOST {
        let _ = writeln!(report, "… and {} more\n", findings.len() - MOST);
    }
    let errors = findings.iter().filter(|finding| finding.rule.is_error()).count();
    let count = |number: usize, noun: &str| match number {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    };
    let _ = writeln!(
        report,
        "{}, {} in {}",
        count(errors, "error"),
        count(findings.len() - errors, "warning"),
        count(folder.files.len(), "file")
    );
    report
}

fn group<'a>(files: &'a [Lines<'a>], finding: &'a Finding) -> Group<'a> {
    let level = if finding.rule.is_error() { Level::ERROR } else { Level::WARNING };
    let mut group =
        level.primary_title(&finding.what).id(finding.rule.id()).elements(snippets(files, finding));
    group = group.element(Level::NOTE.message(finding.rule.why()));
    if !finding.note.is_empty() {
        group = group.element(Level::NOTE.message(finding.note));
    }
    if !finding.help.is_empty() {
        group = group.element(Level::HELP.message(&finding.help));
    }
    group
}

/// The lines around the places: together where they are near each other.
fn snippets<'a>(files: &'a [Lines<'a>], finding: &'a Finding) -> Vec<Snippet<'a, Annotation<'a>>> {
    let Some(main) = finding.place else { return Vec::new() };
    let all = std::iter::once((main, finding.label.as_str()))
        .chain(finding.also.iter().map(|(place, label)| (*place, label.as_str())));
    let mut parts: Vec<Part<'_>> = Vec::new();
    for (index, (place, label)) in all.enumerate() {
        let Some(file) = files.get(place.file as usize) else { continue };
        let span = file.span(place);
        let lines = file.line(span.start)..file.line(span.end) + 1;
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let near = |part: &&mut Part<'_>| {
            part.file == place.file
                && lines.start <= part.lines.end + NEAR
                && part.lines.start <= lines.end + NEAR
        };
        let mark = (kind, span, label);
        match parts.iter_mut().find(near) {
            Some(part) => {
                part.lines = part.lines.start.min(lines.start)..part.lines.end.max(lines.end);
                part.marks.push(mark);
            }
            None => parts.push(Part { file: place.file, lines, marks: vec![mark] }),
        }
    }
    parts.into_iter().map(|part| part.snippet(&files[part.file as usize])).collect()
}

/// Lines of a file that are shown together.
struct Part<'a> {
    file: u32,
    lines: Range<usize>,
    marks: Vec<(AnnotationKind, Range<usize>, &'a str)>,
}

impl<'a> Part<'a> {
    fn snippet(&self, file: &'a Lines<'a>) -> Snippet<'a, Annotation<'a>> {
        let start = file.starts[self.lines.start];
        let end = file.starts.get(self.lines.end).copied().unwrap_or(file.file.text.len());
        let marks = self.marks.iter().map(|(kind, span, label)| {
            let mark = kind.span(span.start - start..span.end - start);
            if label.is_empty() { mark } else { mark.label(*label) }
        });
        Snippet::source(&file.file.text[start..end])
            .path(file.file.path.as_str())
            .line_start(self.lines.start + 1)
            .annotations(marks)
    }
}

/// A file with the first byte of each of its lines.
struct Lines<'a> {
    file: &'a File,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(file: &'a File) -> Lines<'a> {
        let breaks = file.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Lines { file, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line of a byte, counted from 0.
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at) - 1
    }

    /// The place in bytes, on characters of the text.
    fn span(&self, place: Place) -> Range<usize> {
        let text = &self.file.text;
        let start = text.floor_char_boundary(place.start as usize);
        let end = text.ceil_char_boundary((place.end as usize).min(text.len()));
        start..end.max(start)
    }
}
