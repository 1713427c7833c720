//! The page while its editor works on it: it listens to the server, loads
//! itself anew when there is a new build, and says when the sheet has a
//! mistake, in a panel that stays in view wherever one has scrolled. None of
//! this is ever written to a folder.

use super::{escape, sum, template};

/// Listens on `/reload`. `{{build}}` names the build that this page is of.
const SCRIPT: &str = include_str!("reload.js");

/// The page with the listener in it, and allowed by its policy.
#[must_use]
pub fn with_reload(page: &str, build: &str) -> String {
    let script = template::fill(SCRIPT, |name| (name == "build").then(|| build.to_owned()));
    let element = format!("<script type=\"module\">{script}</script>");
    let page = page.replacen("default-src 'none'", "default-src 'none'; connect-src 'self'", 1).replacen(
        "script-src ",
        &format!("script-src '{}' ", sum(&script)),
        1,
    );
    match page.rfind("</body>") {
        Some(end) => format!("{}{element}{}", &page[..end], &page[end..]),
        None => page + &element,
    }
}

/// The page in place of one that could not be built yet.
#[must_use]
pub fn broken(report: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'none'\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>Not built yet</title></head><body><h1>The sheet could not be built</h1>\
         <p>This page loads itself anew when the sheet is mended.</p><pre id=\"fs-report\">{}</pre></body></html>",
        escape::text(report)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<meta content=\"default-src 'none'; script-src 'sha256-a'\"></head><body>x</body></html>";

    #[test]
    fn the_listener_is_the_last_thing_in_the_body_and_allowed() {
        let page = with_reload(PAGE, "abc");
        let start = page.find("<script type=\"module\">").expect("the listener") + 22;
        let end = start + page[start..].find("</script>").expect("its end");
        assert!(page[start..end].contains("\"abc\""));
        assert!(page.contains(&format!("script-src '{}' 'sha256-a'", sum(&page[start..end]))));
        assert!(page.contains("connect-src 'self'"));
        assert!(page.ends_with("</script></body></html>"));
    }

    #[test]
    fn a_page_that_was_never_built_shows_its_report_in_one_place() {
        let page = with_reload(&broken("error[E07 unknown-field]"), "none");
        assert!(page.contains("<pre id=\"fs-report\">error[E07 unknown-field]</pre>"));
        assert!(page.contains("getElementById(\"fs-report\")"), "the listener finds it");
    }

    #[test]
    fn a_report_cannot_break_out_of_its_page() {
        let page = with_reload(&broken("</pre><script>alert(1)</script>"), "none");
        assert!(page.contains("&lt;script&gt;alert(1)"));
        assert_eq!(page.matches("<script").count(), 1);
    }
}
