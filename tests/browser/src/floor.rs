//! Chromium as it was: 119, 112 and 106, which the sheet must come alive in,
//! and 92, which cannot compile the engine and keeps the static sheet.
//! 112 and 106 know no `light-dark()`, 106 no declarative shadow trees, and 92
//! neither `:has()` nor container queries.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{
    element::{js, stage, until},
    engine::Kind,
    page::Page,
};

crate::tests![
    the_page_comes_alive_filters_and_finds.on_the_floor(),
    the_element_comes_alive_by_three_lines.on_the_floor(),
    what_is_pasted_is_readable_and_comes_alive.on_the_floor(),
    what_is_pasted_is_readable_with_scripts_refused.on_the_floor().below_the_floor().loud(),
    topics_filter_with_scripts_refused.on_the_floor().loud(),
    a_chip_is_drawn_around_its_words.on_the_floor().below_the_floor().loud(),
    nothing_sticks_out_on_any_screen.on_the_floor(),
    nothing_sticks_out_of_the_static_sheet.below_the_floor(),
    colours_follow_the_reader_and_the_host.on_the_floor(),
    a_browser_that_times_no_request_out_by_itself_brings_the_engine.on_the_floor(),
    the_page_stays_as_it_was_written_and_says_why_once.below_the_floor(),
    the_static_sheet_has_its_colours_in_the_dark.below_the_floor().dark(),
    the_element_rests_on_what_was_pasted.below_the_floor(),
    three_lines_leave_the_link_that_stands_in_them.below_the_floor(),
    a_frame_is_as_high_as_what_it_shows.on_the_floor().below_the_floor(),
];

const THREE_LINES: &str = "<script type=module src='{home}embed.js'></script>\
    <fact-sheet src='{home}' style='display: block; min-height: 60rem'>\
    <a href='{home}'>The facts in figures</a></fact-sheet>";

/// Hears what a host's own handlers would.
const EARS: &str = "<script>heard = []; addEventListener('error', e => heard.push('error ' + e.message)); \
    addEventListener('unhandledrejection', e => heard.push('rejection ' + e.reason));</script>";

/// What the console has held since this was asked last.
async fn console(page: &Page) -> Vec<String> {
    let log = Page::command(&page.client, "POST", "se/log", json!({ "type": "browser" })).await;
    log.as_array()
        .into_iter()
        .flatten()
        .map(|entry| format!("{} {}", entry["level"], entry["message"]))
        .collect()
}

/// The console comes to hold one line of ours. The browser's own is about a
/// word of the page's policy that it does not know.
async fn one_line(page: &Page) {
    let end = Instant::now() + Duration::from_secs(15);
    let mut told = Vec::new();
    while told.is_empty() && Instant::now() < end {
        told = console(page).await;
        told.retain(|line| !line.contains("an invalid source: ''wasm-unsafe-eval''"));
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    assert!(told.len() == 1 && told[0].contains("factsheet: E-ENGINE"), "{told:?}");
}

/// The page of its own, once it has given the engine up.
async fn failed(page: &Page) {
    page.visit("/").await;
    page.until("document.querySelector('.fs[data-static][data-failed]')").await;
    one_line(page).await;
}

/// Every fact of the page is there to be read.
async fn readable(page: &Page) {
    let hidden = page.js("all('article.fact').filter(e => !seen(e)).map(e => e.id)").await;
    assert_eq!(hidden, json!([]), "every fact can be read");
    assert!(page.js("facts().length").await.as_u64() > Some(40), "and there are many");
}

async fn emulate(page: &Page, scheme: &str) {
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "features": features } });
    Page::command(&page.client, "POST", "goog/cdp/execute", body).await;
}

async fn the_page_comes_alive_filters_and_finds(page: Page) {
    page.open("").await;
    page.pick("topic", "energy").await;
    page.until("facts().length == 8 && all('.dropped .drop').length == 1").await;
    page.type_into("input[name=q]", "gas").await;
    page.until("facts().length == 2 && all('mark').length > 0").await;
    page.until_fragment("topic=energy&q=gas").await;
    page.click(".clear").await;
    page.until("facts().length > 40").await;
}

async fn the_element_comes_alive_by_three_lines(page: Page) {
    stage(&page, "", &format!("{EARS}{THREE_LINES}")).await;
    until(&page, "live()").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "shown().length == 8").await;
    assert_eq!(js(&page, "getComputedStyle(inside('.chips')).display").await, "flex", "it is styled");
    assert_eq!(page.js("heard").await, json!([]));
}

async fn what_is_pasted_is_readable_and_comes_alive(page: Page) {
    let pasted = page.server.stage.pasted();
    stage(&page, "", &format!("{EARS}<div style='height:5000px'></div>{pasted}")).await;
    until(&page, "inside('.fs[data-static]') && shown().length > 40").await;
    until(&page, "getComputedStyle(inside('.cards')).display == 'grid'").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "shown().length == 8").await;
    js(&page, "sheet().scrollIntoView()").await;
    until(&page, "live() && every('.dropped .drop').length == 1 && shown().length == 8").await;
    assert_eq!(page.js("heard").await, json!([]));
}

async fn what_is_pasted_is_readable_with_scripts_refused(page: Page) {
    let policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline' {origin}";
    stage(&page, policy, &page.server.stage.pasted()).await;
    if page.js("'shadowRootMode' in HTMLTemplateElement.prototype").await == true {
        until(&page, "shown().length > 40 && getComputedStyle(inside('.cards')).display == 'grid'").await;
    } else {
        // A template is not drawn; the plain list beside it is.
        assert_eq!(
            js(&page, "seen(find('fact-sheet > h2')) && all('fact-sheet li').filter(seen).length > 40").await,
            true
        );
    }
}

