//! Pages of other people, and servers that misbehave on demand, for the
//! custom element.
//!
//! - `/story/<way>/<file>` serves the built folder to any origin; `<way>` says
//!   how: see [`Way`]. What comes before a `-` is the way, the rest makes the
//!   address another story's.
//! - `/story/other/<file>` serves another story: a made-up one with four facts.
//! - `/page/<key>` serves what a test has put on the stage under that key.
//! - `/calls/<way>` tells how often each file of that way was asked for.

use std::{
    collections::{BTreeMap, HashMap},
    path::{Path as FilePath, PathBuf},
    process::Command,
    sync::{Arc, Mutex, OnceLock},
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use crate::engine::{factsheet, root};

/// What stands on the stage.
#[derive(Clone)]
pub struct Stage {
    dist: PathBuf,
    pages: Arc<Mutex<HashMap<String, Page>>>,
    calls: Arc<Mutex<Calls>>,
    console: Console,
}

/// Adds to a page what keeps its console.
type Console = Arc<dyn Fn(String, &HeaderMap) -> String + Send + Sync>;

/// How often each file was asked for, by way.
type Calls = BTreeMap<String, BTreeMap<String, u32>>;

#[derive(Clone, Default)]
struct Page {
    html: String,
    policy: String,
}

/// What happens to the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Well,
    NotFound,
    Error,
    HtmlInstead,
    Empty,
    CutShort,
    /// The connection breaks in the middle.
    Reset,
    Broken,
    WrongType,
    Hangs,
    /// The first two times not found, then well.
    Flaky,
    /// The script of the engine changed by a character.
    ForgedScript,
    /// The script of the engine is not there.
    NoScript,
    /// `embed.js` is not there.
    NoElement,
}

impl Way {
    fn of(key: &str) -> Way {
        match key.split('-').next().unwrap_or_default() {
            "notfound" => Way::NotFound,
            "error" => Way::Error,
            "html" => Way::HtmlInstead,
            "empty" => Way::Empty,
            "cut" => Way::CutShort,
            "reset" => Way::Reset,
            "broken" => Way::Broken,
            "wrongtype" => Way::WrongType,
            "hangs" => Way::Hangs,
            "flaky" => Way::Flaky,
            "forged" => Way::ForgedScript,
            "noscript" => Way::NoScript,
            "noelement" => Way::NoElement,
            _ => Way::Well,
        }
    }
}

impl Stage {
    /// An empty stage before a built folder. `console` adds to a page what
    /// keeps its console.
    pub fn new(
        dist: PathBuf,
        console: impl Fn(String, &HeaderMap) -> String + Send + Sync + 'static,
    ) -> Stage {
        Stage { dist, pages: Arc::default(), calls: Arc::default(), console: Arc::new(console) }
    }

    /// Its addresses.
    pub fn routes(&self) -> Router<()> {
        Router::new()
            .route("/story/{way}/{*file}", get(story))
            .route("/story/{way}/", get(front))
            .route("/page/{key}", get(page))
            .route("/calls/{way}", get(calls))
            .with_state(self.clone())
    }

    /// What `build` gives to paste, with `{home}` before its addresses.
    pub fn pasted(&self) -> String {
        let text = std::fs::read_to_string(self.dist.join("embed.static.html")).expect("embed.static.html");
        text.replace("src=\"embed.js\"", "src=\"{home}embed.js\"")
            .replace("src=\"\"", "src=\"{home}\"")
            .replace("href=\"sheet.", "href=\"{home}sheet.")
    }

    /// Puts a page on the stage: `/page/<key>`, with a policy where one is given.
    pub fn put(&self, key: &str, policy: &str, html: String) {
        self.pages.lock().expect("pages").insert(key.to_owned(), Page { html, policy: policy.to_owned() });
    }
}

async fn page(State(stage): State<Stage>, Path(key): Path<String>, asked: HeaderMap) -> Response {
    let Some(page) = stage.pages.lock().expect("pages").get(&key).cloned() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response =
        ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], (stage.console)(page.html, &asked))
            .into_response();
    if !page.policy.is_empty() {
        let policy = header::HeaderValue::from_str(&page.policy).expect("a policy");
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn calls(State(stage): State<Stage>, Path(way): Path<String>) -> Response {
    let calls = stage.calls.lock().expect("calls").get(&way).cloned().unwrap_or_default();
    let calls = serde_json::to_string(&calls).expect("text and numbers");
    (any_origin(), [(header::CONTENT_TYPE, "application/json")], calls).into_response()
}

async fn front(stage: State<Stage>, Path(way): Path<String>) -> Response {
    story(stage, Path((way, "index.html".to_owned()))).await
}

fn any_origin() -> [(header::HeaderName, &'static str); 2] {
    [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (header::CACHE_CONTROL, "no-store")]
}

async fn story(State(stage): State<Stage>, Path((key, name)): Path<(String, String)>) -> Response {
    let times = {
        let mut calls = stage.calls.lock().expect("calls");
        let times = calls.entry(key.clone()).or_default().entry(name.clone()).or_default();
        *times += 1;
        *times
    };
    let folder = if key.starts_with("other") { other() } else { &stage.dist };
    let Ok(mut bytes) = tokio::fs::read(folder.join(&name)).await else {
        return (StatusCode::NOT_FOUND, any_origin()).into_response();
    };
    let mut kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    };
    let (module, script) = (name.ends_with(".wasm"), name.starts_with("engine.") && name.ends_with(".js"));
    let missing = (StatusCode::NOT_FOUND, any_origin(), "not here").into_response();
    match Way::of(&key) {
        Way::NotFound if module => return missing,
        Way::Flaky if module && times < 3 => return missing,
        Way::NoScript if script => return missing,
        Way::NoElement if name == "embed.js" => return missing,
        Way::Error if module => return (StatusCode::INTERNAL_SERVER_ERROR, any_origin()).into_response(),
        Way::HtmlInstead if module => (kind, bytes) = ("text/html", b"<!doctype html><p>Sorry".to_vec()),
        Way::Empty if module => bytes.clear(),
        Way::CutShort if module => bytes.truncate(bytes.len() / 2),
        Way::Reset if module => {
            bytes.truncate(bytes.len() / 2);
            let parts = [Ok(bytes), Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))];
            let body = Body::from_stream(futures_util::stream::iter(parts));
            return (any_origin(), [(header::CONTENT_TYPE, kind)], body).into_response();
        }
        Way::Broken if module => {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        }
        Way::WrongType if module => kind = "text/plain",
        Way::Hangs if module => tokio::time::sleep(Duration::from_secs(60)).await,
        Way::ForgedScript if script => bytes.extend(b"\n;globalThis.forged = true;"),
        _ => {}
    }
    (any_origin(), [(header::CONTENT_TYPE, kind)], Body::from(bytes)).into_response()
}

/// The folder of another story, built when it is first asked for.
fn other() -> &'static FilePath {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let out = FilePath::new(env!("CARGO_TARGET_TMPDIR")).join("two-towns");
        let mut tool = Command::new(factsheet());
        tool.arg("build").arg(root().join("cli/tests/check/valid")).arg("-o").arg(&out);
        let built = tool.arg("--engine").arg(root().join("target/engine")).output();
        let built = built.expect("the tool is there: `cargo xtask build`");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        out
    })
}
