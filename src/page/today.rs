//! The reader's day: the only clock in the engine.

use js_sys::Date;

use crate::day::Day;

/// The date on the reader's calendar. It is marked on the strip and decides
/// nothing else.
pub fn today() -> Option<Day> {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    let month = u8::try_from(now.get_month() + 1).ok()?;
    Day::new(year, month, u8::try_from(now.get_date()).ok()?)
}
