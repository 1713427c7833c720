//! The timeline by mouse, touch and keyboard.

use serde_json::{Value, json};

use crate::{engine::Kind, page::Page};

crate::tests![
    buttons_zoom_and_the_whole_span_comes_back,
    the_wheel_zooms_with_a_modifier_and_scrolls_without,
    keys_move_the_timeline_only_while_it_has_focus,
    dragging_the_plot_pans,
    what_is_dragged_follows_the_hand_and_is_laid_out_where_it_rests,
    dragging_over_the_scale_filters_by_period,
    a_period_can_be_brushed_by_keyboard,
    a_brushed_period_moves_nothing_below_the_timeline,
    a_finger_pans_and_two_fingers_zoom,
    labels_never_overlap_at_any_zoom,
    events_without_matching_facts_are_dimmed,
    a_click_on_a_mark_filters_by_its_event,
    on_a_narrow_screen_the_list_stands_alone,
    the_window_is_part_of_the_address,
];

const TICKS: &str = "all('.strip .axis').map(e => e.textContent).join('|')";

async fn plot(page: &Page) -> [f64; 4] {
    page.js("(find('.strip').scrollIntoView({block: 'center'}), 1)").await;
    page.settle().await;
    let plot = page.js("box(find('.strip .plot'))").await;
    [0, 1, 2, 3].map(|at: usize| plot[at].as_f64().expect("a number"))
}

/// Whether what lies under the pointer at a mark is that mark.
const MARK_IS_FOUND: &str = "(mark => { const {left, top, width, height} = mark.getBoundingClientRect(); \
    return !!mark.getRootNode().elementFromPoint(left + width / 2, top + height / 2)?.closest('.mark'); })(find('.strip .mark rect, .strip .mark circle'))";

async fn ticks(page: &Page) -> Value {
    page.js(TICKS).await
}

async fn until_other_ticks(page: &Page, before: &Value) {
    page.until_with(&format!("({TICKS}) != arguments[0]"), vec![before.clone()]).await;
}

async fn buttons_zoom_and_the_whole_span_comes_back(page: Page) {
    page.open("").await;
    let whole = ticks(&page).await;
    for _ in 0..3 {
        page.click("[data-act=zoom][value=in]").await;
    }
    until_other_ticks(&page, &whole).await;
    page.until("location.hash.includes('zoom=')").await;
    page.click("[data-act=zoom][value=whole]").await;
    page.until_with(&format!("({TICKS}) == arguments[0]"), vec![whole]).await;
    page.until("!location.hash.includes('zoom=')").await;
}

async fn wheel(page: &Page, control: bool, delta: i64) {
    let [x, y, width, height] = plot(page).await;
    let (x, y) = ((x + width / 2.0) as i64, (y + height / 2.0) as i64);
    if page.kind == Kind::Webkit {
        // WebKitGTK's driver knows no wheel.
        page.js_with(
            "document.elementFromPoint(arguments[0], arguments[1]).dispatchEvent(new WheelEvent('wheel', \
             {clientX: arguments[0], clientY: arguments[1], deltaY: arguments[2], ctrlKey: arguments[3], bubbles: true, composed: true, cancelable: true}))",
            vec![json!(x), json!(y), json!(delta), json!(control)],
        )
        .await;
        return;
    }
    let mut sources = Vec::new();
    let pause = json!({ "type": "pause", "duration": 0 });
    if control {
        let down = json!({ "type": "keyDown", "value": "\u{e009}" });
        let up = json!({ "type": "keyUp", "value": "\u{e009}" });
        sources.push(json!({ "type": "key", "id": "keys", "actions": [down, pause, up] }));
    }
    let scroll = json!({ "type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": delta, "duration": 0 });
    sources.push(json!({ "type": "wheel", "id": "wheel", "actions": [pause, scroll, pause] }));
    page.act(Value::Array(sources)).await;
}

