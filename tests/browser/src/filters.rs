//! Facets, counts and chips.

use serde_json::json;

use crate::page::{AT_THE_LIST, Page, strings};

crate::tests![
    choosing_a_topic_leaves_just_its_facts,
    values_add_up_within_a_facet_and_narrow_across_facets,
    every_value_gives_as_many_facts_as_it_promises,
    values_that_would_give_nothing_are_disabled,
    what_is_folded_away_is_right_whenever_it_is_opened,
    rows_of_a_facet_out_of_sight_are_not_laid_out.not_webkit(),
    a_chip_takes_its_filter_back_and_clear_all_takes_all,
    focus_never_falls_out_of_the_sheet_when_a_chip_goes,
    an_event_leads_to_its_facts_and_back,
    the_timeline_leads_to_the_list,
    a_filter_works_by_keyboard_alone,
];

async fn promised(page: &Page, facet: &str, value: &str) -> usize {
    let selector = format!("label:has(> input[name='{facet}'][value='{value}']) .n");
    page.text(&selector).await.parse().expect("a count")
}

async fn topics(page: &Page) -> Vec<String> {
    strings(&page.js("all('input[name=topic]').map(e => e.value)").await)
}

async fn choosing_a_topic_leaves_just_its_facts(page: Page) {
    page.open("").await;
    let every = page.facts().await.len();
    for topic in topics(&page).await {
        let count = promised(&page, "topic", &topic).await;
        page.pick("topic", &topic).await;
        page.until_with("facts().length == arguments[0]", vec![json!(count)]).await;
        let others = page
            .js_with(
                "all('article.fact').filter(seen).filter(e => e.dataset.topic != arguments[0]).length",
                vec![json!(topic)],
            )
            .await;
        assert_eq!(others, 0, "only facts of {topic} are shown");
        let told = page.text(".count").await;
        assert!(told.starts_with(&format!("{count} of {every}")), "the count says {told:?}");
        page.pick("topic", &topic).await;
        page.until_with("facts().length == arguments[0]", vec![json!(every)]).await;
    }
}

async fn values_add_up_within_a_facet_and_narrow_across_facets(page: Page) {
    page.open("").await;
    let topics = topics(&page).await;
    let [first, second] = [&topics[1], &topics[2]];
    let sum = promised(&page, "topic", first).await + promised(&page, "topic", second).await;
    page.pick("topic", first).await;
    page.pick("topic", second).await;
    page.until_with("facts().length == arguments[0]", vec![json!(sum)]).await;

    page.click("#more > summary").await;
    let status = page.js("find('input[name=status]:enabled').value").await;
    let status = status.as_str().expect("a status can be chosen").to_owned();
    let narrowed = promised(&page, "status", &status).await;
    assert!(narrowed > 0 && narrowed <= sum, "{narrowed} of {sum}");
    page.pick("status", &status).await;
    page.until_with("facts().length == arguments[0]", vec![json!(narrowed)]).await;
}

async fn every_value_gives_as_many_facts_as_it_promises(page: Page) {
    page.open("").await;
    page.click("#more > summary").await;
    page.pick("topic", &topics(&page).await[0]).await;
    page.until("find('.clear') && !find('.clear').hidden").await;
    let facets = page.js("[...new Set(all('.facets input').map(e => e.name))]").await;
    let facets = strings(&facets);
    for asked in ["party", "organisation", "kind", "status", "year", "basis"] {
        assert!(facets.iter().any(|facet| facet == asked), "{asked} is among the facets: {facets:?}");
    }
    let values = page.js("all('.facets input:enabled').map(e => [e.name, e.value])").await;
    for value in values.as_array().expect("values") {
        let (name, value) = (value[0].as_str().expect("name"), value[1].as_str().expect("value"));
        let count = promised(&page, name, value).await;
        assert!(count > 0, "{name}={value} can be chosen and promises nothing");
        let input = format!(".facets input[name='{name}'][value='{value}']");
        page.js_with("find(arguments[0]).click()", vec![json!(input)]).await;
        page.until_with("facts().length == arguments[0]", vec![json!(count)]).await;
        page.js_with("find(arguments[0]).click()", vec![json!(input)]).await;
        page.until_with("!find(arguments[0]).checked && facts().length > 0", vec![json!(input)]).await;
    }
}

