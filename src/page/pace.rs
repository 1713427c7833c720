//! When the address may be written: at most once in [`PAUSE`], the last wish
//! wins. Browsers refuse more (WebKit: 100 in 10 seconds).

use super::act::Way;

/// The least time between two writes, in milliseconds.
pub const PAUSE: f64 = 250.0;

/// Keeps the time. Times are in milliseconds of any clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    last: Option<f64>,
    due: Option<Way>,
}

impl Pace {
    /// Notes that something is to be written, and says in how many
    /// milliseconds it may be: 0 to [`PAUSE`], whatever the clock does. A step
    /// of its own stays one when what follows before it is written is not.
    pub fn ask(&mut self, now: f64, way: Way) -> f64 {
        if self.due != Some(Way::Push) {
            self.due = Some(way);
        }
        self.last.map_or(0.0, |last| (last + PAUSE - now).clamp(0.0, PAUSE))
    }

    /// How to write now, if anything is to be written. The next write waits.
    pub fn take(&mut self, now: f64) -> Option<Way> {
        let way = self.due.take()?;
        self.last = Some(now);
        Some(way)
    }

    /// Forgets what was to be written: the reader has gone elsewhere.
    pub fn drop_due(&mut self) {
        self.due = None;
    }
}
