//! The state of a sheet in a frame: deep links that come from the host's
//! address, messages to and fro, links that are shared.

use serde_json::json;

use crate::{
    hosts::{fits, inside, open, outside, press},
    page::Page,
};

crate::tests![
    a_deep_link_comes_through_pym,
    a_frame_keeps_the_state_in_its_own_address,
    a_deep_link_comes_through_get_location,
    a_deep_link_comes_from_a_page_of_the_same_origin,
    a_host_gives_and_takes_the_state_in_messages,
    a_host_takes_the_state_from_a_sandbox,
    a_shared_link_leads_to_the_page_of_the_host,
];

/// A topic of the sheet, how many facts it has, and a fact of another topic.
pub async fn known(page: &Page) -> (String, u64, String) {
    page.open("").await;
    let topic = "find('input[name=topic]').value";
    let own = page.js(&format!("all('article.fact').filter(e => e.dataset.topic == {topic}).length")).await;
    let fact =
        page.js(&format!("all('article.fact').find(e => e.dataset.topic != {topic}).id.slice(5)")).await;
    let topic = page.js(topic).await;
    page.leave().await;
    let text = |value: &serde_json::Value| value.as_str().expect("a slug").to_owned();
    (text(&topic), own.as_u64().expect("a number"), text(&fact))
}

/// Waits, inside of the frame, until it shows one topic and no more.
pub async fn shows(page: &Page, topic: &str, facts: u64) {
    let only = "facts().length == arguments[1] && find(`input[name=topic][value='${arguments[0]}']`).checked";
    page.until_with(only, vec![json!(topic), json!(facts)]).await;
}

/// The state last told to the host, and whether the host wrote it down.
const TOLD: &str = "heard.filter(m => m.type == 'factsheet-state').at(-1)";

/// Where the link on a card leads when it is copied.
async fn shared(page: &Page, fact: &str) -> String {
    let link = "find(`.acts a[data-fact='${arguments[0]}']`)";
    let press =
        format!("({link}.dispatchEvent(new MouseEvent('contextmenu', {{bubbles: true}})), {link}.href)");
    page.js_with(&press, vec![json!(fact)]).await.as_str().unwrap_or_default().to_owned()
}

async fn a_deep_link_comes_through_pym(page: Page) {
    let (topic, facts, fact) = known(&page).await;
    open(&page, &format!("pym#topic={topic}")).await;
    inside(&page).await;
    page.alive().await;
    shows(&page, &topic, facts).await;
    outside(&page).await;
    page.leave().await;
    open(&page, &format!("pym?one#fact={fact}")).await;
    inside(&page).await;
    page.until_with("find('article[data-current]').id == 'fact=' + arguments[0]", vec![json!(fact)]).await;
    outside(&page).await;
    page.leave().await;
    open(&page, "pym?two#section-2").await;
    inside(&page).await;
    page.alive().await;
    assert_eq!(page.js("location.hash").await, "", "what is not ours stays with the host");
    outside(&page).await;
}

async fn a_frame_keeps_the_state_in_its_own_address(page: Page) {
    let (topic, facts, fact) = known(&page).await;
    open(&page, &format!("pym?sheet=/%23topic={topic}#fact={fact}")).await;
    inside(&page).await;
    page.alive().await;
    shows(&page, &topic, facts).await;
    page.until_fragment(&format!("topic={topic}")).await;
    outside(&page).await;
}

async fn a_deep_link_comes_through_get_location(page: Page) {
    let (topic, facts, fact) = known(&page).await;
    open(&page, &format!("guardian-block#topic={topic}")).await;
    inside(&page).await;
    page.alive().await;
    shows(&page, &topic, facts).await;
    fits(&page).await;
    let href = format!("{}/hosts/guardian-block.html#fact={fact}", page.server.hosts);
    assert_eq!(shared(&page, &fact).await, href);
    outside(&page).await;
}