async fn the_wheel_zooms_with_a_modifier_and_scrolls_without(page: Page) {
    page.open("").await;
    let whole = ticks(&page).await;
    wheel(&page, true, -400).await;
    until_other_ticks(&page, &whole).await;
    let near = ticks(&page).await;
    if page.kind != Kind::Webkit {
        let top = page.js("(find('.strip').scrollIntoView({block: 'center'}), scrollY)").await;
        wheel(&page, false, 200).await;
        page.until_with("scrollY != arguments[0]", vec![top]).await;
    }
    assert_eq!(ticks(&page).await, near, "a plain wheel leaves the timeline alone");
}

async fn keys_move_the_timeline_only_while_it_has_focus(page: Page) {
    page.open("").await;
    let whole = ticks(&page).await;
    page.js("(document.activeElement.blur(), 1)").await;
    page.keys("", "+").await;
    page.settle().await;
    assert_eq!(ticks(&page).await, whole, "a key outside does nothing");
    page.js("find('.strip').focus()").await;
    page.keys("", "++").await;
    until_other_ticks(&page, &whole).await;
    let near = ticks(&page).await;
    page.keys("", "\u{e011}").await;
    until_other_ticks(&page, &near).await;
    let home = ticks(&page).await;
    page.keys("", "\u{e014}\u{e014}").await;
    until_other_ticks(&page, &home).await;
    page.keys("", "\u{e010}").await;
    page.settle().await;
    let end = ticks(&page).await;
    assert_ne!(end, home, "End is elsewhere than Home");
    page.keys("", "-----").await;
    page.until_with(&format!("({TICKS}) == arguments[0]"), vec![whole]).await;
    page.until("document.activeElement == find('.strip')").await;
}

async fn dragging_the_plot_pans(page: Page) {
    page.open("zoom=2024/2025").await;
    let before = ticks(&page).await;
    let [x, y, width, height] = plot(&page).await;
    page.drag("mouse", (x + width * 0.7, y + height - 6.0), (x + width * 0.3, y + height - 6.0)).await;
    until_other_ticks(&page, &before).await;
    page.until("location.hash.includes('zoom=') && !location.hash.includes('zoom=2024/2025')").await;
    assert_eq!(page.js("location.hash.includes('period=')").await, false, "panning does not filter");
}

async fn what_is_dragged_follows_the_hand_and_is_laid_out_where_it_rests(page: Page) {
    page.open("zoom=2024/2026").await;
    let [x, y, width, height] = plot(&page).await;
    let year = "all('.strip .axis').find(e => e.textContent == '2025').getBoundingClientRect().left";
    let hand = "(type, by) => { const [x, y] = [arguments[0] + by, arguments[1]]; \
        document.elementFromPoint(x, y).dispatchEvent(new PointerEvent(type, {pointerId: 7, isPrimary: true, clientX: x, clientY: y, \
        button: type == 'pointermove' ? -1 : 0, buttons: type == 'pointerup' ? 0 : 1, bubbles: true, composed: true, cancelable: true})); }";
    let does = |what: &str| format!("(hand => {{ {what} }})({hand})");
    let place = vec![json!(x + width * 0.5), json!(y + height - 8.0)];
    let watch = format!(
        "(window.slid = [], new MutationObserver(() => slid.push([find('.plot').style.transform, {year}])) \
         .observe(find('.plot'), {{attributes: true, attributeFilter: ['style']}}), 1)"
    );
    let before = page.js(year).await.as_f64().expect("a place");
    page.js(&watch).await;
    page.js_with(&does("hand('pointerdown', 0); hand('pointermove', 60)"), place.clone()).await;
    // The hand is still down.
    page.until("slid.length == 2 && /zoom=(?!2024.2026$)/.test(location.hash)").await;
    let slid = page.js("slid").await;
    assert!(slid[0][0].as_str().is_some_and(|moved| moved.starts_with("translateX(")), "{slid}");
    assert_eq!(slid[1][0], "", "{slid}");
    for moved in [&slid[0][1], &page.js(year).await] {
        let moved = moved.as_f64().expect("a place") - before;
        assert!((moved - 60.0).abs() <= 2.0, "the drawing moved by {moved} px, the hand by 60");
    }
    page.js_with(&does("hand('pointermove', 61); hand('pointerup', 61)"), place).await;
    page.until("!find('.plot').style.transform").await;
    assert!(
        page.js(MARK_IS_FOUND).await.as_bool() == Some(true),
        "nothing lies over the marks once it is laid out"
    );
}

