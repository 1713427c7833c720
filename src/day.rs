//! Days and spans of days on the proleptic Gregorian calendar, and the subset
//! of EDTF (ISO 8601-2) that a sheet may use.

use alloc::string::String;

pub mod edtf;

pub use edtf::{Edtf, EdtfError, edtf};

/// A day, counted from 1970-01-01. Years -9999 to 9999.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// Days from `first` up to but without `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The day after the last.
    pub end: Day,
}

impl Day {
    /// Stands for an open or unknown beginning: -9999-01-01.
    pub const MIN: Day = Day(-4_371_587);
    /// Stands for an open or unknown end: the day after 9999-12-31.
    pub const MAX: Day = Day(2_932_897);

    /// The day with this year (-9999 to 9999), month and day of the month, if
    /// the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let real = (-9999..=9999).contains(&year) && day >= 1 && day <= days_in(year, month);
        real.then(|| Day(days_from_civil(year, month, day)))
    }

    /// Year, month (1 to 12) and day of the month.
    #[must_use]
    pub fn civil(self) -> (i32, u8, u8) {
        // `civil_from_days` of Howard Hinnant's "chrono-Compatible Low-Level
        // Date Algorithms", 2013 (public domain): years begin in March, so
        // that the leap day is the last of its year.
        let days = self.0.saturating_add(719_468);
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        (year + era * 400 + i32::from(month <= 2), month as u8, day as u8)
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// The first day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; years before 0 have
    /// a sign.
    #[must_use]
    pub fn parse(text: &str) -> Option<Day> {
        Span::parse(text).map(|span| span.first)
    }

    /// `YYYY-MM-DD`.
    #[must_use]
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        let mut text = String::with_capacity(10);
        push_year(&mut text, year);
        push_two(&mut text, month);
        push_two(&mut text, day);
        text
    }
}

impl Span {
    /// All days there are.
    pub const ALWAYS: Span = Span { first: Day::MIN, end: Day::MAX };

    /// A calendar year, -9999 to 9999.
    #[must_use]
    pub fn year(year: i32) -> Option<Span> {
        Some(Span { first: Day::new(year, 1, 1)?, end: Day::new(year, 12, 31)?.next() })
    }

    /// A calendar month.
    #[must_use]
    pub fn month(year: i32, month: u8) -> Option<Span> {
        let first = Day::new(year, month, 1)?;
        Some(Span { first, end: Day(first.0 + i32::from(days_in(year, month))) })
    }

    /// One day.
    #[must_use]
    pub fn day(day: Day) -> Span {
        Span { first: day, end: day.next() }
    }

    /// The year, month or day written as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Span> {
        let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
        let sign = if digits.len() == text.len() { 1 } else { -1 };
        if ![4, 7, 10].contains(&digits.len()) {
            return None;
        }
        let year = sign * i32::from(number(digits.get(..4)?)?);
        let part = |from: usize| {
            let [b'-', two @ ..] = digits.get(from..from + 3)? else { return None };
            u8::try_from(number(two)?).ok()
        };
        match digits.len() {
            4 => Span::year(year),
            7 => Span::month(year, part(4)?),
            _ => Day::new(year, part(4)?, part(7)?).map(Span::day),
        }
    }

    /// How many days; 0 if it ends before it begins.
    #[must_use]
    pub fn days(self) -> i32 {
        (self.end.0.saturating_sub(self.first.0)).max(0)
    }

    /// Whether no day is in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.first >= self.end
    }

    /// Whether the day is in it.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day < self.end
    }

    /// Whether both have a day in common.
    #[must_use]
    pub fn touches(self, other: Span) -> bool {
        !self.and(other).is_empty()
    }

    /// The days in both; may be empty.
    #[must_use]
    pub fn and(self, other: Span) -> Span {
        Span { first: self.first.max(other.first), end: self.end.min(other.end) }
    }

    /// From the earlier beginning to the later end.
    #[must_use]
    pub fn hull(self, other: Span) -> Span {
        Span { first: self.first.min(other.first), end: self.end.max(other.end) }
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> Day {
        Day(self.end.0.saturating_sub(1))
    }

    /// It has no known beginning.
    #[must_use]
    pub fn opens(self) -> bool {
        self.first <= Day::MIN
    }

    /// It has no known end.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.end >= Day::MAX
    }

    /// Years, months or days with the last included, as short as can be:
    /// `2024`, `2024-03/2027-09`, `2024/2027-09-05`. [`Span::parse`] reads
    /// what stands on either side of the slash.
    #[must_use]
    pub fn iso(self) -> String {
        let (year, month, _) = self.first.civil();
        let mut text = String::with_capacity(21);
        if Span::year(year) == Some(self) {
            push_year(&mut text, year);
        } else if Span::month(year, month) == Some(self) {
            push_year(&mut text, year);
            push_two(&mut text, month);
        } else {
            if self.days() == 1 {
                return self.first.iso();
            }
            push_short(&mut text, self.first, |span| span.first == self.first);
            text.push('/');
            push_short(&mut text, self.last(), |span| span.end == self.end);
        }
        text
    }
}

impl Day {
    /// The day after.
    #[must_use]
    pub fn next(self) -> Day {
        Day(self.0.saturating_add(1))
    }
}

/// How many days the month has; 0 if there is no such month.
#[must_use]
pub fn days_in(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// `days_from_civil`, from the same source as in [`Day::civil`].
fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let (month, day) = (i32::from(month), i32::from(day));
    let year = year - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let from_march = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The number that up to four ASCII digits make; `None` if another byte is among them.
fn number(digits: &[u8]) -> Option<u16> {
    let mut value = 0;
    for digit in digits {
        value = value * 10 + u16::from(digit.is_ascii_digit().then(|| digit - b'0')?);
    }
    Some(value)
}

/// The year, month or day around `day` that is longest and `fits`.
fn push_short(text: &mut String, day: Day, fits: impl Fn(Span) -> bool) {
    let (year, month, of_month) = day.civil();
    push_year(text, year);
    if !Span::year(year).is_some_and(&fits) {
        push_two(text, month);
        if !Span::month(year, month).is_some_and(&fits) {
            push_two(text, of_month);
        }
    }
}

fn push_year(text: &mut String, year: i32) {
    if year < 0 {
        text.push('-');
    }
    let year = year.unsigned_abs();
    for power in [1000, 100, 10, 1] {
        text.push((b'0' + (year / power % 10) as u8) as char);
    }
}

fn push_two(text: &mut String, value: u8) {
    text.push('-');
    text.push((b'0' + value / 10) as char);
    text.push((b'0' + value % 10) as char);
}
