//! What `factsheet build` and `factsheet serve` make of a sheet.

mod desk;
mod facts;
mod folder;
mod links;
mod packed;
mod page;
mod picture;
mod precompressed;
mod serving;
mod types;
