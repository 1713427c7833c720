//! How long an answer is kept, and what is asked again.

use std::fs;

use crate::{host::Host, site::site};

crate::tests![
    names_with_a_hash_are_kept_for_good,
    all_other_names_are_asked_for_again_within_a_minute,
    what_is_missing_is_soon_asked_for_again,
    what_has_not_changed_is_not_sent_again,
    a_correction_is_sent_at_the_next_question,
];

const FOR_GOOD: &str = "public, max-age=31536000, immutable";
const A_MINUTE: &str = "public, max-age=60, stale-if-error=86400";
const A_MOMENT: &str = "public, max-age=10";

fn names_with_a_hash_are_kept_for_good(host: &Host) {
    let hashed: Vec<_> = site().files.iter().filter(|file| file.is_hashed()).collect();
    for ending in ["wasm", "js", "css", "html"] {
        assert!(hashed.iter().any(|file| file.ending() == ending), "no hashed .{ending}");
    }
    for file in hashed {
        for encoding in ["", "gzip", "br"] {
            let answer = host.ask("GET", &file.path, &[("accept-encoding", encoding)]);
            assert_eq!(answer.header("cache-control"), FOR_GOOD, "{}", file.path);
        }
    }
}

fn all_other_names_are_asked_for_again_within_a_minute(host: &Host) {
    let stable = site().files.iter().filter(|file| !file.is_hashed()).map(|file| file.path.as_str());
    let stable: Vec<&str> = stable.chain(["/", "/story/"]).collect();
    for path in ["/index.html", "/facts.json", "/later/embed.js", "/later/embed.0123456789ab.min.js"] {
        assert!(stable.contains(&path), "{path}");
    }
    for path in stable {
        for encoding in ["", "gzip", "br"] {
            let answer = host.ask("GET", path, &[("accept-encoding", encoding)]);
            assert_eq!(answer.header("cache-control"), A_MINUTE, "{path}");
        }
    }
}

/// A reader may come between two files of an upload.
fn what_is_missing_is_soon_asked_for_again(host: &Host) {
    for path in ["/nothing.html", "/engine.000000000000.wasm", "/story/sheet.000000000000.css", "/none/"] {
        let answer = host.get(path);
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (404, A_MOMENT), "{path}");
    }
}

fn what_has_not_changed_is_not_sent_again(host: &Host) {
    for file in site().built() {
        for encoding in ["", "gzip", "br"] {
            let encoding = ("accept-encoding", encoding);
            let first = host.ask("GET", &file.path, &[encoding]);
            let (tag, time) = (first.header("etag"), first.header("last-modified"));
            let again = |name, value| host.ask("GET", &file.path, &[encoding, (name, value)]);
            for answer in [again("if-none-match", tag), again("if-modified-since", time)] {
                assert_eq!(answer.status, 304, "{} {encoding:?}", file.path);
                assert!(answer.body.is_empty());
                assert_eq!(answer.header("etag"), tag, "{}", file.path);
                assert_eq!(answer.header("cache-control"), first.header("cache-control"), "{}", file.path);
            }
            assert_eq!(again("if-none-match", "\"another\"").status, 200, "{}", file.path);
        }
    }
}

fn a_correction_is_sent_at_the_next_question(host: &Host) {
    let path = format!("/{}-corrected.json", host.kind.name());
    let file = site().folder.join(&path[1..]);
    let ask = |tag: &str| host.ask("GET", &path, &[("if-none-match", tag)]);
    fs::write(&file, "{\"share\":42}").expect("writes");
    let before = ask("\"none\"");
    fs::write(&file, "{\"share\":42.5}").expect("writes");
    let after = ask(before.header("etag"));
    fs::remove_file(&file).expect("removes");
    assert_eq!((after.status.as_u16(), after.body.as_slice()), (200, b"{\"share\":42.5}".as_slice()));
    assert_eq!(ask("\"none\"").status, 404, "and what is withdrawn is gone");
}
