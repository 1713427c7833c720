//! Tests of the page in real browsers; see `browser.rs`.
