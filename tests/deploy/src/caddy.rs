//! Caddy with `deploy/Caddyfile`.

use std::{fs, path::Path, process::Command};

use crate::{guard::program, site::root};

/// Keeps the server to this machine, this site and its own folder.
const FRAME: &str = "\
{
	admin off
	auto_https off
	default_bind 127.0.0.1
}
import {ours}
";

/// Writes the frame below `own`; port and folder go the way that the file offers.
pub fn command(own: &Path, port: u16, folder: &Path) -> Command {
    let ours = root().join("deploy/Caddyfile");
    let frame = own.join("Caddyfile");
    fs::write(&frame, FRAME.replace("{ours}", &ours.display().to_string())).expect("writes");
    let mut command = Command::new(program("caddy"));
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(frame);
    command.env("FACTSHEET_SITE", format!("http://127.0.0.1:{port}")).env("FACTSHEET_ROOT", folder);
    command.env("XDG_DATA_HOME", own.join("data")).env("XDG_CONFIG_HOME", own.join("config"));
    command
}
