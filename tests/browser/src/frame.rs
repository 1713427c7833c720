//! The sheet in a frame: what it leaves out, and when it says its height.

use serde_json::json;

use crate::{
    access::axe,
    frame_state::{known, shows},
    hosts::{fits, inside, lives, open, outside, press, said_nothing_odd},
    page::Page,
};

crate::tests![
    a_frame_leaves_out_headline_and_footer_unless_asked,
    a_frame_keeps_the_provenance_and_a_link_to_the_full_sheet,
    axe_finds_nothing_in_a_frame,
    only_in_a_frame_the_sheet_asks_not_to_be_indexed,
    a_frame_is_light_where_the_host_says_so,
    nothing_moves_in_a_frame.chromium_only(),
    a_frame_fits_before_the_engine_comes,
    a_frame_fits_when_the_engine_does_not_start.loud(),
    a_hidden_frame_says_its_height_when_it_is_shown,
    a_frame_far_below_says_its_height,
    a_frame_that_may_only_run_scripts_is_a_whole_sheet,
    a_sheet_written_into_a_page_has_its_links_where_they_lead_somewhere,
    a_link_in_a_sheet_written_into_a_page_works_without_the_engine.loud(),
    the_height_of_a_frame_says_nothing_about_its_content,
    a_frame_says_its_height_once_a_change,
    a_frame_answers_every_host_that_asks,
];

async fn a_frame_leaves_out_headline_and_footer_unless_asked(page: Page) {
    for (query, headline, footer) in
        [("", false, false), ("?headline", true, false), ("?footer=true&headline=false", false, true)]
    {
        open(&page, &format!("plain?sheet=/{}", query.replace('?', "%3F").replace('&', "%26"))).await;
        inside(&page).await;
        for _ in 0..2 {
            assert_eq!(
                page.js("all('h1, .standfirst').some(e => e.offsetHeight > 1)").await,
                headline,
                "{query}"
            );
            assert_eq!(page.js("seen(find('.foot'))").await, footer, "{query}");
            page.alive().await;
        }
        fits(&page).await;
        outside(&page).await;
        page.leave().await;
    }
    page.open("").await;
    assert_eq!(page.js("seen(find('h1')) && seen(find('.foot')) && !seen(find('.fs-full'))").await, true);
}

async fn a_frame_keeps_the_provenance_and_a_link_to_the_full_sheet(page: Page) {
    let (topic, facts, _) = known(&page).await;
    open(&page, &format!("plain?sheet=/sheets/energy/%3Fid=7%23topic={topic}")).await;
    inside(&page).await;
    page.alive().await;
    shows(&page, &topic, facts).await;
    assert_eq!(page.js("seen(find('.provenance'))").await, true);
    let link =
        page.js("(() => { const a = find('.fs-full a'); return [seen(a), a.target, a.rel]; })()").await;
    assert_eq!(link, json!([true, "_blank", "noopener"]));
    page.js("(find('.fs-full a').dispatchEvent(new MouseEvent('contextmenu', {bubbles: true})), 1)").await;
    let there = format!("{}/sheets/energy/#topic={topic}", page.server.base);
    assert_eq!(
        page.js("find('.fs-full a').href").await,
        there,
        "with what is shown, without the host's query"
    );
    outside(&page).await;
}

async fn axe_finds_nothing_in_a_frame(page: Page) {
    open(&page, "plain").await;
    lives(&page).await;
    fits(&page).await;
    axe(&page).await;
    outside(&page).await;
}

async fn only_in_a_frame_the_sheet_asks_not_to_be_indexed(page: Page) {
    let robots = "all('meta[name=robots]').map(e => e.content)";
    open(&page, "plain").await;
    inside(&page).await;
    assert_eq!(page.js(robots).await, json!(["noindex"]));
    outside(&page).await;
    page.leave().await;
    page.open("").await;
    assert_eq!(page.js(robots).await, json!([]));
}

async fn a_frame_is_light_where_the_host_says_so(page: Page) {
    let mut seen = Vec::new();
    for query in ["%3Fdark=false", "%3Fdark=true"] {
        open(&page, &format!("plain?sheet=/{query}")).await;
        inside(&page).await;
        seen.push(page.js("getComputedStyle(find('.fs')).backgroundColor").await);
        outside(&page).await;
        page.leave().await;
    }
    let sum = |at: usize| -> u32 {
        let colour = seen[at].as_str().expect("a colour");
        colour.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse::<u32>().ok()).take(3).sum()
    };
    assert!(sum(0) > 700 && sum(1) < 100, "{seen:?}");
}

