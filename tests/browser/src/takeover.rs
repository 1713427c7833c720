//! The engine takes over in one step, and nothing the reader did is lost.

use serde_json::{Value, json};

use crate::page::Page;

crate::tests![
    what_the_reader_did_before_is_carried_over,
    nothing_moves_when_the_engine_takes_over,
    layout_shift_is_zero.chromium_only(),
    nothing_moves_while_the_page_comes_in_pieces.chromium_only(),
    scroll_and_focus_on_a_link_survive,
    what_is_in_sight_after_a_leap_stays_where_it_is,
];

fn key(page: &Page, name: &str) -> String {
    format!("{name}-{}", page.kind.name())
}

async fn what_the_reader_did_before_is_carried_over(page: Page) {
    let gate = key(&page, "carried");
    page.visit(&format!("/slow/{gate}/")).await;
    assert_eq!(
        page.js("!!document.querySelector('.fs[data-live]')").await,
        false,
        "the engine is not there yet"
    );
    let topic = page.js("find('input[name=topic]').value").await.as_str().expect("a topic").to_owned();
    page.pick("topic", &topic).await;
    page.click("#more > summary").await;
    page.type_into("input[name=q]", "aest").await;
    page.js("(find('input[name=q]').setSelectionRange(1, 3), 1)").await;
    page.server.release(&gate);
    page.alive().await;
    assert_eq!(page.js("find('input[name=q]').value").await, "aest");
    assert_eq!(page.js("find('input[name=topic]').checked").await, true);
    assert_eq!(page.js("find('#more').open").await, true);
    assert_eq!(
        page.js("[document.activeElement.name, document.activeElement.selectionStart, document.activeElement.selectionEnd]").await,
        json!(["q", 1, 3]),
        "focus and selection"
    );
    page.until_fragment(&format!("topic={topic}&q=aest")).await;
}

const PLACES: &str = "all('h1, h2, h3, .keys li, .steps li, .strip, .events li, .find > *, .chip, .more, .active, article.fact, .foot').filter(seen).map(box)";

async fn nothing_moves_when_the_engine_takes_over(page: Page) {
    for width in [390, 1280] {
        page.resize(width, 900).await;
        let gate = key(&page, &format!("still-{width}"));
        page.visit(&format!("/slow/{gate}/")).await;
        page.settle().await;
        let before = page.js(PLACES).await;
        page.server.release(&gate);
        page.alive().await;
        page.settle().await;
        assert_eq!(page.js(PLACES).await, before, "at {width} px");
        page.leave().await;
    }
}

/// The scrollbar that came with the second screen moved the page aside; key
/// figures and steps moved together with each that came.
async fn nothing_moves_while_the_page_comes_in_pieces(page: Page) {
    for width in [390, 800, 1280] {
        page.resize(width, 900).await;
        page.visit("/pieces/").await;
        page.js(SHIFTS).await;
        page.alive().await;
        page.settle().await;
        assert_eq!(page.js("shifts").await, json!([]), "{width} px");
    }
}

/// Collects what has moved by itself, and which elements those were.
const SHIFTS: &str = "(window.shifts = [], new PerformanceObserver(l => l.getEntries().forEach(e => shifts.push([e.value, e.startTime, \
      ...(e.sources || []).map(s => [s.node && (s.node.className || s.node.nodeName), s.previousRect, s.currentRect])])))\
     .observe({type: 'layout-shift', buffered: true}), 1)";

async fn layout_shift_is_zero(page: Page) {
    let gate = key(&page, "shift");
    page.visit(&format!("/slow/{gate}/")).await;
    page.js(SHIFTS).await;
    page.settle().await;
    page.server.release(&gate);
    page.alive().await;
    page.settle().await;
    page.settle().await;
    assert_eq!(page.js("shifts").await, json!([]));
}

/// Cards that were leapt over have never been drawn, and are not as high as they
/// are thought to be.
async fn what_is_in_sight_after_a_leap_stays_where_it_is(page: Page) {
    for (width, part) in [(390, 0.5), (1280, 0.5), (1280, 1.0)] {
        let gate = key(&page, &format!("leap-{width}-{part}"));
        page.resize(width, 900).await;
        page.visit(&format!("/slow/{gate}/")).await;
        let leap = format!("(scrollTo(0, {part} * document.documentElement.scrollHeight), 1)");
        page.js(&leap).await;
        page.settle().await;
        page.settle().await;
        let sight = "all('.fact').filter(e => e.getBoundingClientRect().bottom > 0 && e.getBoundingClientRect().top < innerHeight).map(e => [e.id, Math.round(e.getBoundingClientRect().top)])";
        let before = page.js(sight).await;
        page.server.release(&gate);
        page.alive().await;
        page.settle().await;
        // By a pixel: what is scrolled is whole pixels.
        let now = page.js(sight).await;
        let same = |(now, then): (&Value, &Value)| {
            now[0] == then[0]
                && (now[1].as_f64().unwrap_or(9.0) - then[1].as_f64().unwrap_or(-9.0)).abs() < 1.5
        };
        let (now, then) = (now.as_array().expect("facts"), before.as_array().expect("facts"));
        assert!(
            now.len() == then.len() && now.iter().zip(then).all(same),
            "at {width} px, {part} of the way: {now:?}, not {then:?}"
        );
        page.leave().await;
    }
}

async fn scroll_and_focus_on_a_link_survive(page: Page) {
    let gate = key(&page, "scroll");
    page.visit(&format!("/slow/{gate}/")).await;
    page.js("(all('.acts a').at(-1).focus(), scrollTo(0, 900), 1)").await;
    page.settle().await;
    let before = page.js("[Math.round(scrollY), document.activeElement.getAttribute('href')]").await;
    page.server.release(&gate);
    page.alive().await;
    page.settle().await;
    let after = page.js("[Math.round(scrollY), document.activeElement.getAttribute('href')]").await;
    assert_eq!(after, before);
}
