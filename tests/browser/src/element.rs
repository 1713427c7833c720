//! `<fact-sheet>` on a page of another origin.

use serde_json::{Value, json};

use crate::page::{Page, strings};

crate::tests![
    the_element_comes_alive_and_filters,
    what_is_pasted_is_readable_before_the_engine_and_comes_alive,
    attributes_choose_the_facts_and_what_is_shown,
    a_wrong_attribute_is_named_once_and_does_no_harm,
    facts_chosen_by_the_host_stay_chosen_whatever_the_address_says,
    facts_that_are_all_gone_show_none.loud(),
    two_sheets_share_one_engine_and_one_address,
    the_engine_waits_until_the_reader_is_near,
    a_host_reads_and_sets_the_state,
    what_is_set_in_one_turn_is_all_taken,
    what_is_set_while_the_sheet_draws_is_read_at_once,
    a_question_waits_until_the_sheet_is_in_the_page,
    a_host_hears_what_the_reader_does,
    a_host_program_mounts_a_sheet,
    hostile_options_give_defaults_and_a_warning,
    a_moved_element_keeps_its_state,
    a_removed_element_gives_its_place_to_the_next,
    defining_the_element_twice_is_harmless,
];

/// In the shadow tree of the nth sheet.
const IN: &str = "const sheet = n => document.querySelectorAll('fact-sheet')[n ?? 0]; \
    const inside = (s, n) => sheet(n)?.shadowRoot?.querySelector(s); \
    const every = (s, n) => [...sheet(n)?.shadowRoot?.querySelectorAll(s) ?? []]; \
    const live = n => !!inside('.fs[data-live]', n); \
    const shown = n => every('article.fact', n).filter(e => e.getClientRects().length).map(e => e.id.slice(5));";

/// The value of an expression that may use `sheet`, `inside`, `every`, `live` and `shown`.
pub async fn js(page: &Page, expression: &str) -> Value {
    page.js(&format!("(() => {{ {IN} return ({expression}); }})()")).await
}

/// Waits until such an expression is true.
pub async fn until(page: &Page, expression: &str) {
    page.until(&format!("(() => {{ {IN} return ({expression}); }})()")).await;
}

/// Opens a page with this body. `{home}` stands for the story's address.
pub async fn stage(page: &Page, policy: &str, body: &str) {
    stage_at(page, "well", policy, body).await;
}

/// The same with a server that misbehaves.
pub async fn stage_at(page: &Page, way: &str, policy: &str, body: &str) {
    let home = format!("{}/story/{way}/", page.server.base);
    let body = body.replace("{home}", &home);
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <link rel=icon href='data:,'><title>A host</title><body>{body}</body></html>"
    );
    let key = format!(
        "{}-{}",
        page.kind.name(),
        std::time::SystemTime::UNIX_EPOCH.elapsed().expect("after 1970").as_nanos()
    );
    page.server.stage.put(&key, &policy.replace("{origin}", &page.server.base), html);
    let address = format!("{}/page/{key}", page.server.hosts);
    page.client.goto(&address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    page.until_with(
        "location.href == arguments[0] && document.readyState == 'complete'",
        vec![json!(address)],
    )
    .await;
}

const ELEMENT: &str = "<script type=module src='{home}embed.js'></script>";

async fn the_element_comes_alive_and_filters(page: Page) {
    stage(&page, "", &format!("{ELEMENT}<h1>News</h1><fact-sheet></fact-sheet>")).await;
    until(&page, "live()").await;
    let every = js(&page, "shown().length").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "shown().length > 0 && every('.dropped .drop').length == 1").await;
    assert_ne!(js(&page, "shown().length").await, every);
    assert_eq!(page.js("location.hash").await, "", "the host's address is left alone");
    let font = js(&page, "getComputedStyle(inside('h2')).fontFamily").await;
    assert!(font.as_str().unwrap_or_default().contains("Charter"), "it is styled: {font}");
}

