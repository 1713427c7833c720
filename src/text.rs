//! All English that is not the sheet's own: labels, counts, spans of time, and
//! the sentences that a screen reader speaks.

mod labels;
mod phrases;

pub use labels::*;
pub use phrases::*;
