//! What the server says to browsers: the files of the build, and the stream of
//! news to open pages.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, Uri, header},
    middleware::{self, Next},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use futures_util::{Stream, stream};
use tokio::sync::watch;

use super::Shown;
use crate::page;

/// The newest state, and word when there is a newer one.
type News = watch::Receiver<Arc<Shown>>;

/// All addresses.
pub fn routes(news: News) -> Router {
    Router::new()
        .route("/reload", get(reload))
        .fallback(file)
        .layer(middleware::from_fn(own_pages_may_embed))
        .layer(middleware::from_fn(own_host_only))
        .with_state(news)
}

/// Pages of other sites can make their own names point here. They are not
/// answered: a sheet that is not yet published is nobody else's business.
async fn own_host_only(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if is_own(host) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This server answers to 127.0.0.1 and localhost only.\n").into_response()
    }
}

/// A page that another program of this machine serves may embed the sheet, as
/// an editor or a CMS developer tries it: scripts and texts of another port are
/// of another origin. The pages of others may not read it.
async fn own_pages_may_embed(request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let mut response = next.run(request).await;
    // Who is asked twice must not be answered from the first.
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = origin.filter(|origin| origin.to_str().is_ok_and(is_local)) {
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    response
}

/// Whether an origin is a server on this machine.
fn is_local(origin: &str) -> bool {
    let Some((_, host)) = origin.split_once("://") else { return false };
    is_own(host)
}

/// Whether a host, perhaps with its port, is this machine by a name that no
/// one else can take.
fn is_own(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost"].contains(&name)
}

async fn file(State(news): State<News>, method: Method, address: Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let shown = news.borrow().clone();
    let name = match address.path() {
        "/" => "index.html",
        path => path.trim_start_matches('/'),
    };
    let bytes = match (name, shown.file(name)) {
        ("index.html", file) => index(&shown, file.map(|file| file.bytes.as_slice())),
        (_, Some(file)) => file.bytes.clone(),
        (_, None) => {
            return (StatusCode::NOT_FOUND, "There is no such file in this build.\n").into_response();
        }
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind(name))),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (headers, bytes).into_response()
}

/// The page as built, or the report where there is none, with the listener.
fn index(shown: &Shown, built: Option<&[u8]>) -> Vec<u8> {
    let page = match built {
        Some(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        None => page::broken(shown.report.as_deref().unwrap_or_default()),
    };
    page::with_reload(&page, &shown.build).into_bytes()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ts" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

async fn reload(State(news): State<News>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let events = stream::unfold((news, true), |(mut news, first)| async move {
        if !first {
            // The sender is gone only when the whole server ends.
            news.changed().await.ok()?;
        }
        let shown = news.borrow_and_update().clone();
        let event = match &shown.report {
            None => Event::default().event("built").data(&shown.build),
            // As JSON, since the lines of a report would be lines of the stream.
            Some(report) => Event::default().event("broken").data(serde_json::json!(report).to_string()),
        };
        Some((Ok(event), (news, false)))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}
