//! Chromium, for what only a browser can tell of a page: over WebDriver, one
//! session of a page.

use std::{
    process::Command,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{
    ask::Asker,
    guard::{self, Running, program},
};

/// One page in a browser.
pub struct Chromium {
    asker: Asker,
    session: String,
    _driver: Running,
}

impl Chromium {
    /// Opens a page.
    pub fn open(url: &str) -> Chromium {
        let driver = guard::start("chromedriver", |port, _| {
            let mut command = Command::new(program("chromedriver"));
            command.arg(format!("--port={port}"));
            command
        });
        let driver = driver.unwrap_or_else(|why| panic!("{why}"));
        let mut page = Chromium {
            asker: Asker::new(),
            session: format!("http://127.0.0.1:{}/session", driver.port),
            _driver: driver,
        };
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"] },
        } } });
        let session = page.tell("", &wanted);
        page.session += &format!("/{}", session["sessionId"].as_str().expect("a session"));
        page.tell("/url", &json!({ "url": url }));
        page
    }

    /// Waits until a script in the page gives `true`; whether it does in time.
    pub fn becomes(&self, script: &str) -> bool {
        let patience = Instant::now() + Duration::from_secs(20);
        let script = json!({ "script": format!("return {script}"), "args": [] });
        while self.tell("/execute/sync", &script) != true {
            if Instant::now() > patience {
                return false;
            }
            thread::sleep(Duration::from_millis(50));
        }
        true
    }

    /// What the console shows: errors and warnings, refusals among them.
    pub fn console(&self) -> Vec<String> {
        let told = self.tell("/se/log", &json!({ "type": "browser" }));
        told.as_array().into_iter().flatten().map(|entry| entry["message"].to_string()).collect()
    }

    fn tell(&self, command: &str, body: &Value) -> Value {
        let url = format!("{}{command}", self.session);
        let answer = self.asker.ask("POST", &url, &[("content-type", "application/json")], &body.to_string());
        let mut answered: Value = serde_json::from_slice(&answer.body).expect("JSON from the driver");
        assert_eq!(answer.status, 200, "{command}: {answered}");
        answered["value"].take()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // The browser ends with its session, the driver after it.
        self.asker.ask("DELETE", &self.session, &[], "");
    }
}
