//! What a timeline works while it is dragged.

use std::{thread, time::Duration};

use super::{Field, Told};
use crate::{contender::Contender, fault::Fault, statistics::mean, story::Story, tab::Line};

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

impl Field<'_> {
    /// Drags the timeline to and fro.
    pub(super) fn pan(
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
}
