//! What the engine reads.

use bumpalo::Bump;
use factsheet::{
    day::Day,
    filter::{Index, Query},
    sheet::{Drawing, Fact, Order, Run, SECTION, Sheet},
};
use factsheet_cli::pack;

use crate::desk::{LEAST, checked, state_visit};

/// Packs, reads back, and looks.
fn with_packed<T>(sheet: &factsheet_cli::check::Sheet, look: impl FnOnce(&'static Sheet<'static>) -> T) -> T {
    let bytes = pack::pack(sheet).expect("packs").leak();
    look(Box::leak(Box::new(Sheet::unpack(bytes).expect("reads back"))))
}

fn fact(sheet: &'static Sheet<'static>, slug: &str) -> &'static Fact<'static> {
    &sheet.facts[sheet.fact(slug).expect(slug) as usize]
}

fn ordered(sheet: &'static Sheet<'static>, order: &Order) -> Vec<&'static Fact<'static>> {
    order.0.iter().map(|&fact| &sheet.facts[fact as usize]).collect()
}

#[test]
fn a_packed_sheet_reads_back_as_it_was_laid_out() {
    for sheet in [state_visit(), checked(LEAST)] {
        let arena = Bump::new();
        let laid = pack::lay_out(&sheet, &arena).expect("lays out");
        with_packed(&sheet, |read| assert_eq!(format!("{read:?}"), format!("{laid:?}")));
    }
}

#[test]
fn no_line_ends_between_a_number_and_its_per_cent_sign() {
    with_packed(&state_visit(), |sheet| {
        let statement = fact(sheet, "gasification").statement;
        assert!(statement.contains("42\u{a0}%") && statement.contains("60\u{a0}%"), "{statement}");
        assert!(sheet.facts.iter().all(|fact| !fact.statement.contains(" %")));
    });
}

#[test]
fn a_sheet_with_one_fact_and_no_figures_packs() {
    with_packed(&checked(LEAST), |sheet| {
        assert_eq!((sheet.facts.len(), sheet.events.len(), sheet.keys.len()), (1, 0, 0));
        assert!(sheet.years.is_empty() && sheet.facts[0].figures.is_empty());
        assert_eq!(sheet.facts[0].drawing, Drawing::None);
        assert_eq!(sheet.updated, "23 November 2026");
        assert_eq!(sheet.months.len(), 12);
    });
}

#[test]
fn a_sheet_in_a_language_without_words_is_refused() {
    let text = LEAST.replace("language = \"en\"", "language = \"ky\"");
    let why = pack::pack(&checked(&text)).expect_err("no Kyrgyz yet").to_string();
    assert!(why.contains("`ky`") && why.contains("sheet.toml"), "{why}");
}

#[test]
fn the_section_follows_the_module_and_holds_the_sheet() {
    let bytes = pack::pack(&checked(LEAST)).expect("packs");
    let section = pack::frame(SECTION, &bytes);
    assert_eq!(section[0], 0, "a custom section");
    assert!(section.ends_with(&bytes));
}

#[test]
fn figures_are_written_as_the_source_has_them() {
    with_packed(&state_visit(), |sheet| {
        let figures = |slug: &str| -> Vec<String> {
            let figures = &fact(sheet, slug).figures;
            figures
                .iter()
                .map(|figure| format!("{} {}", figure.hedge, figure.value).trim().to_owned())
                .collect()
        };
        let one = |slug: &str| figures(slug)[0].clone();
        assert_eq!(one("direct-investment"), "over $1.8\u{a0}bn");
        assert_eq!(one("tailings-budget"), "₽2.14\u{a0}bn");
        assert_eq!(one("trade-share"), "22.3\u{a0}%");
        assert_eq!(one("students-in-russia"), "about 10,300\u{a0}students");
        assert_eq!(one("trade-rank"), "2nd");
        assert_eq!(one("agreements"), "at least 7\u{a0}agreements");
        assert_eq!(figures("development-fund"), ["$938\u{a0}m", "3,625\u{a0}projects"]);
        let investment = fact(sheet, "direct-investment").figures[0].spoken;
        assert_eq!(investment, "over 1.8\u{a0}billion US dollars");
    });
}

