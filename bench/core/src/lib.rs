//! The sheet's core as a module of its own, without page and view: what the
//! engine works when it is asked, as the page asks it.
#![cfg(target_arch = "wasm32")]

use std::cell::OnceCell;

use factsheet::{
    filter::{Facet, Index},
    link,
    sheet::Sheet,
};
use wasm_bindgen::prelude::*;

thread_local! {
    /// The sheet that was loaded; nothing of it ever goes.
    static INDEX: OnceCell<&'static Index<'static>> = const { OnceCell::new() };
}

/// Unpacks a sheet.
///
/// # Errors
/// Where the bytes are none; for people.
#[wasm_bindgen]
pub fn load(section: Vec<u8>) -> Result<(), String> {
    let sheet = Sheet::unpack(section.leak()).map_err(|why| why.to_string())?;
    let sheet: &'static Sheet<'static> = Box::leak(Box::new(sheet));
    INDEX
        .with(|index| index.set(Box::leak(Box::new(Index::new(sheet)))))
        .map_err(|_| "loaded twice".to_owned())
}

/// The facets' values in the order of their counts, a line each: `facet value`.
#[wasm_bindgen]
pub fn names() -> String {
    let mut names = String::new();
    if let Some(index) = INDEX.with(|index| index.get().copied()) {
        for facet in Facet::ALL {
            for value in index.values(facet) {
                names += &format!("{} {}\n", facet.key(), value.slug);
            }
        }
    }
    names
}

/// How many facts a state shows, a fragment, and then the count of every value.
#[wasm_bindgen]
pub fn ask(fragment: &str) -> Vec<u32> {
    let Some(index) = INDEX.with(|index| index.get().copied()) else { return Vec::new() };
    let answer = index.answer(&link::decode(index, fragment, "").query);
    let mut numbers = vec![answer.facts.count()];
    for facet in Facet::ALL {
        numbers.extend(answer.counts[facet as usize].iter().copied());
    }
    numbers
}
