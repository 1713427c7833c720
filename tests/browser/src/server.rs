//! A static server for the built folder that can be slow, strict or broken on
//! demand. It listens on 127.0.0.1 only and keeps nothing.
//!
//! - `/…` serves the files as they are.
//! - `/slow/<key>/` sends index.html up to the engine, and the rest when the
//!   test calls [`Server::release`] with that key: a slow line, as often as needed.
//! - `/pieces/` sends its static part in small pieces: a slow line.
//! - `/no-scripts/` and `/no-wasm/` send index.html under a policy that
//!   refuses scripts, or WebAssembly.
//! - `/broken/<id>/` sends it with one character changed in the block with this
//!   id, or of `fs-texts` with one left out.
//! - `/sheets/<key>/` serves index.html under an address with a key, as
//!   publishers do.
//!
//! A second port, another origin, serves the same, and pages that hold the
//! sheet in a frame: `/hosts/<page>` from `tests/browser/hosts`,
//! `/hosts/nobody/<page>` with the origin "null", and `/npm/<file>` from
//! `node_modules`; and `/examples/<way>/<example>/<file>`, where the story
//! `/story/<way>/` of [`crate::stage`] stands in for the one the examples name.
//!
//! The drivers of Firefox and WebKitGTK give no console. For them a first
//! script is added that keeps what the page tells, and the policy in the page
//! lets that one file in; Chromium gets the bytes that `build` wrote.

use std::{
    collections::HashMap,
    env,
    path::PathBuf,
    sync::{Arc, Mutex},
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
use futures_util::stream;
use tokio::sync::Notify;

use crate::{engine::root, stage::Stage};

/// The running server.
pub struct Server {
    /// `http://127.0.0.1:<port>`, without a slash at the end.
    pub base: String,
    /// The same of the second port, whose pages hold the sheet in a frame.
    pub hosts: String,
    /// Pages and servers for the custom element.
    pub stage: Stage,
    shared: Arc<Shared>,
}

struct Shared {
    dist: PathBuf,
    base: String,
    gates: Mutex<HashMap<String, Arc<Notify>>>,
}

impl Shared {
    fn gate(&self, key: &str) -> Arc<Notify> {
        self.gates.lock().expect("gates").entry(key.to_owned()).or_default().clone()
    }

    async fn index(&self, asked: &HeaderMap) -> Result<String, Response> {
        let text = tokio::fs::read_to_string(self.dist.join("index.html"))
            .await
            .map_err(|error| (StatusCode::NOT_FOUND, format!("index.html: {error}")).into_response())?;
        Ok(self.heard(text, asked))
    }

    /// The page with the script that keeps its console, where the engine needs it.
    fn heard(&self, text: String, asked: &HeaderMap) -> String {
        let agent = asked.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        if agent.contains("Chrome") {
            return text;
        }
        // By its whole address: a page written into another one has none of its own.
        let base = &self.base;
        text.replacen("script-src ", &format!("script-src {base}/console.js "), 1).replacen(
            "<title>",
            &format!("<script src=\"{base}/console.js\"></script><title>"),
            1,
        )
    }
}

/// Keeps what the page tells its console, for engines whose driver does not.
/// All but one thing: WebKit tells when a frame that is shown gets a scrollbar
/// and so two widths at once, which no page can help.
const CONSOLE: &str = "window.factsheetTestConsole = []; \
    for (const kind of ['log', 'info', 'warn', 'error', 'debug']) console[kind] = (...told) => factsheetTestConsole.push(kind + ' ' + told.join(' ')); \
    addEventListener('error', e => /^ResizeObserver loop/.test(e.message) || factsheetTestConsole.push('error ' + e.message)); \
    addEventListener('unhandledrejection', e => factsheetTestConsole.push('rejected ' + e.reason)); \
    addEventListener('securitypolicyviolation', e => factsheetTestConsole.push('refused ' + e.violatedDirective + ' ' + e.blockedURI));";

/// Where the engine begins in index.html.
const ENGINE: &str = "<script type=\"text/plain\" id=\"fs-engine\">";

impl Server {
    /// Starts on a free port.
    ///
    /// # Panics
    /// Where the built folder has no index.html.
    pub async fn start() -> Server {
        let dist = env::var_os("FACTSHEET_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
        Server::of(if dist.is_absolute() { dist } else { root().join(dist) }).await
    }

    /// The same for another built folder.
    pub async fn of(dist: PathBuf) -> Server {
        assert!(
            dist.join("index.html").is_file(),
            "{} has no index.html; run `cargo xtask build` first",
            dist.display()
        );
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("its address"));
        let second = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("another free port");
        let hosts = format!("http://{}", second.local_addr().expect("its address"));
        let shared = Arc::new(Shared { dist, base: base.clone(), gates: Mutex::default() });
        let app = Router::new()
            .route("/", get(whole))
            .route("/console.js", get(|| async { ([(header::CONTENT_TYPE, "text/javascript")], CONSOLE) }))
            .route("/pieces/", get(pieces))
            .route("/slow/{key}/", get(slow))
            .route("/no-scripts/", get(|state, asked| strict(state, asked, "script-src 'none'")))
            .route("/no-wasm/", get(|state, asked| strict(state, asked, "script-src 'unsafe-inline'")))
            .route("/broken/{id}/", get(broken))
            .route("/sheets/{key}/", get(whole))
            .route("/hosts/{page}", get(host))
            .route("/hosts/nobody/{page}", get(nobody))
            .route("/npm/{*path}", get(package))
            .route("/examples/{way}/{*path}", get(example))
            .route("/{*path}", get(file))
            .with_state(shared.clone());
        let heard = shared.clone();
        let stage = Stage::new(shared.dist.clone(), move |text, asked| heard.heard(text, asked));
        let app = app.merge(stage.routes());
        let same = app.clone();
        tokio::spawn(async move { axum::serve(listener, app).await });
        tokio::spawn(async move { axum::serve(second, same).await });
        Server { base, hosts, stage, shared }
    }

    /// Lets `/slow/<key>/` go on.
    pub fn release(&self, key: &str) {
        self.shared.gate(key).notify_one();
    }
}

fn html(body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], body.into())
        .into_response()
}

