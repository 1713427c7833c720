//! Fields that hold numbers, dates, or one of a list of words.

use std::ops::RangeInclusive;

use factsheet::day::Edtf;
use toml::{Spanned, de::DeValue};

use super::{
    At, Text, edtf,
    fields::{Fields, is_bare},
    text::{nearest, nearest_alone, shown},
};
use crate::{
    check::{Decimal, NoDecimal, Scale},
    finding::{Finding, Rule},
};

/// Words of magnitude beside those of the sheet, with their powers of ten: a
/// source may have them, and then its numbers are written in another scale.
const MAGNITUDES: [(&str, u32); 10] = [
    ("hundred", 2),
    ("k", 3),
    ("lakh", 5),
    ("mn", 6),
    ("crore", 7),
    ("milliard", 9),
    ("bn", 9),
    ("trillion", 12),
    ("tn", 12),
    ("quadrillion", 15),
];

/// A number in one of them, for an example.
const SAMPLE: (Decimal, (&str, u32)) = (Decimal { mantissa: 15, places: 1 }, ("trillion", 12));

/// How to write a number that has a word of magnitude with one of the scales,
/// or with none if it is too small for them. `None` if it gets too long.
fn in_scales(
    number: Decimal,
    (word, power): (&str, u32),
    scales: impl Iterator<Item = (&'static str, u32)>,
) -> Option<String> {
    let below = scales.filter(|scale| scale.1 <= power).max_by_key(|scale| scale.1);
    let value = number.raised(power - below.map_or(0, |scale| scale.1))?;
    let rest = below.map_or("no scale".to_owned(), |(scale, _)| format!("scale = \"{scale}\""));
    Some(format!("write {number} {word} as value = {value} with {rest}"))
}

impl<'a> Fields<'a> {
    /// A whole number in a range.
    pub fn whole(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<At<i64>> {
        let value = self.need(name)?;
        self.number_in(name, value, range)
    }

    /// A whole number in a range that may be left out.
    pub fn whole_if(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<At<i64>> {
        let value = self.get(name)?;
        self.number_in(name, value, range)
    }

    fn number_in(
        &self,
        name: &'static str,
        value: &'a Spanned<DeValue<'a>>,
        range: RangeInclusive<i64>,
    ) -> Option<At<i64>> {
        let DeValue::Integer(digits) = value.get_ref() else {
            self.wrong_type(name, value, "a whole number");
            return None;
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        if let Some(number) = number.filter(|number| range.contains(number)) {
            return Some(At { value: number, place: self.at(value) });
        }
        let (first, last) = range.into_inner();
        self.add(
            Finding::new(
                Rule::BadValue,
                self.at(value),
                format!("`{name}` is {}; it goes from {first} to {last}", shown(&digits.to_string())),
            )
            .label("out of range")
            .help(format!("write {}", self.example(name))),
        );
        None
    }

    /// A number with its digits as written: bare, or between quotes.
    pub fn decimal(&mut self, name: &'static str) -> Option<At<Decimal>> {
        let value = self.need(name)?;
        let digits = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Integer(_) => "",
            DeValue::Float(number) => number.as_str(),
            DeValue::String(text) => text.as_ref(),
            _ => {
                self.wrong_type(name, value, "a number");
                return None;
            }
        };
        let place = self.at(value);
        let help = match Decimal::parse(digits) {
            Ok(number) => return Some(At { value: number, place }),
            Err(NoDecimal::Long) => {
                "write at most 15 digits, 6 of them behind the point; scale = \"million\" spares zeros"
                    .to_owned()
            }
            Err(NoDecimal::Form) => {
                "write digits with at most one point, such as 10300 or 22.3: hedges go to `qualifier`, \
                                     words of magnitude to `scale`, and the page groups digits itself"
                    .to_owned()
            }
        };
        let written = shown(self.written(place));
        self.add(
            Finding::new(Rule::BadNumber, place, format!("{written} is not a plain number"))
                .label("not digits with at most one point")
                .help(help),
        );
        None
    }

    /// One of a list of words.
    pub fn word_if<T: Copy>(&mut self, name: &'static str, words: &[(&'static str, T)]) -> Option<At<T>> {
        let value = self.get(name)?;
        self.one_of(name, value, words)
    }

    /// One of a list of words that must be there.
    pub fn word<T: Copy>(&mut self, name: &'static str, words: &[(&'static str, T)]) -> Option<At<T>> {
        let value = self.need(name)?;
        self.one_of(name, value, words)
    }

    fn one_of<T: Copy>(
        &self,
        name: &'static str,
        value: &'a Spanned<DeValue<'a>>,
        words: &[(&'static str, T)],
    ) -> Option<At<T>> {
        let At { value: word, place } = self.raw(name, value, "a text")?;
        if let Some(&(_, value)) = words.iter().find(|(known, _)| *known == word) {
            return Some(At { value, place });
        }
        let all: Vec<_> = words.iter().map(|&(word, _)| word).collect();
        let label = match nearest(word, all.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "not one of the words for it".to_owned(),
        };
        self.add(
            Finding::new(Rule::BadValue, place, format!("`{name}` cannot be `{}`", shown(word)))
                .label(label)
                .help(format!("choose one of {}", all.join(", "))),
        );
        None
    }

    /// The scale of a number that may be left out. Scales differ by a letter
    /// and a factor of a thousand: one is proposed only where it says the same.
    pub fn scale_if(
        &mut self,
        name: &'static str,
        words: &[(&'static str, Scale)],
        number: Option<&At<Decimal>>,
    ) -> Option<At<Scale>> {
        let value = self.get(name)?;
        let At { value: word, place } = self.raw(name, value, "a text")?;
        if let Some(&(_, value)) = words.iter().find(|(known, _)| *known == word) {
            return Some(At { value, place });
        }
        let powers = || words.iter().map(|&(word, scale)| (word, scale.factor().ilog10()));
        let all = || powers().chain(MAGNITUDES);
        let near = nearest_alone(word, all().map(|(word, _)| word));
        let meant = near.and_then(|near| all().find(|(word, _)| *word == near));
        let same = meant.and_then(|(_, power)| powers().find(|known| known.1 == power));
        let list = powers().map(|(word, _)| word).collect::<Vec<_>>().join(", ");
        let (label, help) = match same {
            Some((same, _)) => (format!("did you mean `{same}`?"), format!("choose one of {list}")),
            None => {
                let number = number.filter(|_| meant.is_some()).map(|number| number.value);
                let spelt = number
                    .and_then(|number| in_scales(number, meant?, powers()))
                    .or_else(|| in_scales(SAMPLE.0, SAMPLE.1, powers()));
                let advice = spelt.map(|spelt| format!("; {spelt}")).unwrap_or_default();
                ("not one of the scales".to_owned(), format!("choose one of {list}{advice}"))
            }
        };
        self.add(
            Finding::new(Rule::BadValue, place, format!("`{name}` cannot be `{}`", shown(word)))
                .label(label)
                .help(help),
        );
        None
    }

    /// A date or period in EDTF.
    pub fn edtf_if(&mut self, name: &'static str) -> Option<At<(String, Edtf)>> {
        let value = self.get(name)?;
        self.dated(name, value, edtf::any)
    }

    /// A date or period that must be there and pass `read`.
    pub fn dated_as<T>(&mut self, name: &'static str, read: edtf::Read<T>) -> Option<At<T>> {
        let value = self.need(name)?;
        self.dated(name, value, read)
    }

    fn dated<T>(
        &self,
        name: &'static str,
        value: &'a Spanned<DeValue<'a>>,
        read: edtf::Read<T>,
    ) -> Option<At<T>> {
        let written = self.written(self.at(value));
        if is_bare(value.get_ref())
            && let Err(wrong) = read(written)
        {
            // Quotes alone would not make a date of it.
            self.wrong_type_mended(name, value, "a text with a date", wrong.help);
            return None;
        }
        let raw = self.raw(name, value, "a text with a date")?;
        let At { value: text, place } = raw;
        if text.is_empty() {
            self.tidy(name, &raw, usize::MAX)?;
        }
        match read(text) {
            Ok(value) => Some(At { value, place }),
            Err(wrong) => {
                let at = text.floor_char_boundary(wrong.at.start);
                let end = text.ceil_char_boundary(wrong.at.end.min(text.len())).max(at);
                self.add(
                    Finding::new(
                        Rule::BadDate,
                        self.part(place, text, at..end),
                        format!("`{name}` cannot be `{}`", shown(text)),
                    )
                    .label(wrong.label)
                    .help(wrong.help),
                );
                None
            }
        }
    }

    /// The editor's own words for a date, which must be there too.
    pub fn words_if(&mut self, name: &'static str, date: &'static str) -> Option<Text> {
        let words = self.text_if(name, 90)?;
        if !self.has(date) {
            self.add(
                Finding::new(Rule::MissingField, words.place, format!("`{name}` without `{date}`"))
                    .label("words for no date")
                    .help(format!("for sorting and drawing add {}", self.example(date))),
            );
        }
        Some(words)
    }
}
