//! Labels of the page: what stands beside the sheet's own text.

use alloc::{format, string::String};

use crate::{
    filter::Facet,
    sheet::{Kind, Status},
    state::Sort,
};

/// Names the list of large numbers.
pub const KEY_FIGURES: &str = "Key figures";
/// Heading of the list.
pub const FACTS: &str = "The facts";
/// Names the search field, and stands in it while it is empty.
pub const SEARCH: &str = "Search the facts";
/// Names the menu of orders.
pub const SORT: &str = "Order of the facts";
/// Takes every filter and the search back.
pub const CLEAR: &str = "Clear all";
/// Takes the search back.
pub const CLEAR_SEARCH: &str = "Clear the search";
/// Takes the brushed period back.
pub const CLEAR_PERIOD: &str = "Clear the period";
/// Names the buttons above the strip.
pub const ZOOM: &str = "Move through the years";
/// To earlier years.
pub const EARLIER: &str = "Earlier";
/// To later years.
pub const LATER: &str = "Later";
/// Shows fewer years, larger.
pub const ZOOM_IN: &str = "Zoom in";
/// Shows more years, smaller.
pub const ZOOM_OUT: &str = "Zoom out";
/// Shows the whole horizon.
pub const ZOOM_WHOLE: &str = "Whole span";
/// Marks the reader's day on the strip.
pub const TODAY: &str = "Today";
/// Leads to the fact's own address.
pub const LINK: &str = "Link";
/// Before what is inferred.
pub const INFERRED: &str = "Inferred:";
/// On a fact that is shown although the filters leave it out.
pub const OUTSIDE: &str = "Shown by its link; the filters leave it out.";
/// The address asked for something that is not there.
pub const LOST: &str = "Part of what was asked for is not on this sheet.";
/// Leads past the timeline to the list.
pub const SKIP: &str = "Skip to the facts";
/// What the marks on the strip mean.
pub const LEGEND: &str = "Dot: a day or deadline. Ring: still to come. Bar: a period. Faded or dashed: not exact. The number counts facts.";
/// Before the words nearest to a search that found nothing.
pub const NEAREST: &str = "Nearest words in the sheet:";
/// Heading of how the sheet was made.
pub const METHOD: &str = "Method";
/// Heading of the source documents.
pub const SOURCES: &str = "Sources";
/// Heading of the corrections.
pub const CORRECTIONS: &str = "Corrections";
/// In place of corrections.
pub const NO_CORRECTIONS: &str = "None so far.";
/// Heading of the downloads.
pub const DOWNLOADS: &str = "Take it with you";
/// The download for a spreadsheet.
pub const ALL_AS_CSV: &str = "All facts as CSV";
/// The download of everything.
pub const ALL_AS_JSON: &str = "All facts and events as JSON";

/// Where the rest of a long list is, besides the file with all.
pub const BY_SCRIPTS: &str = "With scripts, they are listed here.";

/// Leads from an embedded sheet to the page of its own.
pub const FULL: &str = "Open the full sheet";
/// Tries once more to start the engine.
pub const RETRY: &str = "Try again";
/// Said while the engine takes long.
pub const SLOW: &str = "Filters are still loading.";

/// Name of a facet, as a legend.
#[must_use]
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Topic => "Topics",
        Facet::Party => "Party",
        Facet::Organisation => "Organisation",
        Facet::Kind => "Kind of figure",
        Facet::Status => "Status",
        Facet::Year => "Period",
        Facet::Basis => "Stated or inferred",
        Facet::Event => "Event",
    }
}

/// Name of a kind of figures.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Amount => "Money",
        Kind::Share => "Share",
        Kind::Count => "Count",
        Kind::Target => "Target",
        Kind::Rank => "Rank",
    }
}

/// How far a fact has come.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::InForce => "In force",
        Status::Done => "Done",
        Status::UnderWay => "Under way",
        Status::Planned => "Planned",
        Status::Explored => "Explored",
    }
}

/// Name of an order.
#[must_use]
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Editor => "Editor’s order",
        Sort::Largest => "Largest first",
        Sort::Newest => "Newest first",
        Sort::Name => "A–Z",
    }
}

/// Texts one after another, with commas.
#[must_use]
pub fn listed<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text += ", ";
        }
        text += part;
    }
    text
}

/// The summary of the facets that are folded away, by name.
#[must_use]
pub fn more_filters(names: &[&str]) -> String {
    let mut text = String::from("More filters: ");
    text += &listed(names.iter().copied()).to_ascii_lowercase();
    text
}

/// Heading of the strip: the first year of the horizon and the last.
#[must_use]
pub fn horizon(first: i32, last: i32) -> String {
    if first == last { format!("The horizon, {first}") } else { format!("The horizon, {first}–{last}") }
}

/// `1 fact`, `12 facts`.
#[must_use]
pub fn facts(count: u32) -> String {
    format!("{count}\u{a0}{}", if count == 1 { "fact" } else { "facts" })
}

/// `54 facts` where all are shown, else `12 of 54 facts`.
#[must_use]
pub fn count(shown: u32, all: u32) -> String {
    if shown == all { facts(all) } else { format!("{shown} of {}", facts(all)) }
}

/// What a list that is not drawn whole leaves out: `1500 further facts.`
#[must_use]
pub fn further(count: u32) -> String {
    format!("{count} further\u{a0}{}.", if count == 1 { "fact" } else { "facts" })
}

/// The same of one topic.
#[must_use]
pub fn further_of_topic(count: u32) -> String {
    further(count).replace('.', " on this topic.")
}

/// The chip of facts that were chosen one by one.
#[must_use]
pub fn chosen(count: u32) -> String {
    String::from("Only ") + &facts(count)
}

/// The button that filters by an event, in full.
#[must_use]
pub fn tie(count: u32, event: &str) -> String {
    format!("{}: {event}", facts(count))
}

/// The button that takes a filter back, in full.
#[must_use]
pub fn remove(label: &str) -> String {
    format!("Remove filter {label}")
}

/// What was searched, quoted.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("“{}”", text.trim())
}

/// Nothing found, with other filters on or without.
#[must_use]
pub fn nothing(text: &str, filtered: bool) -> String {
    if text.is_empty() {
        return String::from("No fact matches.");
    }
    let mut line = String::from("No fact has ");
    line += &quoted(text);
    line += if filtered { " with these filters." } else { "." };
    line
}

/// The way from the timeline to the list: `See 12 of 54 facts`.
#[must_use]
pub fn see(shown: u32, all: u32) -> String {
    String::from("See ") + &count(shown, all)
}

/// The link to a fact, in full.
#[must_use]
pub fn link_to(statement: &str) -> String {
    format!("{LINK} to this fact: {statement}")
}

/// Who says so.
#[must_use]
pub fn says(who: &str) -> String {
    format!("says {who}")
}

/// The day of the last change.
#[must_use]
pub fn updated(day: &str) -> String {
    format!(
        "Updated {day}; every fact was checked against the source’s text that day unless it says otherwise."
    )
}

/// The day of the last check against the source.
#[must_use]
pub fn verified(day: &str) -> String {
    format!("checked {day}")
}
