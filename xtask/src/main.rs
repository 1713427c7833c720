//! Contributors' commands.
fn main() {}
