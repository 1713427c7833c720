//! The field of contenders, and one pass of each over its page.

use std::{
    collections::BTreeMap,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{
    chromium::Chromium,
    contender::{Contender, OURS},
    fault::Fault,
    reference::{self, Answer, Query},
    results::{ENOUGH, Run},
    server::Server,
    statistics::mean,
    story::Story,
    tab::{Line, Tab},
    workshop::Workshop,
};

/// How often a page is changed before its memory is measured again.
const CHANGES: u32 = 200;

/// So many of them are one step, with a limit of its own.
const AT_ONCE: u32 = 20;

/// The letters that are typed: the beginning of "harbour".
const LETTERS: [char; 3] = ['h', 'a', 'r'];

/// Steps of one drag of a timeline, and pixels a step.
const STEPS: u32 = 10;
const STRIDE: f64 = 12.0;

/// The middle of what is seen of the timeline, a little lower: there is no scale.
const GRIP: &str = "(() => {
  const strip = bench.strip();
  strip.scrollIntoView({ block: 'center' });
  const { left, top, width, bottom } = strip.getBoundingClientRect();
  const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  return [left + width / 2, from + (to - from) * 0.6];
})()";

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
        self.step(contender, "slow", &["first-slow", "blocked-slow", "shift-slow"], |field, told| {
            field.load(contender, story, site, Line::Slow, &["first", "blocked", "shift"], told)
        });
        self.step(contender, "slow filter", &["filter-slow", "all-slow"], |field, told| {
            field.load(contender, story, site, Line::Slow, &["filter", "all"], told)
        });
        let used = ["memory", "type", "toggle", "clear", "growth"];
        self.step(contender, "use", &used, |field, told| field.used(contender, story, pass, told));
        if contender.has_engine {
            self.step(contender, "engine", &["facets", "text"], |field, told| {
                field.engine(contender, story, pass, told)
            });
        }
    }

    /// One pass of a contender that draws events.
    pub fn timeline(&mut self, contender: &Contender, story: &Story, site: &str, measure: &'static str) {
        self.step(contender, measure, &[measure], |field, told| field.pan(contender, story, site, measure, told));
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
        for (measure, value) in &told.0 {
            self.run.add(contender.name, measure, *value);
        }
        if let Some(fault) = fault {
            self.faults.insert((contender.name, name), failed + 1);
            let missing = measures.iter().filter(|measure| !told.0.iter().any(|(had, _)| had == *measure));
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

    /// Loads the page in an empty profile; `wanted` says what is to be told.
    fn load(
        &mut self,
        contender: &Contender,
        story: &Story,
        site: &str,
        line: Line,
        wanted: &[&str],
        told: &mut Told,
    ) -> Result<(), Fault> {
        let filters = wanted.contains(&"filter");
        let script = self.script(contender, story, Some(filters));
        let address = self.server.address(site);
        let ending = if line == Line::Slow { "slow" } else { "free" };
        self.server.take_sent();
        let mut tab = self.tab(line)?;
        tab.prepare(&script)?;
        tab.go(&address)?;
        let mut left: Vec<&str> = wanted.to_vec();
        while !left.is_empty() {
            let said = tab.told()?;
            left.retain(|name| match said[*name].as_f64() {
                Some(value) => {
                    told.add(measure(name, ending), value);
                    false
                }
                None => true,
            });
        }
        drop(tab);
        if line == Line::Free {
            self.sent(told);
        }
        Ok(())
    }

    /// What the page has asked for.
    fn sent(&self, told: &mut Told) {
        let sent = self.server.take_sent();
        told.add("requests", sent.len() as f64);
        told.add("bytes", sent.iter().sum::<usize>() as f64 / 1000.0);
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

    /// Memory, letters, facets, and memory again.
    fn used(&mut self, contender: &Contender, story: &Story, pass: usize, told: &mut Told) -> Result<(), Fault> {
        let mut checks = Vec::new();
        let mut tab = self.alive(contender, story)?;
        let before = tab.memory()?;
        told.add("memory", before / 1e6);
        if pass == 0 {
            for query in reference::checks(story) {
                let said = said(&mut tab, &query)?;
                checks.push((query.named(), verdict(story, &query, &said)));
            }
            tab.js("bench.clear()")?;
            tab.rest()?;
        }
        let typed = typed(&mut tab);
        let toggled = typed.is_ok().then(|| toggled(&mut tab, story));
        let cleared = toggled.as_ref().is_some_and(Result::is_ok).then(|| cleared(&mut tab, story));
        told.add("type", typed?);
        if let Some(toggled) = toggled {
            told.add("toggle", toggled?);
        }
        if let Some(cleared) = cleared {
            told.add("clear", cleared?);
        }
        let before = tab.memory()?;
        for _ in 0..CHANGES / AT_ONCE {
            tab.js(&format!("bench.change({AT_ONCE})"))?;
        }
        tab.js("bench.clear()")?;
        told.add("growth", (tab.memory()? - before) / f64::from(CHANGES));
        drop(tab);
        self.checked(contender, checks);
        Ok(())
    }

    /// Filters and searches without drawing.
    fn engine(&mut self, contender: &Contender, story: &Story, pass: usize, told: &mut Told) -> Result<(), Fault> {
        let mut checks = Vec::new();
        let base = self.server.address(contender.name);
        let start = (contender.name == OURS).then(|| ours_alone(&self.workshop.out, story, &base));
        let mut tab = match start {
            None => self.alive(contender, story)?,
            Some(start) => {
                // The engine alone, on an empty page.
                let script = self.script(contender, story, None);
                let mut tab = self.tab(Line::Free)?;
                tab.js(&script)?;
                tab.js(&start)?;
                tab
            }
        };
        tab.rest()?;
        if pass == 0 {
            for query in reference::checks(story) {
                let said = tab.js(&format!("engine({})", asked(&query)))?;
                checks.push((format!("engine: {}", query.named()), verdict(story, &query, &said)));
            }
        }
        for (measure, queries) in [("facets", reference::picked(story)), ("text", reference::searched())] {
            let queries: Vec<Value> = queries.iter().map(asked).collect();
            let time = tab.js(&format!("bench.time({})", json!(queries)))?;
            told.add(measure, time.as_f64().unwrap_or(f64::NAN));
        }
        drop(tab);
        self.checked(contender, checks);
        Ok(())
    }

    /// Drags the timeline to and fro.
    fn pan(
        &mut self,
        contender: &Contender,
        story: &Story,
        site: &str,
        measure: &'static str,
        told: &mut Told,
    ) -> Result<(), Fault> {
        let script = self.script(contender, story, None);
        let address = format!("{}#zoom=2024/2027", self.server.address(site));
        self.server.take_sent();
        let mut tab = self.tab(Line::Free)?;
        tab.prepare(&script)?;
        tab.go(&address)?;
        tab.until("window.bench?.ready()")?;
        tab.rest()?;
        let place = tab.js(GRIP)?;
        let (x, y) = (place[0].as_f64().unwrap_or(0.0), place[1].as_f64().unwrap_or(0.0));
        tab.rest()?;
        let mut costs = Vec::new();
        for way in [1.0, -1.0, -1.0, 1.0] {
            let before = tab.js("bench.where()")?;
            let cost = tab.cost(|tab| {
                tab.mouse("mousePressed", x, y)?;
                for step in 1..=STEPS {
                    tab.mouse("mouseMoved", x + way * STRIDE * f64::from(step), y)?;
                    thread::sleep(Duration::from_millis(30));
                }
                tab.mouse("mouseReleased", x + way * STRIDE * f64::from(STEPS), y)
            })?;
            if tab.js("bench.where()")? == before {
                return Err(Fault::Said("the timeline did not move".to_owned()));
            }
            costs.push(cost / f64::from(STEPS));
        }
        told.add(measure, mean(&costs).unwrap_or(f64::NAN));
        drop(tab);
        if measure == "pan-36" {
            self.sent(told);
        }
        Ok(())
    }

    /// What runs before the page's own scripts: hooks, and the probe if it is
    /// to tell of the loading (and to filter).
    fn script(&self, contender: &Contender, story: &Story, probe: Option<bool>) -> String {
        let query = Query::new("", &[("topic", &story.topics[1].slug)]);
        let answer = reference::answer(story, &query);
        let parties: usize = answer.counts.get("party").map_or(0, |party| party.values().sum());
        let asked = json!({ "filter": probe == Some(true), "topic": story.topics[1].slug, "parties": parties });
        let hooks = contender.hooks(&self.workshop.bench());
        let probe = probe.map_or("", |_| include_str!("page/probe.js"));
        format!("const PROBE = {asked};\n{hooks}\n{probe}")
    }

    fn checked(&mut self, contender: &Contender, checks: Vec<(String, String)>) {
        self.run.checks.entry(contender.name.to_owned()).or_default().extend(checks);
    }
}

/// Values that a step has measured so far.
#[derive(Default)]
struct Told(Vec<(&'static str, f64)>);

impl Told {
    fn add(&mut self, measure: &'static str, value: f64) {
        self.0.push((measure, value));
    }
}

/// The measure that a word of the probe belongs to.
fn measure(name: &str, line: &str) -> &'static str {
    match (name, line) {
        ("first", "free") => "first-free",
        ("filter", "free") => "filter-free",
        ("all", "free") => "all-free",
        ("first", _) => "first-slow",
        ("filter", _) => "filter-slow",
        ("all", _) => "all-slow",
        ("blocked", _) => "blocked-slow",
        _ => "shift-slow",
    }
}

fn typed(tab: &mut Tab) -> Result<f64, Fault> {
    tab.js("document.querySelector(bench.field).focus({ preventScroll: true })")?;
    tab.rest()?;
    let costs: Result<Vec<f64>, Fault> =
        LETTERS.into_iter().map(|letter| tab.cost(|tab| tab.press(letter))).collect();
    tab.js("bench.clear()")?;
    tab.rest()?;
    Ok(mean(&costs?).unwrap_or(f64::NAN))
}

/// A topic on and off, and a party.
fn toggled(tab: &mut Tab, story: &Story) -> Result<f64, Fault> {
    let mut costs = Vec::new();
    for (facet, slug) in [("topic", &story.topics[1].slug), ("party", &story.parties[0].slug)] {
        for _ in 0..2 {
            let click = format!("bench.click({}, {})", json!(facet), json!(slug));
            costs.push(tab.cost(|tab| tab.js(&click).map(drop))?);
        }
    }
    Ok(mean(&costs).unwrap_or(f64::NAN))
}

/// All taken back at once, after a search and a topic.
fn cleared(tab: &mut Tab, story: &Story) -> Result<f64, Fault> {
    tab.js(&format!("bench.click('topic', {})", json!(story.topics[1].slug)))?;
    tab.js("bench.search('har')")?;
    tab.rest()?;
    tab.cost(|tab| tab.js("bench.clear()").map(drop))
}

/// Asks the page itself, as a reader does, and gives what it says then.
fn said(tab: &mut Tab, query: &Query) -> Result<Value, Fault> {
    tab.js("bench.clear()")?;
    tab.rest()?;
    for (facet, slugs) in &query.picks {
        for slug in slugs {
            tab.js(&format!("bench.click({}, {})", json!(facet), json!(slug)))?;
            tab.rest()?;
        }
    }
    if !query.text.is_empty() {
        tab.js(&format!("bench.search({})", json!(query.text)))?;
        tab.rest()?;
    }
    tab.js("bench.said()")
}

/// A query as the engines are asked.
fn asked(query: &Query) -> Value {
    let mut asked = json!(query);
    asked["fragment"] = json!(query.fragment());
    asked
}

/// `right`, or what was said instead.
fn verdict(story: &Story, query: &Query, said: &Value) -> String {
    match serde_json::from_value::<Answer>(said.clone()) {
        Err(why) => format!("wrong: no answer ({why})"),
        Ok(said) => reference::answer(story, query)
            .differs(&said)
            .map_or_else(|| "right".to_owned(), |fault| format!("wrong: {fault}")),
    }
}

/// Starts the sheet's engine without a page, as a program of a host would.
fn ours_alone(out: &std::path::Path, story: &Story, base: &str) -> String {
    let dist = out.join(format!("sheet-{}-{}.dist", story.facts.len(), story.events.len()));
    let files = std::fs::read_dir(dist).into_iter().flatten().flatten();
    let mut names = files.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let script = names.find(|name| name.starts_with("engine.") && name.ends_with(".js")).unwrap_or_default();
    format!(
        "import(\"{base}{script}\").then(async (engine) => {{ await engine.start({base:?}, () => {{}}); \
         window.engine = ({{ fragment }}) => {{ const {{ facts, counts }} = engine.query(fragment); return {{ shown: facts.length, counts }}; }}; }})"
    )
}
