//! English, in the manner of British and international newspapers.

use super::words::{Bound, Currency, Forms, Words};

/// The table.
pub static WORDS: Words = Words {
    language: "en",
    locale: "en-001",
    rtl: false,
    hedges: ["about", "nearly", "over", "at least", "under", "at most"],
    percent: "{}\u{a0}%",
    percent_spoken: Forms::same("{} per cent"),
    scales_short: ["thousand", "m", "bn"],
    scales: [Forms::same("thousand"), Forms::same("million"), Forms::same("billion")],
    symbol_first: true,
    currencies: &[
        currency("USD", "$", "US dollar", "US dollars"),
        currency("RUB", "₽", "Russian ruble", "Russian rubles"),
        currency("EUR", "€", "euro", "euros"),
        currency("GBP", "£", "pound sterling", "pounds sterling"),
        currency("KGS", "KGS\u{a0}", "Kyrgyz som", "Kyrgyz soms"),
        currency("KZT", "₸", "Kazakh tenge", "Kazakh tenge"),
        currency("UZS", "UZS\u{a0}", "Uzbek sum", "Uzbek sums"),
        currency("TJS", "TJS\u{a0}", "Tajik somoni", "Tajik somonis"),
        currency("CNY", "CN¥", "Chinese yuan", "Chinese yuan"),
        currency("JPY", "¥", "Japanese yen", "Japanese yen"),
        currency("INR", "₹", "Indian rupee", "Indian rupees"),
        currency("TRY", "₺", "Turkish lira", "Turkish lira"),
        currency("BYN", "BYN\u{a0}", "Belarusian ruble", "Belarusian rubles"),
        currency("UAH", "₴", "Ukrainian hryvnia", "Ukrainian hryvnias"),
        currency("CHF", "CHF\u{a0}", "Swiss franc", "Swiss francs"),
    ],
    ordinal: Forms { one: Some("{}st"), two: Some("{}nd"), few: Some("{}rd"), ..Forms::same("{}th") },
    shares: "Per cent",
    other_figures: "Other figures, each in a unit of its own",
    no_end: "No end given",
    doubt: |date, uncertain, approximate| {
        let about = if approximate { "about " } else { "" };
        let uncertain = if uncertain { " (uncertain)" } else { "" };
        format!("{about}{date}{uncertain}")
    },
    bound: |bound, date, _| {
        let word = match bound {
            Bound::By => "by",
            Bound::Until => "until",
            Bound::Since => "since",
            Bound::From => "from",
        };
        format!("{word} {date}")
    },
    sometime: |date| format!("some time in {date}"),
    range: |first, last, tight| {
        if tight { format!("{first}–{last}") } else { format!("{first} – {last}") }
    },
    season: |season, year| {
        let name = ["spring", "summer", "autumn", "winter"].get(season).copied().unwrap_or_default();
        format!("{name} {year}")
    },
    decade: |first| format!("{first}s"),
    or: " or ",
    and: " and ",
    comma: ", ",
    progress: |now, target| format!("{now}; the target is {target}"),
    part: |part, whole| format!("{part}, out of {whole}"),
};

const fn currency(
    code: &'static str,
    symbol: &'static str,
    one: &'static str,
    other: &'static str,
) -> Currency {
    Currency { code, symbol, name: Forms::two(one, other) }
}
