//! **Factsheet**: an interactive fact sheet with filters and a timeline.
//!
//! One idea: an engine that knows no facts, and a sheet that knows no code.
//!
//! ```text
//! page → view → rows → state → {filter, search, timeline, link, text} → {set, day} → sheet
//! ```
//!
//! Arrows point at what a room may name. The core (everything below `view`)
//! names neither Yew nor `web_sys`, a clock nor a locale. `tests/layers.rs`
//! holds the rule.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

extern crate alloc;

pub mod day;
pub mod filter;
pub mod link;
pub mod page;
pub mod rows;
pub mod search;
pub mod set;
pub mod sheet;
pub mod state;
pub mod text;
pub mod timeline;
#[cfg(any(feature = "csr", feature = "ssr"))]
pub mod view;
