//! Engines: which driver to start, and with which capabilities.

use std::{
    env, fmt, fs, mem,
    net::TcpListener,
    panic::AssertUnwindSafe,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use fantoccini::{
    Client, ClientBuilder,
    error::{CmdError, ErrorStatus},
};
use futures_util::FutureExt;
use serde_json::{Value, json};
use tokio::runtime::Handle;

use crate::{
    driver,
    page::{Page, Test},
    server::Server,
};

/// Browser engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Chromium,
    Firefox,
    Webkit,
    /// Chromium as it was, by its name.
    Past(&'static str),
}

impl Kind {
    const ALL: [Kind; 7] = [
        Kind::Chromium,
        Kind::Firefox,
        Kind::Webkit,
        Kind::Past("chromium-119"),
        Kind::Past("chromium-112"),
        Kind::Past("chromium-106"),
        Kind::BELOW,
    ];

    /// Older than what the sheet comes alive in.
    pub const BELOW: Kind = Kind::Past("chromium-92");

    pub fn name(self) -> &'static str {
        match self {
            Kind::Chromium => "chromium",
            Kind::Firefox => "firefox",
            Kind::Webkit => "webkit",
            Kind::Past(name) => name,
        }
    }

    /// Whether the driver passes on commands of the DevTools protocol.
    pub fn is_chromium(self) -> bool {
        matches!(self, Kind::Chromium | Kind::Past(_))
    }

    /// Whether a word of `FACTSHEET_BROWSERS` means this one.
    fn is_meant(self, word: &str) -> bool {
        word == self.name() || (word == "floor" && matches!(self, Kind::Past(_)))
    }

    /// The engines this run was asked for.
    pub fn asked() -> Vec<Kind> {
        let asked = env::var("FACTSHEET_BROWSERS").unwrap_or_default();
        let words: Vec<&str> = asked.split(',').map(str::trim).filter(|s| !s.is_empty()).collect();
        for word in &words {
            assert!(
                Kind::ALL.iter().any(|kind| kind.is_meant(word)),
                "FACTSHEET_BROWSERS names {word:?}; known are floor, {}",
                Kind::ALL.map(Kind::name).join(", ")
            );
        }
        let mut kinds = Kind::ALL.to_vec();
        kinds.retain(|kind| words.is_empty() || words.iter().any(|word| kind.is_meant(word)));
        kinds
    }
}

/// A running driver.
struct Driver {
    /// Its program, where it is one of its own.
    child: Option<Child>,
    url: String,
}

impl Drop for Driver {
    fn drop(&mut self) {
        let Some(child) = &mut self.child else { return };
        // The driver leads its own process group, so its browsers end with it.
        let _ = Command::new("kill").arg("--").arg(format!("-{}", child.id())).status();
        let _ = child.wait();
    }
}

/// What a browser is told when it starts.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Settings {
    scripts: bool,
    dark: bool,
    still: bool,
}

impl Settings {
    fn of(test: &Test) -> Settings {
        Settings { scripts: !test.without_scripts, dark: test.dark, still: test.still }
    }
}

/// What goes on from one test to the next.
#[derive(Default)]
struct State {
    driver: Option<Driver>,
    /// A session whose browser another test may use, and its window's first size.
    kept: Option<(Client, Settings, (u64, u64))>,
    /// Whether the browser's process has ended under a test before.
    ended: bool,
}

/// Why a test has failed.
#[derive(Debug, PartialEq, Eq)]
enum Failure {
    Said(String),
    /// The driver answers no longer.
    Hung,
    /// The browser's process has ended under the test: why it failed then.
    Ended(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Said(why) => to.write_str(why),
            Failure::Hung => to.write_str("the browser's driver answers no longer"),
            Failure::Ended(why) => write!(to, "the browser's process has ended: {why}"),
        }
    }
}

/// What a test may take.
const TIME: Duration = Duration::from_secs(60);

/// One engine with its driver, started at the first test that needs it.
pub struct Engine {
    pub kind: Kind,
    runtime: Handle,
    state: Mutex<State>,
}

