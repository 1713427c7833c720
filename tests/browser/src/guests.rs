//! A sheet as a guest: hostile styles around it change nothing, a host's wishes
//! do, and coming and going leaves nothing behind.

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::{
    element::{js, stage, stage_at, until},
    page::Page,
};

crate::tests![
    hostile_styles_of_the_host_leave_the_pixels_as_they_were,
    a_host_styles_by_custom_properties_and_parts,
    a_sheet_follows_the_theme_its_host_sets,
    a_sheet_listens_to_the_page_only_where_it_is_documented,
    a_thousand_removals_and_moves_leave_nothing_behind.chromium_only().afresh(),
    two_hundred_choices_leave_no_memory_behind.chromium_only().afresh(),
    comings_and_goings_before_the_engine_leave_nothing_behind.chromium_only().afresh(),
    sheets_that_are_destroyed_and_made_anew_use_the_same_roots.chromium_only().afresh(),
];

const ELEMENT: &str = "<script type=module src='{home}embed.js'></script>";

/// Pixels of the element's picture: width, height, colours.
async fn picture(page: &Page) -> (u32, u32, Vec<u8>) {
    page.settle().await;
    let element = page.client.find(Locator::Css("fact-sheet")).await.expect("the element");
    let bytes = element.screenshot().await.expect("a picture");
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("a frame");
    (frame.width, frame.height, pixels)
}

async fn hostile_styles_of_the_host_leave_the_pixels_as_they_were(page: Page) {
    let sheet = "<fact-sheet topic=trade view=facts></fact-sheet>";
    let reset = "<style>html, body { margin: 0 }</style>";
    let mut pictures = vec![];
    for hostile in [
        "",
        "<style>* { all: unset !important }</style>",
        "<style>html { font-size: 4px; line-height: 7; letter-spacing: 3px; word-spacing: 9px; text-transform: uppercase; text-indent: 40px; color: red; font-family: monospace; text-align: right; direction: rtl; cursor: wait; visibility: visible; white-space: pre; zoom: 1 }</style>",
        "<style>* { font-size: 0 !important; color: lime !important; box-sizing: content-box !important } div, p, ul, li, button, input { display: none !important; border: 9px solid red !important }</style>",
    ] {
        page.leave().await;
        page.resize(700, 4000).await;
        stage(&page, "", &format!("{reset}{hostile}{ELEMENT}{sheet}")).await;
        until(&page, "live() && shown().length == 5").await;
        pictures.push((hostile, picture(&page).await));
    }
    let (_, (width, height, plain)) = &pictures[0];
    assert!(*width > 300 && *height > 300, "{width} × {height}");
    for (hostile, (w, h, pixels)) in &pictures[1..] {
        assert_eq!((w, h), (width, height), "{hostile}");
        let channels = pixels.len() / (*w as usize * *h as usize);
        let differ = plain.chunks(channels).zip(pixels.chunks(channels)).filter(|(a, b)| a != b).count();
        let share = differ as f64 / f64::from(w * h);
        assert!(share <= 0.001, "{:.3} % of the pixels differ under {hostile}", share * 100.0);
    }
}

async fn a_host_styles_by_custom_properties_and_parts(page: Page) {
    let style = "<style>fact-sheet { --fs-paper: rgb(1, 2, 3); --fs-font: monospace; --fs-rem: 20px } \
                 fact-sheet::part(statement) { font-style: italic }</style>";
    stage(&page, "", &format!("{style}{ELEMENT}<fact-sheet topic=trade></fact-sheet>")).await;
    until(&page, "live()").await;
    let look = js(
        &page,
        "[getComputedStyle(inside('.fs')).backgroundColor, getComputedStyle(inside('.fs')).fontSize, \
          getComputedStyle(inside('.fs')).fontFamily, getComputedStyle(inside('.statement')).fontStyle]",
    )
    .await;
    assert_eq!(look, json!(["rgb(1, 2, 3)", "21.25px", "monospace", "italic"]));
    let parts = js(&page, "[...new Set(every('[part]').map(e => e.getAttribute('part')))].sort()").await;
    assert_eq!(
        parts,
        json!([
            "fact",
            "facts",
            "figure",
            "figures",
            "filters",
            "foot",
            "head",
            "meta",
            "sheet",
            "statement",
            "timeline"
        ])
    );
}