/// The values behind "More filters", as they are read and whether they can be chosen.
const FOLDED: &str = "JSON.stringify(all('.facets label').map(e => [e.textContent, e.firstChild.disabled]))";

async fn what_is_folded_away_is_right_whenever_it_is_opened(page: Page) {
    page.open("").await;
    let topic = &topics(&page).await[1];
    // It is drawn when the page rests, though nobody has opened it: a search in the page finds it.
    page.until("all('.facets fieldset').length == 6").await;
    let at_first = page.js(FOLDED).await;
    page.click("#more > summary").await;
    page.pick("topic", topic).await;
    page.until_with(&format!("{FOLDED} != arguments[0]"), vec![at_first.clone()]).await;
    let open = page.js(FOLDED).await;
    // Opened by mouse and by key after a choice that was made while it was folded.
    for key in ["", "\u{e007}"] {
        page.click("#more > summary").await;
        page.until("!find('#more').open").await;
        page.pick("topic", topic).await;
        page.until("find('.active .clear').hidden").await;
        page.click("#more > summary").await;
        page.until_with(&format!("{FOLDED} == arguments[0]"), vec![at_first.clone()]).await;
        page.click("#more > summary").await;
        page.until("!find('#more').open").await;
        page.pick("topic", topic).await;
        page.until("!find('.active .clear').hidden").await;
        if key.is_empty() {
            page.click("#more > summary").await;
        } else {
            page.js("(find('#more > summary').focus(), 1)").await;
            page.keys("", key).await;
        }
        page.until_with(&format!("find('#more').open && {FOLDED} == arguments[0]"), vec![open.clone()]).await;
    }
}

async fn values_that_would_give_nothing_are_disabled(page: Page) {
    page.open("").await;
    page.click("#more > summary").await;
    for topic in topics(&page).await {
        page.pick("topic", &topic).await;
        page.until_with("find(`input[name=topic][value='${arguments[0]}']`).checked", vec![json!(topic)])
            .await;
        page.settle().await;
        let wrong = page
            .js("all('.filters input[type=checkbox]').filter(e => !e.checked && e.disabled != (e.closest('label').querySelector('.n').textContent.trim() == '0')).map(e => e.name + '=' + e.value)")
            .await;
        assert_eq!(wrong, json!([]), "with {topic}, exactly the values without facts are disabled");
        page.pick("topic", &topic).await;
        page.until_with("!find(`input[name=topic][value='${arguments[0]}']`).checked", vec![json!(topic)])
            .await;
    }
}

async fn rows_of_a_facet_out_of_sight_are_not_laid_out(page: Page) {
    page.resize(390, 700).await;
    page.open("").await;
    page.click("#more > summary").await;
    let laid = "const laid = e => e.checkVisibility({ contentVisibilityAuto: true }); \
         const rows = all('.facet .opt'), in_sight = e => e.getBoundingClientRect().top < innerHeight";
    let ask = |what: &str| format!("(() => {{ {laid}; return ({what}); }})()");
    page.until(&ask("rows.some(laid) && !laid(rows.at(-1))")).await;
    let high = ask("find('.facets').getBoundingClientRect().height");
    let before = page.js(&high).await.as_f64().expect("a height");
    assert_eq!(page.js(&ask("rows.filter(in_sight).every(laid)")).await, true);
    // What is scrolled to is laid out, and what is left behind no more.
    page.js(&ask("(rows.at(-1).scrollIntoView({ block: 'center' }), 1)")).await;
    page.until(&ask("laid(rows.at(-1)) && !laid(rows[0])")).await;
    let after = page.js(&high).await.as_f64().expect("a height");
    let lines = page.js(&ask("rows.filter(row => row.parentElement.offsetHeight > 50).length")).await;
    let more = after - before;
    let most = 30.0 * lines.as_f64().expect("a number") + 1.0;
    assert!((-1.0..most).contains(&more), "{before} px grew by {more}, {lines} rows of two lines");
}

