//! The page: the only room that names the browser. It mounts the drawing,
//! listens to what the reader does, and keeps the address.
//!
//! ```text
//! event → listen → act → app: state::step → view
//!                         ├→ history  the address, at most one write in 250 ms
//!                         ├→ voice    one spoken status, when the reader rests
//!                         ├→ focus    where the reader is, never on nothing
//!                         └→ list     what of a long list is near
//! ```
//!
//! What decides without a browser ([`act`], [`pace`], [`seen`]) compiles
//! natively, too, and is tested there.

pub mod act;
pub mod pace;
pub mod seen;

#[cfg(feature = "csr")]
mod app;
#[cfg(feature = "csr")]
mod bundle;
#[cfg(feature = "csr")]
mod fields;
#[cfg(feature = "csr")]
mod focus;
#[cfg(feature = "csr")]
mod history;
#[cfg(feature = "csr")]
mod host;
#[cfg(feature = "csr")]
mod list;
#[cfg(feature = "csr")]
mod listen;
#[cfg(feature = "csr")]
mod mount;
#[cfg(feature = "csr")]
mod query;
#[cfg(feature = "csr")]
mod slide;
#[cfg(feature = "csr")]
mod strip;
#[cfg(feature = "csr")]
mod takeover;
#[cfg(feature = "csr")]
mod timer;
#[cfg(feature = "csr")]
mod today;
#[cfg(feature = "csr")]
mod voice;

#[cfg(feature = "csr")]
pub use {
    mount::{get, hold, mount, put, set},
    query::{facts, query, rejected},
};
