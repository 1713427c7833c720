//! Facts as packed: texts and figures.

use factsheet::sheet;
use unicode_segmentation::UnicodeSegmentation;

use super::{NotPacked, Packer, narrow};
use crate::check::{Fact, Figure, Locator};

impl<'a> Packer<'a, '_> {
    pub(super) fn facts(&self) -> Result<Vec<sheet::Fact<'a>>, NotPacked> {
        self.sheet.facts.iter().enumerate().map(|(at, fact)| self.fact(at, fact)).collect()
    }

    fn fact(&self, at: usize, fact: &'a Fact) -> Result<sheet::Fact<'a>, NotPacked> {
        let indices =
            |list: &[usize], what| list.iter().map(|&index| narrow(index, what)).collect::<Result<_, _>>();
        let statement = self.bound(&fact.statement);
        Ok(sheet::Fact {
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
        })
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
