//! The core's tests, a module a room. They run natively, in milliseconds.

// A test that fails should stop where it fails.
#![allow(clippy::unwrap_used)]

mod core {
    mod random;

    mod day;
    mod filter;
    mod link;
    mod page;
    mod rows;
    mod search;
    mod set;
    mod sheet;
    mod state;
    mod text;
    mod timeline;
}
