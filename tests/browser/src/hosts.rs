//! The sheet in a frame on pages of other people: the real libraries where
//! npm has them, listeners written from the documented protocols elsewhere.
//! On each of them the frame is as high as its content, grows and shrinks.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{engine::Kind, page::Page};

crate::tests![
    a_frame_fits_in_pym,
    a_frame_fits_in_sidechain,
    a_frame_fits_in_newswire_frames,
    a_frame_fits_in_newswire_frames_that_come_late,
    a_frame_fits_in_iframe_resizer_4,
    a_frame_fits_in_iframe_resizer_4_that_comes_late,
    a_frame_fits_in_iframe_resizer_5,
    a_frame_fits_in_iframe_resizer_5_that_comes_late,
    a_frame_fits_in_open_iframe_resizer,
    a_frame_fits_in_open_iframe_resizer_that_comes_late,
    a_frame_fits_in_open_iframe_resizer_in_its_legacy_mode,
    a_frame_fits_in_datawrapper,
    a_frame_fits_in_datawrapper_that_comes_late,
    a_frame_fits_in_amp,
    a_frame_fits_in_medium,
    a_frame_fits_in_guardian_block,
    a_frame_fits_in_guardian_atom,
    a_frame_fits_in_wordpress,
    a_frame_fits_in_wordpress_that_gives_its_secret_late,
    a_frame_fits_in_dpa,
    a_frame_fits_in_a_page_without_a_library,
];