async fn dragging_over_the_scale_filters_by_period(page: Page) {
    page.open("").await;
    let every = page.facts().await.len();
    let [x, y, width, _] = plot(&page).await;
    page.drag("mouse", (x + width * 0.02, y + 8.0), (x + width * 0.3, y + 8.0)).await;
    page.until_with("facts().length > 0 && facts().length < arguments[0]", vec![json!(every)]).await;
    page.until("/period=2022/.test(location.hash)").await;
    page.until("all('.dropped [data-act=brush-clear]').length == 1").await;
    page.click(".dropped [data-act=brush-clear]").await;
    page.until_with("facts().length == arguments[0]", vec![json!(every)]).await;
}

async fn a_period_can_be_brushed_by_keyboard(page: Page) {
    page.open("").await;
    let every = page.facts().await.len();
    page.js("find('.strip').focus()").await;
    page.keys("\u{e008}", "\u{e014}\u{e014}").await;
    page.keys("", "\u{e007}").await;
    page.until_with("facts().length > 0 && facts().length < arguments[0]", vec![json!(every)]).await;
    page.until("location.hash.includes('period=')").await;
    page.keys("", "\u{e00c}").await;
    page.until_with("facts().length == arguments[0]", vec![json!(every)]).await;
}

async fn a_finger_pans_and_two_fingers_zoom(page: Page) {
    page.open("zoom=2024/2025").await;
    let before = ticks(&page).await;
    let [x, y, width, height] = plot(&page).await;
    let level = y + height - 8.0;
    touch(&page, &[((x + width * 0.7, level), (x + width * 0.3, level))]).await;
    until_other_ticks(&page, &before).await;
    let panned = ticks(&page).await;
    touch(
        &page,
        &[
            ((x + width * 0.45, level), (x + width * 0.2, level)),
            ((x + width * 0.55, level), (x + width * 0.8, level)),
        ],
    )
    .await;
    until_other_ticks(&page, &panned).await;
    page.until("location.hash.includes('zoom=')").await;
}

/// From where to where a finger moves, in CSS px of the viewport.
type Stroke = ((f64, f64), (f64, f64));

/// Fingers that go down together, move together, and leave. WebKitGTK's
/// driver has no touch: there the same pointer events are sent by script.
async fn touch(page: &Page, fingers: &[Stroke]) {
    if page.kind == Kind::Webkit {
        let script = "(() => { const fingers = arguments[0]; const fire = (type, id, [x, y]) => { \
            const at = document.elementFromPoint(x, y); \
            at.dispatchEvent(new PointerEvent(type, {pointerId: 10 + id, pointerType: 'touch', isPrimary: id == 0, clientX: x, clientY: y, \
              button: type == 'pointermove' ? -1 : 0, buttons: type == 'pointerup' ? 0 : 1, bubbles: true, composed: true, cancelable: true})); }; \
            fingers.forEach(([a], i) => fire('pointerdown', i, a)); \
            for (let s = 1; s <= 8; s++) fingers.forEach(([a, b], i) => fire('pointermove', i, [a[0] + (b[0] - a[0]) * s / 8, a[1] + (b[1] - a[1]) * s / 8])); \
            fingers.forEach(([, b], i) => fire('pointerup', i, b)); return 1; })()";
        // `arguments` inside an arrow function are the script's own.
        page.js_with(script, vec![json!(fingers)]).await;
        return;
    }
    let sources: Vec<Value> = fingers
        .iter()
        .enumerate()
        .map(|(id, (from, to))| {
            let mut actions = vec![
                json!({ "type": "pointerMove", "duration": 0, "x": from.0 as i64, "y": from.1 as i64 }),
                json!({ "type": "pointerDown", "button": 0 }),
            ];
            for step in 1..=8 {
                let part = f64::from(step) / 8.0;
                let (x, y) = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
                actions.push(json!({ "type": "pointerMove", "duration": 20, "x": x as i64, "y": y as i64 }));
            }
            actions.push(json!({ "type": "pointerUp", "button": 0 }));
            json!({ "type": "pointer", "id": format!("finger{id}"), "parameters": { "pointerType": "touch" }, "actions": actions })
        })
        .collect();
    page.act(Value::Array(sources)).await;
}

