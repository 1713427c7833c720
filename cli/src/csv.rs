//! `facts.csv`: the facts as a table for spreadsheets, a row for each figure
//! and one for each fact without figures.

use factsheet::day::Day;

use crate::{
    check::{Fact, Figure, Measure, Name, Sheet},
    format::{Language, NoLanguage},
    json,
};

/// The columns, in order.
pub const COLUMNS: [&str; 26] = [
    "fact",
    "topic",
    "statement",
    "figure",
    "qualifier",
    "value",
    "scale",
    "unit",
    "currency",
    "kind",
    "of",
    "text",
    "status",
    "period",
    "period_edtf",
    "first_day",
    "last_day",
    "parties",
    "organisations",
    "people",
    "places",
    "says",
    "source",
    "locator",
    "inferred",
    "verified",
];

/// The file's text: RFC 4180, UTF-8 with a byte order mark, which spreadsheets
/// need to read it as UTF-8.
///
/// # Errors
/// When the sheet's language is not known.
pub fn text(sheet: &Sheet) -> Result<String, NoLanguage> {
    let language = Language::new(&sheet.language)?;
    let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut write = |row: [String; 26]| rows.write_record(&row).expect("memory does not refuse writes");
    write(COLUMNS.map(str::to_owned));
    for fact in &sheet.facts {
        if fact.figures.is_empty() {
            write(row(sheet, &language, fact, None).map(guarded));
        }
        for figure in &fact.figures {
            write(row(sheet, &language, fact, Some(figure)).map(guarded));
        }
    }
    let bytes = rows.into_inner().expect("memory does not refuse writes");
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

fn row(sheet: &Sheet, language: &Language, fact: &Fact, figure: Option<&Figure>) -> [String; 26] {
    let labels = |names: &[Name], indices: &[usize]| {
        let labels: Vec<&str> = indices.iter().map(|&index| names[index].label.as_str()).collect();
        labels.join("; ")
    };
    let of_figure = |read: fn(&Figure) -> String| figure.map(read).unwrap_or_default();
    let period = fact.period.as_ref();
    let days = period.map(|date| date.when.span);
    let words =
        period.map(|date| if date.text.is_empty() { language.period(&date.when) } else { date.text.clone() });
    [
        fact.slug.clone(),
        sheet.topics[fact.topic].label.clone(),
        fact.statement.clone(),
        of_figure(|figure| figure.id.clone()),
        of_figure(|figure| figure.qualifier.to_string()),
        of_figure(|figure| figure.value.to_string()),
        of_figure(|figure| json::scale(figure.scale).unwrap_or_default().to_owned()),
        of_figure(|figure| match &figure.measure {
            Measure::Percent => "%".to_owned(),
            Measure::Unit(unit) => unit.other.clone(),
            Measure::Currency(_) | Measure::None => String::new(),
        }),
        of_figure(|figure| match &figure.measure {
            Measure::Currency(code) => code.clone(),
            _ => String::new(),
        }),
        of_figure(|figure| json::kind(figure.kind).to_owned()),
        of_figure(|figure| figure.of.clone()),
        figure.map(|figure| language.figure(figure).label).unwrap_or_default(),
        fact.status.map(json::status).unwrap_or_default().to_owned(),
        words.unwrap_or_default(),
        period.map(|date| date.edtf.clone()).unwrap_or_default(),
        days.filter(|days| days.first > Day::MIN).map(|days| days.first.iso()).unwrap_or_default(),
        days.filter(|days| days.end < Day::MAX).map(|days| days.last().iso()).unwrap_or_default(),
        labels(&sheet.parties, &fact.parties),
        labels(&sheet.organisations, &fact.organisations),
        labels(&sheet.people, &fact.people),
        labels(&sheet.places, &fact.places),
        fact.says.clone(),
        sheet.sources[fact.source.document].label.clone(),
        language.locator(&fact.source.section, fact.source.paragraph),
        fact.inferred.clone(),
        fact.verified.iso(),
    ]
}

/// Spreadsheets run a cell that begins with one of `= + - @` as a formula,
/// some even behind white space: an apostrophe in front makes it text. Plain
/// negative numbers stay numbers.
fn guarded(cell: String) -> String {
    let unseen = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
    };
    let starts_blank = cell.starts_with(['\t', '\r', '\n']);
    let formula = cell.trim_start_matches(unseen).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if starts_blank || (formula && cell.parse::<f64>().is_err()) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_run_as_a_formula() {
        for bad in [
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            " =1",
            "\u{a0}=1",
            "\u{feff}=1",
            "\u{200b}@a",
            "\n=1",
            "\tx",
            "\rx",
            "＝1",
        ] {
            assert!(guarded(bad.to_owned()).starts_with('\''), "{bad:?}");
        }
        for good in ["Gazprom", "22.3", "-3", "-3.5", "a=b", "", "over $1.8 bn"] {
            assert_eq!(guarded(good.to_owned()), good);
        }
    }
}
