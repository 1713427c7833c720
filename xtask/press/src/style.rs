//! The stylesheet, made small and lowered to the oldest browsers served.

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

/// Chrome 97, Firefox 102, Safari 16.4.
const FLOOR: Browsers = Browsers {
    android: None,
    chrome: Some(97 << 16),
    edge: Some(97 << 16),
    firefox: Some(102 << 16),
    ie: None,
    ios_saf: Some(16 << 16 | 4 << 8),
    opera: None,
    safari: Some(16 << 16 | 4 << 8),
    samsung: None,
};

/// Lowers nesting, `light-dark()`, `color-mix()` and logical properties where
/// the floor lacks them, and takes out what no reader needs.
pub fn minify(name: &str, text: &str) -> Result<String, String> {
    let text = own_rem(text);
    let targets = Targets::from(FLOOR);
    let options = ParserOptions { filename: name.to_owned(), ..ParserOptions::default() };
    let mut sheet = StyleSheet::parse(&text, options).map_err(|why| why.to_string())?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|why| why.to_string())?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|why| why.to_string())?;
    Ok(printed.code)
}

/// Lengths in rem as multiples of `--rem`: the root of the page may be
/// anybody's. What sets `--fs-rem` itself means the real one.
fn own_rem(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut done = 0;
    for (at, _) in text.match_indices("rem") {
        let kept = text[done..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let (start, end) = (done + kept.len(), at + 3);
        let ends = !text[end..].starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        if !text[start..at].contains(|c: char| c.is_ascii_digit())
            || !ends
            || text[..start].ends_with("--fs-rem: ")
        {
            continue;
        }
        let (kept, sign) = kept.strip_suffix('-').map_or((kept, ""), |kept| (kept, "-"));
        out.push_str(kept);
        out.push_str(&format!("calc({sign}{} * var(--rem))", &text[start..at]));
        done = end;
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::{minify, own_rem};

    #[test]
    fn a_rem_is_the_sheets_own() {
        assert_eq!(
            own_rem("a { top: -0.5rem; --fs-rem: 1rem; }"),
            "a { top: calc(-0.5 * var(--rem)); --fs-rem: 1rem; }"
        );
        assert_eq!(
            own_rem(".rem { width: 2remx; --rem: var(--fs-rem, 16px) }"),
            ".rem { width: 2remx; --rem: var(--fs-rem, 16px) }"
        );
        let css = minify("a.css", ".a { margin: calc(1rem + 2px); font: 1rem/1.5 serif }").expect("parses");
        assert!(css.contains("var(--rem)") && !css.contains("1rem"), "{css}");
    }

    #[test]
    fn nesting_is_written_out() {
        let css = minify("a.css", ".a { color: red; & .b { color: blue } }").expect("parses");
        assert_eq!(css, ".a{color:red}.a .b{color:#00f}");
    }

    #[test]
    fn a_scheme_of_two_colours_does_not_need_the_function() {
        let css =
            minify("a.css", ":root{color-scheme:light dark;color:light-dark(#fff,#000)}").expect("parses");
        assert!(!css.contains("light-dark("), "{css}");
        assert!(css.contains("prefers-color-scheme:dark"), "{css}");
    }

    #[test]
    fn a_fault_names_file_and_line() {
        let fault = minify("a.css", ".a { color: red; }\n.b { : }\n@media {{").expect_err("broken");
        assert!(fault.contains("a.css:"), "{fault}");
    }
}
