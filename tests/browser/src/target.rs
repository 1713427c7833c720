//! `target.js`: a plain script puts the sheet where it is told to, or where
//! itself stands.

use serde_json::json;

use crate::{
    element::{js, stage, stage_at, until},
    page::Page,
};

crate::tests![
    a_plain_script_puts_the_sheet_into_its_target,
    the_same_lines_twice_give_two_sheets_and_one_engine,
    a_script_without_a_target_puts_the_sheet_where_it_stands,
    a_bad_target_is_named_once_and_the_sheet_is_shown_all_the_same,
    a_script_in_the_head_puts_the_sheet_into_the_body,
    a_script_that_does_not_know_where_it_stands_says_so,
    the_nonce_goes_along_with_all_that_the_script_brings,
    a_script_under_trusted_types_is_enough,
    // The browser's own line about what is not there.
    without_the_element_a_link_stands_in_the_target.loud(),
];

/// Keeps what the host would hear, and the names that it had before.
const EARS: &str = "<script>var warned = [], heard = []; console.warn = (...w) => warned.push(w.join(' ')); \
    addEventListener('error', e => heard.push('error ' + e.message)); \
    addEventListener('unhandledrejection', e => heard.push('rejection ' + e.reason)); \
    var names = Object.getOwnPropertyNames(window);</script>";

/// What the console was told, and what the host's handlers heard.
async fn told(page: &Page) -> serde_json::Value {
    page.js("[warned, heard]").await
}

async fn a_plain_script_puts_the_sheet_into_its_target(page: Page) {
    let script = "<script src='{home}target.js?v=2' data-target='#here' data-topic=energy data-q=gas data-theme=dark \
                  data-headline data-footer=false data-onclick='heard.push(1)' data-src=/elsewhere/></script>";
    // Chromium's driver leaves a name of its own, ret_nodes.
    let after = "<script>heard.more = Object.getOwnPropertyNames(window).filter(name => !names.includes(name) && name != 'ret_nodes');</script>";
    stage(&page, "", &format!("{EARS}<div id=here><b>Soon</b></div><p>More</p>{script}{after}")).await;
    assert_eq!(page.js("heard.more").await, json!([]), "no name is left behind");
    until(&page, "live() && shown().length == 2 && shown().includes('gasification')").await;
    let there = js(&page, "[sheet().parentNode.id, sheet().textContent, sheet().theme]").await;
    assert_eq!(there, json!(["here", "Soon", "dark"]), "what stood there waits inside");
    let looks = js(
        &page,
        "['h1', '.foot'].map(s => inside(s).getClientRects().length).concat(sheet().getAttributeNames().sort())",
    )
    .await;
    assert_eq!(looks, json!([1, 0, "headline", "q", "src", "theme", "topic"]));
    assert_eq!(told(&page).await, json!([[], []]));
}

async fn the_same_lines_twice_give_two_sheets_and_one_engine(page: Page) {
    let way = format!("well-target-{}", page.kind.name());
    let lines = "<div class=place></div><script defer src='{home}target.js' data-target='.place' data-view=facts data-facts=trade-share></script>";
    stage_at(&page, &way, "", &format!("{EARS}{lines}<p>Between</p>{lines}")).await;
    for n in 0..2 {
        until(&page, &format!("live({n}) && shown({n}).length == 1")).await;
    }
    let places = page.js("all('.place').map(place => place.children.length)").await;
    assert_eq!(places, json!([1, 1]));
    assert_eq!(told(&page).await, json!([[], []]));
    let calls = page
        .js_with(
            "fetch(arguments[0]).then(a => a.json())",
            vec![json!(format!("{}/calls/{way}", page.server.base))],
        )
        .await;
    let once = |(name, times): (&String, &serde_json::Value)| name == "target.js" || times == 1;
    assert!(calls.as_object().is_some_and(|calls| calls.len() == 5 && calls.iter().all(once)), "{calls}");
}

async fn a_script_without_a_target_puts_the_sheet_where_it_stands(page: Page) {
    stage(
        &page,
        "",
        &format!(
            "{EARS}<p>Before</p><script defer src='{{home}}target.js' data-topic=trade></script><p>After</p>"
        ),
    )
    .await;
    until(&page, "live() && shown().includes('trade-share')").await;
    let around = js(&page, "[sheet().previousElementSibling.textContent, sheet().nextElementSibling.localName, sheet().fragment]").await;
    assert_eq!(around, json!(["Before", "script", "topic=trade"]));
    assert_eq!(told(&page).await, json!([[], []]));
}

async fn a_bad_target_is_named_once_and_the_sheet_is_shown_all_the_same(page: Page) {
    for target in ["#nowhere", "div:::not a selector"] {
        page.leave().await;
        let script = format!(
            "<div id=here><script defer src='{{home}}target.js' data-target='{target}'></script></div>"
        );
        stage(&page, "", &format!("{EARS}{script}")).await;
        until(&page, "live() && shown().length > 20").await;
        assert_eq!(js(&page, "sheet().parentNode.id").await, "here");
        let line = format!("factsheet: W-TARGET nothing free at data-target=\"{target}\"");
        assert_eq!(told(&page).await, json!([[line], []]));
    }
}

async fn a_script_in_the_head_puts_the_sheet_into_the_body(page: Page) {
    let head = "<script>document.head.append(Object.assign(document.createElement('script'), { src: '{home}target.js' }))</script>";
    stage(&page, "", &format!("{EARS}<h1>News</h1>{head}")).await;
    until(&page, "live() && sheet().parentNode == document.body").await;
    assert_eq!(told(&page).await, json!([[], []]));
}

async fn a_script_that_does_not_know_where_it_stands_says_so(page: Page) {
    stage(&page, "", &format!("{EARS}<script type=module src='{{home}}target.js'></script>")).await;
    page.until("warned.length == 1 && warned[0].startsWith('factsheet: W-TARGET ')").await;
    assert_eq!(page.js("[heard, all('fact-sheet').length]").await, json!([[], 0]));
}

/// A page under a policy that knows no address, only a nonce.
async fn with_a_nonce(page: &Page, policy: &str) {
    let ears = EARS.replace("<script", "<script nonce=abc");
    let script =
        "<script nonce=abc defer src='{home}target.js' data-target='#here' data-topic=energy></script>";
    stage(
        page,
        &format!("default-src 'none'; img-src data:; connect-src {{origin}}; {policy}"),
        &format!("{ears}<div id=here></div>{script}"),
    )
    .await;
    until(page, "live() && shown().length == 8").await;
    assert_eq!(told(page).await, json!([[], []]));
}

async fn the_nonce_goes_along_with_all_that_the_script_brings(page: Page) {
    with_a_nonce(&page, "script-src 'nonce-abc' 'wasm-unsafe-eval'").await;
}

async fn a_script_under_trusted_types_is_enough(page: Page) {
    with_a_nonce(
        &page,
        "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'",
    )
    .await;
}

async fn without_the_element_a_link_stands_in_the_target(page: Page) {
    stage_at(
        &page,
        "noelement",
        "",
        &format!(
            "{EARS}<div id=here></div><script defer src='{{home}}target.js' data-target='#here'></script>"
        ),
    )
    .await;
    page.until("find('#here a').href.endsWith('/story/noelement/') && seen(find('#here a'))").await;
    assert_eq!(told(&page).await, json!([[], []]), "the host's handlers hear nothing");
}
