//! The subset of EDTF (ISO 8601-2) that a sheet may use: level 0 without clock
//! times, level 1 without years beyond four digits, and the sets of level 2.
//! `docs/sheet.md` lists it. Read when a sheet is packed, never in the engine.

use alloc::{vec, vec::Vec};
use core::fmt;

use crate::day::{Day, Span, days_in};

/// A date, an interval or a set of dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf {
    /// From the first possible day to the day after the last;
    /// [`Day::MIN`] and [`Day::MAX`] where an end is open or unknown.
    pub span: Span,
    /// One date, an interval, or a set.
    pub shape: Shape,
    /// The first end. Of a set: its earliest date.
    pub start: End,
    /// The last end; equals `start` for one date. Of a set: its latest date.
    pub end: End,
    /// The members of a set, as written; empty for a date or an interval.
    pub members: Vec<Member>,
    /// The beginning is open, unknown, uncertain, approximate, or only known
    /// to lie somewhere in the span.
    pub fuzzy_start: bool,
    /// The end likewise.
    pub fuzzy_end: bool,
    /// A day, or a deadline (`../2030`).
    pub moment: bool,
    /// `?` or `%` stands at one of the dates.
    pub uncertain: bool,
    /// `~` or `%` stands at one of the dates.
    pub approximate: bool,
}

/// What a text as a whole is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `2025-11`.
    Date,
    /// `2022/2024`.
    Interval,
    /// `[2025,2026]`: one of these.
    OneOf,
    /// `{2025,2027}`: all of these.
    AllOf,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// `..`
    Open,
    /// Nothing before or after the slash.
    Unknown,
    /// A date.
    At(Date),
}

/// A date or, in a set, a run of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The date, or the first of the run.
    pub from: Date,
    /// The last of the run; equals `from` for one date.
    pub to: Date,
}

/// A date as precise as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Its days.
    pub span: Span,
    /// The year; the first one of a decade or century.
    pub year: i32,
    /// Month 1 to 12, season 21 to 24, or 0.
    pub month: u8,
    /// Day of the month, or 0.
    pub day: u8,
    /// How much of it is written.
    pub precision: Precision,
    /// `XX` stands for the month or day: some time in that year or month.
    pub sometime: bool,
    /// `?` or `%`.
    pub uncertain: bool,
    /// `~` or `%`.
    pub approximate: bool,
}

/// How much of a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// `20XX`.
    Century,
    /// `202X`.
    Decade,
    /// `2025`.
    Year,
    /// `2025-21`: spring is March to May, …, winter December to the February
    /// after. The northern seasons; the standard leaves their days open.
    Season,
    /// `2025-11`.
    Month,
    /// `2025-11-26`.
    Day,
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EdtfError {
    /// Byte offset in the text where it goes wrong.
    pub at: usize,
    /// What is wrong there.
    pub why: Reason,
}

/// What is wrong with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is written.
    Empty,
    /// Not a year of four digits.
    Year,
    /// Not two digits for a month, from 01 to 12 or a season 21 to 24.
    Month,
    /// Not two digits for a day.
    DayForm,
    /// The month has no such day.
    NoSuchDay,
    /// A clock time.
    Time,
    /// `X` where the subset has none.
    Unspecified,
    /// `?`, `~` or `%` before the end of a date.
    Qualifier,
    /// Something after the end of a date.
    Rest,
    /// A second slash.
    Slashes,
    /// Neither end of an interval is a date.
    NoDate,
    /// The end lies before the beginning.
    Order,
    /// The bracket of a set is not closed.
    Unclosed,
    /// A set has no date between two commas or brackets.
    EmptyMember,
    /// An interval or an open end in a set.
    InSet,
}

