//! The servers: each started at the first question, ended with the tests.

use std::sync::OnceLock;

use crate::{
    ask::{Answer, Asker},
    caddy,
    guard::{self, Running},
    nginx,
    site::site,
};

/// The servers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Caddy,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Nginx => "nginx",
            Kind::Caddy => "caddy",
        }
    }
}

/// One server with the site on it.
pub struct Host {
    pub kind: Kind,
    asker: Asker,
    running: OnceLock<Result<Running, String>>,
}

impl Host {
    pub fn new(kind: Kind) -> Host {
        Host { kind, asker: Asker::new(), running: OnceLock::new() }
    }

    /// The address of a path on this server.
    pub fn url(&self, path: &str) -> String {
        let start = || {
            let folder = &site().folder;
            guard::start(self.kind.name(), |port, own| match self.kind {
                Kind::Nginx => nginx::command(own, port, folder),
                Kind::Caddy => caddy::command(own, port, folder),
            })
        };
        match self.running.get_or_init(start) {
            Ok(running) => format!("http://127.0.0.1:{}{path}", running.port),
            Err(why) => panic!("{why}"),
        }
    }

    /// Asks for a file without any header.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// Asks with these headers and no other.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.asker.ask(method, &self.url(path), headers, "")
    }
}
