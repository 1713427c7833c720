//! The scale: which unit it counts, and where its ticks and labels stand.

use alloc::{string::String, vec::Vec};

use super::{EM, Tick, number, place, width};
use crate::{
    day::{Day, Span},
    sheet::Sheet,
};

/// Room between two labels.
const GAP: i32 = EM / 2;

/// What the ticks count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Single days.
    Days,
    /// Weeks, from Monday.
    Weeks,
    /// So many calendar months: 1, 3 or 6.
    Months(u8),
    /// So many calendar years, from one that they divide.
    Years(u16),
}

impl Unit {
    /// From the finest to the coarsest.
    const ALL: [Unit; 16] = [
        Unit::Days,
        Unit::Weeks,
        Unit::Months(1),
        Unit::Months(3),
        Unit::Months(6),
        Unit::Years(1),
        Unit::Years(2),
        Unit::Years(5),
        Unit::Years(10),
        Unit::Years(20),
        Unit::Years(50),
        Unit::Years(100),
        Unit::Years(200),
        Unit::Years(500),
        Unit::Years(1000),
        Unit::Years(5000),
    ];

    /// The finest unit whose labels stand side by side in this window.
    pub(super) fn of(sheet: &Sheet, window: Span) -> Unit {
        let month = sheet.months.iter().map(|name| width(name)).max().unwrap_or(0);
        let days = i64::from(window.days()).max(1);
        let fits = |unit: &Unit| {
            let (shortest, label) = match *unit {
                Unit::Days => (1, width("00")),
                Unit::Weeks => (7, width("00 ") + month),
                Unit::Months(count) => (i64::from(count) * 30 - 2, month.max(width("0000"))),
                Unit::Years(count) => (i64::from(count) * 365, width("-0000")),
            };
            shortest * 10_000 / days >= i64::from(em(label) + GAP)
        };
        Unit::ALL.into_iter().find(fits).unwrap_or(Unit::Years(5000))
    }

    /// The unit's days around a day.
    #[must_use]
    pub fn around(self, day: Day) -> Span {
        let (year, month, _) = day.civil();
        let months = |year: i32, month: u8| Day::new(year, month, 1);
        let (first, end) = match self {
            Unit::Days => return Span::day(day),
            Unit::Weeks => {
                // 1970-01-01 was a Thursday.
                let monday = day.0 - (day.0.saturating_add(3)).rem_euclid(7);
                return Span { first: Day(monday), end: Day(monday + 7) };
            }
            Unit::Months(count) => {
                let first = month - (month - 1) % count;
                let next = first + count;
                let end = if next > 12 { months(year + 1, next - 12) } else { months(year, next) };
                (months(year, first), end)
            }
            Unit::Years(count) => {
                let first = year - year.rem_euclid(i32::from(count));
                (months(first, 1), months(first + i32::from(count), 1))
            }
        };
        Span { first: first.unwrap_or(Day::MIN), end: end.unwrap_or(Day::MAX).max(day.next()) }
    }

    /// Whole units from the one around `a` to the one around `b`, in either order.
    #[must_use]
    pub fn snap(self, a: Day, b: Day) -> Span {
        self.around(a).hull(self.around(b))
    }

    /// The label of a tick, as short as the ones before it allow.
    fn short(self, sheet: &Sheet, day: Day) -> String {
        let (year, month, of_month) = day.civil();
        let mut text = String::new();
        match self {
            Unit::Days if of_month != 1 => number(&mut text, i32::from(of_month)),
            Unit::Days | Unit::Weeks => {
                number(&mut text, i32::from(of_month));
                text.push('\u{a0}');
                text.push_str(name(sheet, month));
            }
            Unit::Months(_) if month != 1 => text.push_str(name(sheet, month)),
            Unit::Months(_) | Unit::Years(_) => number(&mut text, year),
        }
        text
    }

    /// The label that says all: `5 Mar 2024`, `Mar 2024`, `2024`.
    fn full(self, sheet: &Sheet, day: Day) -> String {
        let (year, month, of_month) = day.civil();
        let mut text = String::new();
        if matches!(self, Unit::Days | Unit::Weeks) {
            number(&mut text, i32::from(of_month));
            text.push('\u{a0}');
        }
        if !matches!(self, Unit::Years(_)) {
            text.push_str(name(sheet, month));
            text.push('\u{a0}');
        }
        number(&mut text, year);
        text
    }

    /// Whether a year begins on the day; or a month, where days are counted.
    fn is_major(self, day: Day) -> bool {
        let (_, month, of_month) = day.civil();
        match self {
            Unit::Days => of_month == 1,
            Unit::Weeks => of_month <= 7,
            Unit::Months(_) => month == 1,
            Unit::Years(_) => false,
        }
    }
}

/// The ticks of a window. The first label says all; then those of a new year
/// or month take their room, then the others as far as it goes. A label that
/// has no room is left out, its line stays.
pub(super) fn ticks(sheet: &Sheet, window: Span) -> Vec<Tick> {
    let unit = Unit::of(sheet, window);
    let mut ticks: Vec<Tick> = Vec::new();
    let mut at = unit.around(window.first);
    // What has begun before the window is named at its edge.
    while at.first < window.end {
        let began = at.first < window.first;
        let day = at.first.max(window.first);
        // A January is named by its year, the first one too.
        let full = ticks.is_empty() && !(matches!(unit, Unit::Months(_)) && !began && unit.is_major(day));
        let label = if full { unit.full(sheet, day) } else { unit.short(sheet, day) };
        ticks.push(Tick { x: place(window, day), label, major: !began && unit.is_major(day), began });
        if at.end >= Day::MAX {
            break;
        }
        at = unit.around(at.end);
    }
    let mut taken: Vec<(i32, i32)> = Vec::new();
    // A January names its year by itself, and goes before the edge.
    let named = |tick: &Tick| tick.major && matches!(unit, Unit::Months(_));
    for round in 0..4 {
        for (at, tick) in ticks.iter_mut().enumerate() {
            let turn = if named(tick) {
                0
            } else if at == 0 {
                1
            } else if tick.major {
                2
            } else {
                3
            };
            if turn != round {
                continue;
            }
            let end = tick.x + INDENT + em(width(&tick.label)) + GAP;
            let fits = end - GAP <= 10_000 && taken.iter().all(|&(a, b)| end <= a || b <= tick.x);
            if fits {
                taken.push((tick.x, end));
            } else {
                tick.label.clear();
            }
        }
    }
    ticks.retain(|tick| !(tick.began && tick.label.is_empty()));
    ticks
}

/// How far the label stands from its line, rounded up: 0.3 em.
const INDENT: i32 = (EM * 3 + 9) / 10;

/// 1/100 em in places of the plot, rounded up.
pub(super) fn em(hundredths: i32) -> i32 {
    (hundredths * EM + 99) / 100
}

fn name<'a>(sheet: &Sheet<'a>, month: u8) -> &'a str {
    sheet.months.get(usize::from(month) - 1).copied().unwrap_or_default()
}
