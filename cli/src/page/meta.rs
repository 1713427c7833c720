//! What stands in the head of the page for those who link to it: networks,
//! messengers and search engines. Without an address, what needs one is left
//! out, and the picture is named relative to the page.

use std::fmt::Write as _;

use super::escape;
use crate::{oembed, preview};

/// What the head tells.
#[derive(Clone, Copy, Debug)]
pub struct Meta<'a> {
    /// The headline.
    pub title: &'a str,
    /// One or two sentences.
    pub description: &'a str,
    /// The day of the last change, as `YYYY-MM-DD`.
    pub updated: &'a str,
    /// The address of the page with a slash at its end, or empty.
    pub url: &'a str,
    /// The preview in words; `None` where there is no preview.
    pub picture: Option<&'a str>,
}

impl Meta<'_> {
    /// The elements, one a line.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::new();
        let url = self.url;
        let mut property = |name: &str, value: &str| {
            let attribute = if name.starts_with("twitter:") { "name" } else { "property" };
            line(
                &mut html,
                format_args!("<meta {attribute}=\"{name}\" content=\"{}\">", escape::text(value)),
            );
        };
        property("og:type", "article");
        property("og:title", self.title);
        property("og:description", self.description);
        property("article:modified_time", self.updated);
        if !url.is_empty() {
            property("og:url", url);
        }
        if let Some(words) = self.picture {
            let [width, height] = preview::SIZE.map(|side| side.to_string());
            property("og:image", &format!("{url}{}", preview::NAME));
            property("og:image:type", "image/png");
            property("og:image:width", &width);
            property("og:image:height", &height);
            property("og:image:alt", words);
        }
        property("twitter:card", if self.picture.is_some() { "summary_large_image" } else { "summary" });
        if !url.is_empty() {
            let (url, title) = (escape::text(url), escape::text(self.title));
            line(&mut html, format_args!("<link rel=\"canonical\" href=\"{url}\">"));
            line(
                &mut html,
                format_args!(
                    "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{url}{}\" title=\"{title}\">",
                    oembed::NAME
                ),
            );
        }
        html.trim_end().to_owned()
    }
}

fn line(html: &mut String, element: std::fmt::Arguments<'_>) {
    let written = writeln!(html, "{element}");
    debug_assert!(written.is_ok(), "a String takes any text");
}

#[cfg(test)]
mod tests {
    use super::*;

    const META: Meta<'_> = Meta {
        title: "A & \"B\"",
        description: "</title><script>alert(1)</script>",
        updated: "2026-11-23",
        url: "https://example.org/visit/",
        picture: Some("A. 7 \"wagons\""),
    };

    #[test]
    fn with_an_address_all_that_needs_one_is_there_in_full() {
        let html = META.html();
        for line in [
            "<meta property=\"og:url\" content=\"https://example.org/visit/\">",
            "<meta property=\"og:image\" content=\"https://example.org/visit/preview.png\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">",
            "<link rel=\"canonical\" href=\"https://example.org/visit/\">",
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"https://example.org/visit/oembed.json\" title=\"A &amp; &quot;B&quot;\">",
        ] {
            assert!(html.lines().any(|other| other == line), "{line} in\n{html}");
        }
    }

    #[test]
    fn without_an_address_links_are_relative_or_left_out() {
        let html = Meta { url: "", ..META }.html();
        assert!(html.contains("<meta property=\"og:image\" content=\"preview.png\">"), "{html}");
        for word in ["og:url", "canonical", "oembed", "https:"] {
            assert!(!html.contains(word), "{word} in\n{html}");
        }
        let html = Meta { picture: None, ..META }.html();
        assert!(!html.contains("og:image") && html.contains("content=\"summary\""), "{html}");
    }

    #[test]
    fn no_text_ends_its_attribute() {
        let html = META.html();
        assert!(!html.contains("<script") && !html.contains("</title"), "{html}");
        assert!(html.contains("content=\"A. 7 &quot;wagons&quot;\""), "{html}");
        assert!(html.lines().all(|line| line.starts_with('<') && line.ends_with("\">")), "{html}");
    }
}
