//! A timer that can be set again and is silent once dropped.

use alloc::boxed::Box;

use wasm_bindgen::prelude::*;
use web_sys::Window;

/// Calls back once after each time it is set.
pub struct Timer {
    window: Window,
    running: Option<i32>,
    due: Closure<dyn FnMut()>,
}

impl Timer {
    /// A timer that is not set.
    #[inline(never)]
    pub fn new(window: Window, due: Box<dyn FnMut()>) -> Timer {
        Timer { window, running: None, due: Closure::wrap(due) }
    }

    /// Calls back in so many milliseconds, and not at the time set before.
    pub fn set(&mut self, milliseconds: i32) {
        self.stop();
        let callback = self.due.as_ref().unchecked_ref();
        self.running =
            self.window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, milliseconds).ok();
    }

    /// Does not call back.
    pub fn stop(&mut self) {
        if let Some(id) = self.running.take() {
            self.window.clear_timeout_with_handle(id);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.stop();
    }
}
