//! Widths, sizes of type, targets, print and preferences.

use serde_json::json;

use crate::page::{Page, Test};

pub fn tests() -> Vec<Test> {
    let mut all = looks();
    for test in &mut all {
        test.still = test.name.contains("reduced_motion");
    }
    all
}

fn looks() -> Vec<Test> {
    inner::tests()
}

mod inner {
    use super::{
        cards_out_of_sight_are_not_drawn_but_found, everything_can_be_hit_with_a_finger,
        nothing_moves_under_reduced_motion, print_shows_the_selection_without_controls,
        text_at_200_percent_fits, text_with_wide_spacing_fits, the_page_never_scrolls_sideways,
        the_page_reaches_for_nothing_else, the_programme_breaks_into_rows_that_are_alike,
    };

    crate::tests![
        the_page_never_scrolls_sideways,
        the_programme_breaks_into_rows_that_are_alike,
        text_at_200_percent_fits,
        text_with_wide_spacing_fits,
        everything_can_be_hit_with_a_finger,
        cards_out_of_sight_are_not_drawn_but_found.chromium_only(),
        print_shows_the_selection_without_controls.chromium_only(),
        nothing_moves_under_reduced_motion,
        the_page_reaches_for_nothing_else,
    ];
}

/// What sticks out of the page at its right edge.
const OUT: &str = "document.documentElement.scrollWidth <= innerWidth ? [] : all('.fs *').filter(e => seen(e) && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + '.' + e.getAttribute('class')).slice(0, 5).concat(['' + document.documentElement.scrollWidth])";

async fn the_page_never_scrolls_sideways(page: Page) {
    page.open("").await;
    page.whole().await;
    page.click("#more > summary").await;
    for width in [320, 390, 768, 1280] {
        let got = page.resize(width, 900).await;
        assert_eq!(page.js(OUT).await, json!([]), "at {got} px");
    }
}

/// No step is left alone in a row of its own.
async fn the_programme_breaks_into_rows_that_are_alike(page: Page) {
    page.open("").await;
    let steps = page.js("all('.steps li').length").await.as_u64().expect("a number");
    for (width, rows) in [(1280, 1), (960, 2), (800, 2), (500, steps)] {
        page.resize(width, 900).await;
        let each = steps.div_ceil(rows);
        let told: Vec<u64> = (0..rows).map(|row| each.min(steps - row * each)).collect();
        page.until_with(
            "JSON.stringify([...all('.steps li').reduce((rows, e) => rows.set(e.offsetTop, (rows.get(e.offsetTop) ?? 0) + 1), new Map()).values()]) == arguments[0]",
            vec![json!(json!(told).to_string())],
        )
        .await;
    }
}

async fn text_at_200_percent_fits(page: Page) {
    page.open("").await;
    page.whole().await;
    page.js("(document.documentElement.style.fontSize = '200%', 1)").await;
    for width in [500, 1280] {
        let got = page.resize(width, 900).await;
        assert_eq!(page.js(OUT).await, json!([]), "at {got} px");
        let cut = page
            .js("all('.fs p, .fs li, .fs h1, .fs h2, .fs h3, .fs label, .fs button').filter(e => seen(e) && !e.closest('.vh') && getComputedStyle(e).overflowX == 'hidden' && e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.trim().slice(0, 40))")
            .await;
        assert_eq!(cut, json!([]), "nothing is cut at {got} px");
    }
}

async fn text_with_wide_spacing_fits(page: Page) {
    page.open("").await;
    page.whole().await;
    // WCAG 2.2, 1.4.12: the reader's own spacing.
    page.js(
        "(() => { const s = new CSSStyleSheet(); s.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }'); document.adoptedStyleSheets = [s]; return 1; })()",
    )
    .await;
    for width in [320, 390, 768, 1280] {
        let got = page.resize(width, 900).await;
        assert_eq!(page.js(OUT).await, json!([]), "at {got} px");
    }
}

async fn everything_can_be_hit_with_a_finger(page: Page) {
    page.open("").await;
    page.whole().await;
    page.click("#more > summary").await;
    for width in [390, 1280] {
        page.resize(width, 900).await;
        // The label is the target of a checkbox; links in running text are free.
        let small = page
            .js("all('.fs button, .fs select, .fs input[type=search], .fs summary, .fs label:has(input), .keys a, .acts a').filter(seen).filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 20) + ' ' + e.getBoundingClientRect().height)")
            .await;
        assert_eq!(small, json!([]), "at {width} px");
    }
}

async fn cards_out_of_sight_are_not_drawn_but_found(page: Page) {
    page.open("").await;
    page.settle().await;
    let last = "all('.fact').at(-1).querySelector('.statement')";
    let drawn = format!("{last}.checkVisibility({{ contentVisibilityAuto: true }})");
    assert_eq!(page.js(&drawn).await, false);
    page.until(&format!("window.find({last}.textContent.slice(0, 30), true, false, true)")).await;
    page.until(&drawn).await;
    // Neither the ring around a card nor the ground of the one that the address
    // leads to ends at its edge.
    assert_eq!(page.js("getComputedStyle(all('.cell').at(-1)).overflowClipMargin").await, "24px");
}

async fn print_shows_the_selection_without_controls(page: Page) {
    page.open("q=gas").await;
    let chosen = page.facts().await;
    let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "media": "print" } });
    Page::command(&page.client, "POST", "goog/cdp/execute", body).await;
    page.until("matchMedia('print').matches").await;
    assert_eq!(page.facts().await, chosen, "the facts now selected");
    let controls = page
        .js("all('.fs input, .fs select, .fs button:not(.drop), .fs summary, .drop [aria-hidden]').filter(seen).map(e => e.outerHTML)")
        .await;
    assert_eq!(controls, json!([]), "no controls on paper; the chips stand there as words");
    assert_eq!(
        page.js("facts().every(f => seen(document.getElementById('fact=' + f).querySelector('.meta')))")
            .await,
        true
    );
}

async fn nothing_moves_under_reduced_motion(page: Page) {
    page.open("").await;
    if !page.js("matchMedia('(prefers-reduced-motion: reduce)').matches").await.as_bool().unwrap_or_default()
    {
        panic!("the browser does not say that it prefers reduced motion");
    }
    page.pick("topic", page.js("find('input[name=topic]').value").await.as_str().expect("a topic")).await;
    let moving = page
        .js("document.getAnimations().filter(a => a.effect.getComputedTiming().duration > 1).length")
        .await;
    assert_eq!(moving, 0);
}

async fn the_page_reaches_for_nothing_else(page: Page) {
    page.open("").await;
    let asked = page.js("performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith('data:') && !n.endsWith('/console.js'))").await;
    assert_eq!(asked, json!([]), "one file, one request");
    assert_eq!(page.js("document.cookie + localStorage.length + sessionStorage.length").await, "00");
}
