//! `deploy/README.md`, for those with another server: it says what is sent.

use std::fs;

use crate::{
    host::Host,
    site::{root, site},
};

crate::tests![the_readme_says_what_is_sent];

fn the_readme_says_what_is_sent(host: &Host) {
    let readme = fs::read_to_string(root().join("deploy/README.md")).expect("deploy/README.md");
    let module = &site().like("/engine.", ".wasm").path;
    for path in ["/", module, "/nothing"] {
        let answer = host.get(path);
        for name in [
            "access-control-allow-origin",
            "cache-control",
            "content-security-policy",
            "cross-origin-resource-policy",
            "timing-allow-origin",
            "vary",
            "x-content-type-options",
        ] {
            let value = answer.header(name);
            let said = readme.lines().any(|line| line == value || line.contains(&format!("`{value}`")));
            assert!(value.is_empty() || said, "{path} is sent with {name}: {value}");
        }
    }
}
