//! Dates for machines, as far as they are certain.

use factsheet::day::{
    Edtf,
    edtf::{Date, End, Precision, Shape},
};

/// First and last date, as far as they are certain. A deadline is neither.
pub fn ends(when: &Edtf) -> [Option<String>; 2] {
    let certain = |end: End| match end {
        End::At(date) => iso(date),
        End::Open | End::Unknown => None,
    };
    match when.shape {
        Shape::Date => [certain(when.start), None],
        Shape::Interval if !when.moment => [certain(when.start), certain(when.end)],
        Shape::Interval | Shape::OneOf | Shape::AllOf => [None, None],
    }
}

/// A day, a month or a year in ISO 8601, unless it is in doubt.
fn iso(date: Date) -> Option<String> {
    let Date { year, month, day, .. } = date;
    if date.uncertain || date.approximate || date.sometime || year < 1 {
        return None;
    }
    match date.precision {
        Precision::Day => Some(format!("{year:04}-{month:02}-{day:02}")),
        Precision::Month => Some(format!("{year:04}-{month:02}")),
        Precision::Year => Some(format!("{year:04}")),
        Precision::Century | Precision::Decade | Precision::Season => None,
    }
}

#[cfg(test)]
mod tests {
    use factsheet::day::edtf;

    use super::*;

    #[test]
    fn only_certain_dates_are_told() {
        for (text, start, end) in [
            ("2025-11-26", "2025-11-26", ""),
            ("2025-11", "2025-11", ""),
            ("2022/2024", "2022", "2024"),
            ("2022-03-01/2024-05", "2022-03-01", "2024-05"),
            ("2023-09-01/..", "2023-09-01", ""),
            ("/2030", "", "2030"),
            ("2022?/2024", "", "2024"),
            ("../2030", "", ""),
            ("2025~", "", ""),
            ("202X", "", ""),
            ("2025-XX", "", ""),
            ("2025-21", "", ""),
            ("[2025,2026]", "", ""),
            ("{2025,2027}", "", ""),
        ] {
            let told = ends(&edtf(text).expect("EDTF")).map(Option::unwrap_or_default);
            assert_eq!(told, [start, end], "{text}");
        }
    }
}
