//! The sheet that is bundled into the module as a custom section.

use alloc::{boxed::Box, vec::Vec};
use core::cell::OnceCell;

use js_sys::{Uint8Array, WebAssembly::Module};
use wasm_bindgen::prelude::*;

use crate::{
    filter::Index,
    sheet::{SECTION, Sheet},
    view::Story,
};

thread_local! {
    static STORY: OnceCell<Story> = const { OnceCell::new() };
}

/// The story of this module. It is read once and stays for as long as the
/// module does, so that everything drawn can borrow from it. The error is a
/// code with a reason, for the console.
pub fn story() -> Result<Story, JsValue> {
    STORY.with(|story| {
        if let Some(story) = story.get() {
            return Ok(*story);
        }
        let read = read()?;
        Ok(*story.get_or_init(|| read))
    })
}

fn read() -> Result<Story, JsValue> {
    let module: Module = wasm_bindgen::module().unchecked_into();
    let section = Module::custom_sections(&module, SECTION).get(0);
    if section.is_undefined() {
        return Err("E-SHEET the module holds no sheet".into());
    }
    let bytes: &'static Vec<u8> = Box::leak(Box::new(Uint8Array::new(&section).to_vec()));
    let Ok(sheet) = Sheet::unpack(bytes) else {
        return Err("E-SHEET the sheet was packed for another engine".into());
    };
    let sheet: &'static Sheet<'static> = Box::leak(Box::new(sheet));
    Ok(Story { sheet, index: Box::leak(Box::new(Index::new(sheet))), links: "" })
}
