//! A figure: number, unit and hedge, short for the eye and long for the ear.

use factsheet::{day::edtf::Shape, sheet::Kind};

use super::{
    Bound, Forms, Language,
    words::{fill, scale},
};
use crate::check::{Figure, Measure};

/// A figure in words. No field is empty but `hedge`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// `over`, `about`, `at most` and the like, or nothing.
    pub hedge: &'static str,
    /// Short, without the noun that is counted: `$1.8 bn`, `22.3 %`, `10,300`,
    /// `120 km`, `2nd`.
    pub value: String,
    /// With hedge and unit: `over 1.8 billion US dollars`, `about 10,300 students`.
    pub spoken: String,
    /// Short with hedge and unit: `over $1.8 bn`, `about 10,300 students`.
    pub label: String,
}

/// Number and unit in their three lengths.
struct Parts {
    value: String,
    labelled: String,
    spoken: String,
}

impl Language {
    /// Formats a figure.
    #[must_use]
    pub fn figure(&self, figure: &Figure) -> Written {
        let hedge = self.words.hedge(figure.qualifier);
        let parts = self.parts(figure);
        let hedged = |text: &str| if hedge.is_empty() { text.to_owned() } else { format!("{hedge} {text}") };
        Written { hedge, spoken: hedged(&parts.spoken), label: hedged(&parts.labelled), value: parts.value }
    }

    /// The unit of a figure as a heading, for all numbers alike: `US dollars`.
    #[must_use]
    pub fn unit(&self, figure: &Figure) -> String {
        let known = |code: &str| self.words.currency(code).map(|currency| currency.name.other);
        let unit = match &figure.measure {
            Measure::Percent => self.words.shares,
            Measure::Currency(code) => known(code).unwrap_or(code),
            Measure::Unit(unit) => &unit.other,
            Measure::None => self.words.other_figures,
        };
        let mut letters = unit.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// Heading of figures that are alone in their unit.
    #[must_use]
    pub fn other_figures(&self) -> &'static str {
        self.words.other_figures
    }

