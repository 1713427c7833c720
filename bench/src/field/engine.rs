//! Questions asked without drawing.

use std::path::Path;

use serde_json::{Value, json};

use super::{Field, Told, check::verdict};
use crate::{
    contender::{Contender, OURS},
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
        if contender.name == OURS {
            self.core(story, told)?;
        }
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

/// Starts the sheet's engine without a page, as a program of a host would.
fn ours_alone(out: &Path, story: &Story, base: &str) -> String {
    let dist = out.join(format!("sheet-{}-{}.dist", story.facts.len(), story.events.len()));
    let files = std::fs::read_dir(dist).into_iter().flatten().flatten();
    let mut names = files.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let script = names.find(|name| name.starts_with("engine.") && name.ends_with(".js")).unwrap_or_default();
    format!(
        "import(\"{base}{script}\").then(async (engine) => {{ await engine.start({base:?}, () => {{}}); \
         window.engine = ({{ fragment }}) => {{ const {{ facts, counts }} = engine.query(fragment); return {{ shown: facts.length, counts }}; }}; }})"
    )
}