async fn a_deep_link_comes_from_a_page_of_the_same_origin(page: Page) {
    let (topic, facts, fact) = known(&page).await;
    open(&page, &format!("guardian-atom#topic={topic}")).await;
    inside(&page).await;
    page.alive().await;
    shows(&page, &topic, facts).await;
    let href = format!("{}/hosts/guardian-atom.html#fact={fact}", page.server.hosts);
    assert_eq!(shared(&page, &fact).await, href);
    outside(&page).await;
}

async fn a_host_gives_and_takes_the_state_in_messages(page: Page) {
    let (topic, facts, fact) = known(&page).await;
    open(&page, "plain?mirror&sheet=/sheets/energy/%23other=1").await;
    inside(&page).await;
    page.alive().await;
    outside(&page).await;
    let state = format!("topic={topic}");
    page.js_with(
        "(tell({type: 'factsheet-state', state: arguments[0] + '&foreign=2'}), 1)",
        vec![json!(state)],
    )
    .await;
    inside(&page).await;
    shows(&page, &topic, facts).await;
    page.until_fragment(&format!("other=1&topic={topic}")).await;
    press(&page, ".dropped button").await;
    page.until_with("facts().length > arguments[0]", vec![json!(facts)]).await;
    outside(&page).await;
    page.until_with(&format!("({TOLD} || {{}}).state === ''"), vec![]).await;
    page.js_with("(tell({type: 'factsheet-state', state: 'fact=' + arguments[0]}), 1)", vec![json!(fact)])
        .await;
    inside(&page).await;
    page.until_with("find('article[data-current]').id == 'fact=' + arguments[0]", vec![json!(fact)]).await;
    press(&page, &format!("label:has(> input[name='topic'][value='{topic}'])")).await;
    outside(&page).await;
    page.until_with("location.hash.includes('topic=' + arguments[0])", vec![json!(topic)]).await;
    let told = page.js(TOLD).await;
    assert_eq!(told["key"], "energy");
    assert!(!told["state"].as_str().unwrap_or_default().contains("other"), "only what is ours: {told}");
}

async fn a_host_takes_the_state_from_a_sandbox(page: Page) {
    for host in ["plain?sandbox=allow-scripts", "guardian-atom"] {
        open(&page, host).await;
        inside(&page).await;
        page.alive().await;
        let topic = page.js("find('input[name=topic]').value").await;
        let topic = topic.as_str().expect("a slug").to_owned();
        press(&page, &format!("label:has(> input[name='topic'][value='{topic}'])")).await;
        outside(&page).await;
        page.until_with(&format!("({TOLD} || {{}}).state === 'topic=' + arguments[0]"), vec![json!(topic)])
            .await;
        page.leave().await;
    }
}

async fn a_shared_link_leads_to_the_page_of_the_host(page: Page) {
    let (_, _, fact) = known(&page).await;
    open(&page, "pym?story=7#comments&topic=none").await;
    inside(&page).await;
    page.alive().await;
    let href = format!("{}/hosts/pym.html?story=7#comments&fact={fact}", page.server.hosts);
    assert_eq!(shared(&page, &fact).await, href);
    // Clicked, it still works in its place.
    press(&page, &format!(".acts a[data-fact='{fact}']")).await;
    page.until_with("find('article[data-current]').id == 'fact=' + arguments[0]", vec![json!(fact)]).await;
    assert_eq!(page.js("document.querySelectorAll('.fs').length").await, 1, "the sheet is still here");
    outside(&page).await;
    page.leave().await;
    // A host that says nothing of itself: the sheet's own address.
    open(&page, "plain?sheet=/sheets/energy/%3Fid=7").await;
    inside(&page).await;
    page.alive().await;
    let href = format!("{}/sheets/energy/#fact={fact}", page.server.base);
    assert_eq!(shared(&page, &fact).await, href);
    outside(&page).await;
}
