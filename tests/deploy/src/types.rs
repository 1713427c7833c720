//! What a file is called when it is sent.

use crate::{host::Host, site::site};

crate::tests![
    every_file_has_its_type,
    a_type_is_the_same_however_it_is_packed,
    nobody_guesses_a_type,
    what_a_server_says_of_a_missing_file_is_text
];

fn every_file_has_its_type(host: &Host) {
    for file in &site().files {
        let wanted = match file.ending() {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "csv" => "text/csv; charset=utf-8",
            // Types for editors of code; systems' lists call the ending a film.
            "ts" => "text/plain; charset=utf-8",
            // Both are UTF-8 by definition, and streaming compilation takes no parameter.
            "json" => "application/json",
            "wasm" => "application/wasm",
            "png" => "image/png",
            other => panic!("a build writes .{other}: the servers must be told its type"),
        };
        assert_eq!(host.get(&file.path).header("content-type"), wanted, "{}", file.path);
    }
    assert_eq!(host.get("/").header("content-type"), "text/html; charset=utf-8");
}

fn a_type_is_the_same_however_it_is_packed(host: &Host) {
    for file in site().built() {
        let plain = host.get(&file.path);
        for encoding in ["br", "gzip"] {
            let packed = host.ask("GET", &file.path, &[("accept-encoding", encoding)]);
            assert_eq!(packed.header("content-type"), plain.header("content-type"), "{}", file.path);
        }
    }
}

fn nobody_guesses_a_type(host: &Host) {
    let all = site().files.iter().map(|file| file.path.as_str());
    for path in all.chain(["/", "/story", "/nothing.js"]) {
        assert_eq!(host.get(path).header("x-content-type-options"), "nosniff", "{path}");
    }
}

fn what_a_server_says_of_a_missing_file_is_text(host: &Host) {
    for ending in ["wasm", "js", "css", "json", "csv", "png"] {
        let answer = host.get(&format!("/nothing.000000000000.{ending}"));
        let named = answer.header("content-type").split(';').next();
        assert!([Some("text/html"), Some("text/plain")].contains(&named), ".{ending}: {named:?}");
    }
}
