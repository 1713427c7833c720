//! Serves the pages on 127.0.0.1, packed once and kept in memory, and notes
//! what was asked for.

use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use tokio::runtime::Runtime;

use crate::packed::Packed;

/// A site's files by name; `index.html` is the page.
pub type Site = BTreeMap<String, Packed>;

/// The running server.
pub struct Server {
    /// `http://127.0.0.1:<port>`, without a slash at the end.
    pub base: String,
    shared: Arc<Shared>,
    _runtime: Runtime,
}

#[derive(Default)]
struct Shared {
    sites: RwLock<BTreeMap<String, Site>>,
    /// Bytes of each answer since the last look.
    sent: Mutex<Vec<usize>>,
}

impl Server {
    /// Starts on a free port.
    ///
    /// # Errors
    /// When there is none.
    pub fn start() -> io::Result<Server> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
        let base = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared::default());
        let app = Router::new()
            .route("/blank", get(blank))
            .route("/{site}/", get(index))
            .route("/{site}/{file}", get(file))
            .with_state(shared.clone());
        runtime.spawn(async move { axum::serve(listener, app).await });
        Ok(Server { base, shared, _runtime: runtime })
    }

    /// Adds a site under `/name/`.
    pub fn add(&self, name: &str, site: Site) {
        self.shared.sites.write().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), site);
    }

    /// Forgets all sites.
    pub fn clear(&self) {
        self.shared.sites.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The address of a site's page.
    pub fn address(&self, site: &str) -> String {
        format!("{}/{site}/", self.base)
    }

    /// How many bytes were sent in each answer since this was last asked:
    /// bodies, without their heads.
    pub fn take_sent(&self) -> Vec<usize> {
        std::mem::take(&mut *self.shared.sent.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What lets a page measure its memory: nothing of others is in its process.
const ALONE: [(header::HeaderName, &str); 3] = [
    (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

async fn blank() -> Response {
    let page = "<!doctype html><title>blank</title><link rel=\"icon\" href=\"data:,\">";
    (ALONE, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}

async fn index(shared: State<Arc<Shared>>, Path(site): Path<String>) -> Response {
    file(shared, Path((site, "index.html".to_owned()))).await
}

async fn file(State(shared): State<Arc<Shared>>, Path((site, name)): Path<(String, String)>) -> Response {
    let sites = shared.sites.read().unwrap_or_else(PoisonError::into_inner);
    let Some(file) = sites.get(&site).and_then(|site| site.get(&name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    shared.sent.lock().unwrap_or_else(PoisonError::into_inner).push(file.bytes.len());
    let body = Body::from(Bytes::from_owner(SharedBytes(file.bytes.clone())));
    let kind = [(header::CONTENT_TYPE, file.kind), (header::CACHE_CONTROL, "max-age=31536000")];
    let mut response = (ALONE, kind, body).into_response();
    if file.is_brotli {
        response.headers_mut().insert(header::CONTENT_ENCODING, header::HeaderValue::from_static("br"));
    }
    response
}

/// A file that many answers send without a copy.
struct SharedBytes(Arc<Vec<u8>>);

impl AsRef<[u8]> for SharedBytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
