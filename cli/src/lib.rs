//! The tool `factsheet`.
#![forbid(unsafe_code)]

pub mod args;
pub mod build;
pub mod check;
pub mod csv;
pub mod dist;
pub mod embed;
pub mod finding;
pub mod format;
pub mod json;
pub mod oembed;
pub mod pack;
pub mod page;
pub mod precompress;
pub mod prerender;
pub mod preview;
mod report;
pub mod serve;
pub mod sizes;
pub mod types;
pub mod written;
