//! The tool `factsheet`.
fn main() {}
