//! Dates as packed: the days they span, and the words for them.

use factsheet::{
    day::{
        Edtf,
        edtf::{End, Precision, Shape},
    },
    sheet::When,
};

use super::Packer;
use crate::check::Date;

impl<'a> Packer<'a, '_> {
    /// A date with the editor's words for it, or else the tool's.
    pub(super) fn when(&self, date: &'a Date) -> When<'a> {
        let read = &date.when;
        When {
            span: read.span,
            edtf: &date.edtf,
            datetime: datetime(&date.edtf, read),
            text: if date.text.is_empty() { self.keep(self.language.period(read)) } else { &date.text },
            fuzzy_start: read.fuzzy_start,
            fuzzy_end: read.fuzzy_end,
            moment: read.moment,
        }
    }
}

/// The value for `<time datetime>`: HTML knows days, months and years after
/// the year 0, and no doubt about them. Empty for all else.
pub fn datetime<'a>(text: &'a str, edtf: &Edtf) -> &'a str {
    let (Shape::Date, End::At(date)) = (edtf.shape, edtf.start) else { return "" };
    let doubt = date.uncertain || date.approximate || date.sometime;
    let known = matches!(date.precision, Precision::Day | Precision::Month | Precision::Year);
    // Without doubt, EDTF writes these as HTML does.
    if known && !doubt && date.year > 0 { text } else { "" }
}

#[cfg(test)]
mod tests {
    use factsheet::day::edtf;

    use super::*;

    #[test]
    fn html_has_days_months_and_years_and_nothing_doubtful() {
        for text in ["2023-09-01", "2025-11", "2022"] {
            assert_eq!(datetime(text, &edtf(text).expect("EDTF")), text);
        }
        for text in
            ["2022/2024", "../2030", "2025?", "2025~", "202X", "2025-XX", "2025-21", "[2025,2026]", "-0043"]
        {
            assert_eq!(datetime(text, &edtf(text).expect("EDTF")), "", "{text}");
        }
    }
}