async fn a_sheet_follows_the_theme_its_host_sets(page: Page) {
    stage(&page, "", &format!("{ELEMENT}<fact-sheet topic=trade theme=light></fact-sheet>")).await;
    until(&page, "live()").await;
    let paper = "getComputedStyle(inside('.fs')).backgroundColor";
    assert_eq!(js(&page, paper).await, "rgb(253, 252, 250)");
    js(&page, "sheet().theme = 'dark'").await;
    assert_eq!(js(&page, paper).await, "rgb(20, 22, 26)");
    js(&page, "sheet().theme = 'auto'").await;
    assert_eq!(js(&page, paper).await, "rgb(253, 252, 250)", "the reader's own is light here");
}

async fn a_sheet_listens_to_the_page_only_where_it_is_documented(page: Page) {
    let ears = "<script>listens = []; for (const way of ['add', 'remove']) { const real = EventTarget.prototype[way + 'EventListener']; \
        EventTarget.prototype[way + 'EventListener'] = function (kind, ...rest) { \
            const where = this === window || this == null ? 'window ' : this === document || this === document.documentElement || this === document.body ? 'document ' : ''; \
            if (where) { if (way == 'add') listens.push(where + kind); else listens.splice(listens.indexOf(where + kind), 1); } \
            return real.call(this, kind, ...rest); } }</script>";
    let sheets = "<fact-sheet></fact-sheet><div style='height:5000px'></div><fact-sheet state=fragment view=facts></fact-sheet>";
    stage(&page, "", &format!("{ears}{ELEMENT}{sheets}")).await;
    until(&page, "live()").await;
    assert_eq!(
        page.js("listens").await,
        json!([]),
        "a sheet that leaves the address alone listens to nothing"
    );
    js(&page, "sheet(1).scrollIntoView()").await;
    until(&page, "live(1)").await;
    js(&page, "inside('input[name=topic][value=energy]', 1).click()").await;
    page.until_fragment("topic=energy").await;
    let four = json!(["window beforeunload", "window hashchange", "window pagehide", "window popstate"]);
    assert_eq!(page.js("listens.sort()").await, four);
    js(&page, "sheet(1).remove()").await;
    page.until("listens.length == 0").await;
}

/// Keeps the memory of the module where a test can see it.
const MEMORY: &str = "<script>{ const real = WebAssembly.instantiate; WebAssembly.instantiate = async (...all) => { \
    const made = await real(...all); window.memory = made.instance.exports.memory; return made; } }</script>";

/// DOM nodes, listeners, bytes of the module's memory, bytes of JS, after the
/// browser has cleaned up.
async fn weight(page: &Page) -> [f64; 4] {
    let cdp = |cmd: &'static str| {
        Page::command(&page.client, "POST", "goog/cdp/execute", json!({ "cmd": cmd, "params": {} }))
    };
    for _ in 0..3 {
        cdp("HeapProfiler.collectGarbage").await;
    }
    let dom = cdp("Memory.getDOMCounters").await;
    let heap = cdp("Runtime.getHeapUsage").await;
    let memory = page.js("window.memory.buffer.byteLength").await;
    let number = |value: &Value| value.as_f64().expect("a number");
    [number(&dom["nodes"]), number(&dom["jsEventListeners"]), number(&memory), number(&heap["usedSize"])]
}

/// Runs a script so often, and waits until what it left to timers is over.
async fn rounds(page: &Page, times: u32, script: &str) {
    page.js_with(
        &format!("((n) => {{ for (let i = 0; i < n; i++) {{ {script} }} window.late = performance.now() + 2600; }})(arguments[0])"),
        vec![json!(times)],
    )
    .await;
    page.until("performance.now() > window.late").await;
    page.settle().await;
}