async fn topics_filter_with_scripts_refused(page: Page) {
    page.visit("/no-scripts/").await;
    readable(&page).await;
    page.pick("topic", "energy").await;
    page.until("facts().length == 8").await;
}

async fn a_chip_is_drawn_around_its_words(page: Page) {
    // Its box is a checkbox, which Chromium 92 makes no wider than its border.
    page.visit("/no-scripts/").await;
    let boxes = page.js("all('.chip').map(e => [box(e), box(e.querySelector('input'))])").await;
    let boxes = boxes.as_array().expect("chips");
    assert!(!boxes.is_empty() && boxes.iter().all(|chip| chip[0] == chip[1]), "{boxes:?}");
}

async fn nothing_sticks_out_on_any_screen(page: Page) {
    page.open("").await;
    page.click("#more > summary").await;
    nothing_sticks_out(&page).await;
}

async fn nothing_sticks_out_of_the_static_sheet(page: Page) {
    failed(&page).await;
    nothing_sticks_out(&page).await;
}

async fn nothing_sticks_out(page: &Page) {
    for width in [320, 390, 768, 1280] {
        page.resize(width, 900).await;
        let out = page
            .js("all('.fs *').filter(e => seen(e) && !e.closest('.vh') && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))")
            .await;
        assert_eq!(out, json!([]), "at {width} px");
        let scrolls = page.js("document.documentElement.scrollWidth > innerWidth").await;
        assert_eq!(scrolls, false, "at {width} px");
    }
}

const PAPER: [&str; 2] = ["rgb(253, 252, 250)", "rgb(20, 22, 26)"];
const INK: [&str; 2] = ["rgb(21, 23, 28)", "rgb(241, 239, 234)"];

fn light_or_dark(dark: usize) -> Value {
    json!([PAPER[dark], INK[dark]])
}

async fn colours_follow_the_reader_and_the_host(page: Page) {
    const COLOURS: &str = "(e => [e.backgroundColor, e.color])(getComputedStyle(find('.fs')))";
    page.open("").await;
    for (dark, scheme) in ["light", "dark"].into_iter().enumerate() {
        emulate(&page, scheme).await;
        assert_eq!(page.js(COLOURS).await, light_or_dark(dark), "{scheme}");
    }
    emulate(&page, "light").await;
    stage(&page, "", THREE_LINES).await;
    until(&page, "live()").await;
    for (dark, theme) in ["light", "dark"].into_iter().enumerate() {
        js(&page, &format!("sheet().theme = '{theme}'")).await;
        let colours = js(&page, "(e => [e.backgroundColor, e.color])(getComputedStyle(inside('.fs')))").await;
        assert_eq!(colours, light_or_dark(dark), "{theme}");
    }
}

async fn a_browser_that_times_no_request_out_by_itself_brings_the_engine(page: Page) {
    stage(&page, "", &format!("<script>delete AbortSignal.timeout</script>{EARS}{THREE_LINES}")).await;
    assert_eq!(page.js("'timeout' in AbortSignal").await, false, "as in Chrome before 103");
    until(&page, "live()").await;
}

async fn the_page_stays_as_it_was_written_and_says_why_once(page: Page) {
    failed(&page).await;
    readable(&page).await;
    let fields = page.js("all('.fs input, .fs select, .fs button, .fs summary').filter(seen).length").await;
    assert_eq!(fields, 0, "what cannot work is not offered");
}

async fn the_static_sheet_has_its_colours_in_the_dark(page: Page) {
    failed(&page).await;
    let colours = page.js("(e => [e.backgroundColor, e.color])(getComputedStyle(find('.fs')))").await;
    assert_eq!(colours, light_or_dark(1));
}

async fn the_element_rests_on_what_was_pasted(page: Page) {
    stage(&page, "", &format!("{EARS}{}", page.server.stage.pasted())).await;
    until(&page, "inside('.fs[data-failed]') && inside('.fs-note a')").await;
    until(&page, "shown().length > 40 && getComputedStyle(inside('.cards')).display == 'grid'").await;
    assert_eq!(
        js(&page, "inside('.chip').getClientRects().length").await,
        0,
        "what cannot work is not offered"
    );
    assert_eq!(page.js("heard").await, json!([]), "the host's handlers hear nothing");
    one_line(&page).await;
}

async fn three_lines_leave_the_link_that_stands_in_them(page: Page) {
    stage(&page, "", &format!("{EARS}{THREE_LINES}")).await;
    until(&page, "inside('.fs-note a')").await;
    assert_eq!(page.js("seen(find('fact-sheet > a'))").await, true);
    assert_eq!(page.js("heard").await, json!([]));
    one_line(&page).await;
}

async fn a_frame_is_as_high_as_what_it_shows(page: Page) {
    let frame = "<script>heights = []; addEventListener('message', e => e.data.type == 'embed-size' && heights.push(frame.height = e.data.height))</script>\
        <iframe id=frame width=390 height=300 src='{home}'></iframe>";
    stage(&page, "", &format!("{EARS}{frame}")).await;
    page.until("heights.length > 0 && heights.slice(-1)[0] > 2000").await;
    assert_eq!(page.js("heard").await, json!([]));
    if page.kind == Kind::BELOW {
        one_line(&page).await;
    }
}
