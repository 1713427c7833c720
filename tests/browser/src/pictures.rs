//! Pictures instead of tests: `FACTSHEET_PICTURES=<folder>` takes the two of
//! the README; with `FACTSHEET_LOOK=1` every width, light and dark, alive and
//! static, whole pages, for people to look at before they call it done.

use std::{env, fs, path::PathBuf};

use serde_json::{Value, json};

use crate::page::{Page, Test};

/// The folder asked for.
pub fn folder() -> Option<PathBuf> {
    env::var_os("FACTSHEET_PICTURES").map(|folder| crate::engine::root().join(folder))
}

/// What stands in for the tests when pictures are asked for.
pub fn tests() -> Vec<Test> {
    let mut all = vec![Test::new("pictures_for_the_readme", |page| Box::pin(readme(page))).chromium_only()];
    if env::var_os("FACTSHEET_LOOK").is_some() {
        all.push(Test::new("pictures_by_day", |page| Box::pin(every(page, "light"))).chromium_only().loud());
        all.push(Test::new("pictures_by_night", |page| Box::pin(every(page, "dark"))).chromium_only().loud());
    }
    all
}

async fn cdp(page: &Page, command: &str, params: Value) -> Value {
    Page::command(&page.client, "POST", "goog/cdp/execute", json!({ "cmd": command, "params": params })).await
}

async fn take(page: &Page, name: &str, height: Option<u64>) {
    page.settle().await;
    let [width, whole] = ["innerWidth", "document.documentElement.scrollHeight"];
    let width = page.js(width).await.as_u64().expect("a width");
    let whole = page.js(whole).await.as_u64().expect("a height");
    let height = height.unwrap_or(whole).min(whole);
    let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
    let shot =
        cdp(page, "Page.captureScreenshot", json!({ "captureBeyondViewport": true, "clip": clip })).await;
    let data = shot["data"].as_str().expect("a picture");
    let folder = folder().expect("a folder was asked for");
    fs::create_dir_all(&folder).expect("the folder can be made");
    fs::write(folder.join(format!("{name}.png")), base64(data)).expect("the picture can be written");
}

/// Decodes standard base64.
fn base64(text: &str) -> Vec<u8> {
    let sextet = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for six in text.bytes().filter_map(sextet) {
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    bytes
}

async fn readme(page: Page) {
    page.resize(1280, 1600).await;
    page.open("").await;
    take(&page, "desktop", Some(1600)).await;
    page.resize(390, 1600).await;
    take(&page, "phone", Some(1600)).await;
}

async fn every(page: Page, scheme: &'static str) {
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    for width in [320, 390, 768, 1280] {
        page.resize(width, 900).await;
        cdp(&page, "Emulation.setEmulatedMedia", json!({ "features": features })).await;
        page.open("").await;
        take(&page, &format!("{scheme}-{width}"), None).await;
        page.open("topic=energy&q=gas&period=2024/2030").await;
        page.client.refresh().await.expect("a reload");
        page.alive().await;
        page.click("#more > summary").await;
        take(&page, &format!("{scheme}-{width}-filtered"), None).await;
        page.leave().await;
        page.visit("/no-scripts/").await;
        take(&page, &format!("{scheme}-{width}-static"), None).await;
    }
    page.open("zoom=2025").await;
    take(&page, &format!("{scheme}-zoomed"), Some(1600)).await;
    cdp(&page, "Emulation.setEmulatedMedia", json!({ "media": "print", "features": features })).await;
    take(&page, &format!("{scheme}-print"), None).await;
}
