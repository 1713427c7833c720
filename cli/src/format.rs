//! Numbers, figures, dates and names as readers of a language see them.
//!
//! Everything is formatted here, once, when a sheet is packed: the engine
//! holds no formatter, and the reader's clock, zone and locale change nothing.
//! Digits, grouping, month names, plural rules and the alphabet come from the
//! Unicode CLDR; what CLDR leaves to newspapers (hedges, `bn`, `by 2030`)
//! stands in a table of [`Words`], one a language.

use std::{cmp::Ordering, fmt};

use icu_calendar::{Date, Gregorian};
use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_datetime::{
    FixedCalendarDateTimeFormatter as Form,
    fieldsets::{M, Y, YM, YMD},
};
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralRuleType, PluralRules, PluralRulesOptions};

mod english;
mod figure;
mod number;
mod when;
mod words;

pub use figure::Written;
pub use words::{Bound, Currency, Forms, Words};

/// Languages that have a table of words.
const TABLES: [&Words; 1] = [&english::WORDS];

/// A language, ready to format in.
pub struct Language {
    words: &'static Words,
    numbers: DecimalFormatter,
    cardinal: PluralRules,
    ordinal: PluralRules,
    year: Form<Gregorian, Y>,
    month: Form<Gregorian, YM>,
    day: Form<Gregorian, YMD>,
    month_name: Form<Gregorian, M>,
    alphabet: CollatorBorrowed<'static>,
}

/// Why a sheet's language cannot be formatted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoLanguage {
    tag: String,
}

impl fmt::Display for NoLanguage {
    fn fmt(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = TABLES.map(|words| format!("`{}`", words.language)).join(", ");
        write!(
            form,
            "the tool cannot write numbers and dates in the language `{}` yet; it knows {known}\n  \
             set `language` in sheet.toml to one it knows, or add a table of words in cli/src/format/",
            self.tag
        )
    }
}

impl std::error::Error for NoLanguage {}

impl Language {
    /// The language of a BCP 47 tag: `en` writes dates day first, as most of
    /// the English-speaking world does; `en-US` month first.
    ///
    /// # Errors
    /// When the tool has no words for it.
    pub fn new(tag: &str) -> Result<Language, NoLanguage> {
        let missing = || NoLanguage { tag: tag.to_owned() };
        let locale: Locale = tag.parse().map_err(|_| missing())?;
        let words = TABLES
            .into_iter()
            .find(|words| words.language == locale.id.language.as_str())
            .ok_or_else(missing)?;
        let plain = locale.id.region.is_none() && locale.id.script.is_none();
        let locale = if plain { words.locale.parse().map_err(|_| missing())? } else { locale };
        let plurals = |kind| {
            let options = PluralRulesOptions::default().with_type(kind);
            PluralRules::try_new((&locale).into(), options).map_err(|_| missing())
        };
        Ok(Language {
            words,
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default())
                .map_err(|_| missing())?,
            cardinal: plurals(PluralRuleType::Cardinal)?,
            ordinal: plurals(PluralRuleType::Ordinal)?,
            year: Form::try_new((&locale).into(), Y::long()).map_err(|_| missing())?,
            month: Form::try_new((&locale).into(), YM::long()).map_err(|_| missing())?,
            day: Form::try_new((&locale).into(), YMD::long()).map_err(|_| missing())?,
            month_name: Form::try_new((&locale).into(), M::medium()).map_err(|_| missing())?,
            alphabet: CollatorBorrowed::try_new((&locale).into(), CollatorOptions::default())
                .map_err(|_| missing())?,
        })
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub fn rtl(&self) -> bool {
        self.words.rtl
    }

    /// Order in its alphabet.
    #[must_use]
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.alphabet.compare(left, right)
    }

    /// Short names of the months, January first.
    #[must_use]
    pub fn months(&self) -> Vec<String> {
        let name = |month| Some(self.month_name.format(&gregorian(2000, month, 1)?).to_string());
        (1..=12).filter_map(name).collect()
    }

    /// Section and paragraph of a source: `Bilateral relations, ¶3`.
    #[must_use]
    pub fn locator(&self, section: &str, paragraph: Option<u32>) -> String {
        match (section, paragraph) {
            (section, None) => section.to_owned(),
            ("", Some(paragraph)) => format!("¶{paragraph}"),
            (section, Some(paragraph)) => format!("{section}, ¶{paragraph}"),
        }
    }
}

/// A day for the formatters, if the calendar has it.
fn gregorian(year: i32, month: u8, day: u8) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Language {
        Language::new("en").expect("English is there")
    }

    #[test]
    fn a_language_without_words_is_refused_by_name() {
        for tag in ["ru", "zz", "not a tag"] {
            let Err(error) = Language::new(tag) else { panic!("{tag} is not there yet") };
            let text = error.to_string();
            assert!(text.contains(&format!("`{tag}`")) && text.contains("it knows `en`"), "{text}");
        }
    }

    #[test]
    fn months_are_short_and_twelve() {
        assert_eq!(english().months().join(" "), "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec");
    }

    #[test]
    fn the_alphabet_ignores_case_and_accents_at_first() {
        let mut words = ["zebra", "Über", "apple", "Äpfel", "unter"];
        words.sort_by(|left, right| english().compare(left, right));
        assert_eq!(words, ["Äpfel", "apple", "Über", "unter", "zebra"]);
    }

    #[test]
    fn a_locator_names_section_and_paragraph() {
        let english = english();
        assert_eq!(english.locator("Bilateral relations", Some(3)), "Bilateral relations, ¶3");
        assert_eq!(english.locator("Sign-off", None), "Sign-off");
        assert_eq!(english.locator("", Some(12)), "¶12");
    }
}
