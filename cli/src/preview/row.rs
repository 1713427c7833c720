//! The key figures in rows: a number, and what it is below it.

use super::{
    fonts::Face,
    inks,
    key::KeyFigure,
    text::{Setter, Span, Text},
};

/// Half the space between two figures.
pub const GUTTER: i32 = 26;

/// Between a number and its label.
const BELOW: i32 = 4;

/// The space between two rows.
pub const BETWEEN: i32 = 40;

/// At most so many lines in a label.
const LINES: usize = 3;

/// A number that is longer than its cell is set smaller, down to this size:
/// that of a label.
const LEAST: f32 = 20.0;

/// By so much, before it takes two lines.
const SHRUNK: f32 = 0.8;

/// Sizes of numbers and labels, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    pub number: f32,
    pub label: f32,
}

/// From the most that looks well to the least that can be read.
pub const SCALES: [Scale; 9] = [
    Scale { number: 84.0, label: 30.0 },
    Scale { number: 76.0, label: 28.0 },
    Scale { number: 70.0, label: 27.0 },
    Scale { number: 64.0, label: 26.0 },
    Scale { number: 60.0, label: 25.0 },
    Scale { number: 56.0, label: 24.0 },
    Scale { number: 52.0, label: 23.0 },
    Scale { number: 48.0, label: 22.0 },
    Scale { number: 44.0, label: 20.0 },
];

/// A key figure, set.
pub struct Cell {
    pub number: Text,
    pub label: Text,
}

/// Key figures beside each other. Their numbers stand on one line.
pub struct Row {
    pub cells: Vec<Cell>,
    /// Of each cell.
    pub width: i32,
}

impl Row {
    fn number(&self) -> i32 {
        self.cells.iter().map(|cell| cell.number.height()).max().unwrap_or(0)
    }

    pub fn height(&self) -> i32 {
        let label = self.cells.iter().map(|cell| cell.label.height()).max().unwrap_or(0);
        self.number() + BELOW + label
    }

    /// Where number and label of a cell begin, from the top of the row.
    pub fn tops(&self, cell: &Cell) -> [i32; 2] {
        [self.number() - cell.number.height(), self.number() + BELOW]
    }
}

/// How many figures stand in each row, for so many of them.
fn shape(count: usize) -> Vec<usize> {
    match count {
        0 => vec![],
        1..=3 => vec![count],
        4 => vec![2, 2],
        5 => vec![2, 3],
        _ => vec![3, 3],
    }
}

/// The width of a cell where so many share a row.
fn cell(count: usize, width: i32) -> i32 {
    let count = i32::try_from(count).unwrap_or(1).max(1);
    (width - 2 * GUTTER * (count - 1)) / count
}

/// Those of the figures whose number fits in a third of the width, if need be
/// in the smallest size. The others are left out: a number is never cut.
pub fn fitting<'a, 'b>(keys: &'b [KeyFigure<'a>], setter: &mut Setter, width: i32) -> Vec<&'b KeyFigure<'a>> {
    let narrow = cell(3, width);
    let least = Scale { number: LEAST, label: LEAST };
    keys.iter().filter(|key| number(key, setter, least, narrow, LEAST).is_some()).collect()
}

/// All figures in rows. `None` where one does not fit in this scale; with
/// `force`, numbers are set smaller and labels cut until all do.
pub fn rows(
    keys: &[&KeyFigure<'_>],
    setter: &mut Setter,
    scale: Scale,
    width: i32,
    force: bool,
) -> Option<Vec<Row>> {
    let mut keys = keys.iter();
    let mut rows = Vec::new();
    for count in shape(keys.len()) {
        let width = cell(count, width);
        let cells = keys.by_ref().take(count).map(|key| set(key, setter, scale, width, force));
        rows.push(Row { cells: cells.collect::<Option<_>>()?, width });
    }
    Some(rows)
}

fn set(key: &KeyFigure<'_>, setter: &mut Setter, scale: Scale, width: i32, force: bool) -> Option<Cell> {
    let span = Span { text: key.label, face: Face::Sans, size: scale.label, ink: inks::INK };
    let number = number(key, setter, scale, width, if force { LEAST } else { scale.number * SHRUNK })?;
    let mut label =
        if force { setter.set_in(span, 1.28, width, LINES) } else { setter.set(&[span], 1.28, width) };
    let fits = label.lines() <= LINES && label.is_whole();
    (fits || force).then(|| {
        label.balance();
        Cell { number, label }
    })
}

/// A number in one line, if it is not much smaller for that, else in two: the
/// hedge above it, or the unit below. `None` where the `least` size does not
/// hold it whole.
fn number(key: &KeyFigure<'_>, setter: &mut Setter, scale: Scale, width: i32, least: f32) -> Option<Text> {
    let mut two = None;
    let mut size = scale.number;
    loop {
        let text = key.set(setter, size, scale.label.min(size), width);
        match text.lines() {
            1 => return Some(text),
            2 if text.is_whole() && two.is_none() => two = Some(text),
            _ => {}
        }
        if size <= least || two.is_some() && size <= scale.number * SHRUNK {
            return two;
        }
        size = (size - 2.0).max(least);
    }
}

/// The height of all rows with the space between them.
pub fn height(rows: &[Row]) -> i32 {
    let between = i32::try_from(rows.len()).unwrap_or(0).saturating_sub(1).max(0) * BETWEEN;
    rows.iter().map(Row::height).sum::<i32>() + between
}