impl Reason {
    /// Why it cannot be read, as a sentence.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Reason::Empty => "The date is empty.",
            Reason::Year => "A date begins with a year of four digits.",
            Reason::Month => "A month is two digits from 01 to 12, a season 21 to 24.",
            Reason::DayForm => "A day is two digits from 01 to 31.",
            Reason::NoSuchDay => "There is no such day in that month.",
            Reason::Time => "A sheet has days, not clock times.",
            Reason::Unspecified => {
                "X stands only for the last digit or two of a year, or for a whole month or day."
            }
            Reason::Qualifier => "?, ~ and % stand once, at the end of a date.",
            Reason::Rest => "The date should end here.",
            Reason::Slashes => "A period has two ends, so one slash.",
            Reason::NoDate => "A period needs a date at one end at least.",
            Reason::Order => "The period ends before it begins.",
            Reason::Unclosed => "The set is not closed.",
            Reason::EmptyMember => "A date is missing in the set.",
            Reason::InSet => "A set holds dates and runs of dates such as 2025..2027 only.",
        }
    }

    /// How to mend it, as a sentence.
    #[must_use]
    pub fn fix(self) -> &'static str {
        match self {
            Reason::Empty => "Write a date such as 2025-11-26, or leave the field out.",
            Reason::Year => {
                "Write 2025, 2025-11 or 2025-11-26; for a period, 2025/2026; for a deadline, ../2030."
            }
            Reason::Month => "Write 2025-03 for March 2025; for two years, a slash: 2025/2026.",
            Reason::DayForm => "Write 2025-03-05 for 5 March 2025.",
            Reason::NoSuchDay => "Check the source, or leave the day out.",
            Reason::Time => "Leave the time out.",
            Reason::Unspecified => "Write 202X, 20XX, 2025-XX, 2025-11-XX or 2025-XX-XX, with a capital X.",
            Reason::Qualifier => "Write 2025-11? or 2025~; for both, 2025%.",
            Reason::Rest => "Take away what follows; notes belong into the text field beside it.",
            Reason::Slashes => "Write one period, such as 2022/2024, or a set, such as {2022,2024}.",
            Reason::NoDate => "Write ../2030, 2023/.. or both ends; leave the field out if neither is known.",
            Reason::Order => "Swap the two ends.",
            Reason::Unclosed => "Close [ with ] and { with }.",
            Reason::EmptyMember => "Write the date, or take the comma away.",
            Reason::InSet => "Write [2025,2026] or [2025..2027]; for an open end, ../2030 without brackets.",
        }
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.why.why(), self.why.fix())
    }
}

impl core::error::Error for EdtfError {}

/// Reads a date, an interval or a set.
///
/// # Errors
/// The first byte that cannot be read, with the reason. A date that the
/// calendar lacks (`2025-02-30`) is one.
pub fn edtf(text: &str) -> Result<Edtf, EdtfError> {
    if text.is_empty() {
        return Err(EdtfError { at: 0, why: Reason::Empty });
    }
    match text.as_bytes()[0] {
        b'[' => set(text, ']', Shape::OneOf),
        b'{' => set(text, '}', Shape::AllOf),
        _ => match text.split_once('/') {
            None => Ok(single(date(text, 0)?)),
            Some((start, end)) => interval(start, end),
        },
    }
}

fn single(date: Date) -> Edtf {
    let moment = date.precision == Precision::Day;
    let (start, end) = (End::At(date), End::At(date));
    Edtf { moment, ..whole(Shape::Date, start, end, vec![]) }
}

fn interval(start: &str, end: &str) -> Result<Edtf, EdtfError> {
    let after = start.len() + 1;
    if let Some(slash) = end.find('/') {
        return Err(EdtfError { at: after + slash, why: Reason::Slashes });
    }
    let (first, last) = (self::end(start, 0)?, self::end(end, after)?);
    match (first, last) {
        (End::At(from), End::At(to)) if to.span.end <= from.span.first => {
            Err(EdtfError { at: after, why: Reason::Order })
        }
        (End::At(_), _) | (_, End::At(_)) => {
            let moment = first == End::Open;
            Ok(Edtf { moment, ..whole(Shape::Interval, first, last, vec![]) })
        }
        _ => Err(EdtfError { at: 0, why: Reason::NoDate }),
    }
}

