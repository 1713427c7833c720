//! Days and spans of days on the proleptic Gregorian calendar, and the subset
//! of EDTF (ISO 8601-2) that a sheet may use.

use serde::{Deserialize, Serialize};

/// A day, counted from 1970-01-01. Years -9999 to 9999.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

/// Days from `first` up to but without `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The day after the last.
    pub end: Day,
}

impl Day {
    /// Stands for an open or unknown beginning.
    pub const MIN: Day = Day(-4_371_587);
    /// Stands for an open or unknown end: the day after 9999-12-31.
    pub const MAX: Day = Day(2_932_897);
}
