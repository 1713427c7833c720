//! The core's tests, a module a room. They run natively, in milliseconds.

mod core {
    mod random;

    mod day;
    mod filter;
    mod set;
    mod state;
}
