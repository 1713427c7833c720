//! The programme: a sequence, and what stands apart from it.

use yew::Html;

use super::{
    Story, hue,
    line::{date, inferred, line},
    markup::{bare, counted, el, fix, gap, joined, keyed, mark, shown, some, text},
    tie::{Tied, tie},
};
use crate::sheet::{Event, Sheet};

/// Whether an event stands in the programme: it has a step, or runs in the
/// track of those that have one.
pub fn on_programme(sheet: &Sheet, event: &Event) -> bool {
    event.step > 0 || sheet.events.iter().any(|other| other.step > 0 && other.track == event.track)
}

/// The steps in their order, then what happens apart from them.
pub fn programme(story: Story, ties: &[i32]) -> Html {
    let sheet = story.sheet;
    let listed = |apart: bool| {
        let on = move |&(event, _): &(&Event, &i32)| on_programme(sheet, event) && (event.step == 0) == apart;
        sheet.events.iter().zip(ties).filter(on)
    };
    let track = listed(false).next().and_then(|(event, _)| sheet.tracks.get(usize::from(event.track)));
    let mut before = "";
    let rows = listed(false).chain(listed(true)).map(|(event, tied)| {
        let day = event.when.as_ref().map_or("", |when| when.text);
        let dated = day != before;
        before = day;
        step(story, event, dated, Tied::read(*tied))
    });
    let rows = counted("ol", "steps small", rows.collect());
    let name = bare("h2", [text(track.map_or("", |track| track.label))]);
    shown("div", "programme", track.is_some(), [name, rows])
}

/// One step, with its date unless that is the date of the step before.
fn step(story: Story, event: &Event<'static>, dated: bool, tied: Tied) -> Html {
    let row = el(
        "li",
        &["id", "data-hue", "data-dim", "class"],
        [
            joined("event=", event.slug),
            fix(hue(story, event.topic)),
            mark(tied.dim),
            some(event.step == 0, "apart"),
        ],
        [
            bare("strong", [text(event.title)]),
            gap(),
            date("when-line soft", event.when.as_ref().filter(|_| dated)),
            gap(),
            line("soft", event.detail),
            gap(),
            line("soft", event.place),
            gap(),
            inferred("span", event.inferred),
            gap(),
            tie(event, tied),
        ],
    );
    keyed(event.slug, row)
}
