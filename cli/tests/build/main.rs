//! What `factsheet build` and `factsheet serve` make of a sheet.

mod desk;
mod facts;
mod folder;
mod packed;
mod page;
mod serving;