async fn what_is_pasted_is_readable_before_the_engine_and_comes_alive(page: Page) {
    let pasted = page.server.stage.pasted();
    stage(&page, "", &format!("<div style='height:5000px'></div>{pasted}")).await;
    until(&page, "inside('.fs[data-static]') && shown().length > 20").await;
    until(&page, "getComputedStyle(inside('.cards')).display == 'grid'").await;
    // Of both with the cards out of sight drawn.
    let high =
        "(inside('.fs').setAttribute('data-whole', ''), Math.round(sheet().getBoundingClientRect().height))";
    let before = js(&page, high).await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    js(&page, "sheet().scrollIntoView()").await;
    until(&page, "live()").await;
    until(&page, "inside('input[name=topic][value=energy]').checked && every('.dropped .drop').length == 1")
        .await;
    js(&page, "inside('.clear').click()").await;
    until(&page, "every('.dropped .drop').length == 0").await;
    let after = js(&page, high).await;
    assert_eq!(before, after, "the living sheet is as high as the pasted one");
}

async fn attributes_choose_the_facts_and_what_is_shown(page: Page) {
    stage(
        &page,
        "",
        &format!(
            "{ELEMENT}<fact-sheet topic=energy q=gas></fact-sheet><fact-sheet facts='gasification, trade-share' view=facts></fact-sheet>\
             <fact-sheet view=timeline theme=dark></fact-sheet>"
        ),
    )
    .await;
    for n in 0..3 {
        js(&page, &format!("sheet({n}).scrollIntoView()")).await;
        until(&page, &format!("live({n})")).await;
    }
    assert_eq!(js(&page, "shown(0)").await, json!(["gas-scheme", "gasification"]));
    assert_eq!(js(&page, "shown(1).sort()").await, json!(["gasification", "trade-share"]));
    assert_eq!(js(&page, "inside('.filters', 1).getClientRects().length").await, 0);
    assert_eq!(js(&page, "shown(2).length").await, 0, "a timeline shows no list");
    assert_eq!(js(&page, "inside('.steps', 2).getClientRects().length").await, 1);
    let (dark, light) = (
        js(&page, "getComputedStyle(inside('.fs', 2)).backgroundColor").await,
        js(&page, "getComputedStyle(inside('.fs', 0)).backgroundColor").await,
    );
    assert_ne!(dark, light);
    js(&page, "sheet(0).setAttribute('topic', 'trade')").await;
    js(&page, "sheet(0).removeAttribute('q')").await;
    until(&page, "shown(0).includes('trade-share')").await;
    assert_eq!(js(&page, "sheet(0).topic").await, "trade");
}

async fn a_wrong_attribute_is_named_once_and_does_no_harm(page: Page) {
    stage(&page, "", &format!("<script>warned = []; console.warn = (...w) => warned.push(w.join(' '))</script>{ELEMENT}<fact-sheet topic='energy nope' theme=purple sort=biggest></fact-sheet>")).await;
    until(&page, "live()").await;
    js(&page, "sheet().setAttribute('theme', 'green'), sheet().setAttribute('theme', 'purple')").await;
    js(&page, "sheet().setAttribute('topic', 'energy gone')").await;
    let warned = strings(&page.js("warned").await);
    for word in ["topic=nope", "topic=gone", "theme=\"purple\"", "sort=biggest", "theme=\"green\""] {
        assert_eq!(warned.iter().filter(|line| line.contains(word)).count(), 1, "{word}: {warned:?}");
    }
    assert!(warned.iter().all(|line| line.starts_with("factsheet: W-VALUE ")), "{warned:?}");
    assert_eq!(js(&page, "every('.dropped .drop').length").await, 1, "energy alone is chosen");
}

async fn facts_chosen_by_the_host_stay_chosen_whatever_the_address_says(page: Page) {
    let sheet =
        "<fact-sheet facts='gasification, trade-share' view=facts state=fragment state-key=a></fact-sheet>";
    stage(&page, "", &format!("{ELEMENT}<div style='height:5000px'></div>{sheet}")).await;
    page.js("location.hash = 'a.fact=gasification'").await;
    js(&page, "sheet().scrollIntoView()").await;
    until(&page, "live() && shown().length == 2").await;
    let current = js(&page, "every('article[data-current]').map(e => e.id)").await;
    assert_eq!(current, json!(["fact=gasification"]), "the link leads to it");
    let sources = js(&page, "every('.foot li a').filter(e => e.getClientRects().length).length").await;
    assert_eq!(sources, 1, "the source is named");
    page.js("location.hash = 'a.sort=name'").await;
    until(&page, "sheet().fragment.includes('sort=name')").await;
    assert_eq!(js(&page, "shown().length").await, 2);
}