async fn a_chip_takes_its_filter_back_and_clear_all_takes_all(page: Page) {
    page.open("").await;
    let every = page.facts().await.len();
    let topics = topics(&page).await;
    page.pick("topic", &topics[0]).await;
    page.pick("topic", &topics[1]).await;
    page.until("all('.dropped button').length == 2").await;
    let first = promised(&page, "topic", &topics[0]).await;
    page.click(&format!(".dropped button[value='{}']", topics[1])).await;
    page.until_with("facts().length == arguments[0]", vec![json!(first)]).await;
    page.until("all('.dropped button').length == 1").await;
    page.type_into("input[name=q]", "a").await;
    page.until("all('.dropped button').length == 2").await;
    page.click("button.clear").await;
    page.until_with("facts().length == arguments[0]", vec![json!(every)]).await;
    page.until("all('.dropped button').length == 0 && find('button.clear').hidden").await;
    assert_eq!(page.js("find('input[name=q]').value").await, "");
    assert_eq!(page.js("all('.filters :checked').filter(e => e.type == 'checkbox').length").await, 0);
    page.until_fragment("").await;
}

async fn focus_never_falls_out_of_the_sheet_when_a_chip_goes(page: Page) {
    page.open("").await;
    for topic in topics(&page).await.iter().take(2) {
        page.pick("topic", topic).await;
    }
    page.until("all('.dropped button').length == 2").await;
    for left in [1, 0] {
        page.js("find('.dropped button').focus()").await;
        page.keys("", "\u{e007}").await;
        page.until_with("all('.dropped button').length == arguments[0]", vec![json!(left)]).await;
        page.until("document.activeElement.closest('.fs')").await;
    }
}

async fn an_event_leads_to_its_facts_and_back(page: Page) {
    page.open("").await;
    let every = page.facts().await.len();
    let tie = page
        .js("all('.events .tie, .steps .tie').filter(seen).map(e => [e.value, parseInt(e.textContent)])[0]")
        .await;
    let (event, count) = (tie[0].as_str().expect("an event").to_owned(), tie[1].as_u64().expect("a count"));
    let button = format!(".tie[value='{event}']");
    page.click(&button).await;
    page.until_with("facts().length == arguments[0]", vec![json!(count)]).await;
    assert_eq!(
        page.js_with("find(arguments[0]).getAttribute('aria-pressed')", vec![json!(button)]).await,
        "true"
    );
    page.until_fragment(&format!("event={event}")).await;
    page.until(AT_THE_LIST).await;
    page.click(&button).await;
    page.until_with("facts().length == arguments[0]", vec![json!(every)]).await;
}

async fn a_filter_works_by_keyboard_alone(page: Page) {
    page.open("").await;
    let every = page.facts().await.len();
    page.js("find('input[name=q]').focus()").await;
    // Search, sort, then the first topic; in WebKit, too, where Tab visits fields.
    page.keys("", "\u{e004}").await;
    page.until("document.activeElement.name == 'sort'").await;
    page.keys("", "\u{e004}").await;
    page.until("document.activeElement.name == 'topic'").await;
    page.keys("", " ").await;
    page.until_with("facts().length < arguments[0] && facts().length > 0", vec![json!(every)]).await;
    assert_eq!(page.js("document.activeElement.checked").await, true, "focus stays on the topic");
}

async fn the_timeline_leads_to_the_list(page: Page) {
    page.open("").await;
    let every = page.facts().await.len();
    assert_eq!(page.text(".see").await, format!("See {every}\u{a0}facts"));
    page.pick("topic", &topics(&page).await[0]).await;
    page.until_with("facts().length < arguments[0]", vec![json!(every)]).await;
    let now = page.facts().await.len();
    page.until_with(
        "find('.see').textContent == arguments[0]",
        vec![json!(format!("See {now} of {every}\u{a0}facts"))],
    )
    .await;
    page.click(".see").await;
    page.until(AT_THE_LIST).await;
    assert_eq!(page.js("location.hash.includes('facts')").await, false, "the way to the list is no state");
}