#[test]
fn progress_stands_on_a_bar_of_a_hundred_with_its_target() {
    with_packed(&state_visit(), |sheet| {
        let Drawing::Meter(meter) = &fact(sheet, "gasification").drawing else { panic!("a meter") };
        assert_eq!((meter.fill, meter.goal), (4200, 6000));
        assert_eq!((meter.start, meter.end), ("42\u{a0}%", "60\u{a0}% by 2030"));
        assert!(meter.text.contains("; the target is 60 per cent by 2030"), "{}", meter.text);
    });
}

#[test]
fn a_part_is_drawn_against_its_whole() {
    with_packed(&state_visit(), |sheet| {
        let Drawing::Meter(meter) = &fact(sheet, "students-in-russia").drawing else { panic!("a meter") };
        assert_eq!((meter.fill, meter.goal), (4951, 0), "5,100 of 10,300");
        assert_eq!((meter.start, meter.end), ("5,100", "about 10,300\u{a0}students"));
        let Drawing::Meter(meter) = &fact(sheet, "slavic-university").drawing else { panic!("a meter") };
        assert_eq!(meter.fill, 1147, "over 860 of 7,500");
        assert!(
            meter.text.starts_with("over 860\u{a0}students from third countries, out of 7,500"),
            "{}",
            meter.text
        );
    });
}

#[test]
fn a_share_without_a_whole_is_one_of_a_hundred() {
    with_packed(&state_visit(), |sheet| {
        let Drawing::Meter(meter) = &fact(sheet, "trade-share").drawing else { panic!("a meter") };
        assert_eq!((meter.fill, meter.goal, meter.start, meter.end), (2230, 0, "", ""));
        assert!(meter.text.starts_with("22.3 per cent of"), "{}", meter.text);
    });
}

#[test]
fn amounts_of_one_currency_share_a_scale_largest_first() {
    with_packed(&state_visit(), |sheet| {
        let Drawing::Bars(bars) = &fact(sheet, "preferential-loan").drawing else { panic!("bars") };
        let rows: Vec<_> = bars.rows.iter().map(|row| (row.value, row.length, row.own)).collect();
        assert_eq!(
            rows,
            [
                ("over $1.8\u{a0}bn", 10_000, false),
                ("$938\u{a0}m", 5211, false),
                ("$160\u{a0}m", 889, true),
                ("over $15\u{a0}m", 83, false),
            ]
        );
        assert!(bars.text.contains("; loan, 160\u{a0}million US dollars;"), "{}", bars.text);
        let Drawing::None = fact(sheet, "tailings-budget").drawing else {
            panic!("rubles are not on that scale")
        };
    });
}

#[test]
fn key_figures_have_a_bar_where_it_means_something() {
    with_packed(&state_visit(), |sheet| {
        let bars: Vec<_> = sheet.keys.iter().map(|key| key.meter.as_ref().map(|meter| meter.fill)).collect();
        assert_eq!(bars, [None, Some(2230), Some(9700), None, Some(4200), None]);
    });
}

#[test]
fn the_largest_come_first_within_a_unit_and_facts_without_figures_last() {
    with_packed(&state_visit(), |sheet| {
        let facts: Vec<&Fact<'_>> = ordered(sheet, &sheet.by_size);
        let numbered = facts.iter().take_while(|fact| !fact.figures.is_empty()).count();
        assert!(facts[numbered..].iter().all(|fact| fact.figures.is_empty()));
        let dollars: Vec<&str> = facts
            .iter()
            .filter_map(|fact| fact.figures.first())
            .map(|figure| figure.value)
            .filter(|value| value.starts_with('$'))
            .collect();
        assert_eq!(dollars, ["$1.8\u{a0}bn", "$938\u{a0}m", "$160\u{a0}m"]);
    });
}

