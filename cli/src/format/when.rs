//! Dates and periods in words, as `docs/sheet.md` lists them.

use factsheet::day::{
    Day, Edtf,
    edtf::{Date, End, Member, Precision, Shape},
};

use super::{Bound, Language, gregorian};

impl Language {
    /// A calendar day: `1 September 2023`.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        let (year, month, of_month) = day.civil();
        gregorian(year, month, of_month).map_or_else(|| day.iso(), |date| self.day.format(&date).to_string())
    }

    /// Any date, period or set: `by 2030`, `2022–2024`, `about 2025`.
    #[must_use]
    pub fn period(&self, edtf: &Edtf) -> String {
        match (edtf.shape, edtf.start, edtf.end) {
            (Shape::Date, End::At(date), _) => self.date(&date),
            (Shape::Interval, End::At(first), End::At(last)) => self.range(&first, &last),
            (Shape::Interval, End::Open, End::At(last)) => self.bounded(Bound::By, &last),
            (Shape::Interval, End::Unknown, End::At(last)) => self.bounded(Bound::Until, &last),
            (Shape::Interval, End::At(first), End::Open) => self.bounded(Bound::Since, &first),
            (Shape::Interval, End::At(first), End::Unknown) => self.bounded(Bound::From, &first),
            (Shape::OneOf, ..) => self.list(&edtf.members, self.words.or, |run| (self.words.sometime)(&run)),
            (Shape::AllOf, ..) => self.list(&edtf.members, self.words.and, |run| run),
            // No sheet has one: a date without a date is not EDTF.
            _ => String::new(),
        }
    }

    /// One date as a bound: `by 1 September 2027`.
    pub(super) fn bound(&self, bound: Bound, edtf: &Edtf) -> String {
        match edtf.end {
            End::At(date) => self.bounded(bound, &date),
            _ => self.period(edtf),
        }
    }

    fn bounded(&self, bound: Bound, date: &Date) -> String {
        (self.words.bound)(bound, &self.date(date), date.precision)
    }

    /// A date with what is not sure about it.
    fn date(&self, date: &Date) -> String {
        let plain = self.plain(date);
        let plain = if date.sometime { (self.words.sometime)(&plain) } else { plain };
        (self.words.doubt)(&plain, date.uncertain, date.approximate)
    }

    fn plain(&self, date: &Date) -> String {
        let Date { year, month, day, .. } = *date;
        let text = match date.precision {
            Precision::Day => gregorian(year, month, day).map(|day| self.day.format(&day).to_string()),
            Precision::Month => gregorian(year, month, 1).map(|day| self.month.format(&day).to_string()),
            Precision::Year => self.year(year),
            Precision::Season => {
                self.year(year).map(|text| (self.words.season)(usize::from(month.saturating_sub(21)), &text))
            }
            Precision::Decade => self.year(year).map(|text| (self.words.decade)(&text)),
            Precision::Century => self
                .year(year)
                .zip(self.year(year + 99))
                .map(|(first, last)| (self.words.range)(&first, &last, true)),
        };
        text.unwrap_or_else(|| year.to_string())
    }

    fn year(&self, year: i32) -> Option<String> {
        gregorian(year, 1, 1).map(|day| self.year.format(&day).to_string())
    }

    fn range(&self, first: &Date, last: &Date) -> String {
        let doubt = |date: &Date| date.uncertain || date.approximate || date.sometime;
        let plain = !doubt(first) && !doubt(last);
        if plain && first.span == last.span {
            return self.date(first);
        }
        // 24–26 November 2025: the month once, where the language writes it last.
        let one_month = (first.year, first.month) == (last.year, last.month);
        let days = first.precision == Precision::Day && last.precision == Precision::Day;
        let last_text = self.date(last);
        let number = last.day.to_string();
        if let Some(rest) = last_text.strip_prefix(&number)
            && plain
            && one_month
            && days
        {
            return (self.words.range)(&first.day.to_string(), &format!("{number}{rest}"), true);
        }
        let years = first.precision == Precision::Year && last.precision == Precision::Year;
        (self.words.range)(&self.date(first), &last_text, plain && years)
    }

    fn list(&self, members: &[Member], last: &str, run: impl Fn(String) -> String) -> String {
        let mut text = String::new();
        for (at, member) in members.iter().enumerate() {
            if at > 0 {
                text.push_str(if at + 1 == members.len() { last } else { self.words.comma });
            }
            if member.from == member.to {
                text.push_str(&self.date(&member.from));
            } else {
                text.push_str(&run(self.range(&member.from, &member.to)));
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use factsheet::day::edtf;

    use super::*;

    fn english(text: &str) -> String {
        let language = Language::new("en").expect("English is there");
        language.period(&edtf(text).expect("EDTF"))
    }

    #[test]
    fn every_form_of_the_guide_is_worded_as_the_guide_says() {
        let guide = [
            ("2023-09-01", "1 September 2023"),
            ("2025-11", "November 2025"),
            ("2022", "2022"),
            ("2022/2024", "2022–2024"),
            ("2025-09/2026-06", "September 2025 – June 2026"),
            ("../2030", "by 2030"),
            ("../2027-09-01", "by 1 September 2027"),
            ("2023-09-01/..", "since 1 September 2023"),
            ("2023/..", "since 2023"),
            ("/2030", "until 2030"),
            ("2023/", "from 2023"),
            ("2025?", "2025 (uncertain)"),
            ("2025~", "about 2025"),
            ("2025%", "about 2025 (uncertain)"),
            ("202X", "2020s"),
            ("20XX", "2000–2099"),
            ("2025-XX", "some time in 2025"),
            ("2025-11-XX", "some time in November 2025"),
            ("2025-21", "spring 2025"),
            ("2025-22", "summer 2025"),
            ("2025-23", "autumn 2025"),
            ("2025-24", "winter 2025"),
            ("[2025,2026]", "2025 or 2026"),
            ("[2025..2027]", "some time in 2025–2027"),
            ("{2025,2027}", "2025 and 2027"),
        ];
        for (edtf, words) in guide {
            assert_eq!(english(edtf), words, "{edtf}");
        }
    }

    #[test]
    fn periods_say_no_more_than_they_must() {
        let cases = [
            ("2025-11-24/2025-11-26", "24–26 November 2025"),
            ("2025-11-30/2025-12-02", "30 November 2025 – 2 December 2025"),
            ("2025-11-24~/2025-11-26", "about 24 November 2025 – 26 November 2025"),
            ("2022~/2024?", "about 2022 – 2024 (uncertain)"),
            ("2025/2025", "2025"),
            ("2022/2024-05", "2022 – May 2024"),
            ("../2030~", "by about 2030"),
            ("{2021,2023,2025..2027}", "2021, 2023 and 2025–2027"),
        ];
        for (edtf, words) in cases {
            assert_eq!(english(edtf), words, "{edtf}");
        }
    }

    #[test]
    fn a_day_is_written_as_the_region_does() {
        let day = Day::new(2026, 11, 23).expect("a day");
        let written = |tag| Language::new(tag).expect("English is there").day(day);
        assert_eq!(written("en"), "23 November 2026");
        assert_eq!(written("en-GB"), "23 November 2026");
        assert_eq!(written("en-US"), "November 23, 2026");
    }
}