async fn labels_never_overlap_at_any_zoom(page: Page) {
    for width in [760, 1280] {
        page.resize(width, 900).await;
        for zoom in
            ["", "zoom=2022/2024", "zoom=2025", "zoom=2025-09/2026-02", "zoom=2025-11", "zoom=2027/2030"]
        {
            page.open(zoom).await;
            let clashes = page
                .js(
                    "(() => { const boxes = all('.strip text').filter(seen).map(e => ({e, r: e.getBoundingClientRect()})).filter(b => b.r.width > 0); \
                     const plot = find('.strip').getBoundingClientRect(); const out = []; \
                     for (const [i, a] of boxes.entries()) { \
                       if (a.r.right > plot.right + 1 || a.r.left < plot.left - 1) out.push(a.e.textContent + ' leaves the strip'); \
                       for (const b of boxes.slice(i + 1)) \
                         if (a.r.left < b.r.right - 1 && b.r.left < a.r.right - 1 && a.r.top < b.r.bottom - 2 && b.r.top < a.r.bottom - 2) out.push(a.e.textContent + ' / ' + b.e.textContent); } \
                     return out; })()",
                )
                .await;
            assert_eq!(clashes, json!([]), "{zoom:?} at {width} px");
            page.leave().await;
        }
    }
}

async fn events_without_matching_facts_are_dimmed(page: Page) {
    page.open("").await;
    assert_eq!(page.js("all('[data-dim]').length").await, 0, "nothing is dimmed at first");
    let topic = page.js("find('input[name=topic]').value").await;
    page.pick("topic", topic.as_str().expect("a topic")).await;
    page.until("all('.events li[data-dim]').length > 0 && all('.strip .mark[data-dim]').length > 0").await;
}

async fn a_click_on_a_mark_filters_by_its_event(page: Page) {
    page.open("").await;
    let every = page.facts().await.len();
    plot(&page).await;
    let event = page.js("find('.strip .mark').dataset.event").await;
    let event = event.as_str().expect("an event").to_owned();
    let place = page.js("box(find('.strip .mark rect, .strip .mark circle'))").await;
    let [x, y, width, height] = [0, 1, 2, 3].map(|at: usize| place[at].as_f64().expect("a number"));
    let at = (x + width.min(30.0) / 2.0, y + height / 2.0);
    page.drag("mouse", at, at).await;
    page.until_with("facts().length > 0 && facts().length < arguments[0]", vec![json!(every)]).await;
    page.until_fragment(&format!("event={event}")).await;
}

async fn on_a_narrow_screen_the_list_stands_alone(page: Page) {
    page.resize(500, 900).await;
    page.open("").await;
    assert_eq!(page.js("seen(find('.strip'))").await, false);
    assert!(page.js("all('.events li').filter(seen).length").await.as_u64() > Some(3));
    assert_eq!(page.js("find('.events').tagName").await, "OL");
    assert_eq!(page.js("all('.events li').every(e => e.querySelector('time'))").await, true);
}

async fn the_window_is_part_of_the_address(page: Page) {
    page.open("zoom=2024/2026").await;
    let shown = page.text(".strip").await;
    assert!(shown.contains("2024") && !shown.contains("2029"), "{shown}");
}

async fn a_brushed_period_moves_nothing_below_the_timeline(page: Page) {
    page.open("").await;
    let top = "Math.round(find('.events').getBoundingClientRect().top + scrollY)";
    let before = page.js(top).await;
    let [x, y, width, _] = plot(&page).await;
    page.drag("mouse", (x + width * 0.02, y + 8.0), (x + width * 0.3, y + 8.0)).await;
    page.until("seen(find('.period [data-act=brush-clear]'))").await;
    assert_eq!(page.js(top).await, before);
}