async fn facts_that_are_all_gone_show_none(page: Page) {
    stage(&page, "", &format!("{ELEMENT}<fact-sheet facts='nope' view=facts></fact-sheet>")).await;
    until(&page, "live() && inside('.nothing').getClientRects().length == 1").await;
    assert_eq!(js(&page, "shown().length").await, 0);
    assert_eq!(js(&page, "inside('.nothing').innerText.trim()").await, "No fact matches.");
    js(&page, "sheet().facts = 'nope gasification'").await;
    until(&page, "shown().length == 1").await;
}

async fn two_sheets_share_one_engine_and_one_address(page: Page) {
    stage_at(
        &page,
        "well-two",
        "",
        &format!(
            "{ELEMENT}<fact-sheet id=a state=fragment state-key=a view=facts></fact-sheet>\
             <fact-sheet id=b state=fragment state-key=b view=facts></fact-sheet>"
        ),
    )
    .await;
    for n in 0..2 {
        js(&page, &format!("sheet({n}).scrollIntoView()")).await;
        until(&page, &format!("live({n})")).await;
    }
    js(&page, "inside('input[name=topic][value=energy]', 0).click()").await;
    page.until_fragment("a.topic=energy").await;
    js(&page, "inside('input[name=topic][value=trade]', 1).click()").await;
    page.until("location.hash.includes('a.topic=energy') && location.hash.includes('b.topic=trade')").await;
    js(&page, "inside('.clear', 0).click()").await;
    page.until_fragment("b.topic=trade").await;
    // WebKit's own button passes over steps that no finger has made.
    page.js("history.back()").await;
    until(&page, "every('.dropped .drop', 0).length == 1 && every('.dropped .drop', 1).length == 1").await;
    let calls = page
        .js_with(
            "fetch(arguments[0]).then(a => a.json())",
            vec![json!(format!("{}/calls/well-two", page.server.base))],
        )
        .await;
    for (name, times) in calls.as_object().expect("calls") {
        assert!(times == 1, "{name} was asked for {times} times: {calls}");
    }
}

async fn the_engine_waits_until_the_reader_is_near(page: Page) {
    stage_at(
        &page,
        "well-far",
        "",
        &format!("{ELEMENT}<div style='height:9000px'></div><fact-sheet><p>A plain list</p></fact-sheet>"),
    )
    .await;
    until(&page, "customElements.get('fact-sheet') && inside('slot')").await;
    page.settle().await;
    let calls = format!(
        "fetch('{}/calls/well-far').then(a => a.json()).then(c => Object.keys(c).sort().join())",
        page.server.base
    );
    assert_eq!(page.js(&calls).await, "embed.js");
    js(&page, "sheet().scrollIntoView()").await;
    until(&page, "live()").await;
    let calls = page.js(&calls).await;
    assert_eq!(calls.as_str().unwrap_or_default().split(',').count(), 4, "{calls}");
}

async fn a_host_reads_and_sets_the_state(page: Page) {
    stage(&page, "", &format!("{ELEMENT}<fact-sheet q=gas></fact-sheet>")).await;
    page.until("customElements.get('fact-sheet')").await;
    assert_eq!(js(&page, "sheet().fragment").await, "q=gas");
    js(&page, "sheet().fragment = 'topic=energy'").await;
    until(&page, "live()").await;
    assert_eq!(
        js(&page, "sheet().fragment").await,
        "topic=energy",
        "what is set before the engine is there waits"
    );
    js(&page, "sheet().fragment = 'topic=trade&sort=largest'").await;
    until(&page, "shown().includes('trade-share') && sheet().fragment == 'topic=trade&sort=largest'").await;
    let found = js(&page, "sheet().query('topic=energy&q=gas').then(f => JSON.stringify(f))").await;
    let found: Value = serde_json::from_str(found.as_str().unwrap_or_default()).expect("an object");
    assert_eq!(found["facts"], json!(["gas-scheme", "gasification"]));
    assert_eq!(found["counts"]["topic"]["energy"], 2);
    let facts = js(
        &page,
        "sheet().list().then(f => [f.length, f[0].slug, f[0].statement.length > 10, typeof f[0].locator])",
    )
    .await;
    assert!(facts[0].as_u64() > Some(20) && facts[2] == true && facts[3] == "string", "{facts}");
    js(&page, "(window.gone = sheet(), window.gone.destroy())").await;
    let why = page.js("window.gone.query('').catch(fault => String(fault))").await;
    assert!(why.as_str().unwrap_or_default().contains("E-GONE"), "{why}");
}

