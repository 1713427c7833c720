//! A driver for Chromium as it was: today's does not speak with browsers that
//! are years older. It knows the WebDriver commands that the tests use, and
//! passes them on in the DevTools protocol, one session at a time.

use std::{io, net::TcpListener, path::PathBuf, process::Stdio, sync::Arc};

use axum::{
    Router,
    body::Bytes,
    http::{Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    process::{Child, ChildStdin, ChildStdout, Command},
    sync::Mutex,
};

/// Names of what a new session may be told beside the standard's own.
pub const SCRIPTS: &str = "past:scripts";
pub const DARK: &str = "past:dark";

/// Starts a driver of this browser and gives its address. It ends with the runtime.
pub fn start(browser: PathBuf) -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let url = format!("http://{}", listener.local_addr()?);
    let session: Arc<Mutex<Option<Session>>> = Arc::default();
    let app = Router::new().fallback(move |method: Method, uri: Uri, body: Bytes| {
        let (browser, session) = (browser.clone(), session.clone());
        async move {
            let body: Value = serde_json::from_slice(&body).unwrap_or_default();
            let parts: Vec<&str> = uri.path().split('/').filter(|part| !part.is_empty()).collect();
            let mut session = session.lock().await;
            let answer = match (&method, parts.as_slice()) {
                (&Method::POST, ["session"]) => {
                    Session::begin(&browser, &body["capabilities"]["alwaysMatch"]).await.map(|begun| {
                        *session = Some(begun);
                        json!({ "sessionId": "past", "capabilities": {} })
                    })
                }
                (&Method::DELETE, ["session", _]) => {
                    if let Some(mut done) = session.take() {
                        let _ = done.browser.kill().await;
                    }
                    Ok(Value::Null)
                }
                (_, ["session", _, command @ ..]) => match session.as_mut() {
                    Some(session) => session.command(&method, command, &body).await,
                    None => Err("there is no session".to_owned()),
                },
                _ => Err(format!("{method} {uri} is no command")),
            };
            respond(answer)
        }
    });
    let listener = tokio::net::TcpListener::from_std(listener)?;
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(url)
}

fn respond(answer: Result<Value, String>) -> Response {
    let (status, value) = match answer {
        Ok(value) => (StatusCode::OK, value),
        Err(why) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            json!({ "error": "unknown error", "message": why, "stacktrace": "" }),
        ),
    };
    let body = json!({ "value": value }).to_string();
    (status, [(header::CONTENT_TYPE, "application/json; charset=utf-8")], body).into_response()
}

/// One browser with one page.
struct Session {
    browser: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    /// What has come of the next message.
    part: Vec<u8>,
    asked: u64,
    /// The page, once there is one.
    page: Option<Value>,
    /// Objects of the browser's that stand for elements found.
    elements: Vec<Value>,
    log: Vec<Value>,
}

impl Session {
    async fn begin(browser: &PathBuf, wanted: &Value) -> Result<Session, String> {
        // The browser listens at its third descriptor and speaks at its
        // fourth; a shell puts them there.
        let mut browser = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null"])
            .arg(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"])
            .arg("--window-size=1280,1000")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|why| why.to_string())?;
        let to = browser.stdin.take().ok_or("no way in")?;
        let from = BufReader::new(browser.stdout.take().ok_or("no way out")?);
        let (part, elements, log) = (Vec::new(), Vec::new(), Vec::new());
        let mut session = Session { browser, to, from, part, asked: 0, page: None, elements, log };
        let target = session.ask("Target.createTarget", json!({ "url": "about:blank" })).await?;
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        session.page = Some(session.ask("Target.attachToTarget", attach).await?["sessionId"].take());
        for domain in ["Page", "Runtime", "Log"] {
            session.ask(&format!("{domain}.enable"), json!({})).await?;
        }
        if wanted[SCRIPTS] == false {
            session.ask("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        }
        if wanted[DARK] == true {
            let dark = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
            session.ask("Emulation.setEmulatedMedia", json!({ "features": dark })).await?;
        }
        Ok(session)
    }

    async fn command(&mut self, method: &Method, command: &[&str], body: &Value) -> Result<Value, String> {
        match (method, command) {
            (&Method::POST, ["url"]) => {
                let gone = self.ask("Page.navigate", json!({ "url": body["url"] })).await?;
                gone["errorText"].as_str().map_or(Ok(Value::Null), |why| Err(why.to_owned()))
            }
            (&Method::GET, ["url"]) => self.value("location.href").await,
            (&Method::GET, ["source"]) => self.value("document.documentElement.outerHTML").await,
            (&Method::POST, ["execute", "sync"]) => {
                let script = body["script"].as_str().unwrap_or_default();
                self.value(&format!("(function () {{ {script} }}).apply(null, {})", body["args"])).await
            }
            (&Method::POST, ["execute", "async"]) => {
                let script = body["script"].as_str().unwrap_or_default();
                self.value(&format!(
                    "new Promise(done => (function () {{ {script} }}).apply(null, {}.concat(done)))",
                    body["args"]
                ))
                .await
            }
            (&Method::GET, ["screenshot"]) => {
                Ok(self.ask("Page.captureScreenshot", json!({})).await?["data"].take())
            }
            (&Method::POST, ["goog", "cdp", "execute"]) => {
                self.ask(body["cmd"].as_str().unwrap_or_default(), body["params"].clone()).await
            }
            (&Method::POST, ["se", "log"]) => {
                // What was told before is heard before this is answered.
                self.value("0").await?;
                Ok(Value::Array(self.log.drain(..).collect()))
            }
            (&Method::POST, ["element"]) => {
                let expression = format!("document.querySelector({})", body["value"]);
                let found = self.ask("Runtime.evaluate", json!({ "expression": expression })).await?;
                let object = &found["result"]["objectId"];
                if object.is_null() {
                    return Err(format!("nothing at {}", body["value"]));
                }
                self.elements.push(object.clone());
                Ok(json!({ "element-6066-11e4-a52e-4f735466cecf": (self.elements.len() - 1).to_string() }))
            }
            (&Method::POST, ["element", element, "click"]) => {
                let middle = "function () { this.scrollIntoView({ block: 'nearest' }); \
                    const { x, y, width, height } = this.getClientRects()[0]; return [x + width / 2, y + height / 2]; }";
                let at = self.on(element, middle).await?;
                for (kind, count) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 1)] {
                    let (x, y) = (&at[0], &at[1]);
                    let event =
                        json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": count });
                    self.ask("Input.dispatchMouseEvent", event).await?;
                }
                Ok(Value::Null)
            }
            (&Method::POST, ["element", element, "value"]) => {
                self.on(element, "function () { this.focus(); }").await?;
                self.ask("Input.insertText", json!({ "text": body["text"] })).await?;
                Ok(Value::Null)
            }
            _ => Err(format!("{method} {} is not known to this driver", command.join("/"))),
        }
    }

