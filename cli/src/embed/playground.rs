//! `embed.html`: where the developer of a host tries the ways in, chooses what
//! readers are to see, and copies the snippet. The form is written out here;
//! the page's own script reads nothing but the form.

use factsheet::{
    filter::{Facet, Index},
    sheet::Sheet,
    state::Sort,
    text,
};

use crate::page::{escape::text as escaped, sum, template};

/// The page as designers edit it.
const TEMPLATE: &str = include_str!("../../../static/embed.html");

/// The facets that a host chooses from; the others are for readers.
const OFFERED: [Facet; 3] = [Facet::Topic, Facet::Party, Facet::Organisation];

/// The file's text. `home` is the sheet's address; empty where it is not known.
pub fn html(sheet: &'static Sheet<'static>, home: &str) -> String {
    let index = Index::new(sheet);
    template::fill(TEMPLATE, |hole| {
        Some(match hole {
            "policy" => policy(),
            "title" => escaped(sheet.title),
            "language" => escaped(sheet.language),
            "home" => escaped(home),
            "choices" => choices(&index),
            "sorts" => sorts(),
            _ => return None,
        })
    })
}

/// The page's own security policy: its script and style by their sums, and the
/// sheet's files beside it.
fn policy() -> String {
    let own = |tag: &str| {
        let (_, rest) = TEMPLATE.split_once(&format!("\n<{tag}>")).unwrap_or_default();
        sum(rest.split_once(&format!("</{tag}>")).unwrap_or_default().0)
    };
    format!(
        "default-src 'none'; script-src '{}' 'self' 'wasm-unsafe-eval'; style-src '{}' 'self'; connect-src 'self'; \
         frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'",
        own("script"),
        own("style"),
    )
}

fn choices(index: &Index<'_>) -> String {
    let facets = OFFERED.into_iter().map(|facet| {
        let values = index.values(facet).iter().map(|value| (value.slug, value.label));
        choice(facet.key(), text::facet(facet), values)
    });
    let facts = index.sheet.facts.iter().map(|fact| (fact.slug, fact.statement));
    facets.chain([choice("facts", "Single facts", facts)]).collect()
}

/// Boxes to tick, folded away; nothing where there is nothing to choose from.
fn choice<'a>(key: &str, label: &str, values: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let boxes: String = values
        .map(|(slug, label)| {
            let label = escaped(label);
            format!(
                "<label class=\"tick\"><input type=\"checkbox\" name=\"{key}\" value=\"{slug}\">{label}</label>\n"
            )
        })
        .collect();
    if boxes.is_empty() {
        return boxes;
    }
    format!(
        "<details><summary><span>{label}</span> <b>all</b></summary>\n\
         <fieldset class=\"list\"><legend class=\"vh\">{label}</legend>\n{boxes}</fieldset></details>\n"
    )
}

fn sorts() -> String {
    let option = |sort: Sort| {
        // The first is what stands where nothing is said.
        let key = if sort == Sort::default() { "" } else { sort.key() };
        format!("<option value=\"{key}\">{}</option>", text::sort(sort))
    };
    Sort::ALL.into_iter().map(option).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_the_sums_of_the_page_s_own_script_and_style() {
        let between = |open: &str, close: &str| {
            let start = TEMPLATE.find(open).expect("opens") + open.len();
            &TEMPLATE[start..start + TEMPLATE[start..].find(close).expect("closes")]
        };
        let policy = policy();
        for own in [between("<script>", "</script>"), between("<style>", "</style>")] {
            assert!(own.len() > 1000 && !own.contains("{{"), "nothing in it is filled in");
            assert!(policy.contains(&sum(own)), "{policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(!TEMPLATE.contains(" style=\"m") && !TEMPLATE.contains(" onclick="));
    }

    #[test]
    fn what_has_no_values_is_not_offered() {
        assert_eq!(choice("party", "Party", [].into_iter()), "");
        let made = choice("party", "Party", [("a", "A & B")].into_iter());
        assert!(made.contains("name=\"party\" value=\"a\">A &amp; B</label>"), "{made}");
    }
}
