//! Exact numbers: as precise as they are written, grouped as the language does.

use icu_decimal::input::Decimal as Input;
use icu_plurals::PluralCategory;

use super::{Language, words::fill};
use crate::check::Decimal;

impl Language {
    /// `10,300`, `22.3`, `42.0`: every written place is kept.
    #[must_use]
    pub fn number(&self, value: Decimal) -> String {
        self.numbers.format(&input(value)).to_string()
    }

    /// `1st`, `2nd`, `3rd`.
    #[must_use]
    pub fn ordinal(&self, value: Decimal) -> String {
        let category = self.ordinal.category_for(&input(value));
        fill(self.words.ordinal.pick(category), &self.number(value))
    }

    /// The plural category of what is counted: `1` is one in English, `1.0` is not.
    pub(super) fn plural(&self, value: Decimal) -> PluralCategory {
        // 1.8 billion counts as 1,800,000,000, not as 1,800,000,000.0.
        let mut input = input(value);
        if value.mantissa % 10_i128.pow(u32::from(value.places)) == 0 && value.mantissa.unsigned_abs() > 1_000
        {
            input.absolute.trim_end();
        }
        self.cardinal.category_for(&input)
    }
}

/// The same number for the formatters.
fn input(value: Decimal) -> Input {
    let mut input = Input::from(value.mantissa);
    input.multiply_pow10(-i16::from(value.places));
    // A zero has no places of its own: 0.0 keeps the one it is written with.
    input.absolute.pad_end(-i16::from(value.places));
    input
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> String {
        let english = Language::new("en").expect("English is there");
        english.number(Decimal::parse(text).expect("a number"))
    }

    #[test]
    fn numbers_are_grouped_and_keep_their_places() {
        let shown =
            ["0", "7", "999", "1700", "10300", "1234567.5", "22.3", "42.0", "2.14", "0.05", "0.00", "-3.5"];
        let as_written: Vec<String> = shown.map(number).into();
        assert_eq!(
            as_written,
            [
                "0",
                "7",
                "999",
                "1,700",
                "10,300",
                "1,234,567.5",
                "22.3",
                "42.0",
                "2.14",
                "0.05",
                "0.00",
                "-3.5"
            ]
        );
    }

    #[test]
    fn places_in_an_order_have_their_endings() {
        let english = Language::new("en").expect("English is there");
        let place = |text| english.ordinal(Decimal::parse(text).expect("a number"));
        assert_eq!(
            ["1", "2", "3", "4", "11", "12", "13", "21", "102", "113"].map(place).join(" "),
            "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 113th"
        );
    }
}