async fn nothing_moves_in_a_frame(page: Page) {
    open(&page, "plain?sheet=/slow/frame-still/").await;
    inside(&page).await;
    page.js(
        "(window.shift = 0, new PerformanceObserver(l => l.getEntries().forEach(e => { shift += e.value; }))\
         .observe({type: 'layout-shift', buffered: true}), 1)",
    )
    .await;
    fits(&page).await;
    page.server.release("frame-still");
    page.alive().await;
    page.settle().await;
    assert_eq!(page.js("shift").await, 0);
    outside(&page).await;
}

async fn a_frame_fits_before_the_engine_comes(page: Page) {
    for host in ["plain?", "pym?", "resizer-4?early&", "resizer-5?early&"] {
        let name = host.split('?').next().unwrap_or_default();
        let gate = format!("frame-{name}-{}", page.kind.name());
        open(&page, &format!("{host}sheet=/slow/{gate}/")).await;
        inside(&page).await;
        let before = fits(&page).await;
        assert_eq!(page.js("!!document.querySelector('.fs[data-live]')").await, false, "{host}");
        page.server.release(&gate);
        lives(&page).await;
        assert!((fits(&page).await - before).abs() <= 1.0, "{host}");
        outside(&page).await;
        page.leave().await;
    }
}

async fn a_frame_fits_when_the_engine_does_not_start(page: Page) {
    open(&page, "plain?sheet=/broken/fs-engine/").await;
    inside(&page).await;
    page.until("document.querySelector('.fs[data-failed]')").await;
    let all = fits(&page).await;
    let topic = page.js("find('input[name=topic]').value").await;
    let chip = format!("label:has(> input[name='topic'][value='{}'])", topic.as_str().expect("a slug"));
    press(&page, &chip).await;
    page.until("all('article.fact').some(e => !seen(e))").await;
    assert!(fits(&page).await < all - 100.0, "the topics still filter, and the frame shrinks");
    outside(&page).await;
}

async fn a_hidden_frame_says_its_height_when_it_is_shown(page: Page) {
    open(&page, "plain?hidden").await;
    page.until("document.readyState == 'complete'").await;
    page.settle().await;
    let heights = "heard.filter(m => m.type == 'embed-size').length";
    assert_eq!(page.js(heights).await, 0, "what is not shown has no height");
    page.js("(made.style.display = 'block', 1)").await;
    page.until(heights).await;
    inside(&page).await;
    page.alive().await;
    fits(&page).await;
    outside(&page).await;
    said_nothing_odd(&page).await;
}

async fn a_frame_far_below_says_its_height(page: Page) {
    open(&page, "plain?far").await;
    page.until("made.clientHeight > 1000").await;
    assert_eq!(page.js("scrollY").await, 0, "nobody went there");
    let said = page.js("made.clientHeight").await.as_f64().expect("a height");
    page.js("(made.scrollIntoView(), 1)").await;
    inside(&page).await;
    page.alive().await;
    assert!((fits(&page).await - said).abs() <= 1.0);
    outside(&page).await;
}

async fn a_frame_that_may_only_run_scripts_is_a_whole_sheet(page: Page) {
    let (topic, facts, _) = known(&page).await;
    open(&page, &format!("plain?sandbox=allow-scripts&sheet=/%23topic={topic}")).await;
    inside(&page).await;
    page.alive().await;
    assert_eq!(page.js("origin").await, "null");
    shows(&page, &topic, facts).await;
    let narrow = fits(&page).await;
    press(&page, ".dropped button").await;
    page.until_with("facts().length > arguments[0]", vec![json!(facts)]).await;
    assert!(fits(&page).await > narrow);
    outside(&page).await;
}

async fn a_sheet_written_into_a_page_has_its_links_where_they_lead_somewhere(page: Page) {
    for (host, full) in
        [("guardian-atom", None), ("guardian-atom?canonical", Some("https://sheets.example/energy/"))]
    {
        open(&page, host).await;
        inside(&page).await;
        page.alive().await;
        let link = page.js("seen(find('.fs-full a')) ? find('.fs-full a').href : null").await;
        assert_eq!(link, json!(full), "{host}");
        outside(&page).await;
        page.leave().await;
    }
}

async fn a_link_in_a_sheet_written_into_a_page_works_without_the_engine(page: Page) {
    open(&page, "guardian-atom?sheet=/broken/fs-engine/").await;
    inside(&page).await;
    page.until("document.querySelector('.fs[data-failed]')").await;
    let fact = page.js("find('.keys a').dataset.fact").await;
    press(&page, ".keys a").await;
    page.until_with("location.href == 'about:srcdoc#fact=' + arguments[0]", vec![fact.clone()]).await;
    page.until_with("document.getElementById('fact=' + arguments[0]).matches(':target')", vec![fact]).await;
    outside(&page).await;
}

