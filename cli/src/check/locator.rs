//! Where in a document a fact or event stands.

use super::{Rules, names::Of, rules::text_if, sheet::Locator};
use crate::{
    finding::{Finding, Place, Rule},
    written::{self, example, nearest, shown},
};

impl Rules<'_> {
    /// Where in a document a fact or event stands.
    pub(super) fn locator(
        &self,
        what: &str,
        place: Place,
        written: &Option<written::Locator>,
    ) -> Option<Locator> {
        let Some(written) = written else {
            self.log.add(
                Finding::new(Rule::NoSource, place, format!("this {what} has no source"))
                    .label("where is it from?")
                    .help(format!("add {}", example::SOURCE)),
            );
            return None;
        };
        let document = self.names.find(Of::Source, written.document.as_ref()?)?;
        let sections = &self.sheet.sources[document].sections;
        if !sections.is_empty() {
            self.section(written, sections);
        }
        Some(Locator {
            document,
            section: text_if(&written.section),
            paragraph: written.paragraph.as_ref().and_then(|number| u32::try_from(number.value).ok()),
        })
    }

    fn section(&self, written: &written::Locator, sections: &[written::Section]) {
        let titles = || sections.iter().filter_map(|section| section.title.as_ref());
        let Some(section) = &written.section else {
            if written.given.has("section") {
                return;
            }
            let all: Vec<_> = titles().take(8).map(|title| format!("\"{}\"", shown(&title.value))).collect();
            self.log.add(
                Finding::new(Rule::BadLocator, written.place, "this source has sections, and none is named")
                    .label("in which section?")
                    .help(format!("add `section`, one of: {}", all.join(", "))),
            );
            return;
        };
        let is_it = |other: &&written::Section| {
            other.title.as_ref().is_some_and(|title| title.value == section.value)
        };
        let Some(found) = sections.iter().find(is_it) else {
            let finding = Finding::new(
                Rule::BadLocator,
                section.place,
                format!("the source has no section \u{201c}{}\u{201d}", shown(&section.value)),
            );
            let near = nearest(&section.value, titles().map(|title| title.value.as_str()));
            self.log.add(match near {
                Some(near) => finding
                    .label(format!("did you mean \u{201c}{near}\u{201d}?"))
                    .help(format!("write section = \"{near}\"")),
                None => {
                    let all: Vec<_> =
                        titles().take(8).map(|title| format!("\"{}\"", shown(&title.value))).collect();
                    finding
                        .label("not in its `sections`")
                        .help(format!("choose one of: {}; or add it to the source", all.join(", ")))
                }
            });
            return;
        };
        let (Some(number), Some(last)) = (&written.paragraph, &found.paragraphs) else { return };
        if number.value > last.value {
            let title = shown(&section.value);
            self.log.add(
                Finding::new(
                    Rule::BadLocator,
                    number.place,
                    format!("\u{201c}{title}\u{201d} has no paragraph {}", number.value),
                )
                .label(format!("the last one is {}", last.value))
                .also(last.place, "as the source says here")
                .help("count the paragraphs again, here or in the source's `sections`"),
            );
        }
    }
}
