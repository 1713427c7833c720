//! Questions asked without drawing.

use std::path::Path;

use serde_json::{Value, json};

use super::{Field, Told, check::verdict};
use crate::{
    contender::{CORE, Contender, OURS},
    fault::Fault,
    reference::{self, Query},
    story::Story,
    tab::Line,
};

impl Field<'_> {
    /// Filters and searches without drawing.
    pub(super) fn engine(
        &mut self,
        contender: &Contender,
        story: &Story,
        pass: usize,
        told: &mut Told,
    ) -> Result<(), Fault> {
        if contender.name != OURS {
            return self.ask(contender, story, pass, None, ["facets", "text"], told);
        }
        let core = core_alone(&self.server.address(CORE));
        self.ask(contender, story, pass, Some(&core), ["facets", "text"], told)?;
        let host = as_a_host(&self.workshop.out, story, &self.server.address(contender.name));
        self.ask(contender, story, pass, Some(&host), ["facets-host", "text-host"], told)?;
        self.core(story, told)
    }

    /// Asks `engine()` of the contender's page, or of what a script starts on
    /// an empty one, and notes the times as these measures.
    fn ask(
        &mut self,
        contender: &Contender,
        story: &Story,
        pass: usize,
        start: Option<&str>,
        measures: [&'static str; 2],
        told: &mut Told,
    ) -> Result<(), Fault> {
        let mut checks = Vec::new();
        let mut tab = match start {
            None => self.alive(contender, story)?,
            Some(start) => {
                let script = self.script(contender, story, None);
                let mut tab = self.tab(Line::Free)?;
                tab.js(&script)?;
                tab.js(start)?;
                tab
            }
        };
        tab.rest()?;
        if pass == 0 {
            for query in reference::checks(story) {
                let said = tab.js(&format!("(window.named ?? engine)({})", asked(&query)))?;
                checks.push((format!("{}: {}", measures[0], query.named()), verdict(story, &query, &said)));
            }
        }
        let groups = [reference::picked(story), reference::searched()];
        for (measure, queries) in measures.into_iter().zip(groups) {
            let queries: Vec<Value> = queries.iter().map(asked).collect();
            let time = tab.js(&format!("bench.time({})", json!(queries)))?;
            told.add(measure, time.as_f64().unwrap_or(f64::NAN));
        }
        drop(tab);
        self.checked(contender, checks);
        Ok(())
    }

    /// The same natively, without a script that is told.
    fn core(&self, story: &Story, told: &mut Told) -> Result<(), Fault> {
        let mut questions = String::new();
        for (group, queries) in [("facets", reference::picked(story)), ("text", reference::searched())] {
            for query in queries {
                questions += &format!("{group} {}\n", query.fragment());
            }
        }
        for (name, time) in self.workshop.core(story, &questions).map_err(Fault::Said)? {
            match name.as_str() {
                "load" => told.add("load-native", time),
                "facets" => told.add("facets-native", time),
                _ => told.add("text-native", time),
            }
        }
        Ok(())
    }
}

/// A query as the engines are asked.
fn asked(query: &Query) -> Value {
    let mut asked = json!(query);
    asked["fragment"] = json!(query.fragment());
    asked
}

/// Starts the sheet's core, which answers with numbers, as the page is
/// answered; `named` gives them names, to be held against the reference.
fn core_alone(base: &str) -> String {
    format!(
        "import(\"{base}bench_core.js\").then(async (core) => {{ \
            const bytes = async (name) => new Uint8Array(await (await fetch({base:?} + name)).arrayBuffer()); \
            await core.default({{ module_or_path: bytes(\"bench_core_bg.wasm\") }}); \
            core.load(await bytes(\"sheet.section\")); \
            const names = core.names().trim().split(\"\\n\").map((line) => line.split(\" \")); \
            window.engine = ({{ fragment }}) => core.ask(fragment); \
            window.named = (query) => {{ \
                const [shown, ...numbers] = engine(query); \
                const counts = {{}}; \
                names.forEach(([facet, value], at) => ((counts[facet] ??= {{}})[value] = numbers[at])); \
                return {{ shown, counts }}; \
            }}; \
        }})"
    )
}

/// Starts the sheet's engine without a page, as a program of a host would.
fn as_a_host(out: &Path, story: &Story, base: &str) -> String {
    let dist = out.join(format!("sheet-{}-{}.dist", story.facts.len(), story.events.len()));
    let files = std::fs::read_dir(dist).into_iter().flatten().flatten();
    let mut names = files.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let script = names.find(|name| name.starts_with("engine.") && name.ends_with(".js")).unwrap_or_default();
    format!(
        "import(\"{base}{script}\").then(async (engine) => {{ await engine.start({base:?}, () => {{}}); \
         window.engine = ({{ fragment }}) => {{ const {{ facts, counts }} = engine.query(fragment); return {{ shown: facts.length, counts }}; }}; }})"
    )
}