    /// The value of an expression, or what a promise of it becomes.
    async fn value(&mut self, expression: &str) -> Result<Value, String> {
        let asked = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        value(self.ask("Runtime.evaluate", asked).await?)
    }

    /// What a function of an element gives.
    async fn on(&mut self, element: &str, function: &str) -> Result<Value, String> {
        let object = element.parse().ok().and_then(|at: usize| self.elements.get(at));
        let asked = json!({ "objectId": object, "functionDeclaration": function, "returnByValue": true });
        value(self.ask("Runtime.callFunctionOn", asked).await?)
    }

    /// Sends a command of the DevTools protocol and waits for its answer.
    async fn ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.asked += 1;
        let mut message = json!({ "id": self.asked, "method": method, "params": params });
        if let Some(page) = &self.page {
            message["sessionId"] = page.clone();
        }
        let message = format!("{message}\0");
        self.to.write_all(message.as_bytes()).await.map_err(|why| format!("{method}: {why}"))?;
        loop {
            self.from.read_until(0, &mut self.part).await.map_err(|why| format!("{method}: {why}"))?;
            if self.part.pop() != Some(0) {
                return Err(format!("{method}: the browser has ended"));
            }
            let mut said: Value = serde_json::from_slice(&self.part).map_err(|why| why.to_string())?;
            self.part.clear();
            if said["id"] == self.asked {
                return match said["error"]["message"].as_str() {
                    Some(why) => Err(format!("{method}: {why}")),
                    None => Ok(said["result"].take()),
                };
            }
            self.hear(&said);
        }
    }

    /// Keeps what belongs into the console.
    fn hear(&mut self, event: &Value) {
        let told = &event["params"];
        let (level, message) = match event["method"].as_str() {
            Some("Runtime.consoleAPICalled") => {
                let words = told["args"].as_array().into_iter().flatten().map(|word| {
                    let word = word.get("value").or(word.get("description")).unwrap_or(&word["type"]);
                    word.as_str().map_or_else(|| word.to_string(), str::to_owned)
                });
                (&told["type"], words.collect::<Vec<_>>().join(" "))
            }
            Some("Runtime.exceptionThrown") => {
                let fault = &told["exceptionDetails"];
                let why = fault["exception"]["description"].as_str().unwrap_or_default();
                (&fault["text"], why.to_owned())
            }
            Some("Log.entryAdded") => {
                let text = |name: &str| told["entry"][name].as_str().unwrap_or_default().to_owned();
                (&told["entry"]["level"], format!("{} {}", text("url"), text("text")))
            }
            _ => return,
        };
        self.log.push(json!({ "level": level, "message": message }));
    }
}

/// The value in an answer, or the exception.
fn value(mut answer: Value) -> Result<Value, String> {
    let fault = &answer["exceptionDetails"];
    if fault.is_null() {
        return Ok(answer["result"]["value"].take());
    }
    let why = fault["exception"]["description"].as_str().or(fault["text"].as_str());
    Err(why.unwrap_or("an exception").to_owned())
}
