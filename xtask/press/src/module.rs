//! The compiled module: its glue, and itself made ready to be embedded.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::{faults, names::Names};

/// What the bindings generator makes of one raw module.
pub struct Parts {
    /// The module as browsers load it.
    pub wasm: Vec<u8>,
    /// The script that imports it, readable.
    pub glue: String,
}

/// Runs the bindings generator over a module as cargo left it.
///
/// `quick` keeps every name, for people with a debugger.
pub fn bind(raw: &Path, quick: bool) -> Result<Parts, String> {
    let mut output = Bindgen::new()
        .input_path(raw)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .omit_default_module_path(true)
                .remove_name_section(!quick)
                .remove_producers_section(true)
                .generate_output()
        })
        .map_err(|why| format!("the bindings of {}: {why:?}", raw.display()))?;
    // A crate that only might bring a script has an entry without one.
    let inline = output.snippets().iter().filter(|(_, scripts)| !scripts.is_empty()).map(|(name, _)| name);
    let foreign: Vec<&String> = inline.chain(output.local_modules().keys()).collect();
    if !foreign.is_empty() {
        return Err(format!(
            "these crates bring script files of their own, which a page in one file cannot \
             import: {foreign:?}. Do without them, or without the feature that needs them"
        ));
    }
    let mut glue = faults::told(output.js())?;
    let module = output.wasm_mut();
    if !quick {
        let imports = module.imports.iter().map(|import| import.name.clone());
        let exports = module.exports.iter().map(|export| export.name.clone());
        let names = Names::new(&glue, imports.chain(exports));
        glue = names.apply(&glue);
        let imports = module.imports.iter_mut().map(|import| &mut import.name);
        let exports = module.exports.iter_mut().map(|export| &mut export.name);
        for name in imports.chain(exports) {
            if let Some(short) = names.short(name) {
                short.clone_into(name);
            }
        }
    }
    Ok(Parts { wasm: module.emit_wasm(), glue })
}

/// Runs the bindings generator over a module and writes what it makes.
pub fn plain(raw: &Path, out: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    let bound = bindgen.input_path(raw).typescript(false).web(true).and_then(|bindgen| bindgen.generate(out));
    bound.map_err(|why| format!("the bindings of {}: {why:?}", raw.display()))
}

/// Gzip; `quick` is for the edit loop.
pub fn zip(bytes: &[u8], quick: bool) -> Vec<u8> {
    pack::gzip(bytes, if quick { 1 } else { pack::ROUNDS })
}

/// The zipped module of an earlier build, when the module is still the same.
pub fn zipped_before(folder: &Path, wasm: &[u8]) -> Option<Vec<u8>> {
    let same = fs::read(folder.join("engine.wasm")).ok()? == wasm;
    same.then(|| fs::read(folder.join("engine.wasm.gz")).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_names_itself_and_its_length() {
        let zipped = zip(&[7; 1000], true);
        assert_eq!(zipped[..3], [0x1f, 0x8b, 8]);
        assert_eq!(zipped[zipped.len() - 4..], 1000_u32.to_le_bytes());
    }

    #[test]
    fn what_is_no_module_is_refused_with_its_name() {
        let refused = bind(Path::new("nowhere.wasm"), true).err().expect("no such file");
        assert!(refused.contains("nowhere.wasm"), "{refused}");
    }
}
