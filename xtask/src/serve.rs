//! The edit loop: serves the page, and rebuilds engine and tool when their
//! code changes. The tool itself watches the sheet and the engine folder and
//! reloads the page.

use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::Outcome;
use crate::command::Wanted;
use crate::engine::{self, Recipe};
use crate::program::{self, With};
use crate::toolchain::Toolchain;
use crate::{fingerprint, page, setup};

/// How often the sources are looked at.
const LOOK: Duration = Duration::from_millis(250);

/// Sets up, builds, serves on 127.0.0.1 and stays until it is interrupted.
///
/// # Errors
/// When the port is taken, the first build fails, or the server ends by itself.
pub fn serve(root: &Path, wanted: Wanted, port: u16) -> Outcome {
    free(port)?;
    let toolchain = setup::compiler(root, wanted)?;
    engine::build(root, &toolchain, Recipe::Edit, With::Nothing)?;
    page::compile_tool(root, With::Nothing)?;

    let stop = Arc::new(AtomicBool::new(false));
    on_interrupt(&stop)?;
    let mut server = Server::start(root, port)?;
    let mut watch = Watch::new(root);
    while !stop.load(Ordering::Relaxed) {
        if let Some(status) = server.ended() {
            return Err(format!("the server ended ({status}); its own words stand above"));
        }
        thread::sleep(LOOK);
        let Some(changed) = watch.changed() else { continue };
        println!("▸ Changed: {}", changed.names(root));
        let rebuilt = rebuild(root, &toolchain, port, &changed, &mut server);
        // An interrupt ends the compiler too; that is no fault of the code.
        if let (Err(fault), false) = (rebuilt, stop.load(Ordering::Relaxed)) {
            eprintln!("error: {fault}\n  The page stays as it was. Save again when it is mended.");
        }
    }
    Ok(())
}

fn rebuild(root: &Path, toolchain: &Toolchain, port: u16, changed: &Changed, server: &mut Server) -> Outcome {
    engine::build(root, toolchain, Recipe::Edit, With::Nothing)?;
    if changed.code() {
        page::compile_tool(root, With::Nothing)?;
        server.stop();
        *server = Server::start(root, port)?;
    }
    Ok(())
}

/// Fails in words when something else listens already.
fn free(port: u16) -> Outcome {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(why) if why.kind() == ErrorKind::AddrInUse => Err(format!(
            "port {port} is taken by another program (perhaps another `cargo xtask serve`). \
             Stop that, or type:\n\n    cargo xtask serve --port {}",
            port.saturating_add(1)
        )),
        Err(why) => Err(format!("port {port} cannot be used: {why}. Try --port 8081.")),
    }
}

#[cfg(unix)]
fn on_interrupt(stop: &Arc<AtomicBool>) -> Outcome {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(stop))
            .map_err(|why| format!("cannot listen for an interrupt: {why}"))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn on_interrupt(_stop: &Arc<AtomicBool>) -> Outcome {
    Ok(())
}

/// The running tool; ends with this value.
struct Server(Child);

impl Server {
    fn start(root: &Path, port: u16) -> Outcome<Self> {
        let sheet = page::sheets(root)?.remove(0);
        let mut tool = program::command(root, page::TOOL)?;
        tool.arg("serve").arg(sheet).arg("--engine").arg(root.join("target/engine"));
        tool.arg("--port").arg(port.to_string()).stdin(Stdio::null());
        tool.spawn().map(Self).map_err(|why| format!("cannot start the server: {why}"))
    }

    fn ended(&mut self) -> Option<std::process::ExitStatus> {
        self.0.try_wait().ok().flatten()
    }

    fn stop(&mut self) {
        // Both fail only when it has ended already.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The sources and when each last changed.
struct Watch {
    folders: Vec<PathBuf>,
    seen: Vec<(PathBuf, Option<SystemTime>)>,
}

/// Files that changed since the last look.
struct Changed(Vec<PathBuf>);

impl Watch {
    fn new(root: &Path) -> Self {
        let folders: Vec<PathBuf> =
            ["src", "static", "cli", "Cargo.toml", "Cargo.lock"].iter().map(|name| root.join(name)).collect();
        let seen = look(&folders);
        Self { folders, seen }
    }

    /// What changed since the last time this was asked.
    fn changed(&mut self) -> Option<Changed> {
        let now = look(&self.folders);
        let gone = self.seen.iter().filter(|(path, _)| !now.iter().any(|(known, _)| known == path));
        let new = now.iter().filter(|file| !self.seen.contains(file));
        let mut changed: Vec<PathBuf> = new.chain(gone).map(|(path, _)| path.clone()).collect();
        changed.sort();
        self.seen = now;
        (!changed.is_empty()).then_some(Changed(changed))
    }
}

fn look(folders: &[PathBuf]) -> Vec<(PathBuf, Option<SystemTime>)> {
    let files = folders.iter().flat_map(|folder| fingerprint::files(folder));
    files
        .map(|file| {
            let changed = file.metadata().and_then(|data| data.modified()).ok();
            (file, changed)
        })
        .collect()
}

impl Changed {
    /// Whether code changed that the tool is compiled from.
    fn code(&self) -> bool {
        self.0
            .iter()
            .any(|path| path.extension().is_some_and(|end| end != "css" && end != "js" && end != "svg"))
    }

    /// The files' names below the root, for a line of text.
    fn names(&self, root: &Path) -> String {
        let names = self.0.iter().map(|path| path.strip_prefix(root).unwrap_or(path).display().to_string());
        names.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_taken_port_is_said_with_the_next_to_try() {
        let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = taken.local_addr().expect("an address").port();
        let fault = free(port).expect_err("taken");
        assert!(fault.contains(&format!("port {port} is taken")), "{fault}");
        assert!(fault.contains(&format!("--port {}", port.saturating_add(1))), "{fault}");
        drop(taken);
        assert_eq!(free(port), Ok(()));
    }

    #[test]
    fn new_changed_and_removed_files_are_seen_once() {
        let root = std::env::temp_dir().join(format!("xtask-watch-{}", std::process::id()));
        fs::create_dir_all(root.join("static")).expect("a folder");
        let mut watch = Watch::new(&root);
        assert!(watch.changed().is_none());

        let file = root.join("static/sheet.css");
        fs::write(&file, "a").expect("writes");
        let changed = watch.changed().expect("a new file");
        assert_eq!(changed.names(&root), "static/sheet.css");
        assert!(!changed.code());
        assert!(watch.changed().is_none());

        let earlier = SystemTime::UNIX_EPOCH;
        fs::File::options()
            .write(true)
            .open(&file)
            .and_then(|file| file.set_modified(earlier))
            .expect("dates");
        assert!(watch.changed().is_some());
        fs::remove_file(&file).expect("removes");
        assert!(watch.changed().is_some());
        fs::remove_dir_all(root).expect("cleans up");
    }
}
