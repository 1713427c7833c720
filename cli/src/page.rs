//! `index.html`: the whole sheet in one file. What can be read comes first,
//! style and engine after it, so that it opens from a disk, an archive or an
//! attachment with a double click, asks nobody for anything, and is readable
//! without a script.

use std::io::Write as _;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

pub(crate) mod escape;
mod linked_data;
mod meta;
mod reload;
pub(crate) mod template;
mod topics;

pub use linked_data::json as linked_data;
pub use meta::Meta;
pub use reload::{broken, with_reload};
pub use topics::rules;

/// The page around the sheet, as designers edit it.
const TEMPLATE: &str = include_str!("../../index.html");

/// What the page is made of.
pub struct Parts<'a> {
    /// BCP 47.
    pub language: &'a str,
    /// Written from right to left.
    pub rtl: bool,
    /// For the window and for search engines.
    pub title: &'a str,
    /// As above.
    pub description: &'a str,
    /// What the head tells those who link to the page: see [`Meta`].
    pub meta: &'a str,
    /// The sheet for machines: see [`linked_data`].
    pub linked: &'a str,
    /// The prerendered sheet.
    pub sheet: &'a str,
    /// The stylesheet with the rules for this sheet's topics.
    pub style: &'a str,
    /// The engine, gzipped.
    pub engine: &'a [u8],
    /// The custom section with the packed sheet, as far as its texts.
    pub section: &'a [u8],
    /// The texts that follow, each with a zero character after it.
    pub texts: &'a str,
    /// wasm-bindgen's glue.
    pub glue: &'a str,
    /// What a framed page says to its host.
    pub frame: &'a str,
    /// The loader that starts the engine.
    pub boot: &'a str,
}

/// Puts the page together.
#[must_use]
pub fn assemble(parts: &Parts<'_>) -> String {
    let frame = escape::script(parts.frame);
    let script = escape::script(&format!("{}\n{}", parts.glue, parts.boot));
    let style = escape::style(parts.style);
    template::fill(TEMPLATE, |name| {
        Some(match name {
            "language" => escape::text(parts.language),
            "direction" => if parts.rtl { "rtl" } else { "ltr" }.to_owned(),
            "title" => escape::text(parts.title),
            "description" => escape::text(parts.description),
            "meta" => parts.meta.to_owned(),
            "linked" => parts.linked.to_owned(),
            "policy" => policy(&[&frame, &script], &style),
            "style" => style.clone(),
            "sheet" => parts.sheet.to_owned(),
            "engine" => BASE64_STANDARD.encode(parts.engine),
            "data" => BASE64_STANDARD.encode(gzip(parts.section)),
            "texts" => plain(parts.texts),
            "frame" => frame.clone(),
            "script" => script.clone(),
            _ => return None,
        })
    })
}

/// The page's own security policy: these scripts, this style, and the engine;
/// no request to anyone.
fn policy(scripts: &[&str], style: &str) -> String {
    let scripts: String = scripts.iter().map(|script| format!("'{}' ", sum(script))).collect();
    format!(
        "default-src 'none'; script-src {scripts}'wasm-unsafe-eval'; style-src '{}'; img-src data:; \
         base-uri 'none'; form-action 'none'",
        sum(style)
    )
}

/// A sum as security policies write it.
pub(crate) fn sum(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// The texts as a JSON string, zeros and line feeds in each other's places: a
/// zero takes six bytes in JSON, and there is one after each text. They stand
/// in the page as they are, since a server that packs the page finds those of
/// them again that stand in the static sheet.
fn plain(texts: &str) -> String {
    let swapped: String = texts
        .chars()
        .map(|letter| match letter {
            '\0' => '\n',
            '\n' => '\0',
            other => other,
        })
        .collect();
    escape::json(&serde_json::to_string(&swapped).expect("texts always serialise"))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut zipped = GzEncoder::new(Vec::new(), Compression::best());
    zipped.write_all(bytes).and_then(|()| zipped.finish()).expect("memory does not refuse writes")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(parts: impl FnOnce(&mut Parts<'_>)) -> String {
        let mut all = Parts {
            language: "en",
            rtl: false,
            title: "A & B",
            description: "\"Both\" <sides>",
            meta: "<meta property=\"og:type\" content=\"article\">",
            linked: "{}",
            sheet: "<div class=\"fs\">facts</div>",
            style: ".fs{color:red}",
            engine: b"engine",
            section: b"section",
            texts: "A\nB\0</script>\0",
            glue: "let wasm;",
            frame: "parent == window || '</script>';",
            boot: "wasm = '</script>';",
        };
        parts(&mut all);
        assemble(&all)
    }

    #[test]
    fn nothing_of_the_template_is_left_open() {
        let page = page(|_| {});
        assert!(!page.contains("{{") && !page.contains("}}"), "{page}");
        assert!(page.contains("<title>A &amp; B</title>"));
        assert!(page.contains("&quot;Both&quot; &lt;sides&gt;"));
    }

    #[test]
    fn what_can_be_read_comes_before_the_engine() {
        let page = page(|_| {});
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text}"));
        assert!(at("class=\"fs\"") < at("id=\"fs-engine\""));
        assert!(at("id=\"fs-engine\"") < at("<script type=\"module\">"));
        assert!(at("Content-Security-Policy") < at("<style>"));
    }

    #[test]
    fn a_script_cannot_end_early() {
        let page = page(|_| {});
        assert_eq!(page.matches("</script>").count(), 6, "frame, linked data, engine, sheet, texts, module");
        assert!(page.contains(r"wasm = '<\/script>';"));
    }

    #[test]
    fn the_policy_names_the_sums_of_what_stands_in_the_page() {
        let page = page(|_| {});
        let between = |open: &str, close: &str| {
            let start = page.find(open).expect("opens") + open.len();
            &page[start..start + page[start..].find(close).expect("closes")]
        };
        let script = between("<script type=\"module\">", "</script>");
        let style = between("<style>", "</style>");
        assert!(page.contains(&sum(script)), "the script's");
        assert!(page.contains(&sum(between("<script>", "</script>"))), "the frame's");
        assert!(page.contains(&sum(style)), "the style's");
        assert!(!page.contains("unsafe-inline") && !page.contains("'unsafe-eval'"));
    }

    #[test]
    fn the_sheet_comes_out_of_its_blocks_as_it_went_in() {
        use std::io::Read as _;
        let page = page(|_| {});
        let block = |id: &str| {
            let open = format!("id=\"{id}\">");
            let start = page.find(&open).expect("the block") + open.len();
            &page[start..start + page[start..].find('<').expect("its end")]
        };
        let zipped = BASE64_STANDARD.decode(block("fs-sheet").trim()).expect("base64");
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(&zipped[..]).read_to_end(&mut bytes).expect("gzip");
        assert_eq!(bytes, b"section");
        let texts: String = serde_json::from_str(block("fs-texts")).expect("JSON");
        assert_eq!(texts, "A\0B\n</script>\n", "zeros and line feeds have changed places");
    }
}
