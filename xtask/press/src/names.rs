//! Shorter names between glue and module.
//!
//! The bindings generator tells imports apart by sixteen hexadecimal digits
//! each, in the module and again in the glue: a tenth of the glue's bytes, and
//! none that compress.

use std::collections::{HashMap, HashSet};

/// Short names for long ones.
#[derive(Default)]
pub struct Names {
    short: HashMap<String, String>,
}

impl Names {
    /// Gives each of `long` a short name that `script` does not use.
    pub fn new(script: &str, long: impl Iterator<Item = String>) -> Self {
        let used: HashSet<&str> = words(script).filter(|(word, _)| *word).map(|(_, text)| text).collect();
        let mut free =
            (0_u32..).map(|number| format!("_{number:x}")).filter(|name| !used.contains(name.as_str()));
        let mut short = HashMap::new();
        for name in long.filter(|name| is_generated(name)) {
            short.entry(name).or_insert_with(|| free.next().unwrap_or_default());
        }
        Self { short }
    }

    /// The short name, if the long one has got one.
    pub fn short(&self, long: &str) -> Option<&str> {
        self.short.get(long).map(String::as_str)
    }

    /// The script with every long name replaced.
    pub fn apply(&self, script: &str) -> String {
        words(script).map(|(word, text)| word.then(|| self.short(text)).flatten().unwrap_or(text)).collect()
    }
}

/// Whether a name is the generator's own: what a page calls keeps its name.
fn is_generated(name: &str) -> bool {
    ["__wbg_", "__wbindgen_", "__externref_", "wasm_bindgen_"].iter().any(|start| name.starts_with(start))
}

/// The script cut into words (true) and what stands between them (false).
fn words(script: &str) -> impl Iterator<Item = (bool, &str)> {
    let is_word = |part: char| part.is_alphanumeric() || part == '_' || part == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let word = is_word(rest.chars().next()?);
        let end = rest.find(|part| is_word(part) != word).unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        rest = after;
        Some((word, text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str =
        "import0={__wbg_log_12ab:function(a){a.__wbg_log_12ab2;}};function mount(_0){wasm.mount(_0);}";

    fn names() -> Names {
        let long = ["__wbg_log_12ab", "mount", "memory", "__wbindgen_free", "__wbg_log_12ab"];
        Names::new(GLUE, long.into_iter().map(str::to_owned))
    }

    #[test]
    fn only_whole_generated_names_are_replaced() {
        assert_eq!(
            names().apply(GLUE),
            "import0={_1:function(a){a.__wbg_log_12ab2;}};function mount(_0){wasm.mount(_0);}"
        );
    }

    #[test]
    fn a_short_name_is_given_once_and_never_one_in_use() {
        let names = names();
        assert_eq!(names.short("__wbg_log_12ab"), Some("_1"));
        assert_eq!(names.short("__wbindgen_free"), Some("_2"));
        assert_eq!(names.short("mount"), None);
    }
}