async fn what_is_set_in_one_turn_is_all_taken(page: Page) {
    stage(&page, "", &format!("{ELEMENT}<fact-sheet></fact-sheet>")).await;
    until(&page, "live()").await;
    let now = js(
        &page,
        "(e => { e.topic = 'energy'; e.state = 'fragment'; e.stateKey = 'a'; return e.fragment; })(sheet())",
    )
    .await;
    assert_eq!(now, "topic=energy", "what was set is read at once");
    until(&page, "shown().length == 8").await;
    js(&page, "inside('input[name=topic][value=trade]').click()").await;
    page.until_fragment("a.topic=trade,energy").await;
    assert_eq!(js(&page, "sheet().fragment").await, "topic=trade,energy");
    js(&page, "sheet().fragment = 'topic=no-such-topic&q=gas'").await;
    until(&page, "sheet().fragment == 'q=gas'").await;
}

async fn what_is_set_while_the_sheet_draws_is_read_at_once(page: Page) {
    // Yew lets the browser paint where a drawing takes long: what is set then is taken later.
    stage(&page, "", &format!("{ELEMENT}<fact-sheet></fact-sheet>")).await;
    until(&page, "live()").await;
    js(
        &page,
        "(e => { \
            const gap = async () => { \
                e.topic = 'energy'; await 0; await 0; await 0; \
                const first = e.fragment; \
                e.state = 'fragment'; await 0; await 0; await 0; \
                window.read = [first, e.fragment]; \
            }; \
            e.addEventListener('factsheet-change', () => { \
                setTimeout(gap); \
                for (const end = Date.now() + 40; Date.now() < end;); \
            }, { once: true }); \
            e.fragment = 'topic=trade'; \
            return 1; \
        })(sheet())",
    )
    .await;
    page.until("window.read").await;
    assert_eq!(page.js("window.read").await, json!(["topic=energy", "topic=energy"]));
    until(&page, "shown().length == 8 && sheet().fragment == 'topic=energy'").await;
}

async fn a_question_waits_until_the_sheet_is_in_the_page(page: Page) {
    stage(&page, "", ELEMENT).await;
    page.until("customElements.get('fact-sheet')").await;
    page.js("(window.late = document.createElement('fact-sheet'), \
         late.query('topic=energy').then(found => { window.found = found.facts.length }), 1)")
        .await;
    page.settle().await;
    assert_eq!(page.js("window.found === undefined").await, true);
    page.js("(document.body.append(late), 1)").await;
    page.until("window.found == 8").await;
}

async fn a_host_hears_what_the_reader_does(page: Page) {
    stage(
        &page,
        "",
        &format!("<script>heard = []; for (const kind of ['ready', 'change', 'select', 'share', 'error']) addEventListener('factsheet-' + kind, e => heard.push([kind, e.detail, e.composed]))</script>{ELEMENT}<fact-sheet></fact-sheet>"),
    )
    .await;
    until(&page, "live() && heard.some(([kind]) => kind == 'ready')").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    page.until("heard.some(([kind, detail, composed]) => kind == 'change' && detail.state == 'topic=energy' && detail.facts == 8 && composed)").await;
    js(&page, "inside('#fact\\\\=gasification .acts a').click()").await;
    page.until("heard.some(([kind, detail]) => kind == 'share' && detail.fact == 'gasification' && detail.url.endsWith('#fact=gasification'))").await;
    page.until("heard.some(([kind, detail]) => kind == 'select' && detail.fact == 'gasification')").await;
    assert_eq!(page.js("heard.filter(([kind]) => kind == 'error').length").await, 0);
}

