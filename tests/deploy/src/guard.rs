//! A program that listens on a free port of this machine, and ends with the tests.

use std::{
    env, fs,
    fs::File,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::site::desk;

/// Ends with the program, and ends the program when its own input ends: also
/// when the tests are killed.
const GUARD: &str = r#"trap "" INT
exec 3<&0
"$@" </dev/null 3<&- & program=$!
{ read -r _ <&3; kill "$program"; } & reader=$!
wait "$program"; kill "$reader""#;

/// How often another port is tried.
const TRIES: usize = 3;

/// The program, while it runs.
pub struct Running {
    guard: Child,
    pub port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// Starts a program, given the port and a folder of its own. The error is its
/// name and all it said.
pub fn start(name: &str, command: impl Fn(u16, &Path) -> Command) -> Result<Running, String> {
    let (own, log) = (desk().join(name), desk().join(format!("{name}.log")));
    fs::create_dir_all(&own).expect("a folder");
    for _ in 0..TRIES {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port");
        if let Some(running) = listening(&command(free.port(), &own), free.port(), &log) {
            return Ok(running);
        }
    }
    Err(format!("{name} does not start; it says:\n{}", fs::read_to_string(log).unwrap_or_default()))
}

/// `None` if it does not listen in time: another program may have taken the port.
fn listening(command: &Command, port: u16, log: &Path) -> Option<Running> {
    let mut guard = Command::new("sh");
    guard.args(["-c", GUARD, "guard"]).arg(command.get_program()).args(command.get_args());
    guard.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(File::create(log).expect("a log"));
    let mut running = Running { guard: guard.spawn().expect("a shell starts"), port };
    let patience = Instant::now() + Duration::from_secs(10);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let ended = !matches!(running.guard.try_wait(), Ok(None));
        if ended || Instant::now() > patience {
            return None;
        }
        thread::sleep(Duration::from_millis(20));
    }
    Some(running)
}

/// A program, also where only an administrator's PATH leads to it.
pub fn program(name: &str) -> PathBuf {
    let paths = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&paths).chain(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
    let mut found = folders.map(|folder| folder.join(name)).filter(|path| path.is_file());
    found.next().unwrap_or_else(|| panic!("{name} is not here; run `cargo xtask setup --tests`"))
}
