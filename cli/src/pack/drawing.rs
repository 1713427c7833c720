//! The drawings: a share of 100 %, the progress to a target, a part of a
//! whole, amounts of one currency at one scale. Lengths are exact fractions,
//! rounded once, to 1/10,000 of the full width.

use factsheet::sheet::{Bar, Bars, Drawing, Kind, Meter};

use super::{Packer, share};
use crate::check::{Comparison, Decimal, Figure, FigureAt, Measure};

/// A whole in per cent.
const HUNDRED: Decimal = Decimal { mantissa: 100, places: 0 };

impl<'a> Packer<'a, '_> {
    /// The drawing of a fact: of its first figure that can be drawn against a
    /// target or a whole, or else the first comparison it is in.
    pub(super) fn drawing(&self, fact: usize) -> Drawing<'a> {
        let figures = 0..self.sheet.facts[fact].figures.len();
        let related = |at: &FigureAt| {
            let figure = self.sheet.figure(*at);
            figure.towards.is_some() || figure.part_of.is_some()
        };
        let at = |figure| FigureAt { fact, figure };
        let first = figures.clone().map(at).find(related);
        if let Some(meter) = first.into_iter().chain(figures.map(at)).find_map(|at| self.meter(at)) {
            return Drawing::Meter(meter);
        }
        let within = |comparison: &&Comparison| comparison.rows.iter().any(|row| row.at.fact == fact);
        match self.sheet.comparisons.iter().find(within) {
            Some(comparison) => Drawing::Bars(self.bars(comparison, fact)),
            None => Drawing::None,
        }
    }

    /// The bar for one figure, where it means something.
    pub(super) fn meter(&self, at: FigureAt) -> Option<Meter<'a>> {
        let figure = self.sheet.figure(at);
        if let Some(target) = figure.towards {
            return Some(self.progress(figure, self.sheet.figure(target)));
        }
        if let Some(whole) = figure.part_of {
            return Some(self.part(figure, self.sheet.figure(whole)));
        }
        let is_share = figure.measure == Measure::Percent && figure.kind == Kind::Share;
        is_share.then(|| self.share_of_100(figure))
    }

    fn share_of_100(&self, figure: &Figure) -> Meter<'a> {
        let text = self.in_words(figure);
        Meter { fill: share(figure.size(), HUNDRED), goal: 0, start: "", end: "", text: self.keep(text) }
    }

    /// Shares stand on a bar of 100 %; all else on one that ends at the larger
    /// of what is reached and what is aimed at.
    fn progress(&self, now: &Figure, target: &Figure) -> Meter<'a> {
        let mut full = if now.size() > target.size() { now.size() } else { target.size() };
        if now.measure == Measure::Percent && HUNDRED > full {
            full = HUNDRED;
        }
        let reached = self.in_words(now);
        Meter {
            fill: share(now.size(), full),
            goal: share(target.size(), full),
            start: self.keep(self.language.figure(now).label),
            end: self.keep(self.language.target(target, false)),
            text: self.keep(self.language.progress(&reached, &self.language.target(target, true))),
        }
    }

    fn part(&self, part: &Figure, whole: &Figure) -> Meter<'a> {
        let written = self.language.figure(part);
        let hedged = [written.hedge, &written.value].join(" ");
        Meter {
            fill: share(part.size(), whole.size()),
            goal: 0,
            start: self.keep(hedged.trim()),
            end: self.keep(self.language.figure(whole).label),
            text: self.keep(self.language.part(&self.in_words(part), &self.in_words(whole))),
        }
    }

    /// `over 860 students from third countries`
    fn in_words(&self, figure: &Figure) -> String {
        let spoken = self.language.figure(figure).spoken;
        format!("{spoken} {}", figure.of).trim_end().to_owned()
    }

    fn bars(&self, comparison: &'a Comparison, fact: usize) -> Bars<'a> {
        let mut rows: Vec<_> = comparison.rows.iter().map(|row| (row, self.sheet.figure(row.at))).collect();
        rows.sort_by(|(_, left), (_, right)| {
            right.size().partial_cmp(&left.size()).unwrap_or(std::cmp::Ordering::Equal)
        });
        let largest = rows.first().map_or(HUNDRED, |(_, figure)| figure.size());
        let spoken: Vec<String> = rows
            .iter()
            .map(|(row, figure)| format!("{}, {}", row.label, self.language.figure(figure).spoken))
            .collect();
        let bars = rows.iter().map(|(row, figure)| Bar {
            label: &row.label,
            value: self.keep(self.language.figure(figure).label),
            length: share(figure.size(), largest),
            own: row.at.fact == fact,
        });
        Bars {
            rows: bars.collect(),
            title: &comparison.title,
            text: self.keep(format!("{}: {}", comparison.title, spoken.join("; "))),
        }
    }
}
