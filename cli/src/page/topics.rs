//! Topic filters that work before the engine does, and without it: the
//! checkboxes are real, and these rules hide what is not checked.

use std::fmt::Write as _;

/// The rules for a sheet's topics, by slug. They stop once the engine runs,
/// since then the root is no longer `data-static`.
#[must_use]
pub fn rules<'a>(topics: impl IntoIterator<Item = &'a str>) -> String {
    let mut css = String::new();
    for topic in topics {
        let comma = if css.is_empty() { "" } else { "," };
        // Slugs are made of a–z, 0–9 and -: nothing in them ends a string.
        let written = write!(
            css,
            "{comma}.fs[data-static]:has([name=topic]:checked):not(:has([name=topic][value=\"{topic}\"]:checked)) \
             .group[data-topic=\"{topic}\"]"
        );
        debug_assert!(written.is_ok(), "a String takes any text");
    }
    if !css.is_empty() {
        css.push_str("{display:none}");
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_rule_hides_every_group_that_is_not_checked() {
        let css = rules(["energy", "trade"]);
        assert_eq!(css.matches(".group[data-topic=").count(), 2);
        assert!(css.ends_with(".group[data-topic=\"trade\"]{display:none}"), "{css}");
        assert_eq!(rules([]), "");
    }
}
