//! Who is measured.

use std::path::Path;

/// What a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The sheet: facts and timeline.
    Both,
    /// Facts with search and facets.
    Facts,
    /// Events on a scale.
    Events,
}

/// One contender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contender {
    /// Its folder under `bench/peers`, and its name on the command line.
    pub name: &'static str,
    /// In the tables.
    pub label: &'static str,
    /// What its page shows.
    pub shows: Shows,
    /// The npm packages whose versions are told.
    pub packages: &'static [&'static str],
    /// It can be asked without drawing.
    pub has_engine: bool,
}

/// The sheet, as the tool builds it.
pub const OURS: &str = "factsheet";

/// Where its core alone is served.
pub const CORE: &str = "factsheet-core";

/// The least that can be done by hand: shown, but nobody's peer.
pub const FLOOR: &str = "vanilla";

/// All, in the order of the tables.
pub const ALL: [Contender; 9] = [
    Contender { name: OURS, label: "Factsheet", shows: Shows::Both, packages: &[], has_engine: true },
    list(FLOOR, "by hand (floor)", &[]),
    list("preact", "Preact", &["preact"]),
    list("svelte", "Svelte", &["svelte"]),
    list("list-js", "List.js", &["list.js"]),
    Contender {
        has_engine: false,
        ..list("datatables", "DataTables", &["datatables.net", "datatables.net-searchpanes", "jquery"])
    },
    list("itemsjs", "ItemsJS", &["itemsjs"]),
    timeline("timelinejs", "TimelineJS", &["@knight-lab/timelinejs"]),
    timeline("vis-timeline", "vis-timeline", &["vis-timeline"]),
];

const fn list(name: &'static str, label: &'static str, packages: &'static [&'static str]) -> Contender {
    Contender { name, label, shows: Shows::Facts, packages, has_engine: true }
}

const fn timeline(name: &'static str, label: &'static str, packages: &'static [&'static str]) -> Contender {
    Contender { name, label, shows: Shows::Events, packages, has_engine: false }
}

impl Contender {
    /// Whether it lists facts.
    pub fn lists(&self) -> bool {
        self.shows != Shows::Events
    }

    /// Whether it draws events.
    pub fn draws(&self) -> bool {
        self.shows != Shows::Facts
    }

    /// The script by which the driver looks at it.
    pub fn hooks(&self, bench: &Path) -> String {
        let own = bench.join("peers").join(self.name).join("hooks.js");
        let own = std::fs::read_to_string(own).unwrap_or_default();
        format!("{}\n(() => {{\n{own}\n}})();\n", include_str!("page/hooks.js"))
    }
}
