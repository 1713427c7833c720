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
    let targets = Targets::from(FLOOR);
    let options = ParserOptions { filename: name.to_owned(), ..ParserOptions::default() };
    let mut sheet = StyleSheet::parse(text, options).map_err(|why| why.to_string())?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|why| why.to_string())?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|why| why.to_string())?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::minify;

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