    /// Heading of periods with an open or unknown end.
    #[must_use]
    pub fn no_end(&self) -> &'static str {
        self.words.no_end
    }

    /// Short with its noun, without hedge: `3,625 projects`, `2nd place`.
    #[must_use]
    pub fn counted(&self, figure: &Figure) -> String {
        self.parts(figure).labelled
    }

    /// What is reached, and the target, in one sentence.
    #[must_use]
    pub fn progress(&self, now: &str, target: &str) -> String {
        (self.words.progress)(now, target)
    }

    /// A part and its whole in one sentence.
    #[must_use]
    pub fn part(&self, part: &str, whole: &str) -> String {
        (self.words.part)(part, whole)
    }

    /// A target with its day: `60 % by 2030`; without one as [`Written::label`].
    #[must_use]
    pub fn target(&self, figure: &Figure, spoken: bool) -> String {
        let written = self.figure(figure);
        let text = if spoken { written.spoken } else { written.label };
        let Some(by) = &figure.by else { return text };
        let when = if by.text.is_empty() {
            match by.when.shape {
                Shape::Date => self.bound(Bound::By, &by.when),
                _ => self.period(&by.when),
            }
        } else {
            by.text.clone()
        };
        format!("{text} {when}")
    }

    fn parts(&self, figure: &Figure) -> Parts {
        let number = self.number(figure.value);
        let scaled = match scale(figure.scale) {
            None => number.clone(),
            Some(scale) => {
                format!("{number}\u{a0}{}", self.words.scales[scale].pick(self.plural(figure.value)))
            }
        };
        match &figure.measure {
            Measure::Percent => {
                let value = fill(self.words.percent, &scaled);
                let spoken = fill(self.words.percent_spoken.pick(self.plural(figure.value)), &scaled);
                Parts { labelled: value.clone(), value, spoken }
            }
            Measure::Currency(code) => self.money(figure, &number, &scaled, code),
            Measure::Unit(unit) => self.things(figure, &scaled, &Forms::of(unit)),
            Measure::None if figure.kind == Kind::Rank => {
                let place = self.ordinal(figure.value);
                Parts { value: place.clone(), labelled: place.clone(), spoken: place }
            }
            Measure::None => Parts { value: scaled.clone(), labelled: scaled.clone(), spoken: scaled },
        }
    }

    fn money(&self, figure: &Figure, number: &str, scaled: &str, code: &str) -> Parts {
        let known = self.words.currency(code);
        let plain = format!("{code}\u{a0}");
        let symbol = known.map_or(plain.as_str(), |currency| currency.symbol);
        let (sign, digits) = match number.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", number),
        };
        let short = scale(figure.scale).map(|scale| format!("\u{a0}{}", self.words.scales_short[scale]));
        let short = short.unwrap_or_default();
        let value = if self.words.symbol_first {
            format!("{sign}{symbol}{digits}{short}")
        } else {
            format!("{number}{short}\u{a0}{}", symbol.trim())
        };
        let name = known.map_or(code, |currency| currency.name.pick(self.plural(figure.size())));
        Parts { labelled: value.clone(), value, spoken: format!("{scaled} {name}") }
    }

    fn things(&self, figure: &Figure, scaled: &str, unit: &Forms<'_>) -> Parts {
        let noun = unit.pick(self.plural(figure.size()));
        if figure.kind == Kind::Rank {
            let place = self.ordinal(figure.value);
            let named = format!("{place}\u{a0}{noun}");
            return Parts { value: place, labelled: named.clone(), spoken: named };
        }
        let named = format!("{scaled}\u{a0}{noun}");
        if unit.is_symbol() {
            return Parts { value: named.clone(), labelled: named.clone(), spoken: named };
        }
        Parts { value: scaled.to_owned(), labelled: named.clone(), spoken: named }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factsheet::day::edtf;

    use crate::check::{Date, Decimal, Qualifier, Scale, Unit};

    fn figure(value: &str, measure: Measure, scale: Scale, qualifier: Qualifier) -> Figure {
        Figure {
            id: String::new(),
            value: Decimal::parse(value).expect("a number"),
            measure,
            scale,
            of: String::new(),
            qualifier,
            kind: Kind::Count,
            by: None,
            towards: None,
            part_of: None,
        }
    }

    fn money(code: &str) -> Measure {
        Measure::Currency(code.into())
    }

    fn things(one: &str, other: &str) -> Measure {
        Measure::Unit(Unit { one: Some(one.into()), other: other.into(), ..Unit::default() })
    }

    fn date(text: &str, words: &str) -> Date {
        Date { edtf: text.into(), when: edtf(text).expect("EDTF"), text: words.into() }
    }

    /// Label and spoken form.
    fn english(figure: &Figure) -> (String, String) {
        let written = Language::new("en").expect("English is there").figure(figure);
        (written.label, written.spoken)
    }

    #[test]
    fn money_is_short_for_the_eye_and_long_for_the_ear() {
        use Qualifier::{About, Exact, Over};
        use Scale::{Billion, Million, One, Thousand};
        let cases = [
            ("1.8", "USD", Billion, Over, "over $1.8\u{a0}bn", "over 1.8\u{a0}billion US dollars"),
            ("2.14", "RUB", Billion, Exact, "₽2.14\u{a0}bn", "2.14\u{a0}billion Russian rubles"),
            ("938", "USD", Million, Exact, "$938\u{a0}m", "938\u{a0}million US dollars"),
            ("15.0", "USD", Million, Over, "over $15.0\u{a0}m", "over 15.0\u{a0}million US dollars"),
            ("5", "EUR", Thousand, About, "about €5\u{a0}thousand", "about 5\u{a0}thousand euros"),
            ("1", "GBP", One, Exact, "£1", "1 pound sterling"),
            ("12500", "KGS", One, Exact, "KGS\u{a0}12,500", "12,500 Kyrgyz soms"),
            ("3", "XAF", Million, Exact, "XAF\u{a0}3\u{a0}m", "3\u{a0}million XAF"),
            ("-2.5", "USD", Million, Exact, "-$2.5\u{a0}m", "-2.5\u{a0}million US dollars"),
        ];
        for (value, code, scale, qualifier, label, spoken) in cases {
            let written = english(&figure(value, money(code), scale, qualifier));
            assert_eq!(written, (label.to_owned(), spoken.to_owned()), "{value} {code}");
        }
    }

    #[test]
    fn shares_keep_their_places_and_do_not_break_from_their_sign() {
        let share = |value| english(&figure(value, Measure::Percent, Scale::One, Qualifier::Exact)).0;
        assert_eq!(share("22.3"), "22.3\u{a0}%");
        assert_eq!(share("42.0"), "42.0\u{a0}%");
        assert_eq!(
            english(&figure("97", Measure::Percent, Scale::One, Qualifier::About)).1,
            "about 97 per cent"
        );
    }

    #[test]
    fn what_is_counted_follows_the_number_in_its_right_form() {
        let count =
            |value, scale| english(&figure(value, things("student", "students"), scale, Qualifier::Exact)).0;
        assert_eq!(count("1", Scale::One), "1\u{a0}student");
        assert_eq!(count("2", Scale::One), "2\u{a0}students");
        assert_eq!(count("10300", Scale::One), "10,300\u{a0}students");
        assert_eq!(count("1.2", Scale::Million), "1.2\u{a0}million\u{a0}students");
        assert_eq!(count("1", Scale::Million), "1\u{a0}million\u{a0}students");
    }

    #[test]
    fn a_noun_stands_behind_its_number_in_a_label_and_a_symbol_always() {
        let english = Language::new("en").expect("English is there");
        let schools = figure("9", things("school", "schools"), Scale::One, Qualifier::AtLeast);
        let written = english.figure(&schools);
        assert_eq!((written.hedge, written.value.as_str()), ("at least", "9"));
        assert_eq!(written.label, "at least 9\u{a0}schools");
        let road = Measure::Unit(Unit { other: "km".into(), ..Unit::default() });
        let written = english.figure(&figure("120", road, Scale::One, Qualifier::Exact));
        assert_eq!(written.value, "120\u{a0}km");
    }

    #[test]
    fn every_hedge_of_the_source_is_said_before_the_number() {
        use Qualifier::{About, AtLeast, AtMost, Exact, Nearly, Over, Under};
        for (qualifier, label) in [
            (Exact, "$160\u{a0}m"),
            (About, "about $160\u{a0}m"),
            (Nearly, "nearly $160\u{a0}m"),
            (Over, "over $160\u{a0}m"),
            (AtLeast, "at least $160\u{a0}m"),
            (Under, "under $160\u{a0}m"),
            (AtMost, "at most $160\u{a0}m"),
        ] {
            let (written, spoken) = english(&figure("160", money("USD"), Scale::Million, qualifier));
            assert_eq!(written, label);
            let hedge = label.strip_suffix("$160\u{a0}m").expect("the amount stands last");
            assert_eq!(spoken, format!("{hedge}160\u{a0}million US dollars"));
        }
    }

    #[test]
    fn a_rank_is_a_place_in_an_order() {
        let english = Language::new("en").expect("English is there");
        let mut rank = figure("2", things("place", "place"), Scale::One, Qualifier::Exact);
        rank.kind = Kind::Rank;
        let written = english.figure(&rank);
        assert_eq!((written.value.as_str(), written.spoken.as_str()), ("2nd", "2nd\u{a0}place"));
        rank.measure = Measure::None;
        assert_eq!(english.figure(&rank).spoken, "2nd");
    }

    #[test]
    fn a_target_says_by_when_once() {
        let english = Language::new("en").expect("English is there");
        let mut target = figure("60", Measure::Percent, Scale::One, Qualifier::Exact);
        assert_eq!(english.target(&target, false), "60\u{a0}%");
        for (edtf, text, label) in [
            ("2030", "", "60\u{a0}% by 2030"),
            ("../2030", "", "60\u{a0}% by 2030"),
            ("2027-09-01", "", "60\u{a0}% by 1 September 2027"),
            ("2028/2030", "", "60\u{a0}% 2028–2030"),
            ("2030", "within the decade", "60\u{a0}% within the decade"),
        ] {
            target.by = Some(date(edtf, text));
            assert_eq!(english.target(&target, false), label);
        }
        target.by = Some(date("2030", ""));
        assert_eq!(english.target(&target, true), "60 per cent by 2030");
    }
}
