//! The drawings inside facts. Geometry is in per cent of the drawing's own
//! width, text is HTML beside it: nothing is stretched and no label collides.

use yew::prelude::*;

use super::{At, percent};
use crate::sheet::{Bars as BarsData, Drawing, Meter as MeterData};

#[derive(Properties, PartialEq)]
pub struct ChartProps {
    pub drawing: At<Drawing<'static>>,
}

/// The drawing of a fact, with its words.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    match props.drawing.0 {
        Drawing::None => html! { <div class="chart" hidden=true></div> },
        Drawing::Meter(meter) => html! {
            <div class="chart" role="img" aria-label={meter.text}>
                <Meter meter={At(meter)} />
                <p class="ends small num" hidden={meter.start.is_empty() && meter.end.is_empty()}>
                    <span class="start" hidden={meter.start.is_empty()}>{meter.start}</span>
                    <span class={rest(meter)} hidden={meter.end.is_empty()}>{meter.end}</span>
                </p>
            </div>
        },
        Drawing::Bars(bars) => html! {
            <div class="chart" role="img" aria-label={bars.text}>
                <Bars bars={At(bars)} />
            </div>
        },
    }
}

#[derive(Properties, PartialEq)]
pub struct MeterProps {
    pub meter: At<MeterData<'static>>,
}

/// A bar that is partly full, with the way to the target if there is one.
#[component]
pub fn Meter(props: &MeterProps) -> Html {
    let MeterData { fill, goal, .. } = *props.meter;
    let ahead = goal.saturating_sub(fill);
    html! {
        <svg class="meter" aria-hidden="true" width="100%" height="10">
            <rect class={if rest(props.meter.0) == "whole" { "track whole" } else { "track" }} width="100%" height="100%" />
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
fn rest(meter: &MeterData) -> &'static str {
    match (meter.goal, meter.end) {
        (0, "") => "none",
        (0, _) => "whole",
        _ => "target",
    }
}

#[derive(Properties, PartialEq)]
pub struct BarsProps {
    pub bars: At<BarsData<'static>>,
}

/// Amounts of one currency at one scale: a row of label, bar and amount each.
#[component]
pub fn Bars(props: &BarsProps) -> Html {
    let rows = &props.bars.0.rows;
    html! {
        <div class="bars small num" aria-hidden="true">
            for row in rows {
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