async fn file(State(shared): State<Arc<Shared>>, Path(path): Path<String>) -> Response {
    send(&shared.dist, &path).await
}

async fn package(Path(path): Path<String>) -> Response {
    send(&root().join("tests/browser/node_modules"), &path).await
}

/// A page that holds the sheet in a frame, and its script.
async fn host(State(shared): State<Arc<Shared>>, Path(page): Path<String>, asked: HeaderMap) -> Response {
    let path = root().join("tests/browser/hosts").join(&page);
    let Ok(text) = tokio::fs::read_to_string(&path).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let text = text.replace("{{sheet}}", &shared.base);
    if page.ends_with(".js") {
        return ([(header::CONTENT_TYPE, "text/javascript")], text).into_response();
    }
    html(shared.heard(text, &asked))
}

/// The same with an origin that is nobody's.
async fn nobody(state: State<Arc<Shared>>, page: Path<String>, asked: HeaderMap) -> Response {
    let mut response = host(state, page, asked).await;
    let sandbox = header::HeaderValue::from_static("sandbox allow-scripts");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, sandbox);
    response
}

/// A file of an example, which asks this server for its story.
async fn example(
    State(shared): State<Arc<Shared>>,
    Path((way, path)): Path<(String, String)>,
    asked: HeaderMap,
) -> Response {
    let Ok(text) = tokio::fs::read_to_string(root().join("examples").join(&path)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let text = text.replace("https://example.org/state-visit/", &format!("{}/story/{way}/", shared.base));
    if path.ends_with(".js") {
        return ([(header::CONTENT_TYPE, "text/javascript")], text).into_response();
    }
    html(shared.heard(text, &asked))
}

async fn send(folder: &std::path::Path, path: &str) -> Response {
    if path.split('/').any(|part| part == "..") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "cjs") => "text/javascript",
        Some("css") => "text/css",
        Some("json") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    match tokio::fs::read(folder.join(path)).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn whole(State(shared): State<Arc<Shared>>, asked: HeaderMap) -> Response {
    shared.index(&asked).await.map_or_else(|error| error, html)
}

async fn slow(State(shared): State<Arc<Shared>>, Path(key): Path<String>, asked: HeaderMap) -> Response {
    let text = match shared.index(&asked).await {
        Ok(text) => text,
        Err(response) => return response,
    };
    let at = text.find(ENGINE).expect("index.html holds the engine");
    let (first, rest) = text.split_at(at);
    let (first, rest) = (first.to_owned(), rest.to_owned());
    let gate = shared.gate(&key);
    let parts = stream::unfold(0, move |part| {
        let (first, rest, gate) = (first.clone(), rest.clone(), gate.clone());
        async move {
            match part {
                0 => Some((Ok::<_, std::convert::Infallible>(first), 1)),
                1 => {
                    gate.notified().await;
                    Some((Ok(rest), 2))
                }
                _ => None,
            }
        }
    });
    html(Body::from_stream(parts))
}

/// The static sheet as a slow line brings it, and then the rest.
async fn pieces(State(shared): State<Arc<Shared>>, asked: HeaderMap) -> Response {
    let text = match shared.index(&asked).await {
        Ok(text) => text.into_bytes(),
        Err(response) => return response,
    };
    let still = text.windows(ENGINE.len()).position(|part| part == ENGINE.as_bytes()).unwrap_or(0);
    let engine = text.len() - still;
    let parts = stream::unfold(text, move |mut left| async move {
        if left.is_empty() {
            return None;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        let next = if left.len() > engine { 4_000.min(left.len() - engine) } else { left.len() };
        let rest = left.split_off(next);
        Some((Ok::<_, std::convert::Infallible>(left), rest))
    });
    html(Body::from_stream(parts))
}

async fn strict(State(shared): State<Arc<Shared>>, asked: HeaderMap, policy: &'static str) -> Response {
    match shared.index(&asked).await {
        Ok(text) => {
            let mut response = html(text);
            response
                .headers_mut()
                .insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static(policy));
            response
        }
        Err(response) => response,
    }
}

async fn broken(State(shared): State<Arc<Shared>>, Path(id): Path<String>, asked: HeaderMap) -> Response {
    match shared.index(&asked).await {
        Ok(mut text) => {
            let open = format!("id=\"{id}\">");
            let at = text.find(&open).expect("index.html holds the block") + open.len() + 500;
            let other = match text.as_bytes()[at] {
                _ if id == "fs-texts" => "",
                b'A' => "B",
                _ => "A",
            };
            text.replace_range(at..=at, other);
            html(text)
        }
        Err(response) => response,
    }
}