impl Engine {
    pub fn new(kind: Kind, runtime: Handle) -> Engine {
        Engine { kind, runtime, state: Mutex::default() }
    }

    /// Runs one test in a session that knows nothing of the ones before; once
    /// more where the driver has hung, as WebKitGTK's does now and then, and
    /// where WebKitGTK's process has ended for the first time in all tests: its
    /// interpreter of WebAssembly goes on at an address where nothing is, once
    /// in some thousand pages. What ends it twice is a failure. The error is for
    /// people.
    pub fn run(&self, test: &Test, server: &Arc<Server>) -> Result<(), String> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        self.runtime.block_on(async {
            let mut outcome = self.once(&mut state, test, server).await?;
            let again = match &outcome {
                Err(Failure::Hung) => true,
                Err(failure @ Failure::Ended(_)) if self.kind == Kind::Webkit => {
                    eprintln!("{}, {}: {failure}", self.kind.name(), test.name);
                    !mem::replace(&mut state.ended, true)
                }
                _ => false,
            };
            if again {
                outcome = self.once(&mut state, test, server).await?;
            }
            outcome.map_err(|failure| failure.to_string())
        })
    }

    /// Runs one test. The outer error is that there is no session.
    async fn once(
        &self,
        state: &mut State,
        test: &Test,
        server: &Arc<Server>,
    ) -> Result<Result<(), Failure>, String> {
        let (client, size) = self.session(state, test).await?;
        let page = Page::new(client.clone(), self.kind, server.clone());
        let body = (test.body)(page.clone());
        let outcome = AssertUnwindSafe(tokio::time::timeout(TIME, body)).catch_unwind().await;
        let mut failure = match outcome {
            Ok(Ok(())) => None,
            Ok(Err(_)) => Some(format!("took longer than {TIME:?}")),
            Err(panic) => Some(
                panic
                    .downcast_ref::<String>()
                    .cloned()
                    .or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
                    .unwrap_or_else(|| "panicked".to_owned()),
            ),
        };
        let Some(console) = within(self.console(&client, &page)).await else {
            state.driver = None;
            return Ok(Err(Failure::Hung));
        };
        if failure.is_none() && test.quiet && !console.is_empty() {
            failure = Some(format!("the console is not empty: {}", console.join("\n")));
        }
        if let Some(why) = &failure {
            within(keep(self.kind, test.name, why, &client, &console)).await;
        }
        let ended = failure.is_some() && has_ended(&client).await;
        // Firefox takes four seconds to start and to end, Chromium nearly one.
        if matches!(self.kind, Kind::Firefox | Kind::Chromium) && failure.is_none() {
            state.kept = Some((client, Settings::of(test), size));
        } else {
            end(state, client).await;
        }
        Ok(match failure {
            None => Ok(()),
            Some(why) if ended => Err(Failure::Ended(why)),
            Some(why) => Err(Failure::Said(why)),
        })
    }

    /// A session and its window's size: the one kept, emptied, or a fresh one. A
    /// driver that gives none in time is started anew: WebKitGTK's hangs now
    /// and then.
    async fn session(&self, state: &mut State, test: &Test) -> Result<(Client, (u64, u64)), String> {
        let settings = Settings::of(test);
        if let Some((client, its, size)) = state.kept.take() {
            if its == settings
                && !test.afresh
                && within(empty(self.kind, &client, size)).await == Some(Some(()))
            {
                return Ok((client, size));
            }
            end(state, client).await;
        }
        let mut why = String::new();
        for _ in 0..3 {
            let url = state.driver.get_or_insert_with(|| start(self.kind)).url.clone();
            match within(connect(self.kind, &url, settings)).await {
                Some(Ok(client)) => {
                    let size = within(client.get_window_size()).await;
                    return Ok((client, size.and_then(Result::ok).unwrap_or_default()));
                }
                Some(Err(error)) => why = error,
                None => why = format!("{} gives no session in time", self.kind.name()),
            }
            state.driver = None;
        }
        Err(why)
    }

    async fn console(&self, client: &Client, page: &Page) -> Vec<String> {
        if self.kind.is_chromium() {
            let log = Page::command(client, "POST", "se/log", json!({ "type": "browser" })).await;
            return log
                .as_array()
                .into_iter()
                .flatten()
                .map(|entry| format!("{} {}", entry["level"], entry["message"]))
                .filter(|line| !is_of_a_host(line))
                .collect();
        }
        page.listen().await;
        page.told.lock().expect("what was told").clone()
    }
}

