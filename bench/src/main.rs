//! stub
mod compact;
mod random;
mod reference;
mod statistics;
mod story;
mod written;
fn main() {}
