//! What can go wrong on other people's pages: the facts stay readable, at most
//! one line is told, and the host's own error handlers hear nothing.

use serde_json::json;

use crate::{
    element::{js, stage, stage_at, until},
    engine::Kind,
    page::{Page, strings},
};

crate::tests![
    a_policy_without_wasm_leaves_the_static_sheet_and_a_way_to_the_full_one,
    a_policy_without_connections_leaves_the_static_sheet,
    a_strict_policy_with_trusted_types_is_enough,
    a_policy_by_list_is_enough,
    a_module_that_is_not_there_is_tried_again_on_demand,
    a_question_that_fails_is_rejected_and_leaves_a_way_to_try_again,
    a_module_that_is_no_module_leaves_the_static_sheet,
    a_module_under_a_wrong_type_runs_all_the_same,
    a_module_that_hangs_is_said_and_given_up,
    a_changed_module_is_refused,
    // WebKit holds no sum against a module script.
    a_changed_script_is_refused.not_webkit(),
    a_script_that_is_not_there_leaves_what_was_pasted,
    a_fault_in_the_engine_brings_the_sheet_back_once,
    a_fault_while_the_reader_types_brings_the_sheet_back,
    a_module_without_memory_left_gives_way_to_a_fresh_one,
    a_second_fault_leaves_the_static_sheet,
    a_fault_on_the_page_of_its_own_brings_the_sheet_back,
    nothing_is_stored_and_nobody_else_is_asked,
];

const ELEMENT: &str = "<script type=module src='{home}embed.js'></script>";

/// Hears what a host's own handlers would.
const EARS: &str = "<script>heard = []; warned = []; addEventListener('error', e => heard.push('error ' + e.message)); \
    addEventListener('unhandledrejection', e => heard.push('rejection ' + e.reason)); \
    console.warn = (...w) => warned.push(w.join(' ')); console.error = (...w) => heard.push(w.join(' ')); \
    faults = []; addEventListener('factsheet-error', e => faults.push(e.detail));</script>";

/// The static sheet is there, readable, its topics filter, and the fault was told once.
async fn rests(page: &Page, lines: usize) {
    until(page, "inside('.fs[data-static]') && inside('.fs-note a')").await;
    until(page, "shown().length > 20").await;
    js(page, "inside('input[name=topic][value=energy]').click()").await;
    until(page, "shown().length == 8").await;
    js(page, "inside('input[name=topic][value=energy]').click()").await;
    let link = js(page, "[inside('.fs-note a').href.includes('/story/'), inside('.fs-note a').target]").await;
    assert_eq!(link, json!([true, "_blank"]));
    assert_eq!(page.js("window.heard").await, json!([]), "the host's handlers hear nothing");
    let warned = strings(&page.js("window.warned").await);
    assert_eq!(warned.len(), lines, "{warned:?}");
    assert!(warned.iter().all(|line| line.starts_with("factsheet: E-")), "{warned:?}");
    let faults = page.js("window.faults.length").await;
    assert!(faults.as_u64() >= Some(1), "the host is told");
}

/// Chromium's own lines about refused requests are the browser's, not ours.
async fn hush(page: &Page) {
    let _ = Page::command(&page.client, "POST", "se/log", json!({ "type": "browser" })).await;
    page.js("window.factsheetTestConsole && factsheetTestConsole.splice(0)").await;
}

async fn a_policy_without_wasm_leaves_the_static_sheet_and_a_way_to_the_full_one(page: Page) {
    let policy = "default-src 'none'; img-src data:; script-src 'unsafe-inline' {origin}; connect-src {origin}; style-src {origin}";
    stage(&page, policy, &format!("{EARS}{}", page.server.stage.pasted())).await;
    rests(&page, 1).await;
    hush(&page).await;
}

async fn a_policy_without_connections_leaves_the_static_sheet(page: Page) {
    let policy = "default-src 'none'; img-src data:; script-src 'unsafe-inline' 'wasm-unsafe-eval' {origin}; style-src {origin}";
    stage(&page, policy, &format!("{EARS}{}", page.server.stage.pasted())).await;
    rests(&page, 1).await;
    hush(&page).await;
}

