//! Tests of the built folder on real servers; see `deploy.rs`.
