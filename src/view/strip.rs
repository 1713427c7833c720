//! The strip: the horizon as a drawing. What it shows stands as text in the
//! list below it, so assistive technology is given its name and its keys only.
//!
//! Places across are in per cent of the plot, heights and gaps in em of the
//! strip's type: text is never stretched.

use alloc::{format, rc::Rc, string::String};

use yew::prelude::*;

use super::{Story, hue, percent, tie::Tied};
use crate::{
    day::Day,
    filter::Answer,
    sheet::Sheet,
    state::State,
    text,
    timeline::{self, Edge, Lane, Mark, Side, Tick},
};

/// The band of the scale on top, in 1/100 em. What is dragged here selects a
/// period, what is dragged below pans.
pub const AXIS: i32 = 160;
/// One row.
const ROW: i32 = 190;
/// Below the last row, for today's label.
const FOOT: i32 = 130;
/// The widest column of lane names.
const LANES: i32 = 1000;
/// How far a fuzzy end fades.
const FADE: i32 = 150;

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
    let column = strip.lanes.iter().map(|lane| name(sheet, lane)).map(|(name, more)| bold(name) + bold(more));
    let column = column.max().unwrap_or(0);
    html! {
        <div class="strip" tabindex="0" role="group" aria-label={text::strip(sheet, window)} data-act="strip" data-zoomed={state.window.is_some().then_some("")}>
            <svg class="lanes" aria-hidden="true" width={em(column)} height={em(height)}>
                for lane in &strip.lanes {
                    <text key={lane.track} class="lane" x={flip.at(0)} y={em(baseline(lane.row))}>
                        {name(sheet, lane).0}{name(sheet, lane).1}
                    </text>
                }
            </svg>
            <svg class="plot" aria-hidden="true" width="100%" height={em(height)}>
                <rect class="band" width="100%" height={em(AXIS)} />
                <g class="scale">{for strip.ticks.iter().map(|tick| draw_tick(tick, flip, &foot))}</g>
                <g class="rules">
                    for lane in &strip.lanes {
                        <line key={lane.track} x2="100%" y1={em(top(lane.row))} y2={em(top(lane.row))} />
                    }
                </g>
                <g class="now">{for strip.today.map(|at| draw_today(at, flip, &foot))}</g>
                <g class="marks">
                    {for strip.marks.iter().map(|mark| {
                        let tied = Tied::of(*story, state, answer, mark.event as usize);
                        draw_mark(*story, mark, tied, flip)
                    })}
                </g>
                <g class="brushes">
                    for (from, to) in brush {
                        <rect
                            class="brush"
                            x={flip.left(i32::from(from), i32::from(to))}
                            width={percent(to.saturating_sub(from))}
                            height={foot.clone()}
                        />
                    }
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
        <g key={tick.x} class={if tick.major { "tick major" } else { "tick" }}>
            <line x1={x.clone()} x2={x.clone()} y1={tick.began.then_some("1.60em").unwrap_or("0.35em")} y2={foot.to_owned()} />
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
            <line class="today" x1={x.clone()} x2={x.clone()} y1="1.60em" y2={foot.to_owned()} />
            <svg {x} y={foot.to_owned()}><text class="axis" y="1.05em" text-anchor={anchor}>{text::TODAY}</text></svg>
        </g>
    }
}

fn draw_mark(story: Story, mark: &Mark, tied: Tied, flip: Flip) -> Html {
    let event = &story.sheet.events[mark.event as usize];
    let when = event.when.as_ref().map_or("", |when| when.text);
    let act = !event.facts.is_empty() && !tied.disabled;
    let y = top(mark.row);
    let shape = if mark.dot {
        let dot = match (mark.hollow, mark.start == Edge::Fuzzy || mark.end == Edge::Fuzzy) {
            (true, _) => "dot hollow",
            (false, true) => "dot vague",
            (false, false) => "dot",
        };
        html! {
            <>
                <circle class="hit" cx={flip.at(mark.from)} cy={em(y + 95)} r="0.95em" />
                <circle class={dot} cx={flip.at(mark.from)} cy={em(y + 95)} r="0.42em" />
            </>
        }
    } else {
        let (left, right) = if flip.0 { (mark.end, mark.start) } else { (mark.start, mark.end) };
        let width = percent((mark.to - mark.from).clamp(0, 10_000) as u16);
        // A short bar keeps a solid middle.
        let fade = if mark.to - mark.from < 5 * timeline::EM { 48 } else { FADE };
        html! {
            <>
                <rect class="beam" x={flip.left(mark.from, mark.to)} {width} y={em(y + 30)} height="1.30em" rx="0.25em" />
                {edge(left, &flip.left(mark.from, mark.to), y, false, fade)}
                {edge(right, &flip.left(mark.to, mark.from), y, true, fade)}
            </>
        }
    };
    html! {
        <g
            key={event.slug}
            class="mark"
            data-event={event.slug}
            data-hue={hue(story, event.topic)}
            data-dim={tied.dim.then_some("")}
            data-on={tied.pressed.then_some("")}
            data-act={act.then_some("toggle")}
            data-facet="event"
            data-value={event.slug}
        >
            <title>{event.title}{if when.is_empty() { "" } else { ", " }}{when}</title>
            {shape}
            {draw_label(event, mark, flip)}
        </g>
    }
}

fn draw_label(event: &crate::sheet::Event<'static>, mark: &Mark, flip: Flip) -> Html {
    let (words, facts) = timeline::label(event);
    let beside = 40 + if mark.dot { 50 } else { 0 };
    let inside = 50 + if mark.start == Edge::Fuzzy { FADE } else { 0 };
    let (x, dx, anchor, row) = match mark.label {
        Side::After => (mark.to, beside, "start", mark.row),
        Side::Before => (mark.from, -beside, "end", mark.row),
        Side::Inside => (mark.from, inside, "start", mark.row),
        Side::Below => (mark.from, 0, "start", mark.row + 1),
        Side::BelowEnd => (10_000, 0, "end", mark.row + 1),
        Side::None => return html! { <g /> },
    };
    html! {
        <text
            class={if mark.label == Side::Inside { "in" } else { "out" }}
            x={flip.at(x)}
            dx={flip.along(dx)}
            y={em(baseline(row))}
            text-anchor={anchor}
        >
            {words}<tspan class="n">{facts}</tspan>
        </text>
    }
}

/// What is drawn over an end of a bar: nothing, square corners where it goes
/// on outside, or veils one upon the other that let it fade.
fn edge(edge: Edge, x: &str, y: i32, right: bool, fade: i32) -> Html {
    let piece = |class: &'static str, width: i32| {
        let at = if right { -width } else { 0 };
        html! { <rect {class} x={em(at)} width={em(width)} height="1.30em" /> }
    };
    let (x, y) = (x.to_owned(), em(y + 30));
    match edge {
        Edge::Sharp => html! { <g /> },
        Edge::Cut => html! { <svg {x} {y}>{piece("beam cut", 40)}</svg> },
        Edge::Fuzzy => {
            let veils = (1..=6).map(|step| piece("veil", step * fade / 6));
            html! { <svg {x} {y}>{for veils}</svg> }
        }
    }
}
