//! Facts as packed: texts, figures, and what search looks into.

use factsheet::{search::fold, sheet, text};
use unicode_segmentation::UnicodeSegmentation;

use super::{NotPacked, Packer, narrow, ranks::Ranks};
use crate::check::{Fact, Figure, Locator, Name};

impl<'a> Packer<'a, '_> {
    pub(super) fn facts(&self, ranks: &Ranks) -> Result<Vec<sheet::Fact<'a>>, NotPacked> {
        let facts = self.sheet.facts.iter().enumerate();
        facts
            .map(|(at, fact)| {
                let mut packed = self.fact(at, fact)?;
                packed.by_size = ranks.by_size[at];
                packed.by_date = ranks.by_date[at];
                packed.by_name = ranks.by_name[at];
                Ok(packed)
            })
            .collect()
    }

    /// A fact, but for its ranks.
    fn fact(&self, at: usize, fact: &'a Fact) -> Result<sheet::Fact<'a>, NotPacked> {
        let indices =
            |list: &[usize], what| list.iter().map(|&index| narrow(index, what)).collect::<Result<_, _>>();
        let statement = self.bound(&fact.statement);
        let mut packed = sheet::Fact {
            slug: &fact.slug,
            topic: narrow(fact.topic, "topics")?,
            statement,
            joins: joins(statement)?,
            figures: fact.figures.iter().map(|figure| self.figure(figure)).collect(),
            drawing: self.drawing(at),
            period: fact.period.as_ref().map(|period| self.when(period)),
            status: fact.status,
            parties: indices(&fact.parties, "parties")?,
            organisations: indices(&fact.organisations, "organisations")?,
            people: indices(&fact.people, "people")?,
            places: indices(&fact.places, "places")?,
            says: &fact.says,
            source: narrow(fact.source.document, "sources")?,
            locator: self.locator(&fact.source),
            inferred: self.bound(&fact.inferred),
            verified: self.keep(self.language.day(fact.verified)),
            words: "",
            by_size: 0,
            by_date: 0,
            by_name: 0,
        };
        packed.words = self.words(fact, &packed);
        Ok(packed)
    }

    /// A figure with its noun, which the card sets small behind the number.
    fn figure(&self, figure: &'a Figure) -> sheet::Figure<'a> {
        let written = self.language.figure(figure);
        sheet::Figure {
            hedge: written.hedge,
            value: self.keep(self.language.counted(figure)),
            spoken: self.keep(written.spoken),
            of: &figure.of,
            kind: figure.kind,
        }
    }

    pub(super) fn locator(&self, locator: &Locator) -> &'a str {
        self.keep(self.language.locator(&locator.section, locator.paragraph))
    }

    /// Everything that search looks into, folded.
    fn words(&self, fact: &Fact, packed: &sheet::Fact<'a>) -> &'a str {
        let sheet = self.sheet;
        let named = |names: &'a [Name], indices: &[usize]| -> Vec<&'a str> {
            indices.iter().filter_map(|&index| Some(names.get(index)?.label.as_str())).collect()
        };
        let figures = packed.figures.iter().flat_map(|figure| [figure.value, figure.spoken, figure.of]);
        let mut texts = vec![packed.statement];
        texts.extend(figures);
        texts.extend(named(&sheet.parties, &fact.parties));
        texts.extend(named(&sheet.organisations, &fact.organisations));
        texts.extend(named(&sheet.people, &fact.people));
        texts.extend(named(&sheet.places, &fact.places));
        texts.push(&sheet.topics[fact.topic].label);
        texts.push(packed.status.map_or("", text::status));
        texts.extend([packed.says, packed.locator]);
        texts.push(packed.period.as_ref().map_or("", |when| when.text));
        let folded: Vec<String> = texts.into_iter().map(fold).filter(|text| !text.is_empty()).collect();
        self.keep(folded.join(" "))
    }
}

/// Byte offsets that are character boundaries inside a grapheme cluster.
fn joins(text: &str) -> Result<Vec<u16>, NotPacked> {
    let inside = text
        .grapheme_indices(true)
        .flat_map(|(start, grapheme)| grapheme.char_indices().skip(1).map(move |(offset, _)| start + offset));
    inside.map(|offset| narrow(offset, "bytes in a statement")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_no_joins() {
        assert_eq!(joins("22.3\u{a0}% of trade, ещё"), Ok(vec![]));
    }

    #[test]
    fn a_letter_with_a_mark_and_a_flag_are_not_to_be_split() {
        // й as и and a breve; the flag of Kyrgyzstan.
        assert_eq!(joins("и\u{306}a"), Ok(vec![2]));
        assert_eq!(joins("🇰🇬!"), Ok(vec![4]));
    }
}
