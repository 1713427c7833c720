//! One event on the strip: a dot or a bar, and its label.

use alloc::{string::String, vec::Vec};

use yew::Html;

use super::{
    super::{
        Story, hue,
        markup::{bare, el, fix, keyed, made, mark as marked, of, some, text, told},
        percent,
        tie::Tied,
    },
    Flip, baseline, em, rect, top,
};
use crate::{
    sheet::Event,
    timeline::{self, Edge, Mark, Side},
};

/// How far a fuzzy end fades, in 1/100 em.
const FADE: i32 = 150;

/// The mark with its label. A click on it filters by its event.
pub fn draw_mark(story: Story, mark: &Mark, tied: Tied, flip: Flip) -> Html {
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
        // More than the dot itself can be hit.
        let circle = |class, r| {
            let place = [made(flip.at(mark.from)), made(em(y + 95)), fix(r), fix(class)];
            el("circle", &["cx", "cy", "r", "class"], place, [])
        };
        bare("g", [circle("hit", "0.95em"), circle(dot, "0.42em")])
    } else {
        let (left, right) = if flip.0 { (mark.end, mark.start) } else { (mark.start, mark.end) };
        let width = percent((mark.to - mark.from).clamp(0, 10_000));
        // Square where it goes on outside.
        let rx = if left == Edge::Cut || right == Edge::Cut { "0" } else { "0.25em" };
        // A short bar keeps a solid middle.
        let fade = if mark.to - mark.from < 5 * timeline::EM { 48 } else { FADE };
        bare(
            "g",
            [
                rect("beam", flip.left(mark.from, mark.to), em(y + 30), width, em(130), Some(rx)),
                veil(left, flip.left(mark.from, mark.to), y, false, fade),
                veil(right, flip.left(mark.to, mark.from), y, true, fade),
            ],
        )
    };
    let comma = if when.is_empty() { "" } else { ", " };
    let title = bare("title", [text(event.title), text(comma), text(when)]);
    let drawn = el(
        "g",
        &["data-event", "data-hue", "data-dim", "data-on", "data-act", "class"],
        [
            fix(event.slug),
            fix(hue(story, event.topic)),
            marked(tied.dim),
            marked(tied.pressed),
            some(act, "toggle"),
            fix("mark"),
        ],
        [title, shape, draw_label(event, mark, flip)],
    );
    keyed(event.slug, drawn)
}

/// The label, or nothing where there is no room at all.
fn draw_label(event: &Event<'static>, mark: &Mark, flip: Flip) -> Html {
    let (words, facts) = timeline::label(event);
    let beside = 40 + if mark.dot { 50 } else { 0 };
    let inside = 50 + if mark.start == Edge::Fuzzy { FADE } else { 0 };
    let (x, dx, anchor, row) = match mark.label {
        Side::After => (mark.to, beside, "start", mark.row),
        Side::Before => (mark.from, -beside, "end", mark.row),
        Side::Inside => (mark.from, inside, "start", mark.row),
        Side::Below => (mark.from, 0, "start", mark.row + 1),
        Side::BelowEnd => (10_000, 0, "end", mark.row + 1),
        Side::None => return bare("g", []),
    };
    el(
        "text",
        &["x", "dx", "y", "text-anchor", "class"],
        [
            made(flip.at(x)),
            made(flip.along(dx)),
            made(em(baseline(row))),
            fix(anchor),
            fix(if mark.label == Side::Inside { "in" } else { "out" }),
        ],
        [text(words), of("tspan", "n", [told(facts)])],
    )
}

/// Veils, one upon the other, let a fuzzy end of a bar fade.
fn veil(edge: Edge, x: String, y: i32, right: bool, fade: i32) -> Html {
    let steps = if edge == Edge::Fuzzy { 6 } else { 0 };
    let veils = (1..=steps).map(|step| {
        let width = step * fade / 6;
        let at = if right { -width } else { 0 };
        rect("veil", em(at), em(0), em(width), em(130), None)
    });
    el("svg", &["x", "y"], [made(x), made(em(y + 30))], veils.collect::<Vec<_>>())
}
