//! The sheet packed: what [`super::read`] reads. The tool does this; the module
//! has no code of it.

use alloc::{string::String, vec, vec::Vec};

use super::{Drawing, Facts, Kind, Order, Sheet, Status, VERSION, columns::COLUMNS};
use crate::day::Day;

/// Writes to the end of each column.
pub(super) struct Writer {
    numbers: Vec<Vec<u8>>,
    texts: Vec<String>,
    column: usize,
}

/// What can be written.
pub(super) trait Write {
    /// Adds the value to the end.
    fn write(&self, to: &mut Writer);
}

/// The packed sheet: the head with all numbers, and the texts behind it.
pub(super) fn sheet(sheet: &Sheet) -> (Vec<u8>, String) {
    let mut writer =
        Writer { numbers: vec![vec![]; COLUMNS], texts: vec![String::new(); COLUMNS], column: 0 };
    sheet.write(&mut writer);
    let Writer { numbers, texts, .. } = writer;
    let mut bytes = vec![];
    push(&mut bytes, VERSION);
    numbers.iter().for_each(|column| push(&mut bytes, column.len() as u32));
    texts.iter().for_each(|column| push(&mut bytes, column.len() as u32));
    bytes.extend(numbers.concat());
    (bytes, texts.concat())
}

impl Writer {
    /// Writes on in this column, and counts it.
    pub(super) fn turn(&mut self, column: &mut usize) {
        self.column = *column;
        *column += 1;
    }

    fn byte(&mut self, byte: u8) {
        self.numbers[self.column].push(byte);
    }

    fn number(&mut self, number: u32) {
        push(&mut self.numbers[self.column], number);
    }

    fn len(&mut self, len: usize) {
        self.number(len as u32);
    }
}

/// Adds an unsigned number.
fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

impl Write for &str {
    /// A zero character is no text that the checker lets through.
    fn write(&self, to: &mut Writer) {
        let column = &mut to.texts[to.column];
        column.extend(self.chars().filter(|&c| c != '\0'));
        column.push('\0');
    }
}

impl Write for u32 {
    fn write(&self, to: &mut Writer) {
        to.number(*self);
    }
}

impl Write for u16 {
    fn write(&self, to: &mut Writer) {
        to.number((*self).into());
    }
}

impl Write for u8 {
    fn write(&self, to: &mut Writer) {
        to.byte(*self);
    }
}

impl Write for bool {
    fn write(&self, to: &mut Writer) {
        to.byte((*self).into());
    }
}

impl Write for Day {
    fn write(&self, to: &mut Writer) {
        to.number(folded(self.0));
    }
}

impl Write for Order {
    fn write(&self, to: &mut Writer) {
        to.len(self.0.len());
        let mut last = 0;
        for &fact in &self.0 {
            to.number(folded(fact.wrapping_sub(last) as i32));
            last = fact;
        }
    }
}

fn folded(number: i32) -> u32 {
    (number << 1 ^ number >> 31) as u32
}

impl<T: Write> Write for Option<T> {
    fn write(&self, to: &mut Writer) {
        self.is_some().write(to);
        self.iter().for_each(|value| value.write(to));
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.len(self.len());
        self.iter().for_each(|value| value.write(to));
    }
}

impl Write for Facts<'_> {
    fn write(&self, to: &mut Writer) {
        to.len(self.len());
        self.iter().for_each(|fact| fact.write(to));
    }
}

impl Write for Kind {
    fn write(&self, to: &mut Writer) {
        to.number(*self as u32);
    }
}

impl Write for Status {
    fn write(&self, to: &mut Writer) {
        to.number(*self as u32);
    }
}

impl Write for Drawing<'_> {
    fn write(&self, to: &mut Writer) {
        match self {
            Drawing::None => to.number(0),
            Drawing::Meter(meter) => {
                to.number(1);
                meter.write(to);
            }
            Drawing::Bars(bars) => {
                to.number(2);
                bars.write(to);
            }
        }
    }
}
