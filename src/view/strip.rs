//! The strip: the horizon as a drawing. What it shows stands as text in the
//! list below it, so assistive technology is given its name and its keys only.
//!
//! Places across are in per cent of the plot, heights and gaps in em of the
//! strip's type: text is never stretched.

use alloc::{format, rc::Rc, string::String};

use yew::prelude::*;

use super::{Story, percent, tie::Tied};
use crate::{
    day::Day,
    filter::Answer,
    sheet::Sheet,
    state::State,
    text,
    timeline::{self, Lane, Tick},
};

mod mark;

/// The band of the scale on top, in 1/100 em. What is dragged here selects a
/// period, what is dragged below pans.
const AXIS: i32 = 160;
/// One row.
const ROW: i32 = 190;
/// Below the last row, for today's label.
const FOOT: i32 = 130;
/// The widest column of lane names.
const LANES: i32 = 1000;

#[derive(Properties, PartialEq)]
pub struct StripProps {
    pub story: Story,
    pub state: Rc<State>,
    pub answer: Rc<Answer>,
    pub today: Option<Day>,
    pub brush: Option<(u16, u16)>,
}

/// Lanes of events on one scale.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let StripProps { story, state, answer, today, brush } = props;
    let sheet = story.sheet;
    let window = timeline::shown(sheet, state.window);
    let strip = timeline::layout(sheet, window, *today);
    let height = AXIS + i32::from(strip.rows) * ROW + FOOT;
    let foot = em(height - FOOT);
    let flip = Flip(sheet.rtl);
    let brush = brush.or_else(|| state.query.span.and_then(|span| timeline::seen(window, span)));
    let brush = brush.map(|(from, to)| {
        let left = flip.left(i32::from(from), i32::from(to));
        rect("brush", left, em(0), percent(to.saturating_sub(from)), foot.clone(), None)
    });
    let column = strip.lanes.iter().map(|lane| name(sheet, lane)).map(|(name, more)| bold(name) + bold(more));
    let column = column.max().unwrap_or(0);
    html! {
        <div
            class="strip"
            tabindex="0"
            role="group"
            aria-label={text::strip(sheet, window)}
            data-act="strip"
            data-zoomed={state.window.is_some().then_some("")}
            hidden={strip.lanes.is_empty()}
        >
            <svg class="lanes" aria-hidden="true" width={em(column)} height={em(height)}>
                for lane in &strip.lanes {
                    <text key={lane.track} class="lane" x={flip.at(0)} y={em(baseline(lane.row))}>
                        {name(sheet, lane).0}{name(sheet, lane).1}
                    </text>
                }
            </svg>
            <svg class="plot" aria-hidden="true" width="100%" height={em(height)}>
                {rect("band", flip.left(0, 10_000), em(0), percent(10_000), em(AXIS), None)}
                <g class="scale">{for strip.ticks.iter().map(|tick| draw_tick(tick, flip, &foot))}</g>
                <g class="rules">
                    for lane in &strip.lanes {
                        <line key={lane.track} x2="100%" y1={em(top(lane.row))} y2={em(top(lane.row))} />
                    }
                </g>
                <g class="brushes">{for brush}</g>
                <g class="now">{for strip.today.map(|at| draw_today(at, flip, &foot))}</g>
                <g class="marks">
                    {for strip.marks.iter().map(|mark| {
                        let tied = Tied::of(*story, state, answer, mark.event as usize);
                        mark::draw_mark(*story, mark, tied, flip)
                    })}
                </g>
            </svg>
        </div>
    }
}

/// Earlier is at the left; at the right where the sheet is read from there.
#[derive(Clone, Copy)]
struct Flip(bool);

impl Flip {
    fn at(self, x: i32) -> String {
        let x = x.clamp(0, 10_000) as u16;
        percent(if self.0 { 10_000 - x } else { x })
    }

    /// The left end of what reaches from one place to another.
    fn left(self, from: i32, to: i32) -> String {
        self.at(if self.0 { to } else { from })
    }

    /// A length along the direction of reading.
    fn along(self, hundredths: i32) -> String {
        em(if self.0 { -hundredths } else { hundredths })
    }
}

/// A length in 1/100 em as an attribute.
fn em(hundredths: i32) -> String {
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    format!("{sign}{}.{:02}em", size / 100, size % 100)
}

/// The upper edge of a row.
fn top(row: u16) -> i32 {
    AXIS + i32::from(row) * ROW
}

/// Where the text of a row stands.
fn baseline(row: u16) -> i32 {
    top(row) + 131
}

/// The lane's name, cut where it is long.
fn name<'a>(sheet: &Sheet<'a>, lane: &Lane) -> (&'a str, &'static str) {
    timeline::cut(sheet.tracks.get(usize::from(lane.track)).map_or("", |track| track.label), LANES * 7 / 8)
}

/// A bound of the text's width in bold type, in 1/100 em.
fn bold(text: &str) -> i32 {
    timeline::width(text) * 8 / 7
}

fn draw_tick(tick: &Tick, flip: Flip, foot: &str) -> Html {
    let x = flip.at(tick.x);
    html! {
        <g key={tick.x * 2 + i32::from(tick.began)} class={if tick.major { "tick major" } else { "tick" }}>
            {line("", x.clone(), em(if tick.began { AXIS } else { 35 }), foot)}
            <text class="axis" {x} dx={flip.along(if tick.began { 0 } else { 30 })} y="1.10em">{&tick.label}</text>
        </g>
    }
}

fn draw_today(at: i32, flip: Flip, foot: &str) -> Html {
    let x = flip.at(at);
    // The label stays inside the plot.
    let anchor = match at {
        ..=800 => "start",
        801..=9200 => "middle",
        _ => "end",
    };
    html! {
        <g key="today">
            {line("today", x.clone(), em(AXIS), foot)}
            <svg {x} y={foot.to_owned()}><text class="axis" y="1.05em" text-anchor={anchor}>{text::TODAY}</text></svg>
        </g>
    }
}

// One place each for what is drawn again and again: the markup of an element
// takes room in the module.

fn rect(
    class: &'static str,
    x: String,
    y: String,
    width: String,
    height: String,
    rx: Option<&'static str>,
) -> Html {
    html! { <rect {class} {x} {y} {width} {height} {rx} /> }
}

/// A line from top to bottom.
fn line(class: &'static str, x: String, y1: String, y2: &str) -> Html {
    html! { <line {class} x1={x.clone()} x2={x} {y1} y2={y2.to_owned()} /> }
}
