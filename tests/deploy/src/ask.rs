//! Asking a server, and what it answers, byte by byte as it was sent.

use http::{HeaderMap, Request, StatusCode, header::HeaderName};
use http_body_util::BodyExt as _;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use tokio::{
    runtime::Runtime,
    time::{Duration, timeout},
};

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header that must not stand there twice; empty if it does not at all.
    pub fn header(&self, name: &str) -> &str {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map_or("", |value| value.to_str().expect("text"));
        assert!(values.next().is_none(), "{name} stands there twice");
        value
    }
}

/// A reader's browser, as far as the line.
pub struct Asker {
    runtime: Runtime,
    client: Client<HttpConnector, String>,
}

impl Asker {
    pub fn new() -> Asker {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        Asker {
            runtime: runtime.expect("the runtime starts"),
            client: Client::builder(TokioExecutor::new()).build_http(),
        }
    }

    /// Asks once, with these headers and no other.
    pub fn ask(&self, method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(name.parse::<HeaderName>().expect("a header's name"), *value);
        }
        let request = request.body(body.to_owned()).expect("a request");
        let asked = async {
            let answer = self.client.request(request).await.expect("an answer");
            let (parts, body) = answer.into_parts();
            let body = body.collect().await.expect("the whole body").to_bytes().to_vec();
            Answer { status: parts.status, headers: parts.headers, body }
        };
        let within = async { timeout(Duration::from_secs(30), asked).await };
        self.runtime.block_on(within).unwrap_or_else(|_| panic!("{method} {url}: no answer in 30 s"))
    }
}
