//! Addresses: folders, what is missing, and what nobody is to see.

use crate::{host::Host, site::site};

crate::tests![
    a_folder_is_its_index,
    a_folder_without_its_slash_leads_to_it_on_any_host,
    a_question_without_a_body_gets_the_same_heads,
    a_query_changes_nothing,
    what_is_not_there_is_not_found,
    folders_are_not_listed,
    nothing_outside_and_nothing_hidden_is_served,
    nothing_can_be_written,
];

fn a_folder_is_its_index(host: &Host) {
    for (folder, index) in [("/", "/index.html"), ("/story/", "/story/index.html")] {
        for encoding in ["", "gzip", "br"] {
            let ask = |path| host.ask("GET", path, &[("accept-encoding", encoding)]);
            let (one, other) = (ask(folder), ask(index));
            assert_eq!((one.status.as_u16(), other.status.as_u16()), (200, 200), "{folder}");
            assert_eq!(one.header("etag"), other.header("etag"), "{folder}");
            assert!(one.body == other.body, "{folder}");
        }
    }
}

fn a_folder_without_its_slash_leads_to_it_on_any_host(host: &Host) {
    let answer = host.get("/story");
    assert!([301, 308].contains(&answer.status.as_u16()), "{}", answer.status);
    assert_eq!(answer.header("location"), "/story/", "neither scheme nor port: a CDN may stand before");
    assert!(!answer.header("cache-control").contains("immutable"));
}

fn a_question_without_a_body_gets_the_same_heads(host: &Host) {
    for file in site().built() {
        for encoding in ["", "gzip", "br"] {
            let ask = |method| host.ask(method, &file.path, &[("accept-encoding", encoding)]);
            let (head, get) = (ask("HEAD"), ask("GET"));
            assert_eq!((head.status, head.body.len()), (get.status, 0), "{}", file.path);
            for name in ["content-type", "content-encoding", "etag", "last-modified", "cache-control", "vary"]
            {
                assert_eq!(head.header(name), get.header(name), "{} {name}", file.path);
            }
            let length = head.header("content-length");
            assert!(length.is_empty() || length == get.body.len().to_string(), "{} {length}", file.path);
        }
    }
}

fn a_query_changes_nothing(host: &Host) {
    let (plain, asked) = (host.get("/facts.json"), host.get("/facts.json?from=news"));
    assert_eq!(asked.header("etag"), plain.header("etag"));
    assert!(asked.body == plain.body);
}

fn what_is_not_there_is_not_found(host: &Host) {
    for path in ["/nothing", "/nothing.html", "/story/nothing.js", "/engine.000000000000.wasm"] {
        let answer = host.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.len() < 1000, "{path}: no page in its place");
    }
}

fn folders_are_not_listed(host: &Host) {
    for path in ["/empty/", "/later/"] {
        let answer = host.get(path);
        assert!([403, 404].contains(&answer.status.as_u16()), "{path} {}", answer.status);
        let said = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(!said.contains("embed") && !said.contains("lock"), "{path}: {said}");
    }
}

fn nothing_outside_and_nothing_hidden_is_served(host: &Host) {
    for path in
        ["/%2e%2e/secret.txt", "/story/..%2f..%2fsecret.txt", "/story/../../secret.txt", "/empty/.lock"]
    {
        let answer = host.get(path);
        assert!(answer.status.is_client_error(), "{path} {}", answer.status);
        assert!(!String::from_utf8_lossy(&answer.body).contains("alone"), "{path}");
    }
}

fn nothing_can_be_written(host: &Host) {
    for method in ["POST", "PUT", "DELETE"] {
        assert_eq!(host.ask(method, "/facts.json", &[]).status, 405, "{method}");
    }
}
