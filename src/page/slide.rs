//! The strip's drawing while it is moved instead of being laid out.

use alloc::boxed::Box;

use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement, Window};

use super::{fields, strip, timer::Timer};
use crate::day::Span;

/// How long the hand rests before what it moved is laid out, in milliseconds.
const RESTS: i32 = 80;

/// Where the drawing has been moved, and when to lay it out there.
pub struct Slide {
    /// The window that it seems to show.
    to: Option<Span>,
    rest: Timer,
}

impl Slide {
    /// A drawing that stands where it was made for; `due` hears when to lay it
    /// out after it has been moved.
    pub fn new(window: Window, due: Box<dyn FnMut()>) -> Slide {
        Slide { to: None, rest: Timer::new(window, due) }
    }

    /// The window that it seems to show, if it has been moved.
    pub fn to(&self) -> Option<Span> {
        self.to
    }

    /// Moves it by so many 1/10,000, as if it showed this window.
    pub fn slide(&mut self, root: &Element, rtl: bool, to: Span, by: i32) {
        self.to = Some(to);
        self.rest.set(RESTS);
        move_plot(root, &strip::slid(rtl, by));
    }

    /// Puts it back where it was made for.
    #[inline(never)]
    pub fn lay(&mut self, root: &Element) {
        self.rest.stop();
        if self.to.take().is_some() {
            move_plot(root, "");
        }
    }
}

/// By script: a policy may refuse a style that stands in an attribute.
#[inline(never)]
fn move_plot(root: &Element, style: &str) {
    if let Some(plot) = fields::one(root, ".plot") {
        plot.unchecked_into::<SvgElement>().style().set_css_text(style);
    }
}
