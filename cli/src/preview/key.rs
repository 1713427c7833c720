//! A key figure as the picture has it: in the parts that the page shows it in.

use factsheet::sheet::{Key, Kind, Sheet};

use super::{
    fonts::Face,
    inks,
    text::{Setter, Span, Text},
};

/// Space between the hedge and the number, in sizes of the number.
const GAP: f32 = 0.5;

/// A per cent sign beside its number: the sign of the serif is thin.
const SIGN: f32 = 0.62;

/// A number with its hedge, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFigure<'a> {
    /// `over`, or empty.
    pub hedge: &'a str,
    /// `$1.8 bn`
    pub number: &'a str,
    /// A long unit that the label does not name, or empty.
    pub unit: &'a str,
    /// What the number is, short.
    pub label: &'a str,
    /// The hue of the fact's topic.
    pub hue: u8,
}

impl<'a> KeyFigure<'a> {
    /// `None` where the figure is not there, which no packed sheet has.
    pub fn of(sheet: &Sheet<'a>, key: &Key<'a>) -> Option<KeyFigure<'a>> {
        let fact = sheet.facts.get(key.fact as usize)?;
        let figure = fact.figures.get(usize::from(key.figure))?;
        let (number, unit) = split(figure.value);
        // As on the page: the label names what is counted, unless it is millions.
        let named = figure.kind == Kind::Count && !unit.contains('\u{a0}');
        let hue = sheet.topics.get(usize::from(fact.topic)).map_or(0, |topic| topic.hue);
        Some(KeyFigure {
            hedge: figure.hedge,
            number,
            unit: if named { "" } else { unit },
            label: key.label,
            hue,
        })
    }

    /// `over $1.8 bn of direct investment`
    #[must_use]
    pub fn in_words(&self) -> String {
        let parts = [self.hedge, self.number, self.unit, self.label];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The line with the number, `size` high, and with what is beside it, `small`.
    pub(super) fn set(&self, setter: &mut Setter, size: f32, small: f32, width: i32) -> Text {
        let ink = inks::hue(self.hue);
        let span = |text, face, size| Span { text, face, size, ink };
        let mut spans = Vec::new();
        if !self.hedge.is_empty() {
            spans.push(span(self.hedge, Face::Bold, small));
            spans.push(span(" ", Face::Serif, size * GAP));
        }
        match self.number.strip_suffix('%') {
            Some(number) => {
                spans.push(span(number.trim_end(), Face::Serif, size));
                spans.push(span("\u{a0}%", Face::Bold, size * SIGN));
            }
            None => spans.push(span(self.number, Face::Serif, size)),
        }
        if !self.unit.is_empty() {
            spans.push(span(" ", Face::Serif, size * GAP));
            spans.push(span(self.unit, Face::Bold, small));
        }
        setter.set(&spans, 1.1, width)
    }
}

/// Splits a long unit off, as the page does: `10,300 students`, but neither
/// `$1.8 bn` nor `KGS 12,500`.
fn split(value: &str) -> (&str, &str) {
    let long =
        |unit: &str| !unit.starts_with(|first: char| first.is_ascii_digit()) && unit.chars().count() > 3;
    let mut gaps = value.match_indices('\u{a0}').map(|(at, gap)| (at, at + gap.len()));
    gaps.find(|&(_, after)| long(&value[after..]))
        .map_or((value, ""), |(at, after)| (&value[..at], &value[after..]))
}
