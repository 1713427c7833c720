//! The drawings inside facts. Geometry is in per cent of the drawing's own
//! width, text is HTML beside it: nothing is stretched and no label collides.

use alloc::{vec, vec::Vec};

use yew::Html;

use super::{
    markup::{el, fix, keyed, made, mark, of, shown, text},
    percent,
};
use crate::sheet::{Bar, Bars, Drawing, Meter};

/// The drawing of a fact, with its words.
pub fn chart(drawing: &Drawing<'static>) -> Html {
    match drawing {
        Drawing::None => shown("div", "chart", false, []),
        Drawing::Meter(meter) => {
            let ends = [
                shown("span", "start", !meter.start.is_empty(), [text(meter.start)]),
                shown("span", rest(meter), !meter.end.is_empty(), [text(meter.end)]),
            ];
            let any = !(meter.start.is_empty() && meter.end.is_empty());
            drawn(meter.text, [bar(meter), shown("p", "ends small num", any, ends)])
        }
        Drawing::Bars(bars) => {
            drawn(bars.text, [of("p", "bars-title small", [text(bars.title)]), rows(bars)])
        }
    }
}

/// A drawing that is spoken as these words.
fn drawn<const N: usize>(words: &'static str, parts: [Html; N]) -> Html {
    el("div", &["role", "aria-label", "class"], [fix("img"), fix(words), fix("chart")], parts)
}

/// A bar that is partly full, with the way to the target if there is one.
pub fn bar(meter: &Meter<'static>) -> Html {
    let Meter { fill, goal, .. } = *meter;
    let ahead = goal.saturating_sub(fill);
    let track = if rest(meter) == "whole" { "track whole" } else { "track" };
    let mut parts = vec![part(track, 0, 10_000)];
    if ahead > 0 {
        parts.push(part("ahead", fill, ahead));
    }
    parts.push(part("fill", 0, fill));
    if goal > 0 {
        let values =
            [made(percent(goal.into())), made(percent(goal.into())), fix("-3"), fix("13"), fix("goal")];
        parts.push(el("line", &["x1", "x2", "y1", "y2", "class"], values, []));
    }
    el(
        "svg",
        &["aria-hidden", "width", "height", "class"],
        [fix("true"), fix("100%"), fix("10"), fix("meter")],
        parts,
    )
}

/// A part of a bar, from one place on, in 1/10,000.
fn part(class: &'static str, x: u16, width: u16) -> Html {
    let start = (x > 0).then(|| percent(x.into())).and_then(made);
    let values = [start, made(percent(width.into())), fix("100%"), fix(class)];
    el("rect", &["x", "width", "height", "class"], values, [])
}

/// What the second label names: the target, the whole, or nothing.
fn rest(meter: &Meter) -> &'static str {
    match (meter.goal, meter.end) {
        (0, "") => "none",
        (0, _) => "whole",
        _ => "target",
    }
}

/// Amounts of one currency at one scale: a row of label, bar and amount each.
fn rows(bars: &Bars<'static>) -> Html {
    let rows = bars.rows.iter().map(row).collect::<Vec<_>>();
    el("div", &["aria-hidden", "class"], [fix("true"), fix("bars small num")], rows)
}

fn row(row: &Bar<'static>) -> Html {
    let base = el("rect", &["width", "height", "class"], [fix("1"), fix("100%"), fix("base")], []);
    let length = part(if row.own { "fill" } else { "part" }, 0, row.length);
    let parts = [
        of("span", "bar-label", [text(row.label)]),
        el("svg", &["width", "height"], [fix("100%"), fix("12")], [length, base]),
        of("span", "bar-value", [text(row.value)]),
    ];
    keyed(row.label, el("div", &["data-own", "class"], [mark(row.own), fix("bar")], parts))
}
