//! One page in a profile of its own, so that nothing of it is in a cache.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{chromium::Chromium, fault::Fault};

/// What one step may take; what takes longer is given up.
pub const LIMIT: Duration = Duration::from_secs(60);

/// After an action the page is left alone for so long, and longer while it works.
const REST: Duration = Duration::from_millis(700);

/// The network and the processor that a page is loaded with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// As they are.
    Free,
    /// "Slow 4G" of Chromium's developer tools and a processor of a quarter of the speed.
    Slow,
}

/// An open page.
pub struct Tab<'a> {
    chromium: &'a mut Chromium,
    session: String,
    context: String,
}

impl<'a> Tab<'a> {
    /// Opens an empty page of the server, so that the page that follows finds
    /// its process running and the line set.
    ///
    /// # Errors
    /// When the browser refuses or hangs.
    pub fn open(chromium: &'a mut Chromium, base: &str, line: Line) -> Result<Tab<'a>, Fault> {
        chromium.forget();
        let context =
            chromium.ask("", "Target.createBrowserContext", json!({ "disposeOnDetach": true }), LIMIT)?;
        let context = text(&context["browserContextId"]);
        let page = json!({ "url": "about:blank", "browserContextId": context });
        let target = chromium.ask("", "Target.createTarget", page, LIMIT)?;
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let session = text(&chromium.ask("", "Target.attachToTarget", attach, LIMIT)?["sessionId"]);
        let mut tab = Tab { chromium, session, context };
        for domain in ["Page.enable", "Runtime.enable", "Network.enable", "Inspector.enable"] {
            tab.ask(domain, json!({}))?;
        }
        tab.ask("Performance.enable", json!({ "timeDomain": "threadTicks" }))?;
        tab.ask("Runtime.addBinding", json!({ "name": "told" }))?;
        tab.go(&format!("{base}/blank"))?;
        tab.until("document.readyState == 'complete'")?;
        if line == Line::Slow {
            tab.slow()?;
        }
        Ok(tab)
    }

    /// The preset as Chromium 156 has it (`SDK.NetworkManager.Slow4GConditions`):
    /// 1.6 Mbit/s and 0.75 Mbit/s times 0.9, 150 ms times 3.75.
    fn slow(&mut self) -> Result<(), Fault> {
        let line = json!({
            "offline": false,
            "latency": 150.0 * 3.75,
            "downloadThroughput": 1_600_000.0 / 8.0 * 0.9,
            "uploadThroughput": 750_000.0 / 8.0 * 0.9,
            "connectionType": "cellular4g",
        });
        self.ask("Network.emulateNetworkConditions", line)?;
        self.ask("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))?;
        Ok(())
    }

    /// Sends a command.
    ///
    /// # Errors
    /// When it is refused or late.
    pub fn ask(&mut self, method: &str, params: Value) -> Result<Value, Fault> {
        self.chromium.ask(&self.session, method, params, LIMIT)
    }

    /// Has every document that follows run a script first.
    ///
    /// # Errors
    /// When the browser refuses or hangs.
    pub fn prepare(&mut self, script: &str) -> Result<(), Fault> {
        self.ask("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).map(drop)
    }

    /// Goes to an address.
    ///
    /// # Errors
    /// When nobody answers there.
    pub fn go(&mut self, address: &str) -> Result<(), Fault> {
        let gone = self.ask("Page.navigate", json!({ "url": address }))?;
        gone["errorText"].as_str().map_or(Ok(()), |words| Err(Fault::Said(words.to_owned())))
    }

    /// The value of an expression; a promise is waited for.
    ///
    /// # Errors
    /// When it throws, or takes too long.
    pub fn js(&mut self, expression: &str) -> Result<Value, Fault> {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.ask("Runtime.evaluate", params)?;
        match &answer["exceptionDetails"] {
            Value::Null => Ok(answer["result"]["value"].clone()),
            thrown => {
                let said = thrown["exception"]["description"].as_str().or(thrown["text"].as_str());
                Err(Fault::Said(said.unwrap_or("an exception").to_owned()))
            }
        }
    }

    /// Waits until an expression is true.
    ///
    /// # Errors
    /// When it is not in time.
    pub fn until(&mut self, expression: &str) -> Result<(), Fault> {
        let end = Instant::now() + LIMIT;
        // While a page is being left a script may fail: that is not the answer yet.
        while !matches!(self.js(&format!("!!({expression})")), Ok(Value::Bool(true))) {
            if Instant::now() > end {
                return Err(Fault::Slow(LIMIT.as_secs()));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// What the page tells next.
    ///
    /// # Errors
    /// When it tells nothing in time.
    pub fn told(&mut self) -> Result<Value, Fault> {
        let told = self.chromium.told(&self.session, LIMIT)?;
        serde_json::from_str(&told).map_err(|why| Fault::Said(why.to_string()))
    }

    /// Milliseconds that the page's main thread has worked since the page was opened.
    ///
    /// # Errors
    /// When the page hangs.
    pub fn worked(&mut self) -> Result<f64, Fault> {
        let metrics = self.ask("Performance.getMetrics", json!({}))?;
        let metrics = metrics["metrics"].as_array().cloned().unwrap_or_default();
        let worked = metrics.iter().find(|metric| metric["name"] == "TaskDuration");
        worked
            .and_then(|metric| metric["value"].as_f64())
            .map(|seconds| seconds * 1000.0)
            .ok_or_else(|| Fault::Said("no TaskDuration".to_owned()))
    }

    /// Milliseconds of work that something causes, until the page rests again.
    ///
    /// # Errors
    /// When it fails, or the page does not come to rest in time.
    pub fn cost(&mut self, what: impl FnOnce(&mut Tab) -> Result<(), Fault>) -> Result<f64, Fault> {
        let end = Instant::now() + LIMIT;
        let before = self.worked()?;
        what(self)?;
        thread::sleep(REST);
        let mut after = self.worked()?;
        loop {
            thread::sleep(Duration::from_millis(100));
            let now = self.worked()?;
            if now - after < 2.0 {
                // The last look is not the page's own work.
                return Ok(after - before);
            }
            if Instant::now() > end {
                return Err(Fault::Slow(LIMIT.as_secs()));
            }
            after = now;
        }
    }

    /// Waits until the page does nothing.
    ///
    /// # Errors
    /// When it does not come to rest in time.
    pub fn rest(&mut self) -> Result<(), Fault> {
        self.cost(|_| Ok(())).map(drop)
    }

    /// Presses a letter's key and lets it go.
    ///
    /// # Errors
    /// When the page hangs.
    pub fn press(&mut self, letter: char) -> Result<(), Fault> {
        let key = letter.to_string();
        let code = format!("Key{}", letter.to_ascii_uppercase());
        let number = u32::from(letter.to_ascii_uppercase());
        for kind in ["keyDown", "keyUp"] {
            let mut event =
                json!({ "type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number });
            if kind == "keyDown" {
                event["text"] = json!(key);
            }
            self.ask("Input.dispatchKeyEvent", event)?;
        }
        Ok(())
    }

    /// Moves the mouse; `kind` is `mousePressed`, `mouseMoved` or `mouseReleased`.
    ///
    /// # Errors
    /// When the page hangs.
    pub fn mouse(&mut self, kind: &str, x: f64, y: f64) -> Result<(), Fault> {
        let held = i32::from(kind != "mouseReleased");
        let event =
            json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": held, "clickCount": 1 });
        self.ask("Input.dispatchMouseEvent", event).map(drop)
    }

    /// Bytes that the page holds once the rubbish is out: its scripts' heap,
    /// buffers, modules' memory and the document.
    ///
    /// # Errors
    /// When the browser does not measure it.
    pub fn memory(&mut self) -> Result<f64, Fault> {
        self.rest()?;
        for _ in 0..2 {
            self.ask("HeapProfiler.collectGarbage", json!({}))?;
        }
        let bytes = self.js(
            "performance.measureUserAgentSpecificMemory().then(({ bytes }) => bytes + bench.modules())",
        )?;
        bytes.as_f64().ok_or_else(|| Fault::Said("no memory was measured".to_owned()))
    }
}

impl Drop for Tab<'_> {
    fn drop(&mut self) {
        let context = json!({ "browserContextId": self.context });
        let _ = self.chromium.ask("", "Target.disposeBrowserContext", context, Duration::from_secs(10));
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