fn end(text: &str, at: usize) -> Result<End, EdtfError> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => date(text, at).map(End::At),
    }
}

fn set(text: &str, close: char, shape: Shape) -> Result<Edtf, EdtfError> {
    let Some(inner) = text[1..].strip_suffix(close) else {
        return Err(EdtfError { at: text.len(), why: Reason::Unclosed });
    };
    if let Some(slash) = inner.find(['/', '[', '{', ']', '}']) {
        return Err(EdtfError { at: 1 + slash, why: Reason::InSet });
    }
    let mut members = vec![];
    let mut at = 1;
    for part in inner.split(',') {
        members.push(member(part, at)?);
        at += part.len() + 1;
    }
    let (mut start, mut end) = (members[0].from, members[0].to);
    for member in &members {
        if member.from.span.first < start.span.first {
            start = member.from;
        }
        if member.to.span.end > end.span.end {
            end = member.to;
        }
    }
    Ok(whole(shape, End::At(start), End::At(end), members))
}

fn member(text: &str, at: usize) -> Result<Member, EdtfError> {
    if text.is_empty() {
        return Err(EdtfError { at, why: Reason::EmptyMember });
    }
    let Some((from, to)) = text.split_once("..") else {
        let date = date(text, at)?;
        return Ok(Member { from: date, to: date });
    };
    if from.is_empty() || to.is_empty() {
        return Err(EdtfError { at, why: Reason::InSet });
    }
    let after = at + from.len() + 2;
    let (from, to) = (date(from, at)?, date(to, after)?);
    if to.span.end <= from.span.first {
        return Err(EdtfError { at: after, why: Reason::Order });
    }
    Ok(Member { from, to })
}

/// Puts an [`Edtf`] together that is not a moment.
fn whole(shape: Shape, start: End, end: End, members: Vec<Member>) -> Edtf {
    let dates = || {
        let ends = [start, end].into_iter().filter_map(|end| match end {
            End::At(date) => Some(date),
            _ => None,
        });
        ends.chain(members.iter().flat_map(|member| [member.from, member.to]))
    };
    let fuzzy = |end: End| match end {
        End::At(date) => date.fuzzy() || shape == Shape::OneOf,
        _ => true,
    };
    Edtf {
        span: Span {
            first: if let End::At(date) = start { date.span.first } else { Day::MIN },
            end: if let End::At(date) = end { date.span.end } else { Day::MAX },
        },
        shape,
        fuzzy_start: fuzzy(start),
        fuzzy_end: fuzzy(end),
        moment: false,
        uncertain: dates().any(|date| date.uncertain),
        approximate: dates().any(|date| date.approximate),
        start,
        end,
        members,
    }
}

impl Date {
    /// Whether its ends are not exactly known.
    fn fuzzy(&self) -> bool {
        self.uncertain
            || self.approximate
            || self.sometime
            || matches!(self.precision, Precision::Century | Precision::Decade | Precision::Season)
    }
}

