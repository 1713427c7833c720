//! How a sheet is packed: all values of a field stand together, in the order
//! in which the sheet has them. Alike stands beside alike, which packs a sixth
//! smaller than one fact after another, and what is not asked for is not read.
//!
//! The bytes are the [`VERSION`](super::VERSION), how many bytes of numbers
//! each column has, how many bytes of text, then all numbers, then all texts.
//! A number has seven bits a byte, the lowest first; a signed one is folded to
//! 0, -1, 1, -2, 2 …; a text ends with a zero byte.

use super::{
    Bar, Bars, Correction, Event, Fact, Figure, Key, Meter, Name, Run, Sheet, Source, Topic, When,
    read::{Read, Reader},
    write::{Write, Writer},
};
use crate::day::Span;

/// Structs are their fields, one after another, each in a column of its own;
/// the last line is the number of columns so far.
macro_rules! columns {
    ($first:expr; => $count:ident) => {
        pub(super) const $count: usize = $first;
    };
    ($first:expr; $name:ident $(<$life:lifetime>)? { $($field:ident),* } $($rest:tt)*) => {
        impl<'a> Read<'a> for $name $(<$life>)? {
            fn read(from: &mut Reader<'a>) -> Self {
                let mut column = $first;
                $(
                    from.turn(&mut column);
                    let $field = Read::read(from);
                )*
                $name { $($field),* }
            }
        }

        impl $(<$life>)? Write for $name $(<$life>)? {
            fn write(&self, to: &mut Writer) {
                let mut column = $first;
                $(
                    to.turn(&mut column);
                    self.$field.write(to);
                )*
            }
        }

        columns!($first $(+ columns!(@one $field))*; $($rest)*);
    };
    (@one $field:ident) => { 1 };
}

// What a fact is made of comes first: only of these columns the places are
// noted where facts begin. The very first is the fact's slug.
columns! { 0;
    Fact<'a> { slug, topic, statement, joins, figures, drawing, period, status, parties, organisations, people, places, says, source, locator, inferred, verified }
    Figure<'a> { hedge, value, spoken, of, kind }
    When<'a> { span, edtf, datetime, text, fuzzy_start, fuzzy_end, moment }
    Span { first, end }
    Meter<'a> { fill, goal, start, end, text }
    Bars<'a> { rows, title, text }
    Bar<'a> { label, value, length, own }
    => OF_FACTS
}

columns! { OF_FACTS;
    Sheet<'a> { slug, language, rtl, kicker, title, standfirst, provenance, updated, method, sources, topics, parties, organisations, people, places, tracks, keys, facts, events, corrections, horizon, years, by_size, by_date, by_name, sizes, dates, months, licence }
    Run<'a> { label, facts }
    Name<'a> { slug, label }
    Topic<'a> { slug, label, hue }
    Source<'a> { slug, label, url }
    Key<'a> { fact, figure, label, meter }
    Event<'a> { slug, title, short, detail, when, step, track, topic, place, people, facts, source, locator, inferred }
    Correction<'a> { date, text, fact }
    => COLUMNS
}
