//! Figures for `deploy/README.md`, as rows of its tables:
//! `cargo test -p deploy-tests --test deploy -- --ignored`.

use crate::{
    host::{Host, Kind},
    site::{File, site},
    wrk::load,
};

crate::tests![bytes_of_each_file, gigabytes_of_a_million_views, requests_per_second];

/// How long each file is asked for.
const SECONDS: u32 = 4;

/// What a reader without a cache asks for, by names as [`shown`].
const VIEWS: [(&str, &[&str]); 4] = [
    ("the page by itself", &["index.html"]),
    ("in another page, with the engine", &["embed.js", "sheet.*.css", "engine.*.js", "engine.*.wasm"]),
    ("in another page, never reached", &["embed.js", "sheet.*.css"]),
    ("the readable part, which the other page sends", &["embed.static.html"]),
];

fn kilo(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1000.0)
}

/// `/engine.….wasm`: the hash is another after every change.
fn shown(file: &File) -> String {
    let parts: Vec<&str> = file.path.split('.').collect();
    match parts[..] {
        [name, _, ending] if file.is_hashed() => format!("{}.*.{ending}", &name[1..]),
        _ => file.path[1..].to_owned(),
    }
}

/// Bytes of an answer before its body.
fn head(host: &Host, file: &File) -> usize {
    let answer = host.ask("GET", &file.path, &[("accept-encoding", "br")]);
    // Name, colon, space, value, end of line; the status, and an empty line.
    19 + answer.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum::<usize>()
}

/// The same on every server, but for the heads.
fn bytes_of_each_file(host: &Host) {
    println!("\n| {} | as it is | gzip | brotli | heads |", host.kind.name());
    for file in site().built() {
        let sent = |encoding| file.packed(encoding).map_or("–".to_owned(), |bytes| kilo(bytes.len()));
        let (plain, name) = (kilo(file.bytes.len()), shown(file));
        println!("| {name} | {plain} | {} | {} | {} |", sent("gzip"), sent("br"), kilo(head(host, file)));
    }
}

/// A thousand bytes for each of a million views are a gigabyte.
fn gigabytes_of_a_million_views(host: &Host) {
    println!("\n| {} | requests | kB a view = GB a million views |", host.kind.name());
    for (view, names) in VIEWS {
        let files: Vec<&File> = site().built().filter(|file| names.contains(&shown(file).as_str())).collect();
        assert_eq!(files.len(), names.len(), "{view}: {names:?} are not all there");
        let sent = |file: &&File| file.br.as_ref().unwrap_or(&file.bytes).len() + head(host, file);
        println!("| {view} | {} | {} |", files.len(), kilo(files.iter().map(sent).sum()));
    }
}

fn requests_per_second(host: &Host) {
    let server = if host.kind == Kind::Nginx { "nginx" } else { "Caddy" };
    println!("\n| {server} | requests/s | MB/s | 99 of 100 within |");
    for file in site().built() {
        let load = load(host, &[&file.path], SECONDS);
        let (rate, flow) = (load.answers as f64 / load.seconds, load.bytes as f64 / load.seconds / 1e6);
        println!("| {} | {rate:.0} | {flow:.0} | {:.1} ms |", shown(file), load.most);
        assert_eq!(load.errors, [0; 5], "{} {load:?}", file.path);
    }
}