#[test]
fn an_order_by_size_or_date_has_headings_over_all_its_facts() {
    with_packed(&state_visit(), |sheet| {
        let labels = |runs: &[Run<'_>]| -> Vec<String> {
            assert_eq!(runs.iter().map(|run| run.facts as usize).sum::<usize>(), sheet.facts.len());
            runs.iter().map(|run| run.label.to_owned()).collect()
        };
        let sizes = labels(&sheet.sizes);
        assert_eq!(sizes[..2], ["Per cent", "US dollars"]);
        assert_eq!(sizes[sizes.len() - 2..], ["Other figures, each in a unit of its own", "No figure"]);
        let dates = labels(&sheet.dates);
        assert_eq!(dates[..2], ["No end given", "2030"]);
        assert_eq!(dates.last().map(String::as_str), Some("Not stated"));
    });
}

#[test]
fn the_newest_come_first_and_facts_without_a_period_last() {
    with_packed(&state_visit(), |sheet| {
        let facts: Vec<&Fact<'_>> = ordered(sheet, &sheet.by_date);
        let ends: Vec<Option<Day>> = facts.iter().map(|fact| Some(fact.period.as_ref()?.span.end)).collect();
        let dated = ends.iter().flatten().count();
        assert!(dated > 5 && ends[dated..].iter().all(Option::is_none));
        assert!(ends[..dated].is_sorted_by(|left, right| left >= right));
    });
}

#[test]
fn every_order_has_every_fact_once() {
    with_packed(&state_visit(), |sheet| {
        for order in [&sheet.by_size, &sheet.by_date, &sheet.by_name] {
            let mut facts = order.0.clone();
            facts.sort_unstable();
            assert!(facts.iter().copied().eq(0..sheet.facts.len() as u32));
        }
    });
}

#[test]
fn search_finds_names_figures_and_dates() {
    with_packed(&state_visit(), |sheet| {
        let index = Index::new(sheet);
        let finds = |slug: &str, text: &str| {
            let query = Query { text: text.into(), ..Query::default() };
            index.matching(&query).has(sheet.fact(slug).expect(slug) as usize)
        };
        for text in ["gazprom", "gasification", "42", "60", "by 2030", "under way", "kyrgyzstan", "energy"] {
            assert!(finds("gasification", text), "{text}");
        }
        assert!(finds("welcome-ceremony", "yuri ushakov"));
        assert!(finds("companies-with-russian-capital", "1700 companies"));
        assert!(!finds("welcome-ceremony", "gasification"));
    });
}

#[test]
fn the_programme_comes_in_its_sequence_before_the_dates() {
    with_packed(&state_visit(), |sheet| {
        let steps: Vec<u16> =
            sheet.events.iter().map(|event| event.step).take_while(|&step| step > 0).collect();
        assert_eq!(steps, [1, 2, 3, 4, 5, 6]);
        let texts: Vec<&str> =
            sheet.events[6..].iter().map(|event| event.when.as_ref().expect("a date").text).collect();
        let place = |text: &str| texts.iter().position(|other| *other == text).expect(text);
        for [earlier, later] in [
            ["2022–2023", "2022–2024"],
            ["2022–2024", "1 September 2023"],
            ["1 September 2023", "2024–2030"],
            ["November 2025", "by 1 September 2027"],
            ["by 1 September 2027", "by 2030"],
        ] {
            assert!(place(earlier) < place(later), "{texts:?}");
        }
    });
}

#[test]
fn years_are_those_that_a_period_touches() {
    let fact = |slug: &str, period: &str| {
        format!(
            "\n[[fact]]\nslug = \"{slug}\"\ntopic = \"all\"\nstatement = \"So it is.\"\nperiod = \"{period}\"\n\
             source = {{ document = \"paper\" }}\nverified = \"2026-11-23\"\n"
        )
    };
    let years = |periods: &[&str]| {
        let facts: String =
            (0..).zip(periods).map(|(nth, period)| fact(&format!("fact-{nth}"), period)).collect();
        with_packed(&checked(&format!("{LEAST}{facts}")), |sheet| sheet.years.join(" "))
    };
    assert_eq!(years(&["../2024", "2026/2027-02"]), "2024 2026 2027");
    assert_eq!(years(&["2028-05/.."]), "2028 2029 2030", "to the end of the horizon");
    assert_eq!(years(&["1990", "2040"]), "", "outside the horizon");
}
