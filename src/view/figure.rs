//! A number as the source has it: the hedge small before it.

use alloc::vec::Vec;

use yew::Html;

use super::markup::{bare, el, fix, gap, hidden, of, some, text, told};
use crate::{
    sheet::{Drawing, Fact, Figure, Kind},
    text,
};

/// The number with its hedge, as it is read: the hedge and a long unit small.
/// `leave_noun` leaves the noun of a count to the label beside it.
pub fn number(figure: &Figure<'static>, leave_noun: bool) -> Html {
    let Figure { hedge, kind, .. } = *figure;
    let (value, unit) = split(figure.value);
    // A count in millions keeps its unit: without it the number would be false.
    let bare_count = leave_noun && kind == Kind::Count && !unit.contains('\u{a0}');
    let mut parts = Vec::new();
    if !hedge.is_empty() {
        parts.push(bare("small", [text(hedge), gap()]));
    }
    parts.push(bare("span", [text(value)]));
    if !unit.is_empty() && !bare_count {
        parts.push(bare("small", [gap(), text(unit)]));
    }
    of("span", "number", parts)
}

/// Splits a long unit off: `10,300 students`, but neither `$1.8 bn` nor `KGS 12,500`.
fn split(value: &'static str) -> (&'static str, &'static str) {
    let mut gaps = value.match_indices('\u{a0}').map(|(at, gap)| (at, at + gap.len()));
    let long =
        |unit: &str| !unit.starts_with(|first: char| first.is_ascii_digit()) && unit.chars().count() > 3;
    gaps.find(|&(_, after)| long(&value[after..]))
        .map_or((value, ""), |(at, after)| (&value[..at], &value[after..]))
}

/// The numbers of a fact: the first large, the others small behind it. A
/// screen reader gets them in words, since it spells `$1.8 bn` out badly.
pub fn figures(fact: &Fact<'static>) -> Html {
    let figures = &fact.figures;
    // A part of a whole stands labelled in its drawing: not twice on one card.
    let drawn = matches!(&fact.drawing, Drawing::Meter(meter) if meter.goal == 0 && !meter.start.is_empty());
    let shown_figures = if drawn && figures.len() == 2 { 1 } else { figures.len() };
    let spoken = text::listed(figures.iter().map(|figure| figure.spoken));
    let further = |figure: &Figure<'static>| {
        el(
            "small",
            &["data-kind", "class"],
            [some(figure.kind == Kind::Target, "target"), fix("further")],
            [gap(), number(figure, false)],
        )
    };
    let row = figures.iter().take(shown_figures).enumerate();
    let row = row.map(|(at, figure)| if at == 0 { number(figure, false) } else { further(figure) });
    let row = row.collect::<Vec<_>>();
    el(
        "p",
        &["part", "hidden", "class"],
        [fix("figure"), hidden(figures.is_empty()), fix("value num")],
        [
            el("span", &["aria-hidden", "class"], [fix("true"), fix("figures")], row),
            of("span", "vh", [told(spoken)]),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_noun_stands_apart_from_its_number_and_a_short_unit_does_not() {
        assert_eq!(split("10,300\u{a0}students"), ("10,300", "students"));
        assert_eq!(split("1.2\u{a0}million\u{a0}students"), ("1.2", "million\u{a0}students"));
        for whole in ["$1.8\u{a0}bn", "22.3\u{a0}%", "KGS\u{a0}12,500", "7", ""] {
            assert_eq!(split(whole), (whole, ""));
        }
    }
}
