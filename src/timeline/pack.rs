//! Packs marks and their labels into rows.

use alloc::{vec, vec::Vec};

use super::{EM, Edge, Lane, Mark, Side, label, middle, place, scale::em, shown, width, zoom::known};
use crate::{
    day::Span,
    sheet::{Event, Sheet, When},
};

/// Rows up to which a lane keeps the height it has for the whole horizon.
const STEADY: u16 = 24;
/// Half a dot's width, with its outline.
pub(super) const DOT: i32 = EM / 2;
/// Between a mark and its label.
pub(super) const GAP: i32 = EM * 2 / 5;
/// Between a bar's end and the label inside it.
pub(super) const PAD: i32 = EM / 2;
/// How far a fuzzy end fades.
pub(super) const FADE: i32 = EM * 3 / 2;
/// Between what stands side by side in a row.
const APART: i32 = EM * 3 / 5;
/// A bar that ends at the edge of the window is at least as long as this.
const STUB: i32 = EM;

/// The rows over the whole horizon.
pub(super) struct Hints {
    /// Each event's row within its lane.
    rows: Vec<u16>,
    lanes: Vec<Lane>,
}

/// The rows over the whole horizon; `None` where they are too many to be kept.
pub(super) fn hints(sheet: &Sheet) -> Option<Hints> {
    let (lanes, marks) = pack_into(STEADY, sheet, shown(sheet, None), None)?;
    let mut rows = vec![u16::MAX; sheet.events.len()];
    for mark in &marks {
        let lane = lanes.iter().rfind(|lane| lane.row <= mark.row);
        rows[mark.event as usize] = mark.row - lane.map_or(0, |lane| lane.row);
    }
    Some(Hints { rows, lanes })
}

/// Lanes, and marks in the order of the lanes, those of a lane in order of time.
pub(super) fn pack(sheet: &Sheet, window: Span, hints: Option<&Hints>) -> (Vec<Lane>, Vec<Mark>) {
    pack_into(u16::MAX, sheet, window, hints).unwrap_or_default()
}

/// The same, or `None` as soon as that takes more rows than `most`.
#[inline(never)]
fn pack_into(
    most: u16,
    sheet: &Sheet,
    window: Span,
    hints: Option<&Hints>,
) -> Option<(Vec<Lane>, Vec<Mark>)> {
    let mut lanes: Vec<Lane> = Vec::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut next = 0;
    for track in 0..sheet.tracks.len() as u16 {
        let mut dated: Vec<(u32, &Event, &When)> = (0..)
            .zip(&sheet.events)
            .filter(|(_, event)| event.track == track && event.step == 0)
            .filter_map(|(at, event)| event.when.as_ref().map(|when| (at, event, when)))
            .collect();
        if dated.is_empty() {
            continue;
        }
        dated.sort_by_key(|(at, _, when)| {
            let from = if when.moment { known(when).first } else { when.span.first };
            (from, when.span.end, *at)
        });
        let hint = |at: u32| hints.map(|hints| hints.rows[at as usize]).filter(|&row| row < u16::MAX);
        let least = hints.and_then(|hints| hints.lanes.iter().find(|lane| lane.track == track));
        let mut rows = Rows(Vec::new());
        for (at, event, when) in dated {
            let Some(mut mark) = mark(window, at, when) else { continue };
            let (words, facts) = label(event);
            rows.place(&mut mark, em(width(words) + width(&facts)), hint(at));
            mark.row += next;
            marks.push(mark);
            if usize::from(next) + rows.0.len() > usize::from(most) {
                return None;
            }
        }
        let rows = least.map_or(1, |lane| lane.rows).max(rows.0.len() as u16);
        lanes.push(Lane { track, row: next, rows });
        next += rows;
    }
    (next <= most).then_some((lanes, marks))
}

