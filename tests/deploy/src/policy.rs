//! The servers' security policy: a page gets what both this one and its own
//! grant, so this one must grant all that a page's own does.

use crate::{chromium::Chromium, host::Host, site::site};

crate::tests![
    pages_alone_have_a_policy,
    nothing_is_let_in_from_elsewhere,
    all_that_a_page_allows_itself_is_allowed,
    a_page_comes_alive_under_both_policies,
];

fn policy(host: &Host, path: &str) -> String {
    host.get(path).header("content-security-policy").to_owned()
}

/// The sources of a directive, or of the one it falls back to.
fn sources<'a>(policy: &'a str, name: &str) -> Option<Vec<&'a str>> {
    let find = |name: &str| {
        let mut all = policy.split(';').map(|directive| directive.split_whitespace().collect::<Vec<_>>());
        all.find(|words| words.first() == Some(&name)).map(|words| words[1..].to_vec())
    };
    let falls_back = name.ends_with("-src");
    find(name).or_else(|| find("default-src").filter(|_| falls_back))
}

fn pages_alone_have_a_policy(host: &Host) {
    for file in &site().files {
        assert_eq!(policy(host, &file.path).is_empty(), file.ending() != "html", "{}", file.path);
    }
    for path in ["/", "/story/"] {
        assert_eq!(policy(host, path), policy(host, "/index.html"), "{path}");
    }
}

fn nothing_is_let_in_from_elsewhere(host: &Host) {
    let policy = policy(host, "/");
    assert_eq!(sources(&policy, "default-src"), Some(vec!["'none'"]));
    for directive in policy.split(';') {
        for source in directive.split_whitespace().skip(1) {
            let own = source == "data:" || source.starts_with('\'') && source.ends_with('\'');
            assert!(own && source != "'unsafe-eval'", "{directive}");
        }
    }
    for closed in ["base-uri", "form-action"] {
        assert_eq!(sources(&policy, closed), Some(vec!["'none'"]), "{closed}");
    }
}

fn all_that_a_page_allows_itself_is_allowed(host: &Host) {
    let mut looked_at = 0;
    for file in site().built().filter(|file| file.ending() == "html") {
        let text = String::from_utf8_lossy(&file.bytes);
        let Some((_, rest)) = text.split_once("http-equiv=\"Content-Security-Policy\" content=\"") else {
            continue;
        };
        let (own, _) = rest.split_once('"').expect("the policy ends");
        let ours = policy(host, &file.path);
        for directive in own.split(';') {
            let words: Vec<&str> = directive.split_whitespace().collect();
            let Some((name, wanted)) = words.split_first() else { continue };
            let granted = sources(&ours, name).unwrap_or_else(|| vec!["*"]);
            // A browser that sees a sum or a nonce forgets 'unsafe-inline'.
            let inline = granted.contains(&"'unsafe-inline'")
                && !granted.iter().any(|source| source.starts_with("'sha") || source.starts_with("'nonce"));
            for source in wanted.iter().filter(|source| **source != "'none'") {
                let is_granted = granted.contains(source) || inline && source.starts_with("'sha");
                assert!(is_granted, "{}: {name} {source} is not in {granted:?}", file.path);
            }
        }
        looked_at += 1;
    }
    assert!(looked_at > 0, "no page has a policy of its own");
}

fn a_page_comes_alive_under_both_policies(host: &Host) {
    let page = Chromium::open(&host.url("/"));
    let alive = page.becomes("!!document.querySelector('.fs[data-live]')");
    let told = page.console();
    assert!(alive && told.is_empty(), "{told:#?}");
}
