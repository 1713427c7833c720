//! What the reader's fingers, wheel and keys do to the window and the brush.
//! Places are in 1/10,000 of the plot, from earlier to later.

use super::{Unit, day_at, place};
use crate::day::{Day, Span};

/// How far a drawing is moved at most before it is made anew: an eighth.
const FAR: u32 = 1250;

/// The place of a pixel in a plot that begins at `left` and is `width` wide;
/// below 0 and above 10,000 outside of it.
#[must_use]
pub fn place_in(left: i32, width: i32, rtl: bool, x: i32) -> i32 {
    let at = (i64::from(x) - i64::from(left)) * 10_000 / i64::from(width.max(1));
    let at = at.clamp(-100_000, 100_000) as i32;
    if rtl { 10_000 - at } else { at }
}

/// The window after fingers have moved: the day that was under the first
/// finger (and under the second) when they went down lies under it now. One
/// finger pans, two zoom; [`super::zoom`] keeps the result inside.
#[must_use]
pub fn drag(start: Span, from: (i32, Option<i32>), to: (i32, Option<i32>)) -> Span {
    let days = i64::from(start.days());
    let middle = |(a, b): (i32, Option<i32>)| (i64::from(a) + i64::from(b.unwrap_or(a))) / 2;
    let apart = |(a, b): (i32, Option<i32>)| b.map(|b| i64::from(a.abs_diff(b)).max(200));
    let long = match (apart(from), apart(to)) {
        (Some(from), Some(to)) => days * from / to,
        _ => days,
    };
    // The day under the middle of the fingers stays there.
    let moved = (middle(from) * days - middle(to) * long).div_euclid(10_000);
    let day = |at: i64| Day(at.clamp(i64::from(Day::MIN.0), i64::from(Day::MAX.0)) as i32);
    let first = i64::from(start.first.0) + moved;
    Span { first: day(first), end: day(first + long.max(1)) }
}

/// How far a drawing of one window is to be moved to show another of the same
/// length, in 1/10,000 towards later; `None` where it is another length, or so
/// far that too much of the other would be missing.
#[must_use]
pub fn slide(drawn: Span, next: Span) -> Option<i32> {
    let by = -place(drawn, next.first);
    (drawn.days() == next.days() && by.unsigned_abs() <= FAR).then_some(by)
}

/// The ratio for [`crate::state::Zoom::By`] of a turn of the wheel by so many
/// pixels: a hundredth each, a notch of a mouse's wheel at most 1.6 in all.
/// Forth and back cancel out.
#[must_use]
pub fn wheel(pixels: i32) -> u32 {
    let more = 10_000 + pixels.unsigned_abs().min(60) * 100;
    if pixels < 0 { 100_000_000 / more } else { more }
}

/// The period between two places of the window, in whole units of the scale.
#[must_use]
pub fn brush(window: Span, unit: Unit, a: i32, b: i32) -> Span {
    unit.snap(day_at(window, a), day_at(window, b))
}

/// A period that grows from one unit by keys: where it began, and where it has
/// got to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grown {
    /// A day in the unit that it grew from.
    pub from: Day,
    /// A day in the unit that moves.
    pub to: Day,
}

impl Grown {
    /// The unit in the window's middle.
    #[must_use]
    pub fn new(window: Span) -> Grown {
        let day = day_at(window, 5000);
        Grown { from: day, to: day }
    }

    /// One unit later, or earlier, as far as the window goes.
    #[must_use]
    pub fn step(self, window: Span, unit: Unit, later: bool) -> Grown {
        let around = unit.around(self.to);
        let to = if later { around.end } else { Day(around.first.0 - 1) };
        Grown { to: if window.contains(to) { to } else { self.to }, ..self }
    }

    /// Its days.
    #[must_use]
    pub fn span(self, unit: Unit) -> Span {
        unit.snap(self.from, self.to)
    }
}