async fn a_strict_policy_with_trusted_types_is_enough(page: Page) {
    let policy = "default-src 'none'; img-src data:; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src {origin}; \
                  require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; object-src 'none'";
    let ears = EARS.replace("<script", "<script nonce=abc");
    let element = ELEMENT.replace("<script", "<script nonce=abc");
    stage(&page, policy, &format!("{ears}{element}<fact-sheet></fact-sheet>")).await;
    until(&page, "live()").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "shown().length == 8").await;
    js(&page, "(inside('input[name=q]').value = 'gas', inside('input[name=q]').dispatchEvent(new Event('input', {bubbles: true})))").await;
    until(&page, "shown().length == 2 && every('mark').length > 0").await;
    assert_eq!(page.js("[window.heard, window.warned]").await, json!([[], []]));
}

async fn a_policy_by_list_is_enough(page: Page) {
    let policy = "default-src 'none'; img-src data:; script-src 'unsafe-inline' 'wasm-unsafe-eval' {origin}; connect-src {origin}; style-src 'self'; \
                  require-trusted-types-for 'script'; trusted-types 'none'";
    stage(&page, policy, &format!("{EARS}{ELEMENT}<fact-sheet></fact-sheet>")).await;
    until(&page, "live()").await;
    let styled = js(&page, "getComputedStyle(inside('.chips')).display").await;
    assert_eq!(styled, "flex", "an adopted stylesheet needs no permission");
    assert_eq!(page.js("[window.heard, window.warned]").await, json!([[], []]));
}

async fn a_module_that_is_not_there_is_tried_again_on_demand(page: Page) {
    stage_at(
        &page,
        &format!("flaky-{}", page.kind.name()),
        "",
        &format!("{EARS}{}", page.server.stage.pasted()),
    )
    .await;
    rests(&page, 1).await;
    js(&page, "inside('.fs-note button').click()").await;
    page.until("window.faults.length == 2").await;
    until(&page, "inside('.fs-note button')").await;
    js(&page, "inside('.fs-note button').click()").await;
    until(&page, "live() && !inside('.fs-note')").await;
    js(&page, "inside('input[name=topic][value=trade]').click()").await;
    until(&page, "shown().includes('trade-share') && every('.dropped .drop').length == 1").await;
    hush(&page).await;
}

async fn a_question_that_fails_is_rejected_and_leaves_a_way_to_try_again(page: Page) {
    let far = format!("{EARS}<div style='height:9000px'></div>{}", page.server.stage.pasted());
    stage_at(&page, &format!("flaky-asked-{}", page.kind.name()), "", &far).await;
    until(&page, "sheet().query").await;
    let why = js(&page, "sheet().query('').then(() => 'answered', String)").await;
    assert_ne!(why, "answered", "it is rejected with the browser's own words");
    rests(&page, 1).await;
    js(&page, "inside('.fs-note button').click()").await;
    page.until("window.faults.length == 2").await;
    let found = js(&page, "sheet().query('topic=energy').then(found => found.facts.length)").await;
    assert_eq!(found, 8, "the third time it comes");
    hush(&page).await;
}

async fn a_module_that_is_no_module_leaves_the_static_sheet(page: Page) {
    for way in ["error", "html", "empty", "cut", "reset"] {
        page.leave().await;
        stage_at(&page, way, "", &format!("{EARS}{}", page.server.stage.pasted())).await;
        rests(&page, 1).await;
        hush(&page).await;
    }
}

async fn a_module_under_a_wrong_type_runs_all_the_same(page: Page) {
    stage_at(&page, "wrongtype", "", &format!("{EARS}{ELEMENT}<fact-sheet></fact-sheet>")).await;
    until(&page, "live()").await;
    assert_eq!(page.js("[window.heard, window.warned]").await, json!([[], []]));
}

