//! What a language needs beside CLDR.

use factsheet::day::edtf::Precision;
use icu_plurals::PluralCategory;

use crate::check::{Qualifier, Scale, Unit};

/// The words of one language. Patterns hold `{}` once, for the number or date.
pub struct Words {
    /// Primary language subtag, such as `en`.
    pub language: &'static str,
    /// The locale that a tag without a region stands for.
    pub locale: &'static str,
    /// Written from right to left.
    pub rtl: bool,
    /// Hedges: about, nearly, over, at least, under, at most.
    pub hedges: [&'static str; 6],
    /// `{} %`
    pub percent: &'static str,
    /// `{} per cent`
    pub percent_spoken: Forms<'static>,
    /// Behind an amount of money, short: thousand, million, billion.
    pub scales_short: [&'static str; 3],
    /// Behind any number: thousand, million, billion.
    pub scales: [Forms<'static>; 3],
    /// Short amounts: symbol before the number, or behind it.
    pub symbol_first: bool,
    /// Currencies with names; others are shown by their codes.
    pub currencies: &'static [Currency],
    /// A place in an order, with `{}` for the number.
    pub ordinal: Forms<'static>,
    /// Heading of shares.
    pub shares: &'static str,
    /// Heading of figures that are alone in their unit.
    pub other_figures: &'static str,
    /// Heading of periods with an open or unknown end.
    pub no_end: &'static str,
    /// An uncertain or approximate date.
    pub doubt: fn(date: &str, uncertain: bool, approximate: bool) -> String,
    /// An open or unknown end, a deadline.
    pub bound: fn(bound: Bound, date: &str, precision: Precision) -> String,
    /// A year or month known only roughly.
    pub sometime: fn(date: &str) -> String,
    /// A period between two dates; `tight` where both are single words.
    pub range: fn(first: &str, last: &str, tight: bool) -> String,
    /// A season: 0 spring, 1 summer, 2 autumn, 3 winter.
    pub season: fn(season: usize, year: &str) -> String,
    /// Ten years from this one on.
    pub decade: fn(first: &str) -> String,
    /// Alternatives and lists: the word before the last.
    pub or: &'static str,
    /// As above.
    pub and: &'static str,
    /// Between the others.
    pub comma: &'static str,
    /// Progress in words: what is reached, the target.
    pub progress: fn(now: &str, target: &str) -> String,
    /// A part in words: the part, the whole.
    pub part: fn(part: &str, whole: &str) -> String,
}

/// What a single date bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A deadline, an open beginning: by.
    By,
    /// An unknown beginning: until.
    Until,
    /// An open end: since.
    Since,
    /// An unknown end: from.
    From,
}

/// A currency by name.
pub struct Currency {
    /// ISO 4217 code.
    pub code: &'static str,
    /// Before or behind a short amount.
    pub symbol: &'static str,
    /// As spoken.
    pub name: Forms<'static>,
}

/// The forms of a word by CLDR plural category; `other` stands for all that
/// are left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forms<'a> {
    /// As in "no companies".
    pub zero: Option<&'a str>,
    /// As in "1 company".
    pub one: Option<&'a str>,
    /// In languages that have it.
    pub two: Option<&'a str>,
    /// In languages that have it.
    pub few: Option<&'a str>,
    /// In languages that have it.
    pub many: Option<&'a str>,
    /// As in "2 companies".
    pub other: &'a str,
}

impl<'a> Forms<'a> {
    /// A word that does not change.
    pub const fn same(word: &'a str) -> Forms<'a> {
        Forms { zero: None, one: None, two: None, few: None, many: None, other: word }
    }

    /// One, and all others.
    pub const fn two(one: &'a str, other: &'a str) -> Forms<'a> {
        Forms { one: Some(one), ..Forms::same(other) }
    }

    /// The forms an editor wrote.
    pub fn of(unit: &'a Unit) -> Forms<'a> {
        Forms {
            zero: unit.zero.as_deref(),
            one: unit.one.as_deref(),
            two: unit.two.as_deref(),
            few: unit.few.as_deref(),
            many: unit.many.as_deref(),
            other: &unit.other,
        }
    }

    /// The form for a category.
    #[must_use]
    pub fn pick(&self, category: PluralCategory) -> &'a str {
        let form = match category {
            PluralCategory::Zero => self.zero,
            PluralCategory::One => self.one,
            PluralCategory::Two => self.two,
            PluralCategory::Few => self.few,
            PluralCategory::Many => self.many,
            PluralCategory::Other => None,
        };
        form.unwrap_or(self.other)
    }

    /// A symbol such as `km`: one form for every number.
    #[must_use]
    pub fn is_symbol(&self) -> bool {
        [self.zero, self.one, self.two, self.few, self.many].iter().all(Option::is_none)
    }
}

impl Words {
    /// The hedge before a number, or nothing.
    #[must_use]
    pub fn hedge(&self, qualifier: Qualifier) -> &'static str {
        let [about, nearly, over, at_least, under, at_most] = self.hedges;
        match qualifier {
            Qualifier::Exact => "",
            Qualifier::About => about,
            Qualifier::Nearly => nearly,
            Qualifier::Over => over,
            Qualifier::AtLeast => at_least,
            Qualifier::Under => under,
            Qualifier::AtMost => at_most,
        }
    }

    /// The currency with this code, if it has a name here.
    #[must_use]
    pub fn currency(&self, code: &str) -> Option<&'static Currency> {
        self.currencies.iter().find(|currency| currency.code == code)
    }
}

/// Where a scale stands in the tables above; `None` for plain numbers.
pub fn scale(scale: Scale) -> Option<usize> {
    match scale {
        Scale::One => None,
        Scale::Thousand => Some(0),
        Scale::Million => Some(1),
        Scale::Billion => Some(2),
    }
}

/// Puts `value` in the place of `{}`.
pub fn fill(pattern: &str, value: &str) -> String {
    pattern.replacen("{}", value, 1)
}
