//! The drawings inside facts. Geometry is in per cent of the drawing's own
//! width, text is HTML beside it: nothing is stretched and no label collides.

use yew::prelude::*;

use super::percent;
use crate::sheet::{Bars, Drawing, Meter};

/// The drawing of a fact, with its words.
pub fn chart(drawing: &Drawing<'static>) -> Html {
    match drawing {
        Drawing::None => html! { <div class="chart" hidden=true></div> },
        Drawing::Meter(meter) => html! {
            <div class="chart" role="img" aria-label={meter.text}>
                {bar(meter)}
                <p class="ends small num" hidden={meter.start.is_empty() && meter.end.is_empty()}>
                    <span class="start" hidden={meter.start.is_empty()}>{meter.start}</span>
                    <span class={rest(meter)} hidden={meter.end.is_empty()}>{meter.end}</span>
                </p>
            </div>
        },
        Drawing::Bars(bars) => html! {
            <div class="chart" role="img" aria-label={bars.text}>
                {rows(bars)}
            </div>
        },
    }
}

/// A bar that is partly full, with the way to the target if there is one.
pub fn bar(meter: &Meter) -> Html {
    let Meter { fill, goal, .. } = *meter;
    let ahead = goal.saturating_sub(fill);
    html! {
        <svg class="meter" aria-hidden="true" width="100%" height="10">
            <rect class={if rest(meter) == "whole" { "track whole" } else { "track" }} width="100%" height="100%" />
            if ahead > 0 {
                <rect class="ahead" x={percent(fill)} width={percent(ahead)} height="100%" />
            }
            <rect class="fill" width={percent(fill)} height="100%" />
            if goal > 0 {
                <line class="goal" x1={percent(goal)} x2={percent(goal)} y1="-3" y2="13" />
            }
        </svg>
    }
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
    html! {
        <div class="bars small num" aria-hidden="true">
            for row in &bars.rows {
                <div class="bar" key={row.label} data-own={row.own.then_some("")}>
                    <span class="bar-label">{row.label}</span>
                    <svg width="100%" height="12">
                        <rect class={if row.own { "fill" } else { "part" }} width={percent(row.length)} height="100%" />
                        <rect class="base" width="1" height="100%" />
                    </svg>
                    <span class="bar-value">{row.value}</span>
                </div>
            }
        </div>
    }
}
