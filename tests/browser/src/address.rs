//! The whole state lives in the fragment.

use serde_json::json;

use crate::page::{AT_THE_LIST, Page};

crate::tests![
    a_reload_restores_what_was_chosen,
    back_and_forward_walk_through_the_choices,
    a_deep_link_shows_and_focuses_its_fact,
    a_fact_that_the_filters_leave_out_is_shown_when_the_address_leads_to_it,
    a_key_figure_leads_to_its_fact,
    parts_of_the_address_that_are_not_ours_are_kept,
    hostile_addresses_do_no_harm,
    typing_writes_the_address_at_most_once_in_a_quarter_of_a_second,
    an_edited_address_takes_effect_at_once,
    an_address_that_asks_for_facts_leads_to_their_list,
    a_link_to_a_fact_that_is_gone_says_so,
];

async fn first_topic(page: &Page) -> String {
    page.js("find('input[name=topic]').value").await.as_str().expect("a topic").to_owned()
}

async fn a_reload_restores_what_was_chosen(page: Page) {
    page.open("").await;
    let topic = first_topic(&page).await;
    page.pick("topic", &topic).await;
    page.type_into("input[name=q]", "a").await;
    page.until_fragment(&format!("topic={topic}&q=a")).await;
    let before = page.facts().await;
    page.js("(document.documentElement.dataset.old = 1)").await;
    page.client.refresh().await.expect("a reload");
    page.until("!document.documentElement.dataset.old && document.readyState == 'complete' && document.querySelector('.fs[data-live]')").await;
    page.until_with("facts().length == arguments[0]", vec![json!(before.len())]).await;
    assert_eq!(page.facts().await, before);
    assert_eq!(page.js("find('input[name=q]').value").await, "a");
    assert_eq!(page.js("find('input[name=topic]').checked").await, true);
}

async fn back_and_forward_walk_through_the_choices(page: Page) {
    page.open("").await;
    let every = page.facts().await.len();
    let topic = first_topic(&page).await;
    page.pick("topic", &topic).await;
    page.until_fragment(&format!("topic={topic}")).await;
    let chosen = page.facts().await.len();
    page.click("#more > summary").await;
    let status = page.js("find('input[name=status]:enabled').value").await;
    let status = status.as_str().expect("a status").to_owned();
    page.pick("status", &status).await;
    page.until_fragment(&format!("topic={topic}&status={status}")).await;
    let narrowed = page.facts().await.len();
    page.client.back().await.expect("back");
    page.until_with("facts().length == arguments[0]", vec![json!(chosen)]).await;
    page.client.back().await.expect("back");
    page.until_with("facts().length == arguments[0]", vec![json!(every)]).await;
    assert_eq!(page.js("find('input[name=topic]').checked").await, false);
    page.client.forward().await.expect("forward");
    page.until_with("facts().length == arguments[0]", vec![json!(chosen)]).await;
    page.client.forward().await.expect("forward");
    page.until_with("facts().length == arguments[0]", vec![json!(narrowed)]).await;
}

async fn last_fact(page: &Page) -> String {
    page.js("facts().at(-1)").await.as_str().expect("a fact").to_owned()
}

async fn in_view(page: &Page, fact: &str) {
    page.until_with(
        "(() => { const e = document.getElementById('fact=' + arguments[0]); const r = e.getBoundingClientRect(); \
         return document.activeElement == e && r.bottom > 0 && r.top < innerHeight; })()",
        vec![json!(fact)],
    )
    .await;
}

async fn a_deep_link_shows_and_focuses_its_fact(page: Page) {
    page.visit("/").await;
    let fact = last_fact(&page).await;
    page.leave().await;
    page.open(&format!("fact={fact}")).await;
    in_view(&page, &fact).await;
    assert_eq!(page.js("all('[data-current]').length").await, 1);
}

