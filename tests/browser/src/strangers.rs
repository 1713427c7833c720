//! Whom a sheet in a frame does not listen to.

use serde_json::json;

use crate::{
    frame::quiet,
    frame_state::{known, shows},
    hosts::{fits, inside, open, outside, said_nothing_odd},
    page::Page,
};

crate::tests![
    a_stranger_beside_the_frame_is_not_heard,
    a_host_that_is_nobody_chooses_nothing,
    ten_thousand_messages_from_the_host_are_answered_a_few_times,
];

/// Messages that a host may send, and some that nobody should.
const HOSTILE: &str = "[\
    {type: 'factsheet-state', state: 'q=zzzz'}, {type: 'factsheet-state', state: {}}, {type: 'factsheet-state'},\
    {type: 'factsheet-state', state: 'q=' + 'z'.repeat(1e5)}, null, undefined, 0, '', [], [[]], 'null', '{}',\
    '[iFrameSizer]frame:8:false:false:32', '[iFrameSizer]:8:false:', '[iFrameSizer]' + 'x'.repeat(1e5) + ':8:false:',\
    '{\"type\":\"get-location\",\"href\":\"https://stranger.example/#q=zzzz\"}',\
    {sentinel: 'amp', type: 'frames-init'}, {type: 'iframe-child-init'}, {message: 'ready', secret: '<b>'},\
    {type: 'iframe-get-child-dimensions'}, {type: 'iframe-resized', height: 1e9, width: -1},\
    'pymxPYMxherexPYMxwidthxPYMx-1', 'pymxPYMxherexPYMxheightxPYMx1e9', {'datawrapper-height': {abcde: 1e9}},\
    {__proto__: {type: 'factsheet-state'}, constructor: 1}, {type: {toString: 1}}]";

async fn a_stranger_beside_the_frame_is_not_heard(page: Page) {
    open(&page, "stranger").await;
    inside(&page).await;
    page.alive().await;
    let height = fits(&page).await;
    let facts = page.facts().await;
    outside(&page).await;
    quiet(&page).await;
    page.js(&format!("(strangers({HOSTILE}, 400), window.since = performance.now())")).await;
    page.until("heard.includes('sent') && performance.now() > since + 600").await;
    inside(&page).await;
    page.settle().await;
    assert_eq!(fits(&page).await, height);
    assert_eq!(page.facts().await, facts);
    assert_eq!(page.js("location.hash").await, "");
    outside(&page).await;
    assert_eq!(page.js("heard").await, json!(["sent"]), "and it answers nothing");
}

async fn a_host_that_is_nobody_chooses_nothing(page: Page) {
    let (topic, ..) = known(&page).await;
    open(&page, "nobody/plain").await;
    assert_eq!(page.js("origin").await, "null");
    inside(&page).await;
    page.alive().await;
    fits(&page).await;
    outside(&page).await;
    quiet(&page).await;
    page.js_with(
        "(tell({type: 'factsheet-state', state: 'topic=' + arguments[0]}), heard.length = 0, \
         tell({sentinel: 'amp', type: 'frames-init'}), window.since = performance.now())",
        vec![json!(topic)],
    )
    .await;
    // The second message is answered, so the first one has been read; a state
    // is taken after 150 ms.
    page.until("heard.some(m => m.type == 'embed-size') && performance.now() > since + 600").await;
    inside(&page).await;
    page.settle().await;
    assert_eq!(page.js("location.hash + all(':checked').filter(e => e.name == 'topic').length").await, "0");
    outside(&page).await;
}

async fn ten_thousand_messages_from_the_host_are_answered_a_few_times(page: Page) {
    let (topic, facts, _) = known(&page).await;
    open(&page, "plain").await;
    inside(&page).await;
    page.alive().await;
    let height = fits(&page).await;
    outside(&page).await;
    quiet(&page).await;
    page.js(&format!(
        "(() => {{ const all = {HOSTILE}.filter(m => !m || m.type !== 'factsheet-state'); \
         window.since = performance.now(); for (let turn = 0; turn < 10000; turn++) tell(all[turn % all.length]); return 1; }})()"
    ))
    .await;
    page.js("(tell({type: 'iframe-get-child-dimensions'}), 1)").await;
    page.until("heard.some(m => m.type == 'embed-size')").await;
    // At most one a frame, and how long a frame takes is the machine's affair.
    let answers = page.js("heard.filter(m => m.type == 'embed-size').length").await;
    assert!(answers.as_u64().is_some_and(|answers| answers <= 100), "{answers} answers to 10,000 messages");
    let no_state =
        "[{}, 7, null, 'q=zzzz&q=' + 'z'.repeat(1e4)].map(state => tell({type: 'factsheet-state', state}))";
    page.js(&format!("({no_state}, window.since = performance.now())")).await;
    page.until("performance.now() > since + 600").await;
    inside(&page).await;
    assert_eq!(page.js("location.hash").await, "", "nothing of it was a state");
    let count = "window.steps = 0; const was = history.replaceState; \
                 history.replaceState = (...all) => { steps++; return was.call(history, ...all); };";
    page.js(&format!("(() => {{ {count} return 1; }})()")).await;
    outside(&page).await;
    page.js_with(
        "(() => { for (let turn = 0; turn < 10000; turn++) tell({type: 'factsheet-state', state: turn % 2 ? 'topic=' + arguments[0] : 'q=zzzz'}); return 1; })()",
        vec![json!(topic)],
    )
    .await;
    inside(&page).await;
    shows(&page, &topic, facts).await;
    assert!(fits(&page).await < height);
    let steps = page.js("steps").await;
    assert!(
        steps.as_u64().is_some_and(|steps| steps <= 100),
        "{steps} steps in the history, or WebKit refuses"
    );
    outside(&page).await;
    said_nothing_odd(&page).await;
}
