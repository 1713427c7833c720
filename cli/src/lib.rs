//! The tool `factsheet`.
#![forbid(unsafe_code)]
