//! `factsheet serve`: builds into memory, serves on this machine only, builds
//! again when the sheet or the engine changes, and tells open pages to load
//! themselves anew. While the sheet has errors, the last page that could be
//! built stays, with the report in a panel over it.

use std::{
    io,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    thread,
};

use tokio::{runtime, sync::watch};

use crate::{
    args::{self, ServeArgs},
    written::Limits,
};

mod answer;
mod shown;
mod stop;
mod watcher;

use shown::Shown;
use watcher::Watcher;

/// What is built from, and how reports are coloured.
struct Desk {
    sheet: PathBuf,
    limits: Limits,
    engine: PathBuf,
    colour: bool,
}

/// Runs the command until it is interrupted. 1 if it cannot start.
#[must_use]
pub fn run(arguments: &ServeArgs, colour: bool) -> ExitCode {
    match serve(arguments, colour) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn serve(arguments: &ServeArgs, colour: bool) -> Result<(), String> {
    let desk = Desk {
        sheet: arguments.sheet.clone(),
        limits: args::limits(arguments.large),
        engine: args::engine(arguments.engine.clone()),
        colour,
    };
    let listener = listen(arguments.port)?;
    let watcher = Watcher::new(&desk.sheet, &desk.engine)?;
    let first = Shown::first(&desk)?;
    let address = listener.local_addr().map_err(|why| format!("the port has no address: {why}"))?;
    println!("{} is at http://{address} (Ctrl+C ends it)", desk.sheet.display());

    let (publish, shown) = watch::channel(Arc::new(first));
    // Ends with the process: it has nothing to put away.
    thread::spawn(move || rebuild(&desk, watcher, &publish));
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|why| format!("cannot start to serve: {why}"))?;
    runtime
        .block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::select! {
                ended = async { axum::serve(listener, answer::routes(shown)).await } => ended,
                asked = stop::asked() => asked,
            }
        })
        .map_err(|why: io::Error| format!("serving ended: {why}"))
}

/// Builds after every change, for as long as the process lives.
fn rebuild(desk: &Desk, mut watcher: Watcher, publish: &watch::Sender<Arc<Shown>>) {
    while watcher.wait() {
        let next = Arc::new(Shown::next(desk, &publish.borrow().clone()));
        publish.send_replace(next);
    }
}

/// A port of this machine that others cannot reach.
fn listen(port: u16) -> Result<TcpListener, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|why| taken(port, &why))?;
    listener.set_nonblocking(true).map_err(|why| taken(port, &why))?;
    Ok(listener)
}

fn taken(port: u16, why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::AddrInUse => format!(
            "port {port} is taken by another program, perhaps by another `factsheet serve`\n  \
             end that one, or choose another port: --port {}",
            port.checked_add(1).unwrap_or(8080)
        ),
        io::ErrorKind::PermissionDenied => {
            format!("port {port} is not for everyone: {why}\n  choose one above 1023, such as --port 8080")
        }
        _ => format!("port {port} cannot be used: {why}\n  choose another: --port 8081"),
    }
}

/// The folder with all links in its path followed, as the system names it.
fn real(folder: &Path) -> Result<PathBuf, String> {
    folder.canonicalize().map_err(|why| format!("cannot find the folder `{}`: {why}", folder.display()))
}