/// Whether a driver knows the session no longer, which it ends with its browser.
async fn has_ended(client: &Client) -> bool {
    let answer = within(client.execute("return 1", Vec::new())).await;
    matches!(answer, Some(Err(CmdError::Standard(error))) if error.error == ErrorStatus::InvalidSessionId)
}

/// Ends a session. A driver that does not gives no other.
async fn end(state: &mut State, client: Client) {
    if within(client.close()).await.is_none() {
        state.driver = None;
    }
}

/// Takes from a browser what a test left: keys held, windows, size, and all it
/// stored of the pages it read. None where it refuses.
async fn empty(kind: Kind, client: &Client, size: (u64, u64)) -> Option<()> {
    client.release_actions().await.ok()?;
    let fresh = client.new_window(true).await.ok()?;
    for window in client.windows().await.ok()? {
        if window != fresh.handle {
            client.switch_to_window(window).await.ok()?;
            client.close_window().await.ok()?;
        }
    }
    client.switch_to_window(fresh.handle).await.ok()?;
    if client.get_window_size().await.ok()? != size {
        let (width, height) = (u32::try_from(size.0).ok()?, u32::try_from(size.1).ok()?);
        client.set_window_size(width, height).await.ok()?;
    }
    if kind == Kind::Chromium {
        for command in ["Network.clearBrowserCache", "Network.clearBrowserCookies"] {
            Page::command(client, "POST", "goog/cdp/execute", json!({ "cmd": command, "params": {} })).await;
        }
        // What closing windows has told.
        Page::command(client, "POST", "se/log", json!({ "type": "browser" })).await;
        return Some(());
    }
    let of_the_browser = |yes: bool| json!({ "context": if yes { "chrome" } else { "content" } });
    Page::command(client, "POST", "moz/context", of_the_browser(true)).await;
    let empty = "const { nsIClearDataService: all } = Ci, done = arguments[0]; \
        Services.clearData.deleteData(all.CLEAR_ALL_CACHES | all.CLEAR_COOKIES | all.CLEAR_DOM_STORAGES, \
            { onDataDeleted: failed => done(!failed) });";
    let emptied = client.execute_async(empty, Vec::new()).await;
    Page::command(client, "POST", "moz/context", of_the_browser(false)).await;
    (emptied.ok()? == true).then_some(())
}

/// Whether a line of the console is that of a host's library which speaks to a
/// frame before the frame is there, as some do and nobody can help.
fn is_of_a_host(line: &str) -> bool {
    line.contains("/npm/") && line.contains("does not match the recipient window's origin")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// A tool that the set-up put under `target/tools`, else the one on PATH.
fn tool(name: &str) -> PathBuf {
    let own = root().join("target/tools/bin").join(name);
    if own.is_file() { own } else { PathBuf::from(name) }
}

/// The built tool `factsheet`.
pub fn factsheet() -> PathBuf {
    let own = env::current_exe().expect("this program has a place");
    own.ancestors().nth(2).expect("cargo puts tests two folders deep").join("factsheet")
}

/// The project's top folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project's folder")
}

