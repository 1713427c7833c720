//! The strip by mouse, fingers and keys. This file reads events; what they do
//! to the window and the brush is worked out in [`crate::timeline`].
//!
//! A drag on the scale selects a period, a drag below it pans, two fingers
//! zoom. A drag of less than four pixels is a click and left alone. The wheel
//! zooms with Control or Command only, so that the page always scrolls.
//!
//! What is panned follows the hand as the drawing that it is, and is laid out
//! anew where the hand rests or has gone far: hundreds of labels cannot find
//! their places between two frames.

use alloc::{string::String, vec::Vec};

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent, WheelEvent};

use crate::{
    day::Span,
    state::{Action, State, Zoom},
    timeline::{self, Grown},
    view::{self, Story},
};

/// Pixels below which a drag is a click.
const STILL: u32 = 4;
/// A step of the arrow keys, in 1/10,000 of the window.
const STEP: i32 = 1000;

/// What the strip asks for.
pub enum Move {
    /// A step. A selection that was under way is over: draw none.
    Act(Action),
    /// Draw this selection, from and to a place in 1/10,000; or none.
    Preview(Option<(u16, u16)>),
    /// Move the drawing by so many 1/10,000 of its width, as if it showed this window.
    Slide(Span, i32),
    /// The hand has let go: a drawing that was moved is to be laid out.
    Rest,
}

/// What moves the drawing by so many 1/10,000, as the text of its style.
pub fn slid(rtl: bool, by: i32) -> String {
    let by = if rtl { -by } else { by };
    ["transform:translateX(", &view::percent(by), ")"].concat()
}

/// What the reader's hands are doing on the strip.
#[derive(Default)]
pub struct StripInput {
    /// One or two, in the order in which they came down.
    fingers: Vec<Finger>,
    /// The window when the drag began, or when a finger came or went.
    start: Span,
    /// The drag selects a period.
    brushes: bool,
    /// It has left the place where it began.
    drags: bool,
    /// A click that follows belongs to a drag.
    dragged: bool,
    /// A selection that grows by keys.
    grown: Option<Grown>,
    /// The period that is being selected.
    selected: Option<Span>,
    /// The window that the drawing seems to show, where it was moved.
    slid: Option<Span>,
    /// Pixels of the wheel that have not yet moved the window by a day.
    turned: i32,
}

/// A pointer that is down.
struct Finger {
    id: i32,
    /// Pixels across where the drag began.
    from: i32,
    /// Pixels across now.
    at: i32,
}

impl StripInput {
    /// Takes a pointer event below `.strip`: `kind` is `down`, `move`, `up` or
    /// `cancel`, `plot` the strip's `.plot`.
    pub fn pointer(
        &mut self,
        kind: &str,
        event: &PointerEvent,
        plot: &Element,
        story: Story,
        state: &State,
    ) -> Option<Move> {
        let window = timeline::shown(story.sheet, state.window);
        let (id, x) = (event.pointer_id(), event.client_x());
        let known = self.fingers.iter().position(|finger| finger.id == id);
        let seen = self.slid.unwrap_or(window);
        if let ("down", Some(at)) = (kind, known) {
            // It went up where nobody heard it.
            self.fingers.remove(at);
        }
        match (kind, known) {
            ("down", _) => self.down(event, Finger { id, from: x, at: x }, seen),
            ("move", Some(_)) if event.buttons() == 0 => self.cancel(),
            ("move", Some(at)) => {
                self.fingers[at].at = x;
                self.drag(event, plot, story, window)
            }
            ("up", Some(at)) => {
                self.fingers.remove(at);
                let selected = self.selected.filter(|_| self.brushes && self.drags);
                self.restart(seen);
                self.selected = None;
                Some(selected.map_or(Move::Rest, |span| Move::Act(Action::Brush(Some(span)))))
            }
            ("cancel", Some(_)) => self.cancel(),
            _ => None,
        }
    }

    /// Takes a wheel event below `.strip`.
    pub fn wheel(&mut self, event: &WheelEvent, plot: &Element, story: Story, state: &State) -> Option<Move> {
        if !event.ctrl_key() && !event.meta_key() {
            return None;
        }
        event.prevent_default();
        let pixels =
            event.delta_y() as i32 * [1, 16, 60].get(event.delta_mode() as usize).copied().unwrap_or(1);
        let (turned, _) = self.turned.overflowing_add(pixels);
        self.turned = if self.turned.signum() * pixels.signum() < 0 { pixels } else { turned };
        let at = place(plot, story, event.client_x()).clamp(0, 10_000) as u16;
        let zoom = Zoom::By { at, ratio: timeline::wheel(self.turned) };
        if timeline::zoom(story.sheet, state.window, zoom) == state.window {
            return None;
        }
        self.turned = 0;
        Some(self.act(Action::Zoom(zoom)))
    }

