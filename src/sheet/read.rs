//! The packed sheet read back, and no more of it than a sheet needs.
//!
//! A reader never fails half-way. Where bytes are missing or make no sense it
//! gives empty values, and says at the end that the sheet is broken.

use alloc::vec::Vec;
use core::{mem, str};

use super::{
    Bars, Drawing, Kind, Meter, Order, Sheet, Status, VERSION,
    columns::{COLUMNS, OF_FACTS},
};
use crate::day::Day;

/// Reads from the front of each column.
#[derive(Clone)]
pub(super) struct Reader<'a> {
    pub(super) numbers: &'a [u8],
    pub(super) texts: &'a str,
    /// Where the next number and the next text of each column stand.
    pub(super) places: [[u32; COLUMNS]; 2],
    column: usize,
    /// Lists are passed over and come back empty, so that nothing is allocated.
    pub(super) skims: bool,
    pub(super) broken: bool,
}

/// The places of a reader where a fact begins.
pub(super) type Mark = [[u32; OF_FACTS]; 2];

/// What can be read.
pub(super) trait Read<'a> {
    /// Takes the value from the front.
    fn read(from: &mut Reader<'a>) -> Self;
}

/// The sheet in these bytes, all of them; `None` where they are
/// broken or of another version.
pub(super) fn sheet(bytes: &[u8]) -> Option<Sheet<'_>> {
    let mut reader = Reader::new(bytes, "");
    if reader.number() != VERSION {
        return None;
    }
    let mut ends = [[0; COLUMNS]; 2];
    let mut sums = [0; 2];
    for (ends, sum) in ends.iter_mut().zip(&mut sums) {
        for end in ends {
            *sum += reader.len();
            *end = *sum as u32;
        }
    }
    let head = reader.places[0][0] as usize;
    let (numbers, texts) = bytes.get(head..)?.split_at_checked(sums[0])?;
    let mut reader = Reader::new(numbers, str::from_utf8(texts).ok()?);
    for (places, ends) in reader.places.iter_mut().zip(&ends) {
        places[1..].copy_from_slice(&ends[..COLUMNS - 1]);
    }
    let sheet = Sheet::read(&mut reader);
    if reader.broken || reader.places != ends || sums[1] != texts.len() {
        // A sheet that is read stays for good, so the module has no code to
        // drop one. What is left of a broken one stays, too.
        mem::forget(sheet);
        return None;
    }
    Some(sheet)
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of these.
    pub(super) fn new(numbers: &'a [u8], texts: &'a str) -> Reader<'a> {
        Reader { numbers, texts, places: [[0; COLUMNS]; 2], column: 0, skims: false, broken: false }
    }

    /// A reader where a fact begins.
    pub(super) fn at(numbers: &'a [u8], texts: &'a str, mark: &Mark) -> Reader<'a> {
        let mut reader = Reader::new(numbers, texts);
        for (places, mark) in reader.places.iter_mut().zip(mark) {
            places[..OF_FACTS].copy_from_slice(mark);
        }
        reader
    }

    /// Where it is.
    pub(super) fn mark(&self) -> Mark {
        let mut mark = [[0; OF_FACTS]; 2];
        for (mark, places) in mark.iter_mut().zip(&self.places) {
            mark.copy_from_slice(&places[..OF_FACTS]);
        }
        mark
    }

    /// Reads on in this column, and counts it.
    pub(super) fn turn(&mut self, column: &mut usize) {
        self.column = *column;
        *column += 1;
    }

    fn byte(&mut self) -> u8 {
        let place = &mut self.places[0][self.column];
        match self.numbers.get(*place as usize) {
            Some(&byte) => {
                *place += 1;
                byte
            }
            None => {
                self.broken = true;
                0
            }
        }
    }

    /// An unsigned number.
    #[inline(never)]
    fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                // The fifth byte has room for four bits.
                self.broken |= shift == 28 && byte > 0x0f;
                return number;
            }
        }
        self.broken = true;
        0
    }

    /// A length, never more than there are bytes: so no broken sheet makes the
    /// module ask for the moon.
    pub(super) fn len(&mut self) -> usize {
        let len = self.number() as usize;
        if len > self.numbers.len() + self.texts.len() {
            self.broken = true;
            return 0;
        }
        len
    }

    #[inline(never)]
    fn text(&mut self) -> &'a str {
        let place = &mut self.places[1][self.column];
        let rest = self.texts.get(*place as usize..).unwrap_or_default();
        if let Some(len) = end(rest.as_bytes())
            && let Some(text) = rest.get(..len)
        {
            *place += len as u32 + 1;
            return text;
        }
        self.broken = true;
        ""
    }

    /// One of `count` variants.
    fn variant(&mut self, count: u32) -> usize {
        let variant = self.number();
        if variant >= count {
            self.broken = true;
            return 0;
        }
        variant as usize
    }
}

