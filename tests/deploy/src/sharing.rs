//! Other people's pages: they fetch modules, styles and facts, and frame pages.

use crate::{host::Host, site::site};

crate::tests![
    any_page_may_fetch_any_file,
    any_page_may_read_that_a_file_is_missing,
    any_page_may_frame_a_page,
    nobody_is_followed,
];

/// What a page of another host needs to see of an answer.
const OPEN: [(&str, &str); 3] = [
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("timing-allow-origin", "*"),
];

const ELSEWHERE: (&str, &str) = ("origin", "https://news.example.com");

fn any_page_may_fetch_any_file(host: &Host) {
    for file in &site().files {
        for more in [
            ("accept-encoding", "br"),
            ("range", "bytes=0-1"),
            ("if-modified-since", "Fri, 31 Dec 2100 23:59:59 GMT"),
        ] {
            let answer = host.ask("GET", &file.path, &[ELSEWHERE, more]);
            for (name, value) in OPEN {
                assert_eq!(answer.header(name), value, "{} {more:?}", file.path);
            }
        }
    }
}

fn any_page_may_read_that_a_file_is_missing(host: &Host) {
    let answer = host.ask("GET", "/engine.000000000000.js", &[ELSEWHERE]);
    assert_eq!((answer.status.as_u16(), answer.header("access-control-allow-origin")), (404, "*"));
}

fn any_page_may_frame_a_page(host: &Host) {
    for path in ["/", "/index.html", "/story/", "/later/embed.fedcba987654.html"] {
        let answer = host.ask("GET", path, &[ELSEWHERE]);
        assert_eq!(answer.header("x-frame-options"), "", "{path}");
        assert!(!answer.header("content-security-policy").contains("frame-ancestors"), "{path}");
        for name in ["cross-origin-opener-policy", "cross-origin-embedder-policy"] {
            assert_eq!(answer.header(name), "", "{path}");
        }
    }
}

fn nobody_is_followed(host: &Host) {
    for file in &site().files {
        assert_eq!(host.get(&file.path).header("set-cookie"), "", "{}", file.path);
    }
}
