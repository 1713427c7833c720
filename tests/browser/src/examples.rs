//! The pages under `examples/`, each with this server in the place of
//! `https://example.org/state-visit/`.

use serde_json::json;

use crate::{
    element::{js, until},
    page::Page,
};

crate::tests![
    the_plain_example_comes_alive,
    the_news_example_has_two_sheets_and_one_engine,
    the_frame_example_is_as_high_as_its_content,
];

/// Opens an example; `way` makes the story's address its own.
pub async fn open(page: &Page, name: &str, way: &str) {
    let path = crate::engine::root().join("examples").join(name).join("index.html");
    let text = std::fs::read_to_string(&path).expect("the example");
    let home = format!("{}/story/{way}/", page.server.base);
    let asked = text.matches("https://example.org/state-visit/").count();
    assert!(asked > 0, "{name} holds a sheet");
    let key = format!("{name}-{way}-{}", page.kind.name());
    page.server.stage.put(&key, "", text.replace("https://example.org/state-visit/", &home));
    let address = format!("{}/page/{key}", page.server.hosts);
    page.client.goto(&address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    page.until_with(
        "location.href == arguments[0] && document.readyState == 'complete'",
        vec![json!(address)],
    )
    .await;
}

async fn the_plain_example_comes_alive(page: Page) {
    open(&page, "plain", "well").await;
    until(&page, "live() && shown().length > 40").await;
    assert_eq!(
        js(&page, "every('.foot')[0].getClientRects().length").await,
        0,
        "the page has a foot of its own"
    );
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "shown().length == 8").await;
}

async fn the_news_example_has_two_sheets_and_one_engine(page: Page) {
    let way = format!("well-news-{}", page.kind.name());
    open(&page, "news", &way).await;
    until(&page, "live(0) && shown(0).length == 2").await;
    js(&page, "sheet(1).scrollIntoView()").await;
    until(&page, "live(1) && shown(1).length == 8").await;
    let paper = "[0, 1].map(n => getComputedStyle(inside('.fs', n)).backgroundColor)";
    assert_eq!(js(&page, paper).await, json!(["rgb(255, 250, 242)", "rgb(255, 250, 242)"]));
    let lists = js(&page, "getComputedStyle(inside('.cards', 1)).listStyleType").await;
    assert_eq!(lists, "none", "the newspaper's lists stay outside");
    js(&page, "document.getElementById('scheme').click()").await;
    assert_eq!(js(&page, paper).await, json!(["rgb(27, 27, 31)", "rgb(27, 27, 31)"]));
    js(&page, "inside('input[name=topic][value=trade]', 1).click()").await;
    page.until("location.hash.includes('sheet.topic=trade,energy')").await;
    let calls = page
        .js_with(
            "fetch(arguments[0]).then(a => a.json()).then(calls => Object.values(calls))",
            vec![json!(format!("{}/calls/{way}", page.server.base))],
        )
        .await;
    assert_eq!(calls, json!([1, 1, 1, 1]), "element, script, module and style, once each");
}

async fn the_frame_example_is_as_high_as_its_content(page: Page) {
    open(&page, "frame", "well").await;
    page.until("find('iframe').getBoundingClientRect().height > 2000").await;
    crate::hosts::inside(&page).await;
    page.alive().await;
    crate::hosts::fits(&page).await;
    crate::hosts::outside(&page).await;
}
