//! The drawing of a sheet: one part a file, that turns the sheet, the state and
//! the answer into markup. All but two parts are functions, since each
//! component costs the module about a kilobyte: the sheet, and what is kept
//! while nothing that it depends on changes.
//! Each draws exactly one element. They hold nothing and listen to
//! nothing: whoever mounts them listens on the root and reads the native
//! `name`, `value` and `data-act` of what was touched, so that the prerendered
//! page and the living one are the same markup.

use alloc::string::String;
use core::ptr;

use crate::{
    filter::{Facet, Index, Pick},
    sheet,
};

mod active;
mod chart;
mod events;
mod facet;
mod fact;
mod facts;
mod figure;
mod filters;
mod footer;
mod head;
mod kept;
mod keys;
mod line;
mod markup;
mod nothing;
mod programme;
mod rest;
mod root;
mod status;
mod strip;
mod tie;
mod topics;
mod when;
mod zoom;

pub use filters::FOLDS;
#[cfg(feature = "ssr")]
pub use root::Sheet;
pub use root::{Props, sheet};

/// A sheet with its index; compared by address.
#[derive(Clone, Copy, Debug)]
pub struct Story {
    /// The sheet.
    pub sheet: &'static sheet::Sheet<'static>,
    /// Its facets.
    pub index: &'static Index<'static>,
    /// What stands before a fact's slug in a link to it.
    pub links: &'static str,
}

impl PartialEq for Story {
    fn eq(&self, other: &Story) -> bool {
        ptr::eq(self.sheet, other.sheet) && ptr::eq(self.links, other.links)
    }
}

/// A length in 1/10,000 as an attribute: `42%`, `22.3%`. Integers only, so
/// that the module needs no code for floats.
pub(crate) fn percent(length: i32) -> String {
    let mut text = hundredths(length);
    let kept = text.strip_suffix(".00").or_else(|| text.strip_suffix('0')).unwrap_or(&text).len();
    text.truncate(kept);
    text.push('%');
    text
}

/// A number of hundredths with both its decimals: `-1.05`. By hand: the
/// formatter of the standard library weighs more than all of this file.
pub(crate) fn hundredths(number: i32) -> String {
    let mut text = String::new();
    if number < 0 {
        text.push('-');
    }
    let number = number.unsigned_abs();
    let mut unit = 100;
    while number / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        text.push((b'0' + (number / unit % 10) as u8) as char);
        if unit == 100 {
            text.push('.');
        }
        unit /= 10;
    }
    text
}

/// The picks of a facet, in the order of its values.
fn picks(facet: Facet) -> impl Iterator<Item = Pick> {
    (0..).map(move |value| Pick { facet, value })
}

/// The hue of a topic, for `data-hue`.
fn hue(story: Story, topic: u16) -> &'static str {
    const HUES: [&str; 9] = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];
    let hue = story.sheet.topics.get(usize::from(topic)).map_or(0, |topic| topic.hue);
    HUES.get(usize::from(hue)).copied().unwrap_or("0")
}

/// The drawing as HTML, for the prerender. Must run inside a tokio `LocalSet`.
#[cfg(feature = "ssr")]
pub async fn html(props: Props) -> String {
    yew::LocalServerRenderer::<Sheet>::with_props(props).hydratable(false).render().await
}