async fn a_fact_that_the_filters_leave_out_is_shown_when_the_address_leads_to_it(page: Page) {
    page.visit("/").await;
    let fact = last_fact(&page).await;
    let topic = first_topic(&page).await;
    page.leave().await;
    page.open(&format!("topic={topic}&fact={fact}")).await;
    in_view(&page, &fact).await;
    assert!(page.facts().await.len() > 1, "beside the facts of the filter");
}

async fn a_key_figure_leads_to_its_fact(page: Page) {
    page.open("").await;
    let fact = page.js("find('.keys a').dataset.fact").await.as_str().expect("a fact").to_owned();
    page.click(".keys a").await;
    in_view(&page, &fact).await;
    page.until_fragment(&format!("fact={fact}")).await;
    page.client.back().await.expect("back");
    page.until_fragment("").await;
}

async fn parts_of_the_address_that_are_not_ours_are_kept(page: Page) {
    page.open("utm=abc&comment-12").await;
    let topic = first_topic(&page).await;
    page.pick("topic", &topic).await;
    page.until_fragment(&format!("topic={topic}&utm=abc&comment-12")).await;
    page.click("button.clear").await;
    page.until_fragment("utm=abc&comment-12").await;
}

async fn hostile_addresses_do_no_harm(page: Page) {
    for fragment in [
        "topic=nothing-of-the-kind&fact=none",
        "topic=&q=&sort=&period=&zoom=&fact=",
        "q=%ff%fe%00&period=9999/0001&zoom=2030-99/x",
        "period=2025-02-30&sort=price&year=abc",
        "&&&===&topic=energy&topic=energy,energy,,",
        "q=%3Cscript%3Ealert(1)%3C/script%3E",
    ] {
        page.open(fragment).await;
        assert!(page.js("all('article.fact').length").await.as_u64() > Some(0), "{fragment}");
        page.leave().await;
    }
    let long = format!("q={}", "x".repeat(20_000));
    page.open(&long).await;
    assert!(page.js("find('input[name=q]').value.length").await.as_u64() <= Some(256));
}

async fn typing_writes_the_address_at_most_once_in_a_quarter_of_a_second(page: Page) {
    page.open("").await;
    page.js(
        "(window.writes = [], ['pushState', 'replaceState'].forEach(name => { const was = history[name].bind(history); \
         history[name] = (...a) => { writes.push(performance.now()); return was(...a); }; }), 1)",
    )
    .await;
    for letter in "energy and gas until 2030".chars() {
        page.type_into("input[name=q]", &letter.to_string()).await;
    }
    page.until_fragment("q=energy+and+gas+until+2030").await;
    let gaps = page.js("writes.slice(1).map((t, i) => t - writes[i])").await;
    let gaps: Vec<f64> =
        gaps.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
    assert!(gaps.iter().all(|gap| *gap >= 245.0), "{gaps:?}");
}

async fn an_edited_address_takes_effect_at_once(page: Page) {
    page.open("").await;
    let topic = first_topic(&page).await;
    page.js_with("(location.hash = 'topic=' + arguments[0], 1)", vec![json!(topic)]).await;
    page.until("find('input[name=topic]').checked && all('.dropped button').length == 1").await;
}

async fn an_address_that_asks_for_facts_leads_to_their_list(page: Page) {
    page.open("").await;
    assert_eq!(page.js("scrollY").await, 0, "without a wish the page opens at its top");
    let topic = first_topic(&page).await;
    for fragment in [format!("topic={topic}"), "q=a".into(), "period=2024".into()] {
        page.leave().await;
        page.open(&fragment).await;
        page.until(AT_THE_LIST).await;
    }
    page.leave().await;
    page.open("zoom=2024").await;
    assert_eq!(page.js("scrollY").await, 0, "a timeline that has moved asks for no facts");
}

async fn a_link_to_a_fact_that_is_gone_says_so(page: Page) {
    page.open("fact=no-such-fact").await;
    page.until(AT_THE_LIST).await;
    page.until("seen(find('.ask > .outside'))").await;
    let topic = first_topic(&page).await;
    page.pick("topic", &topic).await;
    page.until("!seen(find('.ask > .outside'))").await;
    page.until_fragment(&format!("topic={topic}")).await;
}