/// Opens a page of `tests/browser/hosts`: its name without `.html`, with a
/// query and a fragment where wanted.
pub async fn open(page: &Page, host: &str) {
    let (name, rest) = host.split_at(host.find(['?', '#']).unwrap_or(host.len()));
    let address = format!("{}/hosts/{name}.html{rest}", page.server.hosts);
    page.client.goto(&address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    page.until_with(
        "location.href.split('#')[0] == arguments[0].split('#')[0] && document.readyState != 'loading'",
        vec![json!(address)],
    )
    .await;
    page.until(&format!("{FRAME}?.contentWindow")).await;
}

const FRAME: &str = "(document.querySelector('iframe') || document.querySelector('side-chain')?.shadowRoot.querySelector('iframe'))";

/// Goes into the frame and waits for the static sheet.
pub async fn inside(page: &Page) {
    enter(page, ".fs-full a").await;
}

/// The same, and waits until the engine has taken over.
pub async fn lives(page: &Page) {
    enter(page, ".fs[data-live]").await;
}

async fn enter(page: &Page, sign: &str) {
    let there = format!("return window != parent && !!document.querySelector('{sign}')");
    let end = Instant::now() + Duration::from_secs(15);
    // WebKit's driver loses a frame that still loads.
    while !matches!(page.client.execute(&there, Vec::new()).await, Ok(Value::Bool(true))) {
        assert!(Instant::now() < end, "there is no {sign} in the frame");
        tokio::time::sleep(Duration::from_millis(25)).await;
        Page::command(&page.client, "POST", "frame", json!({ "id": null })).await;
        let frame = page.js(FRAME).await;
        Page::command(&page.client, "POST", "frame", json!({ "id": frame })).await;
    }
}

/// Clicks inside of the frame. WebKit's driver does not find the place there.
pub async fn press(page: &Page, selector: &str) {
    if page.kind == Kind::Webkit {
        page.js_with("(find(arguments[0]).click(), 1)", vec![json!(selector)]).await;
    } else {
        page.click(selector).await;
    }
}

/// Goes back to the host's page.
pub async fn outside(page: &Page) {
    page.listen().await;
    page.client.enter_parent_frame().await.expect("the host's page");
}

/// Waits, inside of the frame, until it is as high as its content; gives that
/// height.
pub async fn fits(page: &Page) -> f64 {
    page.until(
        "(() => { const h = document.documentElement.getBoundingClientRect().height; \
         return h > 100 && Math.abs(innerHeight - h) <= 1; })()",
    )
    .await;
    page.js("innerHeight").await.as_f64().expect("a height")
}

/// The frame fits, grows and shrinks.
async fn fits_whatever_is_done(page: &Page, host: &str) {
    open(page, host).await;
    inside(page).await;
    page.alive().await;
    let first = fits(page).await;
    press(page, "#more > summary").await;
    page.until("find('#more').open").await;
    let more = fits(page).await;
    assert!(more > first + 100.0, "it grows from {first} to {more}");
    press(page, "#more > summary").await;
    page.until("!find('#more').open").await;
    assert!((fits(page).await - first).abs() <= 1.0, "and shrinks again");
    outside(page).await;
    said_nothing_odd(page).await;
}

/// Nothing empty, no height that is none.
pub async fn said_nothing_odd(page: &Page) {
    let odd = page
        .js("(window.heard || []).filter(m => { \
             const {height, value, type, message} = typeof m == 'string' && m[0] == '{' ? JSON.parse(m) : m || {}; \
             const h = height ?? ((type || message || '').endsWith?.('height') ? value : 1); \
             return !m || !Number.isInteger(h) || h < 1; })")
        .await;
    assert_eq!(odd, json!([]), "no message is empty, every height is a whole number");
}

async fn a_frame_fits_in_pym(page: Page) {
    fits_whatever_is_done(&page, "pym").await;
}

async fn a_frame_fits_in_sidechain(page: Page) {
    fits_whatever_is_done(&page, "sidechain").await;
}

async fn a_frame_fits_in_newswire_frames(page: Page) {
    fits_whatever_is_done(&page, "newswire").await;
}

async fn a_frame_fits_in_newswire_frames_that_come_late(page: Page) {
    fits_whatever_is_done(&page, "newswire?late").await;
}

async fn a_frame_fits_in_iframe_resizer_4(page: Page) {
    fits_whatever_is_done(&page, "resizer-4").await;
}

async fn a_frame_fits_in_iframe_resizer_4_that_comes_late(page: Page) {
    fits_whatever_is_done(&page, "resizer-4?late").await;
}

async fn a_frame_fits_in_iframe_resizer_5(page: Page) {
    fits_whatever_is_done(&page, "resizer-5").await;
    let answer = page.js(r"heard.some(m => /^\[iFrameSizer\]frame:\d+:\d+:init$/.test(m))").await;
    assert_eq!(answer, true, "or it would complain after five seconds");
}

async fn a_frame_fits_in_iframe_resizer_5_that_comes_late(page: Page) {
    fits_whatever_is_done(&page, "resizer-5?late").await;
}

async fn a_frame_fits_in_open_iframe_resizer(page: Page) {
    fits_whatever_is_done(&page, "open-resizer").await;
}

async fn a_frame_fits_in_open_iframe_resizer_that_comes_late(page: Page) {
    fits_whatever_is_done(&page, "open-resizer?late").await;
}

async fn a_frame_fits_in_open_iframe_resizer_in_its_legacy_mode(page: Page) {
    fits_whatever_is_done(&page, "open-resizer?legacy").await;
}

async fn a_frame_fits_in_datawrapper(page: Page) {
    fits_whatever_is_done(&page, "datawrapper").await;
}

async fn a_frame_fits_in_datawrapper_that_comes_late(page: Page) {
    fits_whatever_is_done(&page, "datawrapper?late").await;
}

async fn a_frame_fits_in_amp(page: Page) {
    fits_whatever_is_done(&page, "amp").await;
    let ready = page.js("heard.filter(m => m.type == 'embed-ready').length").await;
    assert_eq!(ready, 1, "it is ready once");
}

async fn a_frame_fits_in_medium(page: Page) {
    fits_whatever_is_done(&page, "medium").await;
}

async fn a_frame_fits_in_guardian_block(page: Page) {
    fits_whatever_is_done(&page, "guardian-block").await;
}

async fn a_frame_fits_in_guardian_atom(page: Page) {
    fits_whatever_is_done(&page, "guardian-atom").await;
}

/// WordPress gives no more than 1,000 px, so what it is told is looked at.
async fn clamped(page: &Page, host: &str) {
    open(page, host).await;
    inside(page).await;
    page.alive().await;
    page.until("innerHeight == 1000").await;
    for open in [true, false] {
        press(page, "#more > summary").await;
        page.until_with("find('#more').open == arguments[0]", vec![json!(open)]).await;
        let height = page.js("Math.ceil(document.documentElement.getBoundingClientRect().height)").await;
        outside(page).await;
        let right = "(m => m && m.value == arguments[0] && m.secret == 's3cr3T')\
                     (heard.filter(m => m.message == 'height').at(-1))";
        page.until_with(right, vec![height]).await;
        inside(page).await;
    }
    outside(page).await;
    said_nothing_odd(page).await;
}

async fn a_frame_fits_in_wordpress(page: Page) {
    clamped(&page, "wordpress").await;
}

async fn a_frame_fits_in_wordpress_that_gives_its_secret_late(page: Page) {
    clamped(&page, "wordpress?late").await;
}

async fn a_frame_fits_in_dpa(page: Page) {
    fits_whatever_is_done(&page, "dpa").await;
}

async fn a_frame_fits_in_a_page_without_a_library(page: Page) {
    fits_whatever_is_done(&page, "plain").await;
    let silent = page.js("heard.some(m => m === null || m === undefined)").await;
    assert_eq!(silent, Value::Bool(false));
}