async fn a_module_that_hangs_is_said_and_given_up(page: Page) {
    stage_at(&page, "hangs", "", &format!("{EARS}{}", page.server.stage.pasted())).await;
    until(&page, "inside('.fs[data-static]') && shown().length > 20").await;
    until(&page, "inside('.fs-note') && !inside('.fs-note button')").await;
    // Fifteen seconds are the test's patience, too.
    page.until("performance.now() > 9000").await;
    page.until("window.faults.length == 1").await;
    assert_eq!(page.js("window.faults[0].code").await, "E-SLOW");
    rests(&page, 1).await;
    hush(&page).await;
}

async fn a_changed_module_is_refused(page: Page) {
    stage_at(&page, "broken", "", &format!("{EARS}{}", page.server.stage.pasted())).await;
    rests(&page, 1).await;
    hush(&page).await;
}

async fn a_changed_script_is_refused(page: Page) {
    stage_at(&page, "forged", "", &format!("{EARS}{}", page.server.stage.pasted())).await;
    rests(&page, 1).await;
    assert_eq!(page.js("window.forged === undefined").await, true, "it has not run");
    hush(&page).await;
}

async fn a_script_that_is_not_there_leaves_what_was_pasted(page: Page) {
    stage_at(&page, "noscript", "", &format!("{EARS}{}", page.server.stage.pasted())).await;
    rests(&page, 1).await;
    page.leave().await;
    stage_at(&page, "noelement", "", &format!("{EARS}{}", page.server.stage.pasted())).await;
    until(&page, "shown().length > 20").await;
    // WebKitGTK 2.50 does not ask :has() again inside of a shadow tree, and
    // here is no script to help.
    if page.kind != Kind::Webkit {
        js(&page, "inside('input[name=topic][value=energy]').click()").await;
        until(&page, "shown().length == 8").await;
    }
    hush(&page).await;
}

/// The engine has done what it does while the page rests: only then the next
/// drawing is that of the next click.
const RESTS: &str = "[data-whole=no]";

/// Makes the next drawing fail inside of the engine.
const BREAK: &str = "(() => { const real = Element.prototype.setAttribute; let once = 1; \
    Element.prototype.setAttribute = function (...all) { if (once-- > 0) throw new Error('broken on purpose'); return real.apply(this, all); }; })()";

async fn a_fault_in_the_engine_brings_the_sheet_back_once(page: Page) {
    stage_at(
        &page,
        &format!("well-fault-{}", page.kind.name()),
        "",
        &format!("{EARS}{}", page.server.stage.pasted()),
    )
    .await;
    until(&page, "live()").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, &format!("shown().length == 8 && inside('{RESTS}')")).await;
    js(&page, "window.broken = inside('.fs')").await;
    page.js(BREAK).await;
    js(&page, "inside('input[name=topic][value=trade]').click()").await;
    until(&page, "live() && inside('.fs') != window.broken && shown().includes('trade-share') && shown().includes('gasification') && every('.dropped .drop').length == 2").await;
    js(&page, "inside('.clear').click()").await;
    until(&page, "shown().length > 40").await;
    assert_eq!(page.js("window.heard").await, json!([]), "the host's handlers hear nothing");
}

async fn a_fault_while_the_reader_types_brings_the_sheet_back(page: Page) {
    let way = format!("well-typing-{}", page.kind.name());
    stage_at(&page, &way, "", &format!("{EARS}{ELEMENT}<fact-sheet topic=energy></fact-sheet>")).await;
    until(&page, "live() && shown().length == 8").await;
    let script = "(e => { Object.defineProperty(e, 'value', { configurable: true, get() { delete e.value; throw new Error('broken on purpose') } }); \
        e.dispatchEvent(new Event('input', { bubbles: true })); window.old = e; })(inside('input[name=q]'))";
    js(&page, script).await;
    until(&page, "live() && inside('input[name=q]') != window.old && shown().length == 8").await;
    js(&page, "sheet().q = 'gas'").await;
    until(&page, "shown().length == 2").await;
    assert_eq!(page.js("window.heard").await, json!([]), "the host's handlers hear nothing");
}

