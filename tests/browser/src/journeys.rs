//! Away and back, without a network, and through a translator: the reader
//! finds exactly what was left.

use serde_json::json;

use crate::{
    element::{js, stage, until},
    engine::Kind,
    page::Page,
};

crate::tests![
    back_from_another_page_everything_is_as_it_was_left,
    back_from_another_page_a_guest_is_as_it_was_left,
    without_a_network_everything_goes_on,
    a_page_that_the_browser_translates_still_filters,
];

const ELEMENT: &str = "<script type=module src='{home}embed.js'></script>";

/// Goes to a page elsewhere and back by the history.
async fn away_and_back(page: &Page) {
    page.listen().await;
    let here = page.js("location.href").await;
    let elsewhere = format!("{}/page/nowhere-{}", page.server.hosts, page.kind.name());
    page.server.stage.put(
        &format!("nowhere-{}", page.kind.name()),
        "",
        "<!doctype html><html lang=en><link rel=icon href='data:,'><title>Elsewhere</title><p>Elsewhere"
            .to_owned(),
    );
    page.client.goto(&elsewhere).await.expect("elsewhere");
    page.until_with(
        "location.href == arguments[0] && document.readyState == 'complete'",
        vec![json!(elsewhere)],
    )
    .await;
    page.client.execute("setTimeout(() => history.back())", vec![]).await.expect("a step back");
    page.until_with("location.href == arguments[0] && document.readyState == 'complete'", vec![here]).await;
}

async fn back_from_another_page_everything_is_as_it_was_left(page: Page) {
    page.open("").await;
    page.pick("topic", "energy").await;
    page.type_into("input[name=q]", "gas").await;
    page.until("facts().length == 2").await;
    page.until_fragment("topic=energy&q=gas").await;
    let left = page.facts().await;
    away_and_back(&page).await;
    page.until("document.querySelector('.fs[data-live]') && facts().length == 2").await;
    assert_eq!(page.facts().await, left);
    assert_eq!(
        page.js("[find('input[name=q]').value, find('input[name=topic][value=energy]').checked, all('.dropped .drop').length]").await,
        json!(["gas", true, 2])
    );
    page.click(".clear").await;
    page.until("facts().length > 40 && location.hash == ''").await;
}

async fn back_from_another_page_a_guest_is_as_it_was_left(page: Page) {
    stage(&page, "", &format!("{ELEMENT}<fact-sheet state=fragment state-key=a></fact-sheet>")).await;
    until(&page, "live()").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    page.until_fragment("a.topic=energy").await;
    away_and_back(&page).await;
    until(&page, "live() && shown().length == 8 && inside('input[name=topic][value=energy]').checked").await;
    js(&page, "inside('.clear').click()").await;
    until(&page, "shown().length > 40").await;
}

async fn without_a_network_everything_goes_on(page: Page) {
    stage(&page, "", &format!("{ELEMENT}<fact-sheet></fact-sheet>")).await;
    until(&page, "live()").await;
    let asked = "performance.getEntriesByType('resource').length";
    let before = page.js(asked).await;
    if page.kind == Kind::Chromium {
        let cut = json!({ "cmd": "Network.emulateNetworkConditions", "params": {
            "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 } });
        Page::command(&page.client, "POST", "goog/cdp/execute", cut).await;
        page.until("!navigator.onLine").await;
    }
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "shown().length == 8").await;
    js(&page, "sheet().q = 'gas'").await;
    until(&page, "shown().length == 2 && every('mark').length > 0").await;
    js(&page, "inside('.clear').click()").await;
    until(&page, "shown().length > 40").await;
    assert_eq!(js(&page, "sheet().query('topic=trade').then(found => found.facts.length)").await, 5);
    assert_eq!(page.js(asked).await, before, "nothing was asked of a server");
}

/// What Chromium's translator does: it takes each text out and puts another, in
/// two elements of its own, where it stood; and again where the page changes.
const TRANSLATOR: &str = "(() => { \
    const done = new WeakSet(); \
    const translate = () => { \
        const walker = document.createTreeWalker(find('#factsheet'), NodeFilter.SHOW_TEXT); \
        const texts = []; \
        while (walker.nextNode()) texts.push(walker.currentNode); \
        for (const text of texts) { \
            if (!text.data.trim() || done.has(text) || text.parentNode.closest('[translate=no], .notranslate')) continue; \
            const outer = document.createElement('font'), inner = document.createElement('font'); \
            inner.textContent = text.data.toUpperCase(); \
            done.add(inner.firstChild); \
            outer.append(inner); \
            text.replaceWith(outer); \
        } \
    }; \
    translate(); \
    new MutationObserver(translate).observe(find('#factsheet'), { childList: true, characterData: true, subtree: true }); \
    return 1; })()";

async fn a_page_that_the_browser_translates_still_filters(page: Page) {
    page.open("").await;
    page.js("(window.heard = [], addEventListener('error', e => heard.push(e.message)))").await;
    page.js(TRANSLATOR).await;
    page.js("(window.root = find('#factsheet').firstElementChild, 1)").await;
    page.pick("topic", "energy").await;
    page.until("facts().length == 8 && all('.dropped .drop').length == 1").await;
    page.type_into("input[name=q]", "gas").await;
    page.until("facts().length == 2 && all('mark').filter(seen).length > 1").await;
    page.keys("", "\u{e00c}").await;
    page.pick("topic", "trade").await;
    page.until("all('.dropped .drop').length == 2 && facts().includes('trade-share')").await;
    let count = page.js("facts().length").await;
    page.until_with("find('.count').textContent.startsWith(arguments[0] + ' ')", vec![count]).await;
    page.click(".clear").await;
    page.until("facts().length > 40 && all('.dropped .drop').length == 0").await;
    page.type_into("input[name=q]", "zzzz").await;
    page.until("facts().length == 0 && seen(find('.nothing'))").await;
    page.click(".nothing button").await;
    page.until("facts().length > 0").await;
    assert_eq!(page.js("heard").await, json!([]));
    assert_eq!(
        page.js("find('#factsheet').firstElementChild == root").await,
        true,
        "the engine has not broken"
    );
}
