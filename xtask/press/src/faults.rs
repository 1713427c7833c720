//! Faults of the module, heard where they happen.
//!
//! A panic ends as a trap in whatever the browser called: a listener, a timer,
//! a promise. Left alone it would reach the error handlers of the page that
//! the sheet stands in, and the broken module would be called again. So the
//! glue's closures are changed: a fault is told to the loader, the module is
//! given up, and what still calls it is not heard. The loader may then start
//! another one.

/// What is looked for in the glue, how often it stands there, and what comes
/// in its place.
const CHANGES: [(&str, usize, &str); 6] = [
    // Forgotten with the module, so that another may be started.
    ("let __wbg_init_promise;\n", 1, "let __wbg_init_promise;\n"),
    (
        "const state = { a: arg0, b: arg1, cnt: 1 };",
        2,
        "const state = { a: arg0, b: arg1, cnt: 1, home: wasm };",
    ),
    ("        state.cnt++;\n", 2, "        if (state.home !== wasm) return;\n        state.cnt++;\n"),
    (
        "        } finally {\n",
        2,
        "        } catch (fault) {\n            state.home === wasm && broken(fault);\n        } finally {\n",
    ),
    ("if (--state.cnt === 0) {", 2, "if (--state.cnt === 0 && state.home === wasm) {"),
    (
        "new FinalizationRegistry(state => wasm.",
        1,
        "new FinalizationRegistry(state => state.home === wasm && wasm.",
    ),
];

/// What hears of a fault.
const HEARS: &str = "
let hears = () => {};
export function onfault(hear) { hears = hear; }
function broken(fault) { wasm = __wbg_init_promise = undefined; hears(fault); }
";

/// The glue with its faults told.
///
/// # Errors
/// When the glue is not written as this file knows it: another version of
/// wasm-bindgen, which has to be looked at.
pub fn told(glue: &str) -> Result<String, String> {
    let mut told = glue.to_owned();
    for (old, times, new) in CHANGES {
        let found = told.matches(old).count();
        if found != times {
            return Err(format!(
                "wasm-bindgen's glue has {old:?} {found} times, not {times}: look at its closures and mend xtask/press/src/faults.rs"
            ));
        }
        told = told.replace(old, new);
    }
    told.push_str(HEARS);
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn a_glue_that_is_not_known_is_refused() {
        let fault = told("export function mount() {}").expect_err("not the glue we know");
        assert!(fault.contains("mend xtask/press"), "{fault}");
    }
}
