//! The dated events as a list: the timeline for those who read it.

use alloc::vec::Vec;

use yew::Html;

use super::{
    Story, hue,
    line::{date, inferred, line},
    markup::{el, fix, gap, joined, keyed, mark, of},
    programme::on_programme,
    tie::{Tied, tie},
};
use crate::sheet::Event;

/// Every dated event that is not on the programme, in order of time.
pub fn events(story: Story, ties: &[i32]) -> Html {
    let sheet = story.sheet;
    let dated_alone = sheet.events.iter().zip(ties).filter(|(event, _)| !on_programme(sheet, event));
    let rows = dated_alone.map(|(event, tied)| dated(story, event, Tied::read(*tied)));
    of("ol", "events small", rows.collect::<Vec<_>>())
}

/// One event.
fn dated(story: Story, event: &Event<'static>, tied: Tied) -> Html {
    let row = el(
        "li",
        &["id", "data-hue", "data-dim"],
        [joined("event=", event.slug), fix(hue(story, event.topic)), mark(tied.dim)],
        [
            date("when-line soft", event.when.as_ref()),
            gap(),
            line("title", event.title),
            gap(),
            line("soft", event.detail),
            gap(),
            inferred("span", event.inferred),
            gap(),
            tie(event, tied),
        ],
    );
    keyed(event.slug, row)
}