/// Reads one date; `at` is where it begins in the whole text.
fn date(text: &str, at: usize) -> Result<Date, EdtfError> {
    let fail = |offset: usize, why| Err(EdtfError { at: at + offset, why });
    let bytes = text.as_bytes();
    let (bytes, uncertain, approximate) = match bytes {
        [rest @ .., b'?'] => (rest, true, false),
        [rest @ .., b'~'] => (rest, false, true),
        [rest @ .., b'%'] => (rest, true, true),
        _ => (bytes, false, false),
    };
    if let Some(offset) = bytes.iter().position(|byte| b"?~%".contains(byte)) {
        return fail(offset, Reason::Qualifier);
    }
    if let Some(offset) = bytes.iter().position(|byte| b"Tt".contains(byte))
        && offset >= 10
    {
        return fail(offset, Reason::Time);
    }

    let sign = usize::from(bytes.first() == Some(&b'-'));
    let mut parts = bytes[sign..].split(|&byte| byte == b'-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let month_at = sign + year.len() + 1;
    let day_at = month_at + month.map_or(0, <[u8]>::len) + 1;
    if parts.next().is_some() {
        return fail(day_at + day.map_or(0, <[u8]>::len), Reason::Rest);
    }

    let known = year.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if year.len() != 4 {
        return fail(0, Reason::Year);
    }
    let step = match &year[known..] {
        [] => 1,
        [b'X'] => 10,
        [b'X', b'X'] => 100,
        rest if rest.iter().all(|byte| b"Xx".contains(byte)) => {
            return fail(sign + known, Reason::Unspecified);
        }
        _ => return fail(0, Reason::Year),
    };
    let sizes = i32::from(super::number(&year[..known]).unwrap_or_default()) * step;
    // Minus 198X is -1989 to -1980; there is no minus zero.
    if sign == 1 && sizes == 0 {
        return fail(0, Reason::Year);
    }
    let first_year = if sign == 1 { 1 - sizes - step } else { sizes };
    if step > 1 && month.is_some() {
        return fail(sign + known, Reason::Unspecified);
    }
    let years = |from: i32, count: i32| Span {
        first: Day::new(from, 1, 1).unwrap_or(Day::MIN),
        end: Day::new(from + count, 1, 1).unwrap_or(Day::MAX),
    };
    let mut date = Date {
        span: years(first_year, step),
        year: first_year,
        month: 0,
        day: 0,
        precision: match step {
            1 => Precision::Year,
            10 => Precision::Decade,
            _ => Precision::Century,
        },
        sometime: false,
        uncertain,
        approximate,
    };

    let Some(month) = month else { return Ok(date) };
    let of_year = match two(month) {
        Ok(value @ (1..=12 | 21..=24)) => value,
        Ok(0) if month == b"XX" => 0,
        Err(Reason::Unspecified) => return fail(month_at, Reason::Unspecified),
        _ => return fail(month_at, Reason::Month),
    };
    match of_year {
        0 => date.sometime = true,
        1..=12 => {
            date.precision = Precision::Month;
            date.span = Span::month(first_year, of_year).unwrap_or_default();
        }
        _ => {
            date.precision = Precision::Season;
            date.span = season(first_year, of_year);
        }
    }
    date.month = of_year;

    let Some(day) = day else { return Ok(date) };
    let of_month = match two(day) {
        Ok(0) if day == b"XX" => 0,
        Ok(value @ 1..) => value,
        Err(Reason::Unspecified) => return fail(day_at, Reason::Unspecified),
        _ => return fail(day_at, Reason::DayForm),
    };
    match (of_year, of_month) {
        (0..=12, 0) => date.sometime = true,
        (0, _) => return fail(month_at, Reason::Unspecified),
        (21.., _) => return fail(day_at, Reason::Rest),
        _ if of_month > 31 => return fail(day_at, Reason::DayForm),
        _ if of_month > days_in(first_year, of_year) => return fail(day_at, Reason::NoSuchDay),
        _ => {
            date.precision = Precision::Day;
            date.day = of_month;
            date.span = Day::new(first_year, of_year, of_month).map(Span::day).unwrap_or_default();
        }
    }
    Ok(date)
}

/// Two digits, or 0 for `XX`. The error says whether an X is the trouble.
fn two(text: &[u8]) -> Result<u8, Reason> {
    match text {
        b"XX" => Ok(0),
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Ok((tens - b'0') * 10 + ones - b'0'),
        _ if text.iter().any(|byte| b"Xx".contains(byte)) => Err(Reason::Unspecified),
        _ => Err(Reason::DayForm),
    }
}

/// Three months from March, June, September or December on.
fn season(year: i32, season: u8) -> Span {
    let (first, last) = ((season - 20) * 3, (season - 20) * 3 + 2);
    let end = if last > 12 { Span::month(year + 1, 2) } else { Span::month(year, last) };
    Span { first: Day::new(year, first, 1).unwrap_or(Day::MIN), end: end.map_or(Day::MAX, |month| month.end) }
}
