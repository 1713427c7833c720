//! A sheet among others: sheets of the same story and of another, what was
//! pasted long ago, and pages whose names stand in the way.

use serde_json::{Value, json};

use crate::{
    element::{js, stage, stage_at, until},
    page::Page,
};

crate::tests![
    ten_sheets_share_one_engine_and_nothing_else,
    two_stories_stand_on_one_page,
    a_sheet_pasted_long_ago_meets_a_newer_engine,
    names_of_the_page_that_hide_the_browsers_do_no_harm,
    names_that_hide_what_makes_elements_leave_what_was_pasted.loud(),
];

const ELEMENT: &str = "<script type=module src='{home}embed.js'></script>";

/// How often each file of that way was asked for.
async fn calls(page: &Page, way: &str) -> Value {
    let address = format!("{}/calls/{way}", page.server.base);
    page.js_with("fetch(arguments[0]).then(a => a.json()).then(Object.values)", vec![json!(address)]).await
}

async fn ten_sheets_share_one_engine_and_nothing_else(page: Page) {
    let way = format!("well-ten-{}", page.kind.name());
    let sheets: String = ('a'..='j')
        .map(|key| format!("<fact-sheet view=facts state=fragment state-key={key}></fact-sheet>"))
        .collect();
    stage_at(&page, &way, "", &format!("{ELEMENT}{sheets}")).await;
    for n in 0..10 {
        js(&page, &format!("sheet({n}).scrollIntoView()")).await;
        until(&page, &format!("live({n})")).await;
    }
    let all = js(&page, "shown(0).length").await;
    js(&page, "inside('input[name=topic][value=energy]', 3).click()").await;
    js(&page, "sheet(7).q = 'gas'").await;
    until(&page, "shown(3).length == 8 && shown(7).length == 2").await;
    page.until("location.hash.includes('d.topic=energy') && location.hash.includes('h.q=gas')").await;
    let others = js(&page, "[0, 1, 2, 4, 5, 6, 8, 9].map(n => shown(n).length)").await;
    assert_eq!(others, json!(vec![all; 8]), "the others show what they did");
    assert_eq!(calls(&page, &way).await, json!([1, 1, 1, 1]), "one engine for all");
    let twice = js(
        &page,
        "[document, ...[...document.querySelectorAll('fact-sheet')].map(e => e.shadowRoot)].flatMap(root => { \
           const ids = [...root.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, n) => ids.indexOf(id) != n); })",
    )
    .await;
    assert_eq!(twice, json!([]), "no identifier stands twice in one tree");
}

async fn two_stories_stand_on_one_page(page: Page) {
    let other = format!("{}/story/other-{}/", page.server.base, page.kind.name());
    stage(
        &page,
        "",
        &format!(
            "{ELEMENT}<fact-sheet topic=energy view=facts></fact-sheet><fact-sheet src='{other}' view=facts></fact-sheet>\
             <fact-sheet src='{other}' topic=riders view=facts></fact-sheet>"
        ),
    )
    .await;
    for n in 0..3 {
        js(&page, &format!("sheet({n}).scrollIntoView()")).await;
        until(&page, &format!("live({n})")).await;
    }
    assert_eq!(js(&page, "shown(0).length").await, 8);
    assert_eq!(js(&page, "shown(1).length").await, 4, "the other story's facts");
    assert_eq!(js(&page, "shown(2)").await, json!(["pupils"]));
    js(&page, "inside('input[name=topic][value=money]', 1).click()").await;
    until(&page, "shown(1).length == 3 && !shown(1).includes('pupils')").await;
    let found = js(&page, "Promise.all([0, 1].map(n => sheet(n).list().then(all => all.length)))").await;
    assert!(found[0].as_u64() > Some(40) && found[1] == 4, "each knows its own: {found}");
    let way = format!("other-{}", page.kind.name());
    assert_eq!(calls(&page, &way).await, json!([1, 1, 1, 1]), "one engine a story");
}

async fn a_sheet_pasted_long_ago_meets_a_newer_engine(page: Page) {
    // Its stylesheet has gone, a fact was not there yet, and the markup was another.
    let pasted = page.server.stage.pasted();
    let (before, style) = pasted.split_once("<link rel=\"stylesheet\"").expect("a stylesheet");
    let (_, after) = style.split_once('>').expect("its end");
    let (first, card) = after.split_once("<article").expect("a card");
    let (_, rest) = card.split_once("</article>").expect("its end");
    let old = [before, first, rest].concat().replace("class=\"meta", "class=\"former");
    stage(&page, "", &format!("<div style='height:5000px'></div>{old}")).await;
    until(&page, "inside('.fs[data-static]') && shown().length > 20").await;
    let known = js(&page, "shown().length").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    js(&page, "sheet().scrollIntoView()").await;
    until(&page, "live() && shown().length == 8 && every('.dropped .drop').length == 1").await;
    js(&page, "inside('.clear').click()").await;
    until(&page, "every('.dropped .drop').length == 0").await;
    let now = js(&page, "shown().length").await;
    assert!(now.as_u64() > known.as_u64(), "the new fact is there: {known}, {now}");
}

async fn names_of_the_page_that_hide_the_browsers_do_no_harm(page: Page) {
    let names = "<form id=document name=documentElement><input name=body><input name=children><input id=append></form>\
                 <img id=window name=location alt=''><a id=customElements href='#'>a</a><a id=factsheet name=factsheet href='#'>b</a>\
                 <form name=adoptedStyleSheets></form><form name=activeElement></form><img name=head alt=''>";
    stage(
        &page,
        "",
        &format!("{names}{ELEMENT}<form id=fetch><fact-sheet state=fragment></fact-sheet></form>"),
    )
    .await;
    until(&page, "live()").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "shown().length == 8").await;
    page.until_fragment("topic=energy").await;
}

async fn names_that_hide_what_makes_elements_leave_what_was_pasted(page: Page) {
    let ears = "<script>heard = []; addEventListener('error', e => heard.push(e.message)); addEventListener('unhandledrejection', e => heard.push(String(e.reason)))</script>";
    let pasted = page.server.stage.pasted();
    stage(&page, "", &format!("{ears}<img name=createElement alt=''>{pasted}")).await;
    until(&page, "shown().length > 20").await;
    page.settle().await;
    assert_eq!(page.js("window.heard").await, json!([]), "the host's handlers hear nothing");
}
