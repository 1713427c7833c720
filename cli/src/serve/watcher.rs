//! Word of changes to the sheet's folder and the engine's.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::real;

/// Editors write a file in several steps: they are over when nothing has
/// changed for so long.
const QUIET: Duration = Duration::from_millis(50);

/// Programs that never stop writing are not waited for longer than this.
const PATIENCE: Duration = Duration::from_secs(1);

/// Watches both folders.
pub struct Watcher {
    events: Receiver<notify::Result<Event>>,
    system: RecommendedWatcher,
    folders: [PathBuf; 2],
}

impl Watcher {
    /// Starts to watch.
    ///
    /// # Errors
    /// When a folder is not there, or the system watches no more of them.
    pub fn new(sheet: &Path, engine: &Path) -> Result<Watcher, String> {
        let (send, events) = mpsc::channel();
        let system = notify::recommended_watcher(send)
            .map_err(|why| format!("the system cannot watch folders for changes: {why}"))?;
        let engine = real(engine)
            .map_err(|why| format!("{why}\n  run `cargo xtask build`, which makes the engine"))?;
        let sheet = real(sheet)
            .map_err(|why| format!("{why}\n  give a sheet's folder, such as sheets/state-visit"))?;
        let mut watcher = Watcher { events, system, folders: [sheet, engine] };
        watcher.watch().map_err(|why| format!("cannot watch the sheet for changes: {why}"))?;
        Ok(watcher)
    }

    /// Waits until something has changed, and no longer does. `false` if no
    /// change can come any more.
    pub fn wait(&mut self) -> bool {
        loop {
            match self.events.recv() {
                Ok(event) if self.matters(&event) => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.events.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        // A folder that was replaced as a whole has to be watched anew. Where
        // it is gone for a moment, the folder around it tells of its return.
        drop(self.watch());
        true
    }

    /// Watches the folders and, for when they are replaced, those around them.
    fn watch(&mut self) -> notify::Result<()> {
        for folder in &self.folders {
            if let Some(parent) = folder.parent() {
                self.system.watch(parent, RecursiveMode::NonRecursive)?;
            }
        }
        for folder in &self.folders {
            drop(self.system.unwatch(folder));
            self.system.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(())
    }

    /// Whether it is a change, not our own reading, and in one of the folders.
    fn matters(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        let within = |path: &PathBuf| self.folders.iter().any(|folder| path.starts_with(folder));
        !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(within)
    }
}
