//! `embed.html`: what a developer of a host chooses is what the preview shows
//! and what the snippet says, and the snippet keeps its word on another page.

use serde_json::{Value, json};

use crate::{
    access::axe,
    element::{js, stage, until},
    page::Page,
};

crate::tests![
    what_is_chosen_is_previewed_and_written,
    the_snippet_of_the_element_comes_alive_on_another_page,
    the_snippet_with_the_pasted_sheet_is_readable_and_comes_alive,
    the_snippet_of_the_script_comes_alive_on_another_page_once_and_twice,
    the_snippet_of_the_program_comes_alive_on_another_page,
    the_snippet_of_the_frame_fits_its_content,
    what_a_frame_cannot_take_is_not_offered,
    a_period_that_is_none_is_said_and_left_out,
    the_address_of_the_folder_stands_in_all_that_is_copied,
    an_address_of_this_machine_is_warned_of_beside_the_snippet.chromium_only(),
    what_cannot_be_copied_is_selected,
    axe_finds_nothing_where_hosts_choose,
    axe_finds_nothing_where_hosts_choose_in_the_dark.dark(),
    nothing_stands_out_at_any_width,
];

/// Opens the page and waits for its first preview.
async fn open(page: &Page) {
    let address = format!("{}/embed.html", page.server.base);
    page.client.goto(&address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    page.until_with(
        "location.href == arguments[0] && document.readyState == 'complete'",
        vec![json!(address)],
    )
    .await;
    until(page, "live()").await;
    // The first snippet waits for the preview's height.
    page.until("find('#snippet').value").await;
}

/// Ticks, chooses or types, as `name=value`.
async fn choose(page: &Page, name: &str, value: &str) {
    let script = "((name, value) => { \
        const field = document.querySelector(`[name=\"${name}\"][value=\"${value}\"]`) ?? find(`[name=\"${name}\"]`); \
        if (/checkbox|radio/.test(field.type)) field.click(); \
        else { field.value = value; field.dispatchEvent(new Event('input', { bubbles: true })); } \
        return 1; })(arguments[0], arguments[1])";
    page.js_with(script, vec![json!(name), json!(value)]).await;
}

/// Says that the folder is published where any origin may fetch from.
async fn publish(page: &Page) {
    choose(page, "home", &format!("{}/story/well/", page.server.base)).await;
}

/// The snippet, once it holds these words.
async fn snippet(page: &Page, words: &[&str]) -> String {
    page.until_with("arguments[0].every(word => find('#snippet').value.includes(word))", vec![json!(words)])
        .await;
    page.js("find('#snippet').value").await.as_str().expect("a text").to_owned()
}

async fn what_is_chosen_is_previewed_and_written(page: Page) {
    open(&page).await;
    choose(&page, "topic", "energy").await;
    choose(&page, "q", "gas").await;
    choose(&page, "theme", "dark").await;
    until(&page, "shown().length == 2 && shown().includes('gasification')").await;
    page.until("find('#told').textContent == 'It shows 2 facts.'").await;
    let text =
        snippet(&page, &[" topic=\"energy\"", " q=\"gas\"", " theme=\"dark\"", "min-height: 960px"]).await;
    assert!(!text.contains("sort=") && !text.contains("view="), "what stays as it is is left out: {text}");
    choose(&page, "topic", "energy").await;
    choose(&page, "q", "").await;
    choose(&page, "view", "figures").await;
    until(&page, "shown().length == 0 && every('.keys .value').length > 2").await;
    // A preview lower than a screen is reserved as it is.
    let high = "Math.floor(sheet().getBoundingClientRect().height)";
    let reserved = "find('#snippet').value.includes(' view=\"figures\"')";
    let reserved = format!("{reserved} && find('#snippet').value.includes('min-height: ' + {high} + 'px')");
    until(&page, &format!("{high} < 960 && +find('#height').placeholder == {high} && {reserved}")).await;
    choose(&page, "height", "700").await;
    snippet(&page, &["min-height: 700px"]).await;
    choose(&page, "state", "fragment").await;
    choose(&page, "state-key", "a").await;
    snippet(&page, &[" state=\"fragment\"", " state-key=\"a\""]).await;
    choose(&page, "view", "").await;
    choose(&page, "headline", "").await;
    snippet(&page, &[" headline"]).await;
    until(&page, "inside('h1').getClientRects().length == 1").await;
}

async fn the_snippet_of_the_element_comes_alive_on_another_page(page: Page) {
    open(&page).await;
    publish(&page).await;
    choose(&page, "facts", "gasification").await;
    choose(&page, "facts", "trade-share").await;
    until(&page, "shown().length == 2").await;
    let text = snippet(&page, &["/story/well/", "gasification", "trade-share"]).await;
    let policy = page.js("find('#policy').value").await;
    let policy = format!(
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; {}",
        policy.as_str().expect("a text")
    );
    page.leave().await;
    stage(&page, &policy, &text).await;
    until(&page, "live() && shown().length == 2 && shown().includes('trade-share')").await;
    let reserved = js(&page, "getComputedStyle(sheet()).minHeight").await;
    assert!(reserved.as_str().is_some_and(|text| text.ends_with("px") && text != "0px"), "{reserved}");
}

async fn the_snippet_with_the_pasted_sheet_is_readable_and_comes_alive(page: Page) {
    open(&page).await;
    publish(&page).await;
    choose(&page, "topic", "trade").await;
    choose(&page, "way", "pasted").await;
    until(&page, "live() && every('.dropped .drop').length == 1 && shown().includes('trade-share')").await;
    let text =
        snippet(&page, &["/story/well/", "<template shadowrootmode=\"open\">", " topic=\"trade\""]).await;
    let policy = page.js("find('#policy').value").await;
    let policy = format!("default-src 'none'; img-src data:; {}", policy.as_str().expect("a text"));
    page.leave().await;
    stage(&page, &policy, &text).await;
    until(&page, "live() && every('.dropped .drop').length == 1").await;
    page.leave().await;
    // Out of sight the engine does not come, and what was pasted is styled and readable.
    let far = "<br>".repeat(400);
    stage(&page, &policy, &format!("{far}{text}")).await;
    until(&page, "inside('.fs[data-static]') && shown().length > 20").await;
    until(&page, "getComputedStyle(inside('.cards')).display == 'grid'").await;
}

async fn the_snippet_of_the_script_comes_alive_on_another_page_once_and_twice(page: Page) {
    open(&page).await;
    publish(&page).await;
    choose(&page, "facts", "gasification").await;
    choose(&page, "facts", "trade-share").await;
    choose(&page, "way", "script").await;
    until(&page, "live() && shown().length == 2").await;
    let text = snippet(
        &page,
        &[
            "/story/well/target.js\"",
            " data-target=\"#factsheet-well\"",
            " data-facts=\"trade-share gasification\"",
        ],
    )
    .await;
    assert!(text.starts_with("<div id=\"factsheet-well\" style=\"display: block; min-height: "), "{text}");
    assert!(
        text.contains("/story/well/\">") && text.contains("</a></noscript>"),
        "a link for all others: {text}"
    );
    let policy = page.js("find('#policy').value").await;
    let policy = format!(
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; {}",
        policy.as_str().expect("a text")
    );
    page.leave().await;
    stage(&page, &policy, &text).await;
    until(&page, "live() && shown().length == 2 && shown().includes('trade-share')").await;
    let reserved = page.js("find('#factsheet-well').style.minHeight").await;
    assert!(reserved.as_str().is_some_and(|text| text.ends_with("px")), "{reserved}");
    page.leave().await;
    stage(&page, &policy, &format!("{text}<p>Between</p>{text}")).await;
    for n in 0..2 {
        js(&page, &format!("sheet({n}).scrollIntoView()")).await;
        until(&page, &format!("live({n}) && shown({n}).length == 2")).await;
    }
    assert_eq!(page.js("all('#factsheet-well > fact-sheet').length").await, 2);
}

async fn the_snippet_of_the_program_comes_alive_on_another_page(page: Page) {
    open(&page).await;
    publish(&page).await;
    choose(&page, "topic", "energy").await;
    choose(&page, "q", "gas</script>").await;
    choose(&page, "headline", "").await;
    choose(&page, "state", "fragment").await;
    choose(&page, "state-key", "a").await;
    choose(&page, "way", "program").await;
    until(&page, "live() && every('.dropped .drop').length == 2").await;
    let whole = snippet(&page, &["\\u003c/script>", "\"stateKey\":\"a\"", "\"headline\":true"]).await;
    assert_eq!(whole.matches("</script>").count(), 1, "a text does not end the script: {whole}");
    choose(&page, "q", "gas").await;
    let text =
        snippet(&page, &["/story/well/factsheet.js\"", "\"topic\":[\"energy\"]", "\"q\":\"gas\""]).await;
    let policy = page.js("find('#policy').value").await;
    let policy = format!(
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; {}",
        policy.as_str().expect("a text").replace("script-src", "script-src 'unsafe-inline'")
    );
    page.leave().await;
    stage(&page, &policy, &text.replace("console.log", "window.told = ")).await;
    until(&page, "live() && shown().length == 2 && inside('h1').getClientRects().length == 1").await;
    js(&page, "inside('.clear').click()").await;
    page.until("window.told !== undefined").await;
}

async fn the_snippet_of_the_frame_fits_its_content(page: Page) {
    open(&page).await;
    choose(&page, "topic", "energy").await;
    choose(&page, "q", "gas pipes").await;
    choose(&page, "theme", "dark").await;
    choose(&page, "footer", "").await;
    choose(&page, "way", "frame").await;
    let text = snippet(
        &page,
        &["<iframe ", "/?footer&amp;dark=true#topic=energy&amp;q=gas+pipes\"", "height=\"960\""],
    )
    .await;
    page.until("find('.guest iframe').height > 1000").await;
    let steps = page.js("history.length").await;
    choose(&page, "q", "").await;
    let all = snippet(&page, &["#topic=energy\""]).await;
    assert_ne!(text, all);
    assert_eq!(page.js("history.length").await, steps, "a choice is no step");
    let policy = page.js("find('#policy').value").await;
    let policy = format!(
        "default-src 'none'; img-src data:; script-src 'unsafe-inline'; {}",
        policy.as_str().expect("a text")
    );
    page.leave().await;
    stage(&page, &policy, &all).await;
    page.until("find('iframe').height > 1000").await;
}

async fn what_a_frame_cannot_take_is_not_offered(page: Page) {
    open(&page).await;
    choose(&page, "view", "facts").await;
    choose(&page, "state", "fragment").await;
    snippet(&page, &["view=\"facts\"", "state=\"fragment\""]).await;
    choose(&page, "way", "frame").await;
    let text = snippet(&page, &["<iframe "]).await;
    assert!(!text.contains("facts") && !text.contains("fragment"), "{text}");
    let offered =
        page.js("['view', 'state', 'state-key', 'theme'].map(n => seen(find(`[name=${n}]`)))").await;
    assert_eq!(offered, json!([false, false, false, true]));
    choose(&page, "way", "element").await;
    snippet(&page, &["view=\"facts\"", "state=\"fragment\""]).await;
}

async fn a_period_that_is_none_is_said_and_left_out(page: Page) {
    open(&page).await;
    choose(&page, "period", "2024-03/2027-09").await;
    snippet(&page, &[" period=\"2024-03/2027-09\""]).await;
    choose(&page, "period", "2024-13").await;
    page.until("find('#period').getAttribute('aria-invalid') == 'true' && !find('#snippet').value.includes('period=')")
        .await;
    assert!(page.text("#period-hint").await.starts_with("This is no period"));
    choose(&page, "period", "2024").await;
    page.until("find('#period').getAttribute('aria-invalid') == 'false'").await;
    snippet(&page, &[" period=\"2024\""]).await;
}

async fn the_address_of_the_folder_stands_in_all_that_is_copied(page: Page) {
    open(&page).await;
    let here = format!("{}/", page.server.base);
    let built = page.js("document.body.dataset.home || null").await;
    let home = page.js("find('#home').value").await;
    assert_eq!(home, if built.is_null() { json!(here) } else { built });
    choose(&page, "home", "https://news.example/a-story").await;
    for way in ["element", "pasted", "script", "program", "frame"] {
        choose(&page, "way", way).await;
        let text = snippet(&page, &["https://news.example/a-story/"]).await;
        assert!(!text.contains(&page.server.base), "{way}");
        page.until("find('#policy').value.includes('-src https://news.example')").await;
        let policy = page.js("find('#policy').value").await;
        assert!(!policy.as_str().unwrap_or_default().contains("a-story"), "an origin: {policy}");
    }
    // The preview stays with what is here.
    choose(&page, "way", "element").await;
    until(&page, "live()").await;
    assert_eq!(js(&page, "sheet().src").await, Value::String(here));
}

async fn an_address_of_this_machine_is_warned_of_beside_the_snippet(page: Page) {
    open(&page).await;
    let local =
        ["http://127.0.0.1:8080/", "http://localhost/story/", "http://[::1]/", "https://visit.localhost/"];
    let public = ["https://news.example/", "https://127.0.0.1.news.example/", "https://localhost.example/a/"];
    for (addresses, warned) in [(&local[..], true), (&public[..], false), (&local[..1], true)] {
        for home in addresses {
            choose(&page, "home", home).await;
            snippet(&page, &[home]).await;
            assert_eq!(page.js("seen(find('#local'))").await, warned, "{home}");
        }
    }
}

async fn what_cannot_be_copied_is_selected(page: Page) {
    open(&page).await;
    page.js("(Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } }), 1)")
        .await;
    page.click("[data-copy=snippet]").await;
    page.until("find('#snippet-said').textContent == 'Copied.' && window.copied == find('#snippet').value")
        .await;
    page.js("(navigator.clipboard.writeText = async () => { throw new DOMException('no', 'NotAllowedError'); }, 1)")
        .await;
    page.click("[data-copy=policy]").await;
    page.until("find('#policy-said').textContent.includes('Ctrl+C')").await;
    let selected =
        page.js("(a => document.activeElement == a && a.selectionEnd - a.selectionStart == a.value.length)(find('#policy'))").await;
    assert_eq!(selected, true);
}

async fn axe_finds_nothing_where_hosts_choose(page: Page) {
    open(&page).await;
    page.js("(all('details').forEach(e => { e.open = true; }), 1)").await;
    choose(&page, "period", "never").await;
    page.until("find('#period').getAttribute('aria-invalid') == 'true'").await;
    page.settle().await;
    axe(&page).await;
}

async fn axe_finds_nothing_where_hosts_choose_in_the_dark(page: Page) {
    open(&page).await;
    assert_eq!(page.js("matchMedia('(prefers-color-scheme: dark)').matches").await, true, "it is dark");
    choose(&page, "way", "frame").await;
    page.until("find('.guest iframe').height > 1000").await;
    axe(&page).await;
}

async fn nothing_stands_out_at_any_width(page: Page) {
    for width in [320, 500, 768, 1000, 1280] {
        let width = page.resize(width, 900).await;
        open(&page).await;
        page.js("(all('details').forEach(e => { e.open = true; }), 1)").await;
        let wide = page.js("document.documentElement.scrollWidth").await;
        assert!(wide.as_u64() <= Some(u64::from(width)), "{wide} at {width}");
        page.leave().await;
    }
}
