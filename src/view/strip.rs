//! The strip: the horizon as a drawing. What it shows stands as text in the
//! list below it, so assistive technology is given its name and its keys only.
//!
//! Places across are in per cent of the plot, heights and gaps in em of the
//! strip's type: text is never stretched.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use yew::prelude::*;

use super::{
    Story,
    markup::{Children, bare, el, fix, hidden, keyed, made, mark as marked, of, text, told},
    percent,
    tie::Tied,
};
use crate::{
    day::{Day, Span},
    sheet::Sheet,
    text,
    timeline::{self, Lane, Mark, Tick},
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

/// What the strip shows.
#[derive(Clone, Copy)]
pub struct View {
    /// From when to when, unless it is all of the horizon.
    pub window: Option<Span>,
    /// The reader's day.
    pub today: Option<Day>,
    /// What is selected, in 1/10,000 of its width.
    pub brush: Option<(u16, u16)>,
}

/// Numbers that a [`View`] is written in.
const VIEW: usize = 7;

impl View {
    /// The same as numbers.
    pub fn numbers(self) -> [i32; VIEW] {
        let Span { first, end } = self.window.unwrap_or_default();
        let (from, to) = self.brush.map_or((-1, -1), |(from, to)| (from.into(), to.into()));
        let (now, today) = self.today.map_or((0, 0), |day| (1, day.0));
        [i32::from(self.window.is_some()), first.0, end.0, now, today, from, to]
    }

    fn read([window, first, end, now, today, from, to]: [i32; VIEW]) -> View {
        View {
            window: (window > 0).then_some(Span { first: Day(first), end: Day(end) }),
            today: (now > 0).then_some(Day(today)),
            brush: u16::try_from(from).ok().zip(u16::try_from(to).ok()),
        }
    }
}

/// Lanes of events on one scale, of a [`View`] and of how all events stand.
pub fn strip(story: Story, on: &[i32]) -> Html {
    let Some((view, ties)) = on.split_first_chunk::<VIEW>() else { return bare("div", []) };
    let View { window: zoomed, today, brush } = View::read(*view);
    let sheet = story.sheet;
    let window = timeline::shown(sheet, zoomed);
    let strip = timeline::layout(sheet, window, today);
    let height = AXIS + i32::from(strip.rows) * ROW + FOOT;
    let foot = em(height - FOOT);
    let flip = Flip(sheet.rtl);
    let brush = brush.map(|(from, to)| {
        let left = flip.left(i32::from(from), i32::from(to));
        rect("brush", left, em(0), percent(i32::from(to.saturating_sub(from))), foot.clone(), None)
    });
    let column = strip.lanes.iter().map(|lane| name(sheet, lane)).map(|(name, more)| bold(name) + bold(more));
    let column = column.max().unwrap_or(0);
    let lane = |lane: &Lane| {
        let (words, more) = name(sheet, lane);
        let place = [made(flip.at(0)), made(em(baseline(lane.row))), fix("lane")];
        keyed(&lane.track.to_string(), el("text", &["x", "y", "class"], place, [text(words), text(more)]))
    };
    let rule = |lane: &Lane| {
        let y = em(top(lane.row));
        let place = [fix("100%"), made(y.clone()), made(y)];
        keyed(&lane.track.to_string(), el("line", &["x2", "y1", "y2"], place, []))
    };
    let draw_event = |mark: &Mark| mark::draw_mark(story, mark, Tied::read(ties[mark.event as usize]), flip);
    let tick = |tick: &Tick| draw_tick(tick, flip, &foot);
    let today = strip.today.map(|at| draw_today(at, flip, &foot));
    let plot = [
        rect("band", flip.left(0, 10_000), em(0), percent(10_000), em(AXIS), None),
        of("g", "scale", strip.ticks.iter().map(tick).collect::<Vec<_>>()),
        of("g", "rules", strip.lanes.iter().map(rule).collect::<Vec<_>>()),
        of("g", "brushes", brush.into_iter().collect::<Vec<_>>()),
        of("g", "now", today.into_iter().collect::<Vec<_>>()),
        of("g", "marks", strip.marks.iter().map(draw_event).collect::<Vec<_>>()),
    ];
    let lanes: Vec<Html> = strip.lanes.iter().map(lane).collect::<Vec<_>>();
    el(
        "div",
        &["tabindex", "role", "aria-label", "data-act", "data-zoomed", "hidden", "class"],
        [
            fix("0"),
            fix("group"),
            made(text::strip(sheet, window)),
            fix("strip"),
            marked(zoomed.is_some()),
            hidden(strip.lanes.is_empty()),
            fix("strip"),
        ],
        [drawing("lanes", em(column), height, lanes), drawing("plot", String::from("100%"), height, plot)],
    )
}

/// A drawing that assistive technology is not told of.
fn drawing(class: &'static str, width: String, height: i32, parts: impl Children) -> Html {
    let size = [fix("true"), made(width), made(em(height)), fix(class)];
    el("svg", &["aria-hidden", "width", "height", "class"], size, parts)
}

/// Earlier is at the left; at the right where the sheet is read from there.
#[derive(Clone, Copy)]
struct Flip(bool);

impl Flip {
    fn at(self, x: i32) -> String {
        let x = x.clamp(0, 10_000);
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
    let mut text = super::hundredths(hundredths);
    text.push_str("em");
    text
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
fn name(sheet: &Sheet<'static>, lane: &Lane) -> (&'static str, &'static str) {
    timeline::cut(sheet.tracks.get(usize::from(lane.track)).map_or("", |track| track.label), LANES * 7 / 8)
}

/// A bound of the text's width in bold type, in 1/100 em.
fn bold(text: &str) -> i32 {
    timeline::width(text) * 8 / 7
}

fn draw_tick(tick: &Tick, flip: Flip, foot: &str) -> Html {
    let x = flip.at(tick.x);
    let dx = flip.along(if tick.began { 0 } else { 30 });
    let label = [made(x.clone()), made(dx), fix("1.10em"), fix("axis")];
    let parts = [
        line("", x, em(if tick.began { AXIS } else { 35 }), foot),
        el("text", &["x", "dx", "y", "class"], label, [told(tick.label.clone())]),
    ];
    let key = (tick.x * 2 + i32::from(tick.began)).to_string();
    keyed(&key, of("g", if tick.major { "tick major" } else { "tick" }, parts))
}

fn draw_today(at: i32, flip: Flip, foot: &str) -> Html {
    let x = flip.at(at);
    // The label stays inside the plot.
    let anchor = match at {
        ..=800 => "start",
        801..=9200 => "middle",
        _ => "end",
    };
    let label = [fix("1.05em"), fix(anchor), fix("axis")];
    let label = el("text", &["y", "text-anchor", "class"], label, [text(text::TODAY)]);
    let place = [made(x.clone()), made(foot.to_owned())];
    let parts = [line("today", x, em(AXIS), foot), el("svg", &["x", "y"], place, [label])];
    keyed("today", bare("g", parts))
}

fn rect(
    class: &'static str,
    x: String,
    y: String,
    width: String,
    height: String,
    rx: Option<&'static str>,
) -> Html {
    let values = [made(x), made(y), made(width), made(height), rx.and_then(fix), fix(class)];
    el("rect", &["x", "y", "width", "height", "rx", "class"], values, [])
}

/// A line from top to bottom.
fn line(class: &'static str, x: String, y1: String, y2: &str) -> Html {
    let values = [made(x.clone()), made(x), made(y1), made(y2.to_owned()), fix(class)];
    el("line", &["x1", "x2", "y1", "y2", "class"], values, [])
}
