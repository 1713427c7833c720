//! A page under test: what a reader does and sees, in the words of the tests.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use fantoccini::{Client, Locator, wd::WebDriverCompatibleCommand};
use serde_json::{Value, json};

use crate::{engine::Kind, server::Server};

/// What a test does.
pub type Body = fn(Page) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// One test, run in every engine unless it says otherwise.
#[derive(Clone, Copy)]
pub struct Test {
    /// A sentence, with underscores.
    pub name: &'static str,
    /// What it does.
    pub body: Body,
    /// The console must be empty at the end.
    pub quiet: bool,
    /// JavaScript is switched off in the browser (not in WebKit, whose
    /// automation needs it).
    pub without_scripts: bool,
    /// The reader prefers dark (Chromium and Firefox).
    pub dark: bool,
    /// The reader prefers reduced motion (Chromium and Firefox).
    pub still: bool,
    /// In a browser that no other test has used: it counts what the browser holds.
    pub afresh: bool,
    /// Only in Chromium, whose measure it needs.
    pub chromium_only: bool,
    /// Not in WebKit, whose driver cannot do what it needs.
    pub not_webkit: bool,
    /// Only in the engines of years ago that the sheet must come alive in.
    pub on_the_floor: bool,
    /// Only in one below them. Both: in all of years ago.
    pub below_the_floor: bool,
}

impl Test {
    pub const fn new(name: &'static str, body: Body) -> Test {
        Test {
            name,
            body,
            quiet: true,
            without_scripts: false,
            dark: false,
            still: false,
            afresh: false,
            chromium_only: false,
            not_webkit: false,
            on_the_floor: false,
            below_the_floor: false,
        }
    }

    pub const fn loud(self) -> Test {
        Test { quiet: false, ..self }
    }

    pub const fn without_scripts(self) -> Test {
        Test { without_scripts: true, ..self }
    }

    pub const fn dark(self) -> Test {
        Test { dark: true, ..self }
    }

    pub const fn afresh(self) -> Test {
        Test { afresh: true, ..self }
    }

    pub const fn chromium_only(self) -> Test {
        Test { chromium_only: true, ..self }
    }

    pub const fn not_webkit(self) -> Test {
        Test { not_webkit: true, ..self }
    }

    pub const fn on_the_floor(self) -> Test {
        Test { on_the_floor: true, ..self }
    }

    pub const fn below_the_floor(self) -> Test {
        Test { below_the_floor: true, ..self }
    }

    pub fn runs_in(&self, kind: Kind) -> bool {
        match kind {
            Kind::BELOW => self.below_the_floor,
            Kind::Past(_) => self.on_the_floor,
            _ if self.on_the_floor || self.below_the_floor => false,
            Kind::Chromium => true,
            Kind::Firefox => !self.chromium_only && !self.without_scripts,
            Kind::Webkit => {
                !self.chromium_only && !self.not_webkit && !self.without_scripts && !self.dark && !self.still
            }
        }
    }
}

/// Lists tests by their functions' names.
#[macro_export]
macro_rules! tests {
    ($($name:ident $(. $with:ident())*),* $(,)?) => {
        pub fn tests() -> Vec<$crate::page::Test> {
            vec![$($crate::page::Test::new(stringify!($name), |page| Box::pin($name(page)))$(.$with())*),*]
        }
    };
}

/// A page in one session.
#[derive(Clone)]
pub struct Page {
    pub client: Client,
    pub kind: Kind,
    pub server: Arc<Server>,
    /// What earlier documents of the session told their console.
    pub told: Arc<Mutex<Vec<String>>>,
}

/// Any WebDriver command.
#[derive(Debug)]
struct Raw {
    method: &'static str,
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let method = if self.method == "GET" { http::Method::GET } else { http::Method::POST };
        (method, (self.method != "GET").then(|| self.body.to_string()))
    }
}

const PATIENCE: Duration = Duration::from_secs(15);

impl Page {
    pub fn new(client: Client, kind: Kind, server: Arc<Server>) -> Page {
        Page { client, kind, server, told: Arc::default() }
    }

    /// Sends any WebDriver command; `null` where the driver refuses it.
    pub async fn command(client: &Client, method: &'static str, path: &'static str, body: Value) -> Value {
        client.issue_cmd(Raw { method, path, body }).await.unwrap_or(Value::Null)
    }

