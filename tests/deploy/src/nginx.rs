//! nginx with `deploy/nginx.conf` in the frame that Debian puts around it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{guard::program, site::root};

const BROTLI: &str = "nginx/modules/ngx_http_brotli_static_module.so";

/// What of Debian's own frame, and of an operator's, could stand in the way:
/// a list of types, and gzip for all.
const FRAME: &str = "\
load_module {module};
# An administrator's nginx would give its rights away and could not read the folder.
user root;
daemon off;
worker_processes 2;
pid {own}/pid;
error_log stderr;
events { worker_connections 768; }
http {
    sendfile on;
    tcp_nopush on;
    include /etc/nginx/mime.types;
    gzip on;
    gzip_types *;
    gzip_min_length 1;
    access_log off;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
    include {own}/factsheet.conf;
}
";

/// Writes the settings below `own`; the port and the folder alone are others
/// than those in `deploy/nginx.conf`.
pub fn command(own: &Path, port: u16, folder: &Path) -> Command {
    let ours = fs::read_to_string(root().join("deploy/nginx.conf")).expect("deploy/nginx.conf");
    let ours = put(&ours, "listen 80;", &format!("listen 127.0.0.1:{port};"));
    let ours = put(&ours, "root /srv/factsheet;", &format!("root \"{}\";", folder.display()));
    fs::write(own.join("factsheet.conf"), ours).expect("writes");
    let frame = FRAME.replace("{module}", &format!("\"{}\"", module().display()));
    let frame = frame.replace("{own}", &own.display().to_string());
    fs::write(own.join("nginx.conf"), frame).expect("writes");
    let mut command = Command::new(program("nginx"));
    command.args(["-e", "stderr", "-p"]).arg(own).arg("-c").arg(own.join("nginx.conf"));
    command
}

/// Replaces a line that must stand there once.
fn put(text: &str, line: &str, other: &str) -> String {
    assert_eq!(text.matches(&format!("\n    {line}\n")).count(), 1, "`{line}` in deploy/nginx.conf");
    text.replace(&format!("\n    {line}\n"), &format!("\n    {other}\n"))
}

fn module() -> PathBuf {
    let places = ["/usr/lib", "/usr/lib64"].map(|place| Path::new(place).join(BROTLI));
    let found = places.into_iter().find(|path| path.is_file());
    found.expect("nginx without its module for brotli; run `cargo xtask setup --tests`")
}
