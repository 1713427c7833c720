//! The types that a sheet's own slugs make.

use std::fs;

use crate::desk::{self, LEAST};

fn built(sheet: &str) -> (String, String) {
    let out = desk::folder("types").join("dist");
    let built = desk::build(&desk::sheet_folder(sheet), &desk::engine(0), &out);
    assert!(built.status.success(), "{}", desk::said(&built));
    let read = |name: &str| fs::read_to_string(out.join(name)).expect(name);
    (read("embed.d.ts"), read("factsheet.d.ts"))
}

#[test]
fn a_sheet_of_one_topic_offers_no_choice_of_topics() {
    let (element, module) = built(LEAST);
    for line in [
        "export type Topic = never;\n",
        "export type FactSlug = \"only\";\n",
        "  topic: \"all\";\n",
        "    topic: Record<Topic, number>;\n",
    ] {
        assert!(element.contains(line), "{line}");
    }
    assert!(!element.contains("{{") && !module.contains("{{"), "no hole is left open");
}

#[test]
fn a_second_topic_makes_a_choice() {
    let second = "[[topic]]\nslug = \"more\"\nlabel = \"More\"\nhue = 2\n\n[[fact]]\nslug = \"second\"\ntopic = \"more\"\n\
                  statement = \"Another thing is so.\"\nsource = { document = \"paper\" }\nverified = \"2026-11-23\"\n";
    let (element, _) = built(&[LEAST, second].concat());
    assert!(element.contains("export type Topic = \"all\" | \"more\";\n"), "{element}");
    assert!(element.contains("export type FactSlug = \"only\" | \"second\";\n"), "{element}");
    assert!(element.contains("export type Party = never;\n"), "{element}");
}