    /// Goes to a path of the server and waits until the document is there.
    pub async fn visit(&self, path: &str) {
        let address = format!("{}{path}", self.server.base);
        self.client.goto(&address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
        let here = json!(address);
        self.until_with("document.querySelector('.fs .foot') && location.href == arguments[0]", vec![here])
            .await;
    }

    /// Leaves the page, keeping what it told its console.
    pub async fn leave(&self) {
        self.listen().await;
        self.client.goto("about:blank").await.expect("away");
        // Firefox lets a navigation that is still under way undo the next one.
        self.until("location.href == 'about:blank' && document.readyState == 'complete'").await;
    }

    /// Takes what the page told its console so far. Chromium's driver keeps
    /// that by itself.
    pub async fn listen(&self) {
        let told = self.client.execute("return (window.factsheetTestConsole || []).splice(0)", Vec::new());
        let told = strings(&told.await.unwrap_or_default());
        self.told.lock().expect("what was told").extend(told);
    }

    /// Opens the sheet with a fragment (without `#`) and waits until it is alive.
    pub async fn open(&self, fragment: &str) {
        let path = if fragment.is_empty() { "/".to_owned() } else { format!("/#{fragment}") };
        self.visit(&path).await;
        self.alive().await;
    }

    /// Waits until the engine has taken over.
    pub async fn alive(&self) {
        self.until("document.querySelector('.fs[data-live]')").await;
    }

    /// Has the page draw the cards out of sight, too, for who wants to measure them.
    pub async fn whole(&self) {
        self.js("(document.documentElement.setAttribute('data-whole', ''), 1)").await;
    }

    /// The value of an expression in the page.
    pub async fn js(&self, expression: &str) -> Value {
        self.js_with(expression, Vec::new()).await
    }

    /// The same with `arguments`.
    pub async fn js_with(&self, expression: &str, arguments: Vec<Value>) -> Value {
        let script = format!("{PRELUDE} return ({expression});");
        self.client
            .execute(&script, arguments)
            .await
            .unwrap_or_else(|error| panic!("`{expression}` fails: {error}"))
    }

    /// Waits until an expression is true.
    pub async fn until(&self, expression: &str) {
        self.until_with(expression, Vec::new()).await;
    }

    /// The same with `arguments`.
    pub async fn until_with(&self, expression: &str, arguments: Vec<Value>) {
        let script = format!("{PRELUDE} return !!({expression});");
        let end = Instant::now() + PATIENCE;
        loop {
            // While a page is being left a script may fail: that is not the answer yet.
            let now = self.client.execute(&script, arguments.clone()).await;
            if matches!(now, Ok(Value::Bool(true))) {
                return;
            }
            assert!(Instant::now() < end, "after {PATIENCE:?} it still does not hold: {expression}; {now:?}");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Lets the page draw two frames. A hidden one draws none: half a second
    /// is enough there. Asked again and again rather than waited for in the
    /// page, and begun by the first asking that finds nothing begun: Chromium's
    /// driver loses such a wait, and what a script left, in a page that still loads.
    pub async fn settle(&self) {
        self.js("(delete window.factsheetTestDrawn, 1)").await;
        self.until(
            "(window.factsheetTestDrawn ??= (setTimeout(() => { window.factsheetTestDrawn = 2; }, 500), \
             requestAnimationFrame(() => requestAnimationFrame(() => { window.factsheetTestDrawn = 2; })), 1)) == 2",
        )
        .await;
    }

    /// Clicks as a mouse does, after scrolling there.
    pub async fn click(&self, selector: &str) {
        let there = self.client.find(Locator::Css(selector)).await;
        let there = there.unwrap_or_else(|error| panic!("nothing to click at {selector}: {error}"));
        self.js_with("(find(arguments[0]).scrollIntoView({block: 'center'}), 1)", vec![json!(selector)])
            .await;
        there.click().await.unwrap_or_else(|error| panic!("{selector} takes no click: {error}"));
    }

    /// Clicks a checkbox by its facet and value, through its label.
    pub async fn pick(&self, facet: &str, value: &str) {
        self.click(&format!("label:has(> input[name='{facet}'][value='{value}'])")).await;
    }

    /// Types into the focused element or the one named.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let field = self.client.find(Locator::Css(selector)).await.expect("a field");
        field.send_keys(text).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Presses keys one after another; `hold` stays down meanwhile.
    pub async fn keys(&self, hold: &str, keys: &str) {
        let mut actions = Vec::new();
        actions.extend(hold.chars().map(|key| json!({ "type": "keyDown", "value": key.to_string() })));
        for key in keys.chars() {
            actions.push(json!({ "type": "keyDown", "value": key.to_string() }));
            actions.push(json!({ "type": "keyUp", "value": key.to_string() }));
        }
        actions.extend(hold.chars().map(|key| json!({ "type": "keyUp", "value": key.to_string() })));
        self.act(json!([{ "type": "key", "id": "keys", "actions": actions }])).await;
    }

    /// Presses at one place, moves in steps to another, lets go. Places are CSS px
    /// in the viewport. `pointer` is `mouse` or `touch`.
    pub async fn drag(&self, pointer: &str, from: (f64, f64), to: (f64, f64)) {
        let mut actions = vec![
            json!({ "type": "pointerMove", "duration": 0, "x": from.0 as i64, "y": from.1 as i64 }),
            json!({ "type": "pointerDown", "button": 0 }),
        ];
        for step in 1..=8 {
            let part = f64::from(step) / 8.0;
            let (x, y) = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
            actions.push(json!({ "type": "pointerMove", "duration": 20, "x": x as i64, "y": y as i64 }));
        }
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        self.act(json!([{
            "type": "pointer", "id": pointer, "parameters": { "pointerType": pointer }, "actions": actions
        }]))
        .await;
    }

    /// Performs W3C actions as they are.
    pub async fn act(&self, sources: Value) {
        let command = Raw { method: "POST", path: "actions", body: json!({ "actions": sources }) };
        self.client.issue_cmd(command).await.unwrap_or_else(|error| panic!("actions: {error}"));
    }

    /// Sets the viewport to a width, and says which width it got.
    pub async fn resize(&self, width: u32, height: u32) -> u32 {
        if self.kind.is_chromium() {
            let body = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": {
                "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false } });
            Self::command(&self.client, "POST", "goog/cdp/execute", body).await;
        } else {
            self.client.set_window_size(width, height).await.expect("the window takes a size");
            let inner = self.js("innerWidth").await.as_u64().unwrap_or_default();
            let chrome = i64::from(width) - i64::try_from(inner).unwrap_or_default();
            if chrome != 0 {
                let outer = u32::try_from(i64::from(width) + chrome).unwrap_or(width);
                self.client.set_window_size(outer, height).await.expect("the window takes a size");
            }
        }
        self.settle().await;
        self.js("innerWidth").await.as_u64().and_then(|w| u32::try_from(w).ok()).unwrap_or_default()
    }

    /// Slugs of the facts a reader can see, in the order of the page.
    pub async fn facts(&self) -> Vec<String> {
        strings(&self.js("facts()").await)
    }

    /// The text of the first element found, trimmed.
    pub async fn text(&self, selector: &str) -> String {
        let text = self.js_with("find(arguments[0]).textContent.trim()", vec![json!(selector)]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the fragment is as given.
    pub async fn until_fragment(&self, fragment: &str) {
        self.until_with("decodeURI(location.hash.slice(1)) == arguments[0]", vec![json!(fragment)]).await;
    }
}

/// The strings of a JSON list.
pub fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The heading of the list is in view and has focus.
pub const AT_THE_LIST: &str = "document.activeElement.id == 'facts' && document.activeElement.getBoundingClientRect().top < innerHeight / 2";

/// Functions that every script in the page may use.
const PRELUDE: &str = r"
const find = s => { const e = document.querySelector(s); if (!e) throw new Error('nothing at ' + s); return e; };
const all = s => [...document.querySelectorAll(s)];
const seen = e => !!e && e.getClientRects().length > 0 && getComputedStyle(e).visibility != 'hidden';
const facts = () => all('article.fact').filter(seen).map(e => e.id.slice(5));
const box = e => { const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height].map(n => Math.round(n * 10) / 10); };
";