/// The mark of an event, if it touches the window; its row and label are still open.
fn mark(window: Span, event: u32, when: &When) -> Option<Mark> {
    let mut mark = Mark {
        event,
        row: 0,
        from: 0,
        to: 0,
        dot: false,
        hollow: when.moment && when.span.opens(),
        start: Edge::Sharp,
        end: Edge::Sharp,
        label: Side::None,
    };
    let dot = |mut mark: Mark, at: i32| {
        mark.from = at.clamp(0, 10_000);
        mark.to = mark.from;
        mark.dot = true;
        mark
    };
    if when.moment {
        let last = known(when).last();
        if when.fuzzy_end {
            mark.end = Edge::Fuzzy;
        }
        return window.contains(last).then(|| dot(mark, middle(window, last)));
    }
    let seen = when.span.and(window);
    if seen.is_empty() {
        return None;
    }
    mark.from = place(window, seen.first);
    mark.to = place(window, seen.end);
    let edge = |outside: bool, open: bool, fuzzy: bool| match (outside, fuzzy) {
        // What is open at the edge of the window fades there.
        (true, _) if !open => Edge::Cut,
        (false, false) => Edge::Sharp,
        _ => Edge::Fuzzy,
    };
    mark.start = edge(when.span.first < window.first, when.span.opens(), when.fuzzy_start);
    mark.end = edge(when.span.end > window.end, when.span.is_open(), when.fuzzy_end);
    let whole = when.span.first >= window.first && when.span.end <= window.end;
    if whole && mark.to - mark.from < 2 * DOT {
        return Some(dot(mark, (mark.from + mark.to) / 2));
    }
    // Less than a stub is left of a bar that goes on outside.
    if mark.from == 0 {
        mark.to = mark.to.max(STUB);
    } else if mark.to == 10_000 {
        mark.from = mark.from.min(10_000 - STUB);
    }
    Some(mark)
}

/// What is taken of each row of a lane: pairs of left and right ends.
struct Rows(Vec<Vec<(i32, i32)>>);

impl Rows {
    /// Finds the first row in which the mark and its label have room, the
    /// hinted one before all others.
    fn place(&mut self, mark: &mut Mark, text: i32, hint: Option<u16>) {
        let rows = self.0.len() as u16;
        for row in hint.into_iter().chain(0..=rows) {
            for (side, from, to) in sides(*mark, text) {
                let below = matches!(side, Side::Below | Side::BelowEnd);
                let (left, right) = if below { span(mark) } else { (from, to) };
                if self.free(row, left, right) && (!below || self.free(row + 1, from, to)) {
                    self.take(row, left, right);
                    if below {
                        self.take(row + 1, from, to);
                    }
                    (mark.row, mark.label) = (row, side);
                    return;
                }
            }
        }
    }

    fn free(&self, row: u16, from: i32, to: i32) -> bool {
        let taken = self.0.get(usize::from(row));
        taken.is_none_or(|taken| taken.iter().all(|&(a, b)| to + APART <= a || b + APART <= from))
    }

    fn take(&mut self, row: u16, from: i32, to: i32) {
        let row = usize::from(row);
        if self.0.len() <= row {
            self.0.resize(row + 1, Vec::new());
        }
        self.0[row].push((from, to));
    }
}

/// The mark's own box.
pub(super) fn span(mark: &Mark) -> (i32, i32) {
    if mark.dot { (mark.from - DOT, mark.to + DOT) } else { (mark.from, mark.to) }
}

/// Where the label can stand so that it does not leave the plot, best first,
/// with the box of mark and label together; of the label alone where it
/// stands below.
fn sides(mark: Mark, text: i32) -> impl Iterator<Item = (Side, i32, i32)> {
    let (left, right) = span(&mark);
    let pad = |edge: Edge| PAD + if edge == Edge::Fuzzy { FADE } else { 0 };
    let inside = !mark.dot && pad(mark.start) + text + pad(mark.end) <= right - left;
    let beside = [
        (Side::Inside, left, right, inside),
        (Side::After, left, right + GAP + text, right + GAP + text <= 10_000),
        (Side::Before, left - GAP - text, right, left - GAP - text >= 0),
    ];
    let never = beside.iter().all(|&(.., fits)| !fits);
    let below = [
        (Side::Below, mark.from, mark.from + text, never && mark.from + text <= 10_000),
        (Side::BelowEnd, 10_000 - text, 10_000, never && mark.from + text > 10_000 && text <= 10_000),
        (Side::None, left, right, never && text > 10_000),
    ];
    beside.into_iter().chain(below).filter(|&(.., fits)| fits).map(|(side, from, to, _)| (side, from, to))
}