async fn the_height_of_a_frame_says_nothing_about_its_content(page: Page) {
    open(&page, "plain?sheet=/slow/frame-height/").await;
    inside(&page).await;
    let own = fits(&page).await;
    for height in [300, 20_000] {
        outside(&page).await;
        page.js_with("(made.height = arguments[0], 1)", vec![json!(height)]).await;
        inside(&page).await;
        page.until_with("innerHeight == arguments[0]", vec![json!(height)]).await;
        // A scrollbar may take its width from the text.
        let now = page.js("document.documentElement.getBoundingClientRect().height").await;
        let now = now.as_f64().expect("a height");
        assert!(now < 1.1 * own && now > own - 1.0, "{now} instead of {own} in a frame of {height}");
    }
    page.server.release("frame-height");
    outside(&page).await;
}

/// Waits, on the host's page, until the frame has said by itself what it says
/// again after it has loaded, and forgets all that.
pub async fn quiet(page: &Page) {
    inside(page).await;
    page.until("performance.getEntriesByType('navigation')[0].loadEventEnd").await;
    // Timers of a window come in the order in which they are due, however late: Firefox puts them off.
    page.js("(() => { window.rests = false; const due = performance.getEntriesByType('navigation')[0].loadEventEnd + 5001; \
            const frame = () => requestAnimationFrame(() => setTimeout(() => window.rests = true, 100)); \
            setTimeout(() => setTimeout(frame, 100), Math.max(0, due - performance.now())); return 1; })()")
        .await;
    page.until("window.rests").await;
    outside(page).await;
    page.js("(heard.length = 0, 1)").await;
}

async fn a_frame_says_its_height_once_a_change(page: Page) {
    open(&page, "plain").await;
    lives(&page).await;
    fits(&page).await;
    outside(&page).await;
    quiet(&page).await;
    inside(&page).await;
    // Twenty changes at once, and back.
    page.js("(() => { const {style} = document.body; for (let n = 1; n <= 20; n++) { style.paddingBottom = 9 * n + 'px'; void style.top; } return 1; })()").await;
    fits(&page).await;
    page.js("(document.body.style.paddingBottom = '', 1)").await;
    fits(&page).await;
    outside(&page).await;
    let heights = "heard.filter(m => m.type == 'embed-size').map(m => m.height)";
    let told = page.js(heights).await;
    assert_eq!(told.as_array().map(Vec::len), Some(2), "{told}");
    // Another width, and mostly the same height.
    for width in 1..=4 {
        page.js_with("(made.style.width = `calc(100% - ${arguments[0]}px)`, 1)", vec![json!(width)]).await;
        page.settle().await;
        page.settle().await;
    }
    let twice = page.js(&format!("{heights}.filter((h, n, all) => h == all[n - 1])")).await;
    assert_eq!(twice, json!([]), "nothing is said twice");
}

async fn a_frame_answers_every_host_that_asks(page: Page) {
    open(&page, "plain?sheet=/%3FchildId=story").await;
    lives(&page).await;
    fits(&page).await;
    outside(&page).await;
    quiet(&page).await;
    for (ask, answer) in [
        ("'pymxPYMxstoryxPYMxwidthxPYMx640'", "/^pymxPYMxstoryxPYMxheightxPYMx\\d+$/.test(m)"),
        ("{sentinel: 'amp', type: 'frames-init'}", "m.type == 'embed-size'"),
        ("{message: 'ready', secret: 'a1'}", "m.type == 'embed-size'"),
        (
            "'[iFrameSizer]a.frame-1:8:false:false:32:true:true:null'",
            "/^\\[iFrameSizer\\]a.frame-1:\\d+:\\d+:init$/.test(m)",
        ),
        ("'[iFrameSizer]resize'", "/^\\[iFrameSizer\\]a.frame-1:\\d+:\\d+:resizeObserver$/.test(m)"),
        ("{type: 'iframe-child-init'}", "m.type == 'iframe-resized'"),
        (
            "{type: 'iframe-get-child-dimensions'}",
            "m.type == 'iframe-resized' && m.width > 99 && m.height > 99",
        ),
    ] {
        page.js(&format!("(heard.length = 0, tell({ask}), 1)")).await;
        page.until(&format!("heard.some(m => {answer})")).await;
        // The last message of a round.
        page.until("heard.some(m => m.type == 'iframe-resized')").await;
        let rounds = page.js("heard.filter(m => m.type == 'embed-size').length").await;
        assert_eq!(rounds, 1, "{ask} is answered once");
    }
    said_nothing_odd(&page).await;
}
