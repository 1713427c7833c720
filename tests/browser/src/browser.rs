//! The page in real browsers, as `build` ships it: a table of contents.
//!
//! Environment: `FACTSHEET_BROWSERS` (a list of `chromium`, `firefox`,
//! `webkit`, `floor`; all by default), `FACTSHEET_DIST` (the built folder; `dist` by
//! default). Failures leave a picture, the console and the markup under
//! `target/failures/`. With `FACTSHEET_PICTURES` pictures are taken instead.
#![forbid(unsafe_code)]

mod driver;
mod engine;
mod page;
mod server;

mod access;
mod address;
mod crowd;
mod element;
mod examples;
mod faults;
mod filters;
mod findings;
mod floor;
mod frame;
mod frame_state;
mod guests;
mod hosts;
mod journeys;
mod large;
mod looks;
mod pictures;
mod playground;
mod regression;
mod search;
mod sorting;
mod stage;
mod static_sheet;
mod strangers;
mod takeover;
mod target;
mod theme;
mod timeline;
mod types;

use std::{process::ExitCode, sync::Arc};

use libtest_mimic::{Arguments, Trial};

use crate::{
    engine::{Engine, Kind},
    page::Test,
    server::Server,
};

fn tests() -> Vec<Test> {
    if pictures::folder().is_some() {
        return pictures::tests();
    }
    [
        access::tests(),
        address::tests(),
        crowd::tests(),
        element::tests(),
        examples::tests(),
        faults::tests(),
        filters::tests(),
        findings::tests(),
        floor::tests(),
        frame::tests(),
        frame_state::tests(),
        guests::tests(),
        hosts::tests(),
        journeys::tests(),
        large::tests(),
        looks::tests(),
        playground::tests(),
        regression::tests(),
        search::tests(),
        sorting::tests(),
        static_sheet::tests(),
        strangers::tests(),
        takeover::tests(),
        target::tests(),
        theme::tests(),
        timeline::tests(),
        types::tests(),
    ]
    .concat()
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let runtime = Arc::new(
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("the runtime starts"),
    );
    let server = Arc::new(runtime.block_on(Server::start()));
    let kinds = Kind::asked();
    let mut trials = Vec::new();
    for &kind in &kinds {
        let engine = Arc::new(Engine::new(kind, runtime.handle().clone()));
        for test in tests() {
            if !test.runs_in(kind) {
                continue;
            }
            let (engine, server) = (engine.clone(), server.clone());
            trials.push(Trial::test(format!("{}::{}", kind.name(), test.name), move || {
                engine.run(&test, &server).map_err(Into::into)
            }));
        }
    }
    // One browser at a time: two cores drive one engine well and three badly.
    let arguments = Arguments { test_threads: Some(1), ..arguments };
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(runtime);
    conclusion.exit_code()
}
