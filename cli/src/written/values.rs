//! Fields that hold numbers, dates, or one of a list of words.

use std::ops::RangeInclusive;

use factsheet::day::Edtf;
use toml::{Spanned, de::DeValue};

use super::{
    At, Text, edtf,
    fields::Fields,
    text::{nearest, shown},
};
use crate::{
    check::{Decimal, NoDecimal},
    finding::{Finding, Rule},
};

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
        let written = self.text.get(place.start as usize..place.end as usize).unwrap_or_default();
        self.add(
            Finding::new(Rule::BadNumber, place, format!("{} is not a plain number", shown(written)))
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
                    .help(format!("add {}, so that it can be sorted and drawn", self.example(date))),
            );
        }
        Some(words)
    }
}