async fn a_thousand_removals_and_moves_leave_nothing_behind(page: Page) {
    stage_at(
        &page,
        "well-leak",
        "",
        &format!(
            "{MEMORY}{ELEMENT}<div id=one><fact-sheet state=fragment></fact-sheet></div><div id=two></div>"
        ),
    )
    .await;
    until(&page, "live()").await;
    js(&page, "inside('input[name=topic][value=energy]').click()").await;
    until(&page, "shown().length == 8").await;
    let script = "const e = document.querySelector('fact-sheet'); e.remove(); one.append(e); two.append(e);";
    // As many as are counted: what waits in the same queue takes its room once.
    rounds(&page, 1000, script).await;
    let before = weight(&page).await;
    rounds(&page, 1000, script).await;
    let after = weight(&page).await;
    assert_eq!(before[..3], after[..3], "nodes, listeners, bytes of the module");
    let grown = (after[3] - before[3]) / 1000.0;
    assert!(grown <= 100.0, "{grown} bytes of JS a round");
    assert_eq!(
        js(&page, "[live(), shown().length, sheet().fragment]").await,
        json!([true, 8, "topic=energy"])
    );
    js(&page, "inside('.clear').click()").await;
    until(&page, "shown().length > 8").await;
}

/// Each element made by a call left a list on the module's heap: 130 kB a choice.
async fn two_hundred_choices_leave_no_memory_behind(page: Page) {
    stage_at(&page, "well-used", "", &format!("{MEMORY}{ELEMENT}<fact-sheet></fact-sheet>")).await;
    until(&page, "live()").await;
    let round = async |times: u32| {
        for _ in 0..times {
            for chosen in [true, false] {
                js(&page, "inside('input[name=topic][value=energy]').click()").await;
                until(&page, &format!("(shown().length == 8) == {chosen}")).await;
            }
        }
    };
    round(30).await;
    let before = weight(&page).await;
    round(100).await;
    let after = weight(&page).await;
    assert_eq!(before[2], after[2], "bytes of the module");
}

async fn comings_and_goings_before_the_engine_leave_nothing_behind(page: Page) {
    let body =
        format!("{ELEMENT}<div style='height:9000px'></div><div id=one><fact-sheet></fact-sheet></div>");
    stage_at(
        &page,
        "well-before",
        "",
        &format!("<script>memory = new WebAssembly.Memory({{initial: 1}})</script>{body}"),
    )
    .await;
    until(&page, "inside('slot')").await;
    let script = "const e = document.querySelector('fact-sheet'); e.remove(); one.append(e);";
    rounds(&page, 100, script).await;
    let before = weight(&page).await;
    rounds(&page, 1000, script).await;
    let after = weight(&page).await;
    assert_eq!(before[..2], after[..2], "nodes and listeners");
    assert_eq!(js(&page, "live()").await, false);
}

async fn sheets_that_are_destroyed_and_made_anew_use_the_same_roots(page: Page) {
    stage_at(&page, "well-anew", "", &format!("{MEMORY}{ELEMENT}<fact-sheet></fact-sheet>")).await;
    until(&page, "live()").await;
    let script = "document.querySelector('fact-sheet').destroy(); document.body.append(document.createElement('fact-sheet'));";
    let round = async |times: u32| {
        for _ in 0..times {
            page.js_with(&format!("(() => {{ {script} }})()"), vec![]).await;
            until(&page, "live()").await;
        }
        page.js("window.late = performance.now() + 2600").await;
        page.until("performance.now() > window.late").await;
        page.settle().await;
    };
    round(50).await;
    let before = weight(&page).await;
    round(50).await;
    let after = weight(&page).await;
    assert_eq!(before[..3], after[..3], "nodes, listeners, bytes of the module");
}
