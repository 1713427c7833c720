//! The packed sheet read back: postcard's wire format, and no more of it than
//! a sheet needs. serde's own reader of the same bytes weighs 15 kB more in
//! the module; a test holds the two to the same answer.
//!
//! A reader never fails half-way. Where bytes are missing or make no sense it
//! gives empty values, and says at the end that the sheet is broken.

use alloc::vec::Vec;
use core::{mem, str};

use super::{
    Bar, Bars, Correction, Drawing, Event, Fact, Figure, Key, Kind, Meter, Name, Run, Sheet, Source, Status,
    Topic, VERSION, When,
};
use crate::day::{Day, Span};

/// Reads from the front of some bytes.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    broken: bool,
}

/// What can be read.
trait Read<'a> {
    /// Takes the value from the front.
    fn read(from: &mut Reader<'a>) -> Self;
}

/// The sheet in these bytes, all of them; `None` where they are
/// broken or of another version.
pub(super) fn sheet(bytes: &[u8]) -> Option<Sheet<'_>> {
    let mut reader = Reader { bytes, broken: false };
    let sheet = Sheet::read(&mut reader);
    if reader.broken || !reader.bytes.is_empty() || sheet.version != VERSION {
        // A sheet that is read stays for good, so the module has no code to
        // drop one. What is left of a broken one stays, too.
        mem::forget(sheet);
        return None;
    }
    Some(sheet)
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> u8 {
        match self.bytes.split_first() {
            Some((&first, rest)) => {
                self.bytes = rest;
                first
            }
            None => {
                self.broken = true;
                0
            }
        }
    }

    /// An unsigned number: seven bits a byte, the lowest first.
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

    /// A length, never more than there are bytes left: so no broken sheet
    /// makes the module ask for the moon.
    fn len(&mut self) -> usize {
        let len = self.number() as usize;
        if len > self.bytes.len() {
            self.broken = true;
            return 0;
        }
        len
    }

    #[inline(never)]
    fn text(&mut self) -> &'a str {
        let len = self.len();
        let (text, rest) = self.bytes.split_at(len);
        self.bytes = rest;
        str::from_utf8(text).unwrap_or_else(|_| {
            self.broken = true;
            ""
        })
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
    /// Signed numbers are folded: 0, -1, 1, -2, 2 …
    fn read(from: &mut Reader<'a>) -> Day {
        let folded = from.number();
        Day((folded >> 1) as i32 ^ -((folded & 1) as i32))
    }
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
            list.push(T::read(from));
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

/// Structs are their fields, one after another, as `sheet.rs` lists them.
macro_rules! fields {
    ($($name:ident $(<$life:lifetime>)? { $($field:ident),* $(,)? })*) => {
        $(impl<'a> Read<'a> for $name $(<$life>)? {
            fn read(from: &mut Reader<'a>) -> Self {
                $(let $field = Read::read(from);)*
                $name { $($field),* }
            }
        })*
    };
}

fields! {
    Sheet<'a> { version, slug, language, rtl, kicker, title, standfirst, provenance, updated, method, sources, topics, parties, organisations, people, places, tracks, keys, facts, events, corrections, horizon, years, sizes, dates, months, licence }
    Run<'a> { label, facts }
    Name<'a> { slug, label }
    Topic<'a> { slug, label, hue }
    Source<'a> { slug, label, url }
    Key<'a> { fact, figure, label, meter }
    Fact<'a> { slug, topic, statement, joins, figures, drawing, period, status, parties, organisations, people, places, says, source, locator, inferred, verified, words, by_size, by_date, by_name }
    Figure<'a> { hedge, value, spoken, of, kind }
    When<'a> { span, edtf, datetime, text, fuzzy_start, fuzzy_end, moment }
    Meter<'a> { fill, goal, start, end, text }
    Bars<'a> { rows, title, text }
    Bar<'a> { label, value, length, own }
    Event<'a> { slug, title, short, detail, when, step, track, topic, place, people, facts, source, locator, inferred }
    Correction<'a> { date, text, fact }
    Span { first, end }
}