fn start(kind: Kind) -> Driver {
    use std::os::unix::process::CommandExt;
    let port = free_port();
    let mut command = match kind {
        Kind::Past(name) => {
            let url = driver::start(tool(name)).expect("a driver for an old browser");
            return Driver { child: None, url };
        }
        Kind::Chromium => {
            let mut command = Command::new(tool("chromedriver"));
            command.arg(format!("--port={port}"));
            command
        }
        Kind::Firefox => {
            let mut command = Command::new(tool("geckodriver"));
            command.arg(format!("--port={port}")).arg("--websocket-port=0").arg("--allow-system-access");
            command.env("MOZ_HEADLESS_WIDTH", "1280").env("MOZ_HEADLESS_HEIGHT", "1000");
            command
        }
        Kind::Webkit => {
            let mut command = Command::new("xvfb-run");
            command
                .args(["-a", "-s", "-screen 0 1600x2000x24", "WebKitWebDriver"])
                .arg(format!("--port={port}"))
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                // Without a graphics card the processor draws faster by itself
                // than by imitating one.
                .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
                .env("GDK_BACKEND", "x11");
            command
        }
    };
    let child = command
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| {
            panic!("{}'s driver does not start ({error}); run `cargo xtask setup --tests`", kind.name())
        });
    let patience = Instant::now() + Duration::from_secs(30);
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < patience, "{}'s driver does not listen after 30 s", kind.name());
        thread::sleep(Duration::from_millis(20));
    }
    Driver { child: Some(child), url: format!("http://127.0.0.1:{port}") }
}

async fn connect(kind: Kind, url: &str, settings: Settings) -> Result<Client, String> {
    let Settings { scripts, dark, still } = settings;
    let capabilities = match kind {
        Kind::Chromium => {
            let mut arguments = vec![
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000",
            ];
            arguments.extend(dark.then_some("--blink-settings=preferredColorScheme=0"));
            arguments.extend(still.then_some("--force-prefers-reduced-motion"));
            json!({
                "browserName": "chrome",
                "pageLoadStrategy": "none",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "args": arguments,
                    "prefs": { "profile.managed_default_content_settings.javascript": if scripts { 1 } else { 2 } },
                },
            })
        }
        Kind::Firefox => json!({
            "browserName": "firefox",
            "pageLoadStrategy": "none",
            "moz:firefoxOptions": {
                "binary": "/usr/bin/firefox-esr",
                "args": ["-headless"],
                "prefs": {
                    "javascript.enabled": scripts,
                    "ui.systemUsesDarkTheme": i32::from(dark),
                    "ui.prefersReducedMotion": i32::from(still),
                    "dom.w3c_touch_events.enabled": 1,
                },
            },
        }),
        Kind::Webkit => json!({
            "browserName": "MiniBrowser",
            "pageLoadStrategy": "none",
            "webkitgtk:browserOptions": {
                "binary": "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                "args": ["--automation", "--geometry=1280x1000"],
            },
        }),
        Kind::Past(_) => json!({ driver::SCRIPTS: scripts, driver::DARK: dark }),
    };
    let Value::Object(capabilities) = capabilities else { unreachable!("an object literal") };
    let connector = hyper_util::client::legacy::connect::HttpConnector::new();
    ClientBuilder::new(connector)
        .capabilities(capabilities)
        .connect(url)
        .await
        .map_err(|error| format!("{} gives no session: {error}", kind.name()))
}

/// What comes within a quarter of a minute; a driver may hang.
async fn within<T>(wait: impl Future<Output = T>) -> Option<T> {
    tokio::time::timeout(Duration::from_secs(15), wait).await.ok()
}

/// Leaves what a person needs to see a failure.
async fn keep(kind: Kind, name: &str, why: &str, client: &Client, console: &[String]) {
    let folder = root().join("target/failures");
    let _ = fs::create_dir_all(&folder);
    let stem = format!("{}-{}", kind.name(), name.replace([' ', ':', '/'], "-"));
    if let Ok(picture) = client.screenshot().await {
        let _ = fs::write(folder.join(format!("{stem}.png")), picture);
    }
    let address = client.current_url().await.map(|url| url.to_string()).unwrap_or_default();
    let markup = client.source().await.unwrap_or_default();
    // The module's base64 would bury the markup.
    let markup = markup.split("<script").next().unwrap_or_default();
    let text = format!("{why}\n\n{address}\n\nconsole:\n{}\n\n{markup}\n", console.join("\n"));
    let _ = fs::write(folder.join(format!("{stem}.txt")), text);
}
