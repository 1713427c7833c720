//! What is spoken: one short status once the reader has come to rest.

use alloc::{boxed::Box, string::String};

use web_sys::{Element, Window};

use super::{fields, timer::Timer};

/// How long the reader must rest, in milliseconds.
const REST: i32 = 600;

/// Speaks through the sheet's `role="status"`. The view draws that element
/// empty and never again, so its text is ours.
pub struct Voice {
    timer: Timer,
    text: String,
}

impl Voice {
    /// `due` is called when it is time to [`Voice::speak`].
    pub fn new(window: Window, due: Box<dyn FnMut()>) -> Voice {
        Voice { timer: Timer::new(window, due), text: String::new() }
    }

    /// Will say this, and nothing said before that is still waiting.
    pub fn say(&mut self, text: String) {
        self.text = text;
        self.timer.set(REST);
    }

    /// Says it now.
    pub fn speak(&self, root: &Element) {
        if let Some(status) = fields::one(root, "[role=status]") {
            status.set_text_content(Some(&self.text));
        }
    }
}