/// Where the first zero byte is: eight bytes are looked at together.
fn end(text: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    let (eights, rest) = text.as_chunks();
    for (at, &eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(eight);
        // The highest bit of the first byte that is zero; those after it may err.
        let zeros = eight.wrapping_sub(ONES) & !eight & ONES << 7;
        if zeros != 0 {
            return Some(at * 8 + zeros.trailing_zeros() as usize / 8);
        }
    }
    rest.iter().position(|&byte| byte == 0).map(|at| eights.len() * 8 + at)
}

impl<'a> Read<'a> for &'a str {
    fn read(from: &mut Reader<'a>) -> &'a str {
        from.text()
    }
}

impl<'a> Read<'a> for u32 {
    fn read(from: &mut Reader<'a>) -> u32 {
        from.number()
    }
}

impl<'a> Read<'a> for u16 {
    fn read(from: &mut Reader<'a>) -> u16 {
        let number = from.number();
        from.broken |= number > u32::from(u16::MAX);
        number as u16
    }
}

impl<'a> Read<'a> for u8 {
    fn read(from: &mut Reader<'a>) -> u8 {
        from.byte()
    }
}

impl<'a> Read<'a> for bool {
    fn read(from: &mut Reader<'a>) -> bool {
        let byte = from.byte();
        from.broken |= byte > 1;
        byte == 1
    }
}

impl<'a> Read<'a> for Day {
    fn read(from: &mut Reader<'a>) -> Day {
        Day(unfolded(from.number()))
    }
}

impl<'a> Read<'a> for Order {
    /// Each as the way from the one before: equals stand as the editor has
    /// them, so that the ways are short.
    fn read(from: &mut Reader<'a>) -> Order {
        let mut order = Vec::read(from);
        let mut last = 0_u32;
        for way in &mut order {
            last = last.wrapping_add_signed(unfolded(*way));
            *way = last;
        }
        Order(order)
    }
}

fn unfolded(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

impl<'a, T: Read<'a>> Read<'a> for Option<T> {
    fn read(from: &mut Reader<'a>) -> Option<T> {
        bool::read(from).then(|| T::read(from))
    }
}

impl<'a, T: Read<'a>> Read<'a> for Vec<T> {
    fn read(from: &mut Reader<'a>) -> Vec<T> {
        let mut list = Vec::new();
        for _ in 0..from.len() {
            if from.broken {
                break;
            }
            let value = T::read(from);
            if !from.skims {
                list.push(value);
            }
        }
        list
    }
}

impl<'a> Read<'a> for Kind {
    fn read(from: &mut Reader<'a>) -> Kind {
        Kind::ALL[from.variant(Kind::ALL.len() as u32)]
    }
}

impl<'a> Read<'a> for Status {
    fn read(from: &mut Reader<'a>) -> Status {
        Status::ALL[from.variant(Status::ALL.len() as u32)]
    }
}

impl<'a> Read<'a> for Drawing<'a> {
    fn read(from: &mut Reader<'a>) -> Drawing<'a> {
        match from.variant(3) {
            0 => Drawing::None,
            1 => Drawing::Meter(Meter::read(from)),
            _ => Drawing::Bars(Bars::read(from)),
        }
    }
}
