//! The reader's day: the only clock in the engine.

use js_sys::Date;

use crate::day::Day;

/// The date on the reader's calendar. It is marked on the strip and decides
/// nothing else.
pub fn today() -> Option<Day> {
    let minutes = Date::now() / 60_000.0 - Date::new_0().get_timezone_offset();
    let day = Day((minutes / 1440.0).floor() as i32);
    (Day::MIN..Day::MAX).contains(&day).then_some(day)
}
