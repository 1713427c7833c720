//! Chromium, spoken to over a pipe: no driver between that would work on the
//! page's main thread while it is measured.

use std::{
    collections::VecDeque,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::fault::Fault;

/// The pipe's ends are 3 and 4 in the browser; a shell puts them there.
const SHELL: &str = r#"exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null"#;

const ARGUMENTS: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--window-size=1280,1000",
    // So that memory is measured at once and not within some minutes.
    "--enable-blink-features=ForceEagerMeasureMemory",
    "--remote-debugging-pipe",
];

/// A running browser.
pub struct Chromium {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    events: VecDeque<Value>,
    next: u64,
    profile: PathBuf,
}

impl Chromium {
    /// Starts it with an empty profile.
    ///
    /// # Errors
    /// When it is not there, or does not answer.
    pub fn start(folder: &Path) -> Result<Chromium, Fault> {
        let profile = folder.join(format!("profile-{}", std::process::id()));
        let _ = fs::remove_dir_all(&profile);
        let mut child = Command::new("sh")
            .args(["-c", SHELL, "sh", "chromium"])
            .args(ARGUMENTS)
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|why| Fault::Said(format!("chromium does not start: {why}")))?;
        let missing = || Fault::Said("chromium has no pipe".to_owned());
        let to = child.stdin.take().ok_or_else(missing)?;
        let out = child.stdout.take().ok_or_else(missing)?;
        let (tell, from) = channel();
        thread::spawn(move || {
            for message in BufReader::new(out).split(0).map_while(Result::ok) {
                let Ok(message) = serde_json::from_slice(&message) else { continue };
                if tell.send(message).is_err() {
                    return;
                }
            }
        });
        Ok(Chromium { child, to, from, events: VecDeque::new(), next: 0, profile })
    }

    /// Product and version, such as `Chrome/156.0.8078.108`.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn version(&mut self) -> Result<String, Fault> {
        let version = self.ask("", "Browser.getVersion", json!({}), Duration::from_secs(30))?;
        Ok(version["product"].as_str().unwrap_or_default().to_owned())
    }

    /// Sends a command to a session, or to the browser where that is empty,
    /// and waits for the answer.
    ///
    /// # Errors
    /// When it is refused, or does not come in time.
    pub fn ask(
        &mut self,
        session: &str,
        method: &str,
        params: Value,
        limit: Duration,
    ) -> Result<Value, Fault> {
        self.next += 1;
        let id = self.next;
        let mut message = json!({ "id": id, "method": method, "params": params });
        if !session.is_empty() {
            message["sessionId"] = json!(session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.to.write_all(&bytes).and_then(|()| self.to.flush()).map_err(|_| Fault::Crashed)?;
        let end = Instant::now() + limit;
        loop {
            let message = self.hear(end, limit)?;
            if message["id"] == id {
                return match message["error"]["message"].as_str() {
                    Some(words) => Err(Fault::Said(format!("{method}: {words}"))),
                    None => Ok(message["result"].clone()),
                };
            }
            if message["id"].is_null() {
                if message["method"] == "Inspector.targetCrashed" && message["sessionId"] == session {
                    return Err(Fault::Crashed);
                }
                self.events.push_back(message);
            }
        }
    }

    /// Waits for what a page tells through the binding `told`.
    ///
    /// # Errors
    /// When it does not come in time.
    pub fn told(&mut self, session: &str, limit: Duration) -> Result<String, Fault> {
        let end = Instant::now() + limit;
        loop {
            let message = match self.events.pop_front() {
                Some(message) => message,
                None => self.hear(end, limit)?,
            };
            if message["sessionId"] != session {
                continue;
            }
            if message["method"] == "Runtime.bindingCalled" {
                return Ok(message["params"]["payload"].as_str().unwrap_or_default().to_owned());
            }
            if message["method"] == "Inspector.targetCrashed" {
                return Err(Fault::Crashed);
            }
        }
    }

    /// Forgets what pages told so far.
    pub fn forget(&mut self) {
        self.events.clear();
    }

    fn hear(&self, end: Instant, limit: Duration) -> Result<Value, Fault> {
        let left = end.saturating_duration_since(Instant::now());
        self.from.recv_timeout(left).map_err(|why| match why {
            RecvTimeoutError::Timeout => Fault::Slow(limit.as_secs()),
            RecvTimeoutError::Disconnected => Fault::Crashed,
        })
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // It leads its own process group, so what it started ends with it.
        let _ = Command::new("kill").arg("-9").arg("--").arg(format!("-{}", self.child.id())).status();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}
