//! The tool `factsheet`.
#![forbid(unsafe_code)]

pub mod args;
pub mod check;
pub mod finding;
pub mod format;
mod report;
pub mod written;
