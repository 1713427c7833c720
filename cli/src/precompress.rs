//! The files a server sends in place of the others: beside `index.html` its
//! `index.html.br` and `index.html.gz`, packed once and as small as can be,
//! so that no server packs while a reader waits.

use std::thread;

use crate::dist::Output;

/// The endings worth packing. Pictures are packed as they are.
const KINDS: [&str; 10] = ["css", "csv", "html", "js", "json", "mjs", "svg", "txt", "wasm", "xml"];

/// A file of fewer bytes goes out in one packet, packed or not.
const LEAST: usize = 1_000;

/// A way to pack, by the ending of what it makes.
type Packer = (&'static str, fn(&[u8]) -> Vec<u8>);

const PACKERS: [Packer; 2] =
    [("br", |bytes| pack::brotli(bytes, pack::BEST)), ("gz", |bytes| pack::gzip(bytes, pack::ROUNDS))];

/// The packed files, each smaller than the one it stands for. The same files
/// give the same bytes in the same order.
#[must_use]
pub fn beside(files: &[Output]) -> Vec<Output> {
    let worth = files.iter().filter(|file| file.bytes.len() >= LEAST && is_packable(&file.name));
    // Some take seconds, and none waits for another.
    thread::scope(|scope| {
        let running: Vec<_> =
            worth.flat_map(|file| PACKERS.map(|packer| scope.spawn(move || packed(file, packer)))).collect();
        let done = running.into_iter().map(|packing| packing.join().expect("packing does not panic"));
        done.flatten().collect()
    })
}

/// `None` where nothing is gained.
fn packed(file: &Output, (ending, pack): Packer) -> Option<Output> {
    let bytes = pack(&file.bytes);
    (bytes.len() < file.bytes.len()).then(|| Output::new(format!("{}.{ending}", file.name), bytes))
}

fn is_packable(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| KINDS.contains(&ending))
}
