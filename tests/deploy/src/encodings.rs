//! Packed files in the place of others.

use std::io::Read as _;

use crate::{host::Host, site::site};

crate::tests![
    the_smallest_that_a_reader_takes_is_sent,
    what_is_sent_packed_holds_the_file_itself,
    a_cache_is_told_that_answers_differ,
    a_network_in_between_gets_packed_files_too,
];

/// What is asked for, and what is sent where there is such a file, the best first.
const ASKED: [(&str, &[&str]); 9] = [
    ("", &[]),
    ("identity", &[]),
    ("deflate", &[]),
    ("gzip", &["gzip"]),
    ("br", &["br"]),
    ("gzip, deflate", &["gzip"]),
    ("gzip, deflate, br, zstd", &["br", "gzip"]),
    ("br;q=0, gzip", &["gzip"]),
    ("br;q=0, gzip;q=0", &[]),
];

fn the_smallest_that_a_reader_takes_is_sent(host: &Host) {
    for file in &site().files {
        for (asked, best) in ASKED {
            let (path, answer) = (&file.path, host.ask("GET", &file.path, &[("accept-encoding", asked)]));
            let sent = best.iter().find(|encoding| file.packed(encoding).is_some()).copied().unwrap_or("");
            assert_eq!(answer.status, 200, "{path}");
            assert_eq!(answer.header("content-encoding"), sent, "{path} for `{asked}`");
            let bytes = file.packed(sent).expect("found above");
            assert!(answer.body == *bytes, "{path} for `{asked}` has {} bytes", answer.body.len());
        }
    }
}

fn what_is_sent_packed_holds_the_file_itself(host: &Host) {
    for file in site().built() {
        for encoding in ["br", "gzip"] {
            let answer = host.ask("GET", &file.path, &[("accept-encoding", encoding)]);
            let mut bytes = Vec::new();
            match answer.header("content-encoding") {
                "br" => brotli::Decompressor::new(&answer.body[..], 4096).read_to_end(&mut bytes),
                "gzip" => flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut bytes),
                _ => (&answer.body[..]).read_to_end(&mut bytes),
            }
            .unwrap_or_else(|why| panic!("{}: {why}", file.path));
            assert!(bytes == file.bytes, "{} by {encoding} is another file", file.path);
        }
    }
}

fn a_cache_is_told_that_answers_differ(host: &Host) {
    for file in site().built() {
        let mut tags: Vec<String> = ["", "gzip", "br"]
            .iter()
            .filter(|encoding| file.packed(encoding).is_some())
            .map(|encoding| {
                let answer = host.ask("GET", &file.path, &[("accept-encoding", encoding)]);
                assert_eq!(answer.header("vary").to_lowercase(), "accept-encoding", "{}", file.path);
                answer.header("etag").to_owned()
            })
            .collect();
        let all = tags.len();
        tags.sort();
        tags.dedup();
        assert_eq!(tags.len(), all, "{}: two packings share a tag: {tags:?}", file.path);
    }
}

fn a_network_in_between_gets_packed_files_too(host: &Host) {
    let between = [("via", "1.1 edge"), ("accept-encoding", "gzip")];
    assert_eq!(host.ask("GET", "/", &between).header("content-encoding"), "gzip");
}