    /// Takes a key that was pressed while `.strip` itself had focus.
    pub fn key(&mut self, event: &KeyboardEvent, story: Story, state: &State) -> Option<Move> {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return None;
        }
        let later = |right: bool| right != story.sheet.rtl;
        let zoom = |zoom: Zoom| Some(Action::Zoom(zoom));
        let action = match (event.key().as_str(), event.shift_key()) {
            ("ArrowLeft" | "ArrowRight", true) => None,
            ("ArrowLeft", false) => zoom(Zoom::Pan(if later(false) { STEP } else { -STEP })),
            ("ArrowRight", false) => zoom(Zoom::Pan(if later(true) { STEP } else { -STEP })),
            ("+" | "=", _) => zoom(Zoom::In(5000)),
            ("-" | "_" | "−", _) => zoom(Zoom::Out(5000)),
            ("Home", _) => zoom(Zoom::Start),
            ("End", _) => zoom(Zoom::End),
            ("0", _) => zoom(Zoom::Whole),
            ("Enter", _) => Some(Action::Brush(Some(self.selected?))),
            ("Escape", _) if self.selected.is_some() => {
                event.prevent_default();
                self.grown = None;
                return self.cancel();
            }
            ("Escape", _) if state.query.span.is_some() => Some(Action::Brush(None)),
            _ => return None,
        };
        event.prevent_default();
        Some(match action {
            Some(action) => self.act(action),
            None => self.grow(story, state, later(event.key() == "ArrowRight")),
        })
    }

    /// The period that is being selected, to be spoken.
    #[must_use]
    pub fn selected(&self) -> Option<Span> {
        self.selected
    }

    /// Whether the click that is being heard ends a drag, and so is none. Ask
    /// once a click.
    pub fn dragged(&mut self) -> bool {
        core::mem::take(&mut self.dragged)
    }

    fn down(&mut self, event: &PointerEvent, finger: Finger, window: Span) -> Option<Move> {
        self.dragged = false;
        if event.button() != 0 || self.fingers.len() == 2 {
            return None;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let on_scale = target.is_some_and(|target| target.matches(".band").unwrap_or(false));
        self.fingers.push(finger);
        self.brushes = on_scale && self.fingers.len() == 1;
        self.restart(window);
        self.grown = None;
        Some(self.selected.take().map_or(Move::Rest, |_| Move::Preview(None)))
    }

    /// Begins the drag anew from where the fingers are.
    fn restart(&mut self, window: Span) {
        (self.start, self.slid) = (window, None);
        self.drags = self.fingers.len() == 2;
        for finger in &mut self.fingers {
            finger.from = finger.at;
        }
    }

    fn cancel(&mut self) -> Option<Move> {
        self.fingers.clear();
        (self.drags, self.slid) = (false, None);
        Some(self.selected.take().map_or(Move::Rest, |_| Move::Preview(None)))
    }

    fn drag(&mut self, event: &PointerEvent, plot: &Element, story: Story, window: Span) -> Option<Move> {
        let far = self.fingers.iter().any(|finger| finger.from.abs_diff(finger.at) >= STILL);
        if !far && !self.dragged {
            return None;
        }
        event.prevent_default();
        if !self.dragged || !self.drags {
            // Not before: a captured pointer takes its click with it.
            let _ = plot.set_pointer_capture(event.pointer_id());
            (self.drags, self.dragged) = (true, true);
        }
        let places = |x: fn(&Finger) -> i32| {
            let mut places = self.fingers.iter().map(|finger| place(plot, story, x(finger)));
            (places.next().unwrap_or(0), places.next())
        };
        let (from, to) = (places(|finger| finger.from), places(|finger| finger.at));
        if !self.brushes {
            let to = Zoom::To(timeline::drag(self.start, from, to));
            let next = timeline::shown(story.sheet, timeline::zoom(story.sheet, None, to));
            let by = timeline::slide(window, next);
            self.slid = by.map(|_| next);
            return Some(by.map_or(Move::Act(Action::Zoom(to)), |by| Move::Slide(next, by)));
        }
        let unit = timeline::unit(story.sheet, self.start);
        Some(self.select(self.start, timeline::brush(self.start, unit, from.0, to.0)))
    }

    fn grow(&mut self, story: Story, state: &State, later: bool) -> Move {
        let window = timeline::shown(story.sheet, state.window);
        let unit = timeline::unit(story.sheet, window);
        let grown = self.grown.map_or_else(|| Grown::new(window), |grown| grown.step(window, unit, later));
        self.grown = Some(grown);
        self.select(window, grown.span(unit))
    }

    fn select(&mut self, window: Span, span: Span) -> Move {
        self.selected = Some(span);
        Move::Preview(timeline::seen(window, span))
    }

    fn act(&mut self, action: Action) -> Move {
        (self.grown, self.selected) = (None, None);
        Move::Act(action)
    }
}

/// The place in the plot of a pixel across the window.
fn place(plot: &Element, story: Story, x: i32) -> i32 {
    let plot = plot.get_bounding_client_rect();
    timeline::place_in(plot.left() as i32, plot.width() as i32, story.sheet.rtl, x)
}
