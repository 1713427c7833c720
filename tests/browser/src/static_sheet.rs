//! Without the engine: JavaScript off, refused, or broken.

use serde_json::json;

use crate::page::Page;

crate::tests![
    with_scripts_refused_everything_is_readable.loud(),
    with_scripts_refused_topics_filter_by_style_alone.loud(),
    with_javascript_off_the_sheet_is_whole.without_scripts(),
    with_webassembly_refused_the_static_sheet_stays.loud(),
    with_a_broken_engine_or_broken_data_the_static_sheet_stays.loud(),
    a_link_to_a_fact_works_without_scripts.loud(),
];

async fn readable(page: &Page) {
    let hidden = page.js("all('article.fact').filter(e => !seen(e)).map(e => e.id)").await;
    assert_eq!(hidden, json!([]), "every fact can be read");
    assert!(page.js("facts().length").await.as_u64() > Some(20), "and there are many");
    let events = page.js("all('.steps li, .events li').filter(e => !seen(e)).map(e => e.id)").await;
    assert_eq!(events, json!([]), "every event can be read");
    assert!(page.js("all('.events time').length").await.as_u64() > Some(3), "with its date");
}

async fn with_scripts_refused_everything_is_readable(page: Page) {
    page.visit("/no-scripts/").await;
    readable(&page).await;
    assert_eq!(page.js("!!document.querySelector('.fs[data-live]')").await, false);
}

async fn topics_filter(page: &Page) {
    let every = page.facts().await.len();
    let topics = page.js("all('input[name=topic]').map(e => e.value)").await;
    for topic in topics.as_array().expect("topics") {
        let topic = topic.as_str().expect("a slug");
        page.pick("topic", topic).await;
        page.until_with(
            "facts().length > 0 && facts().length < arguments[1] && all('article.fact').filter(seen).every(e => e.dataset.topic == arguments[0])",
            vec![json!(topic), json!(every)],
        )
        .await;
        page.pick("topic", topic).await;
        page.until_with("facts().length == arguments[0]", vec![json!(every)]).await;
    }
}

async fn with_scripts_refused_topics_filter_by_style_alone(page: Page) {
    page.visit("/no-scripts/").await;
    topics_filter(&page).await;
}

async fn with_javascript_off_the_sheet_is_whole(page: Page) {
    page.visit("/").await;
    readable(&page).await;
    topics_filter(&page).await;
    assert_eq!(page.js("seen(find('input[name=q]'))").await, false, "what cannot work is not offered");
}

async fn failed(page: &Page) {
    page.until("document.querySelector('.fs[data-failed]')").await;
    readable(page).await;
    topics_filter(page).await;
    assert_eq!(page.js("!!document.querySelector('.fs[data-live]')").await, false);
}

async fn with_webassembly_refused_the_static_sheet_stays(page: Page) {
    page.visit("/no-wasm/").await;
    failed(&page).await;
}

async fn with_a_broken_engine_or_broken_data_the_static_sheet_stays(page: Page) {
    for block in ["fs-engine", "fs-sheet", "fs-texts"] {
        page.visit(&format!("/broken/{block}/")).await;
        failed(&page).await;
    }
}

async fn a_link_to_a_fact_works_without_scripts(page: Page) {
    page.visit("/no-scripts/").await;
    page.click(".keys a").await;
    page.until(
        "(() => { const e = document.querySelector('article.fact:target'); const r = e && e.getBoundingClientRect(); \
         return r && r.bottom > 0 && r.top < innerHeight; })()",
    )
    .await;
}
