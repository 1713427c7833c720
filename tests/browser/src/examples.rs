//! The pages under `examples/`, each with this server in the place of
//! `https://example.org/state-visit/`.

use serde_json::{Value, json};

use crate::{
    element::{js, until},
    page::Page,
};

crate::tests![
    the_plain_example_comes_alive,
    the_news_example_has_two_sheets_and_one_engine,
    the_frame_example_is_as_high_as_its_content,
    the_wordpress_example_has_a_sheet_in_blocks_of_three_kinds_and_one_engine,
    a_button_of_the_wordpress_example_chooses_the_topic,
    the_wordpress_example_gives_its_frame_the_height_that_comes_with_the_secret,
    the_react_example_chooses_a_topic_and_hears_the_reader,
    the_react_example_takes_its_sheet_out_and_puts_it_in_with_one_engine,
    the_react_example_moves_its_sheet_alive,
    the_svelte_example_chooses_a_topic_and_hears_the_reader,
    the_svelte_example_takes_its_sheet_out_and_puts_it_in_with_one_engine,
    the_svelte_example_moves_its_sheet_alive,
];

/// Opens an example, and gives the way by which its story is asked for: this
/// test's own where `test` is.
pub async fn open(page: &Page, name: &str, test: &str) -> String {
    let way = format!("well-{name}{test}-{}", page.kind.name());
    let address = format!("{}/examples/{way}/{name}/index.html", page.server.hosts);
    page.client.goto(&address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    page.until_with(
        "location.href == arguments[0] && document.readyState == 'complete'",
        vec![json!(address)],
    )
    .await;
    way
}

/// How often each file of the story was asked for.
async fn calls(page: &Page, way: &str) -> Value {
    let address = format!("{}/calls/{way}", page.server.base);
    let calls = "fetch(arguments[0]).then(a => a.json()).then(calls => Object.values(calls))";
    page.js_with(calls, vec![json!(address)]).await
}

/// Presses the host's own button with these words.
async fn press(page: &Page, words: &str) {
    let button = "(all('button').find(e => e.textContent == arguments[0]).click(), 1)";
    page.js_with(button, vec![json!(words)]).await;
}

async fn the_plain_example_comes_alive(page: Page) {
    open(&page, "plain", "").await;
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
    let way = open(&page, "news", "").await;
    until(&page, "live(0) && shown(0).length == 2").await;
    js(&page, "sheet(1).scrollIntoView()").await;
    until(&page, "live(1) && shown(1).length == 8").await;
    let paper = "[0, 1].map(n => getComputedStyle(inside('.fs', n)).backgroundColor)";
    assert_eq!(js(&page, paper).await, json!(["rgb(255, 250, 242)", "rgb(255, 250, 242)"]));
    let lists = js(&page, "getComputedStyle(inside('.cards', 1)).listStyleType").await;
    assert_eq!(lists, "none", "the newspaper's lists stay outside");
    press(&page, "Light or dark").await;
    assert_eq!(js(&page, paper).await, json!(["rgb(27, 27, 31)", "rgb(27, 27, 31)"]));
    js(&page, "inside('input[name=topic][value=trade]', 1).click()").await;
    page.until("location.hash.includes('sheet.topic=trade,energy')").await;
    assert_eq!(calls(&page, &way).await, json!([1, 1, 1, 1]), "element, script, module and style, once each");
}

async fn the_frame_example_is_as_high_as_its_content(page: Page) {
    open(&page, "frame", "").await;
    page.until("find('iframe').getBoundingClientRect().height > 2000").await;
    crate::hosts::inside(&page).await;
    page.alive().await;
    crate::hosts::fits(&page).await;
    crate::hosts::outside(&page).await;
}

async fn the_wordpress_example_has_a_sheet_in_blocks_of_three_kinds_and_one_engine(page: Page) {
    page.resize(1280, 1000).await;
    let way = open(&page, "wordpress", "").await;
    until(&page, "live(0) && shown(0).length == 8").await;
    assert_eq!(js(&page, "sheet(0).clientWidth > 1000").await, true, "as wide as its group");
    let lists = js(&page, "getComputedStyle(inside('.cards', 0)).listStyleType").await;
    assert_eq!(lists, "none", "the theme's lists stay outside");
    js(&page, "sheet(1).scrollIntoView()").await;
    until(&page, "live(1) && shown(1).length == 2").await;
    assert_eq!(js(&page, "[sheet(1).parentNode.localName, sheet(1).clientWidth]").await, json!(["p", 640]));
    assert_eq!(js(&page, "live(2)").await, false, "what is closed waits");
    for open in [true, false, true] {
        page.js("find('summary').click()").await;
        page.until_with("find('details').open == arguments[0]", vec![json!(open)]).await;
        until(&page, "live(2)").await;
    }
    assert_eq!(js(&page, "inside('.keys-box', 2).getClientRects().length").await, 1);
    assert_eq!(
        calls(&page, &way).await,
        json!([1, 1, 1, 1, 1]),
        "element, script, module, style and the page in the frame, once each"
    );
}

async fn a_button_of_the_wordpress_example_chooses_the_topic(page: Page) {
    open(&page, "wordpress", "").await;
    until(&page, "live(0) && shown(0).length == 8").await;
    page.click("a[href='#topic=trade']").await;
    until(&page, "shown(0).includes('trade-share') && shown(0).length != 8").await;
    js(&page, "inside('input[name=topic][value=energy]', 0).click()").await;
    page.until_fragment("topic=trade,energy").await;
    page.click("a[href='#topic=energy']").await;
    until(&page, "shown(0).length == 8").await;
}

async fn the_wordpress_example_gives_its_frame_the_height_that_comes_with_the_secret(page: Page) {
    open(&page, "wordpress", "").await;
    page.until("find('iframe').getBoundingClientRect().height == 1000").await;
    crate::hosts::lives(&page).await;
    crate::hosts::outside(&page).await;
}

/// The app's button sets an attribute; the app is told of that and of what the
/// reader chooses in the sheet.
async fn chooses_and_hears(page: &Page, name: &str) {
    open(page, name, "").await;
    until(page, "live() && shown().length == 8").await;
    press(page, "Trade").await;
    until(page, "shown().includes('trade-share') && inside('input[name=topic][value=trade]').checked").await;
    page.until("/^\\d+ facts: topic=trade$/.test(find('output').textContent)").await;
    assert_eq!(page.js("find('[aria-pressed=true]').textContent").await, "Trade");
    js(page, "inside('input[name=topic][value=energy]').click()").await;
    page.until("/^\\d+ facts: topic=trade,energy$/.test(find('output').textContent)").await;
    let shown = js(page, "shown().length + ' facts: topic=trade,energy'").await;
    assert_eq!(page.js("find('output').textContent").await, shown);
}

/// The app unmounts the sheet and mounts another one.
async fn takes_out_and_puts_in(page: &Page, name: &str) {
    let way = open(page, name, "-again").await;
    until(page, "live()").await;
    for topic in ["trade", "energy"] {
        page.js("(window.before = find('fact-sheet'), 1)").await;
        press(page, "Take out").await;
        page.until("all('fact-sheet').length == 0").await;
        press(page, if topic == "trade" { "Trade" } else { "Energy" }).await;
        press(page, "Put in").await;
        until(page, "live()").await;
        assert_eq!(
            js(page, "[sheet() == before, sheet().fragment]").await,
            json!([false, format!("topic={topic}")])
        );
    }
    until(page, "shown().length == 8").await;
    assert_eq!(calls(page, &way).await, json!([1, 1, 1, 1]), "element, script, module and style, once each");
}

/// The app changes the order of its parts.
async fn moves(page: &Page, name: &str) {
    open(page, name, "").await;
    until(page, "live()").await;
    js(page, "inside('input[name=topic][value=trade]').click()").await;
    until(page, "sheet().fragment == 'topic=trade,energy'").await;
    let before = js(page, "((window.before = sheet()), shown().length)").await;
    for next in ["P", "none", "P"] {
        assert_eq!(js(page, "sheet().nextElementSibling?.tagName ?? 'none'").await, next);
        let now = js(page, "[sheet() == before, live(), sheet().fragment, shown().length]").await;
        assert_eq!(now, json!([true, true, "topic=trade,energy", before]));
        press(page, "Move").await;
        page.settle().await;
    }
    press(page, "Trade").await;
    until(page, "sheet().fragment == 'topic=trade'").await;
}

async fn the_react_example_chooses_a_topic_and_hears_the_reader(page: Page) {
    chooses_and_hears(&page, "react").await;
}

async fn the_react_example_takes_its_sheet_out_and_puts_it_in_with_one_engine(page: Page) {
    takes_out_and_puts_in(&page, "react").await;
}

async fn the_react_example_moves_its_sheet_alive(page: Page) {
    moves(&page, "react").await;
}

async fn the_svelte_example_chooses_a_topic_and_hears_the_reader(page: Page) {
    chooses_and_hears(&page, "svelte").await;
}

async fn the_svelte_example_takes_its_sheet_out_and_puts_it_in_with_one_engine(page: Page) {
    takes_out_and_puts_in(&page, "svelte").await;
}

async fn the_svelte_example_moves_its_sheet_alive(page: Page) {
    moves(&page, "svelte").await;
}
