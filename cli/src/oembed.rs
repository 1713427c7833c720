//! `oembed.json`: what a content management system asks for when an editor
//! pastes the page's address. A frame needs that address in full, so there is
//! no such file without one.

use serde::Serialize;

use crate::{check::Sheet, page::escape, preview};

/// The file's name.
pub const NAME: &str = "oembed.json";

/// The frame as it is at first: hosts that listen fit its height to the page.
const SIZE: [u32; 2] = [720, 800];

/// See oembed.com, version 1.0.
#[derive(Serialize)]
struct Rich<'a> {
    version: &'static str,
    r#type: &'static str,
    title: &'a str,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

#[derive(Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

/// The file's text; `None` for a sheet without an address.
#[must_use]
pub fn text(sheet: &Sheet, has_picture: bool) -> Option<String> {
    let url = Some(&sheet.url).filter(|url| !url.is_empty())?;
    let [width, height] = SIZE;
    let [thumbnail_width, thumbnail_height] = preview::SIZE;
    let thumbnail_url = format!("{url}{}", preview::NAME);
    let rich = Rich {
        version: "1.0",
        r#type: "rich",
        title: &sheet.title,
        html: frame(url, &sheet.title),
        width,
        height,
        thumbnail: has_picture.then_some(Thumbnail { thumbnail_url, thumbnail_width, thumbnail_height }),
    };
    let mut text = serde_json::to_string_pretty(&rich).expect("texts and numbers always serialise");
    text.push('\n');
    Some(text)
}

/// As wide as there is room.
fn frame(url: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\" frameborder=\"0\"></iframe>",
        escape::text(url),
        escape::text(title),
        SIZE[1]
    )
}