async fn a_host_program_mounts_a_sheet(page: Page) {
    stage(
        &page,
        "",
        "<div id=here></div><script type=module>import { mount } from '{home}factsheet.js'; window.it = mount(document.getElementById('here'), { topic: ['energy', 'trade'], headline: true, footer: false }); it.on('change', e => window.told = e.detail);</script>",
    )
    .await;
    until(&page, "live() && shown().includes('trade-share') && shown().includes('gasification')").await;
    assert_eq!(js(&page, "inside('h1').getClientRects().length").await, 1);
    assert_eq!(js(&page, "inside('.foot').getClientRects().length").await, 0);
    page.js("it.fragment = 'q=gas'").await;
    page.until("window.told && told.state == 'q=gas'").await;
    page.js("it.destroy()").await;
    assert_eq!(page.js("document.querySelectorAll('fact-sheet').length").await, 0);
}

async fn hostile_options_give_defaults_and_a_warning(page: Page) {
    stage(
        &page,
        "",
        "<div id=here></div><script type=module>window.warned = []; console.warn = (...w) => warned.push(w.join(' '));\
         import { mount } from '{home}factsheet.js';\
         let deep = []; for (let i = 0; i < 20000; i++) deep = [deep];\
         Object.prototype.view = 'figures';\
         const options = JSON.parse('{\"__proto__\": {\"topic\": \"trade\"}}');\
         Object.assign(options, { party: new Map([['a', 1]]), kind: deep, status: { toString() { throw 1 } }, q: 'x'.repeat(1e6) });\
         Object.defineProperty(options, 'sort', { enumerable: true, get() { throw new Error('no') } });\
         window.it = mount(document.getElementById('here'), options); delete Object.prototype.view;</script>",
    )
    .await;
    until(&page, "live()").await;
    let warned = strings(&page.js("warned").await);
    for word in ["party", "kind", "status", "sort"] {
        assert_eq!(
            warned.iter().filter(|line| line.contains(&format!("W-OPTION {word}"))).count(),
            1,
            "{word}: {warned:?}"
        );
    }
    assert_eq!(page.js("[it.view, it.topic]").await, json!(["", ""]));
    js(&page, "it.fragment = 'topic=energy'").await;
    until(&page, "shown().length == 8").await;
}

async fn a_moved_element_keeps_its_state(page: Page) {
    stage(&page, "", &format!("{ELEMENT}<div id=one><fact-sheet></fact-sheet></div><div id=two></div>"))
        .await;
    until(&page, "live()").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "shown().length == 8").await;
    js(&page, "two.append(sheet())").await;
    assert_eq!(js(&page, "live() && shown().length").await, 8);
    js(&page, "inside('.clear').click()").await;
    until(&page, "shown().length > 8").await;
}

async fn a_removed_element_gives_its_place_to_the_next(page: Page) {
    stage_at(&page, "well-pool", "", &format!("{ELEMENT}<fact-sheet q=gas></fact-sheet>")).await;
    until(&page, "live()").await;
    page.js("document.querySelector('fact-sheet').destroy()").await;
    page.js("document.body.insertAdjacentHTML('beforeend', '<fact-sheet topic=trade></fact-sheet>')").await;
    until(&page, "live() && shown().includes('trade-share') && sheet().fragment == 'topic=trade'").await;
    assert_eq!(js(&page, "inside('input[name=q]').value").await, "");
    let calls = page
        .js(&format!(
            "fetch('{}/calls/well-pool').then(a => a.json()).then(c => Object.values(c))",
            page.server.base
        ))
        .await;
    assert_eq!(calls, json!([1, 1, 1, 1]));
}

async fn defining_the_element_twice_is_harmless(page: Page) {
    stage(
        &page,
        "",
        &format!(
            "{ELEMENT}<script type=module src='{{home}}embed.js?again'></script><fact-sheet></fact-sheet>"
        ),
    )
    .await;
    until(&page, "live()").await;
}
