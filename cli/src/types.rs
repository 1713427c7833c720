//! `embed.d.ts` and `factsheet.d.ts`: the types of the custom element and of
//! `mount`, with this sheet's own slugs, so that an editor of code knows what
//! can be chosen and refuses what cannot.

use factsheet::{
    filter::{Facet, Index},
    sheet::Sheet,
};

use crate::page::template;

const ELEMENT: &str = include_str!("types/embed.d.ts");
const MODULE: &str = include_str!("types/factsheet.d.ts");

/// `embed.d.ts`: the element.
#[must_use]
pub fn element(sheet: &'static Sheet<'static>) -> String {
    let index = Index::new(sheet);
    let slugs = || {
        let facets: String = lines(|facet, name| {
            let slugs = index.values(facet).iter().map(|value| value.slug);
            format!("export type {name} = {};\n", union(slugs))
        });
        let facts = union(sheet.facts.iter().map(|fact| fact.slug));
        format!("{facets}export type FactSlug = {facts};\n")
    };
    template::fill(ELEMENT, |hole| {
        Some(match hole {
            "slugs" => slugs(),
            // A sheet of one topic has no such facet, and its facts a topic all the same.
            "topics" => union(sheet.topics.iter().map(|topic| topic.slug)),
            "counts" => lines(|facet, name| format!("    {}: Record<{name}, number>;\n", facet.key())),
            "properties" => lines(|facet, name| {
                let key = facet.key();
                format!("  get {key}(): string;\n  set {key}(slugs: Choice<{name}>);\n")
            }),
            "attributes" => lines(|facet, name| format!("  {}?: Many<{name}>;\n", facet.key())),
            _ => return None,
        })
    })
}

/// `factsheet.d.ts`: the way in for programs.
#[must_use]
pub fn module() -> String {
    template::fill(MODULE, |hole| {
        Some(match hole {
            "names" => Facet::ALL.map(name).join(", "),
            "options" => lines(|facet, name| format!("  {}?: {name} | readonly {name}[];\n", facet.key())),
            _ => return None,
        })
    })
}

/// Something for each facet with the name of its type.
fn lines(line: impl Fn(Facet, &str) -> String) -> String {
    Facet::ALL.into_iter().map(|facet| line(facet, &name(facet))).collect()
}

fn name(facet: Facet) -> String {
    let key = facet.key();
    // `Event` is the browser's.
    let behind = if facet == Facet::Event { "Slug" } else { "" };
    format!("{}{}{behind}", key[..1].to_uppercase(), &key[1..])
}

/// Slugs are letters, digits and hyphens, so nothing has to be escaped.
fn union<'a>(slugs: impl Iterator<Item = &'a str>) -> String {
    let slugs: Vec<String> = slugs.map(|slug| format!("\"{slug}\"")).collect();
    if slugs.is_empty() { "never".to_owned() } else { slugs.join(" | ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_facet_without_values_takes_nothing() {
        assert_eq!(union([].into_iter()), "never");
        assert_eq!(union(["a-1", "b"].into_iter()), "\"a-1\" | \"b\"");
    }

    #[test]
    fn an_option_takes_one_slug_or_a_list() {
        let module = module();
        assert!(module.contains("  topic?: Topic | readonly Topic[];\n"));
        assert!(module.contains("  event?: EventSlug | readonly EventSlug[];\n"));
        assert!(!module.contains("{{"), "{module}");
    }
}
