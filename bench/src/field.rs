//! The field of contenders, and one pass of each over its page.

mod check;
mod engine;
mod load;
mod pan;
mod told;
mod used;

use std::{collections::BTreeMap, time::Instant};

use serde_json::json;

use crate::{
    chromium::Chromium,
    contender::Contender,
    fault::Fault,
    reference::{self, Query},
    results::{ENOUGH, Run},
    server::Server,
    story::Story,
    tab::{Line, Tab},
    workshop::Workshop,
};
use told::Told;

/// In so many passes is measured what takes minutes and is steady: what stays
/// of many changes, and with more than [`LONG`] facts all use of a page.
const FEW: usize = 3;

/// With more facts than that a minute may not be enough for the slow line, nor
/// for 200 changes: they are measured in the first pass alone.
const OFTEN: usize = 1000;

/// With more facts than that some pages take seconds for each action.
const LONG: usize = 10_000;

/// One run over one story.
pub struct Field<'a> {
    /// Where pages are made.
    pub workshop: &'a Workshop,
    /// Where they are served.
    pub server: &'a Server,
    /// What is told.
    pub run: Run,
    /// How often a contender failed in a step.
    faults: BTreeMap<(&'static str, &'static str), usize>,
    chromium: Option<Chromium>,
}

impl<'a> Field<'a> {
    /// A run that has measured nothing yet.
    pub fn new(workshop: &'a Workshop, server: &'a Server, run: Run) -> Field<'a> {
        Field { workshop, server, run, faults: BTreeMap::new(), chromium: None }
    }

    /// One pass of a contender that lists facts.
    pub fn list(&mut self, contender: &Contender, story: &Story, pass: usize) {
        let site = contender.name;
        self.step(contender, "load", &["first-free", "filter-free", "all-free"], |field, told| {
            field.load(contender, story, site, Line::Free, &["first", "filter", "all"], told)
        });
        let facts = story.facts.len();
        if pass == 0 || facts <= OFTEN {
            self.slow(contender, story);
        }
        if pass == 0 {
            self.step(contender, "check", &[], |field, _| field.check(contender, story));
        }
        if pass < FEW || facts <= LONG {
            let used = ["memory", "type", "toggle", "clear", "growth"];
            let grows = pass == 0 || (pass < FEW && facts <= OFTEN);
            let used = &used[..if grows { 5 } else { 4 }];
            self.step(contender, "use", used, |field, told| field.used(contender, story, grows, told));
        }
        if contender.has_engine {
            // The sheet's own core, compiled for this machine, is asked, too.
            self.step(contender, "engine", &["facets", "text"], |field, told| {
                field.engine(contender, story, pass, told)
            });
        }
    }

    /// Two loads over the slow line.
    fn slow(&mut self, contender: &Contender, story: &Story) {
        let site = contender.name;
        self.step(contender, "slow", &["first-slow", "blocked-slow", "shift-slow"], |field, told| {
            field.load(contender, story, site, Line::Slow, &["first", "blocked", "shift"], told)
        });
        self.step(contender, "slow filter", &["filter-slow", "all-slow"], |field, told| {
            field.load(contender, story, site, Line::Slow, &["filter", "all"], told)
        });
    }

    /// One pass of a contender that draws events.
    pub fn timeline(&mut self, contender: &Contender, story: &Story, site: &str, measure: &'static str) {
        self.step(contender, measure, &[measure], |field, told| {
            field.pan(contender, story, site, measure, told)
        });
    }

    /// Runs a step, and notes why what it should have measured is missing.
    fn step(
        &mut self,
        contender: &Contender,
        name: &'static str,
        measures: &[&'static str],
        what: impl FnOnce(&mut Self, &mut Told) -> Result<(), Fault>,
    ) {
        let failed = self.faults.get(&(contender.name, name)).copied().unwrap_or(0);
        if failed >= ENOUGH {
            return;
        }
        let start = Instant::now();
        let mut told = Told::default();
        let fault = what(self, &mut told).err();
        for (measure, value) in told.values() {
            self.run.add(contender.name, measure, *value);
        }
        if let Some(fault) = fault {
            self.faults.insert((contender.name, name), failed + 1);
            let missing =
                measures.iter().filter(|measure| !told.values().iter().any(|(had, _)| had == *measure));
            for (nth, measure) in missing.enumerate() {
                let why = if nth == 0 { fault.to_string() } else { "not reached".to_owned() };
                self.run.note(contender.name, measure, &why);
            }
            println!("    {}: {name}: {fault}", contender.label);
            if fault.is_fatal() {
                self.chromium = None;
            }
        } else {
            println!("    {}: {name}: {:.1} s", contender.label, start.elapsed().as_secs_f32());
        }
    }

    fn tab(&mut self, line: Line) -> Result<Tab<'_>, Fault> {
        let chromium = match self.chromium.take() {
            Some(chromium) => chromium,
            None => Chromium::start(&self.workshop.out)?,
        };
        Tab::open(self.chromium.insert(chromium), &self.server.base, line)
    }

    /// The page once it is alive.
    fn alive(&mut self, contender: &Contender, story: &Story) -> Result<Tab<'_>, Fault> {
        let script = self.script(contender, story, None);
        let address = self.server.address(contender.name);
        let mut tab = self.tab(Line::Free)?;
        tab.prepare(&script)?;
        tab.go(&address)?;
        tab.until("window.bench?.ready()")?;
        Ok(tab)
    }

    /// What runs before the page's own scripts: hooks, and the probe if it is
    /// to tell of the loading (and to filter).
    fn script(&self, contender: &Contender, story: &Story, probe: Option<bool>) -> String {
        let query = Query::new("", &[("topic", &story.topics[1].slug)]);
        let answer = reference::answer(story, &query);
        let parties: usize = answer.counts.get("party").map_or(0, |party| party.values().sum());
        let asked =
            json!({ "filter": probe == Some(true), "topic": story.topics[1].slug, "parties": parties });
        let hooks = contender.hooks(&self.workshop.bench());
        let probe = probe.map_or("", |_| include_str!("page/probe.js"));
        format!("const PROBE = {asked};\n{hooks}\n{probe}")
    }

    fn checked(&mut self, contender: &Contender, checks: Vec<(String, String)>) {
        self.run.checks.entry(contender.name.to_owned()).or_default().extend(checks);
    }
}