async fn a_module_without_memory_left_gives_way_to_a_fresh_one(page: Page) {
    let way = format!("well-full-{}", page.kind.name());
    let keep = "<script>memories = []; { const real = WebAssembly.instantiate; WebAssembly.instantiate = async (...all) => { \
        const made = await real(...all); memories.push(made.instance.exports.memory); return made; } }</script>";
    stage_at(&page, &way, "", &format!("{EARS}{keep}{ELEMENT}<fact-sheet topic=energy></fact-sheet>")).await;
    until(&page, "live() && shown().length == 8").await;
    // All that a module may ever have, in pages of 64 KiB; only what is written takes room.
    page.js("(memories[0].grow(65536 - memories[0].buffer.byteLength / 65536), 1)").await;
    page.js("(document.body.insertAdjacentHTML('afterbegin', '<fact-sheet view=facts></fact-sheet>'.repeat(4)), 1)").await;
    page.until("memories.length == 2").await;
    for n in 0..5 {
        js(&page, &format!("sheet({n}).scrollIntoView()")).await;
        until(&page, &format!("live({n})")).await;
    }
    assert_eq!(js(&page, "shown(4).length").await, 8, "the first sheet kept its state");
    assert_eq!(page.js("window.heard").await, json!([]), "the host's handlers hear nothing");
}

async fn a_second_fault_leaves_the_static_sheet(page: Page) {
    stage_at(
        &page,
        &format!("well-twice-{}", page.kind.name()),
        "",
        &format!("{EARS}{}", page.server.stage.pasted()),
    )
    .await;
    until(&page, &format!("live() && inside('{RESTS}')")).await;
    // What broke may have drawn its chip before it did: only another sheet in
    // its place is the one that was brought back.
    js(&page, "window.broken = inside('.fs')").await;
    page.js(BREAK).await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "live() && inside('.fs') != window.broken && every('.dropped .drop').length == 1").await;
    until(&page, &format!("inside('{RESTS}')")).await;
    page.js(BREAK).await;
    js(&page, "inside('input[name=topic][value=trade]').click()").await;
    rests(&page, 1).await;
}

async fn a_fault_on_the_page_of_its_own_brings_the_sheet_back(page: Page) {
    page.open("").await;
    page.js("(window.heard = [], addEventListener('error', e => heard.push(e.message)))").await;
    page.until(&format!("find('{RESTS}')")).await;
    page.js("window.broken = find('.fs')").await;
    page.js(BREAK).await;
    page.pick("topic", "energy").await;
    page.until("find('.fs') != window.broken && facts().length == 8 && all('.dropped .drop').length == 1")
        .await;
    page.js("find('input[name=topic][value=trade]').click()").await;
    page.until(&format!("facts().includes('trade-share') && find('{RESTS}')")).await;
    page.js(BREAK).await;
    page.js("find('input[name=topic][value=energy]').click()").await;
    page.until("document.querySelector('.fs[data-static][data-failed]')").await;
    assert!(page.facts().await.len() > 4, "the static sheet is there");
    assert_eq!(page.js("window.heard").await, json!([]));
    hush(&page).await;
}

async fn nothing_is_stored_and_nobody_else_is_asked(page: Page) {
    stage(&page, "", &format!("{ELEMENT}<fact-sheet></fact-sheet>")).await;
    until(&page, "live()").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "shown().length == 8").await;
    let asked = strings(&page.js("performance.getEntriesByType('resource').map(e => new URL(e.name)).filter(u => u.protocol != 'data:').map(u => u.host)").await);
    let ours = page.server.base.trim_start_matches("http://").to_owned();
    assert!(
        !asked.is_empty()
            && asked.iter().all(|host| *host == ours || page.server.hosts.ends_with(host.as_str())),
        "{asked:?}"
    );
    assert_eq!(
        page.js("[document.cookie, localStorage.length, sessionStorage.length]").await,
        json!(["", 0, 0])
    );
}
