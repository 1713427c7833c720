//! `examples/theme`: what a host may change about the look does what it is
//! said to do, and the page that shows it is fit to be seen.

use serde_json::{Value, json};

use crate::{
    access::axe,
    element::{js, until},
    examples,
    page::{Page, strings},
};

crate::tests![
    every_property_changes_what_it_is_said_to_change,
    a_colour_of_the_dark_holds_in_the_dark_alone,
    every_part_can_be_styled_and_is_shown,
    a_ready_made_look_is_worn_written_and_taken_off,
    a_page_s_own_fonts_and_switch_are_followed,
    a_text_that_is_no_value_is_marked_and_left_out,
    axe_finds_nothing_where_hosts_choose_a_look,
    // Contrast is the same sum in every engine.
    axe_finds_nothing_in_any_look_by_day_or_night.chromium_only(),
    the_page_of_looks_stands_out_at_no_width,
];

async fn open(page: &Page) {
    examples::open(page, "theme", "").await;
    until(page, "live() && shown().length > 20").await;
    choose(page, "theme", "light").await;
}

/// Ticks, chooses, types or paints.
async fn choose(page: &Page, name: &str, value: &str) {
    let script = "((name, value) => { \
        const field = document.querySelector(`[name=\"${name}\"][value=\"${value}\"]`) ?? find(`[name=\"${name}\"]`); \
        if (/checkbox|radio/.test(field.type)) field.click(); \
        else { field.value = value; field.dispatchEvent(new Event('input', { bubbles: true })); } \
        return 1; })(arguments[0], arguments[1])";
    page.js_with(script, vec![json!(name), json!(value)]).await;
}

/// The computed style of something in the sheet.
async fn style(page: &Page, selector: &str, property: &str) -> Value {
    js(page, &format!("getComputedStyle(inside('{selector}')).{property}")).await
}

/// What the page has written.
async fn written(page: &Page) -> String {
    let both = strings(&page.js("[find('#written').textContent, find('#copied').value]").await);
    assert!(both[0] == both[1] || both[0].is_empty(), "what is copied is what holds: {both:?}");
    both[0].clone()
}

/// A field, what to put into it, and what it is then: where, which style, what.
const EFFECTS: [(&str, &str, &str, &str, &str); 25] = [
    ("font", "monospace", ".fs", "fontFamily", "monospace"),
    ("serif", "monospace", "h2", "fontFamily", "monospace"),
    ("rem", "20px", ".fs", "fontSize", "21.25px"),
    ("gap", "30", ".page", "paddingLeft", "30px"),
    ("radius", "12", ".tie", "borderTopLeftRadius", "12px"),
    ("radius", "15", ".find select", "borderTopLeftRadius", "20px"),
    ("radius", "0", ".chip input", "borderTopLeftRadius", "0px"),
    ("paper-light", PAINT, ".fs", "backgroundColor", PAINTED),
    ("raise-light", PAINT, ".zoom button", "backgroundColor", PAINTED),
    ("ink-light", PAINT, ".fs", "color", PAINTED),
    ("soft-light", PAINT, ".provenance", "color", PAINTED),
    ("rule-light", PAINT, ".fact", "borderTopColor", PAINTED),
    ("edge-light", PAINT, ".find input", "borderTopColor", PAINTED),
    ("track-light", PAINT, ".track", "fill", PAINTED),
    ("hue-1-light", PAINT, ".group[data-hue=\"1\"] .group-name", "color", PAINTED),
    ("hue-2-light", PAINT, ".group[data-hue=\"2\"] .group-name", "color", PAINTED),
    ("hue-3-light", PAINT, ".group[data-hue=\"3\"] .group-name", "color", PAINTED),
    ("hue-4-light", PAINT, ".group[data-hue=\"4\"] .group-name", "color", PAINTED),
    ("hue-5-light", PAINT, ".group[data-hue=\"5\"] .group-name", "color", PAINTED),
    ("hue-6-light", PAINT, ".group[data-hue=\"6\"] .group-name", "color", PAINTED),
    ("hue-7-light", PAINT, ".group[data-hue=\"7\"] .group-name", "color", PAINTED),
    ("hue-8-light", PAINT, ".fact[data-hue=\"8\"] .value", "color", PAINTED),
    ("focus-light", PAINT, ".brush", "fill", PAINTED),
    ("mark-light", PAINT, ".fact mark", "backgroundColor", PAINTED),
    ("mark-dark", PAINT, ".fact mark", "backgroundColor", "rgb(255, 224, 138)"),
];
const PAINT: &str = "#010203";
const PAINTED: &str = "rgb(1, 2, 3)";

async fn every_property_changes_what_it_is_said_to_change(page: Page) {
    open(&page).await;
    // No topic of this sheet has the last hue.
    js(&page, "every('.fact .value').find(e => e.getClientRects().length).closest('.fact').dataset.hue = 8")
        .await;
    page.click("#hits").await;
    until(&page, "inside('.fact mark')").await;
    page.click("#hits").await;
    until(&page, "!inside('.fact mark') && shown().length > 20").await;
    let mut tried = vec![];
    for (field, value, selector, property, after) in EFFECTS {
        choose(&page, "look", "own").await;
        choose(&page, "theme", "light").await;
        if matches!(selector, ".brush" | ".fact mark") {
            js(&page, "(sheet().fragment = 'q=gas&period=2024/2030', 1)").await;
            until(&page, &format!("inside('{selector}')")).await;
        }
        let before = style(&page, selector, property).await;
        choose(&page, field, value).await;
        assert_eq!(style(&page, selector, property).await, after, "{field}");
        if !field.ends_with("-dark") {
            assert_ne!(before, after, "{field} was so before");
        }
        let name = page
            .js_with(
                "find(`[name=\"${arguments[0]}\"]`).closest('[data-property]').dataset.property",
                vec![json!(field)],
            )
            .await;
        tried.extend(name.as_str().map(str::to_owned));
        assert!(written(&page).await.contains(&format!("  {}: ", tried[tried.len() - 1])));
    }
    let all = strings(&page.js("all('[data-property]').map(row => row.dataset.property)").await);
    let untried: Vec<_> = all.iter().filter(|name| !tried.contains(name)).collect();
    assert!(all.len() > 20 && untried.is_empty(), "{untried:?}");
}

async fn a_colour_of_the_dark_holds_in_the_dark_alone(page: Page) {
    open(&page).await;
    choose(&page, "paper-dark", PAINT).await;
    assert_eq!(written(&page).await, "fact-sheet {\n  --fs-paper: light-dark(#fdfcfa, #010203);\n}");
    assert_eq!(style(&page, ".fs", "backgroundColor").await, "rgb(253, 252, 250)");
    choose(&page, "theme", "dark").await;
    assert_eq!(style(&page, ".fs", "backgroundColor").await, PAINTED);
    choose(&page, "paper-light", PAINT).await;
    assert_eq!(
        written(&page).await,
        "fact-sheet {\n  --fs-paper: #010203;\n}",
        "one for both is written once"
    );
}

async fn every_part_can_be_styled_and_is_shown(page: Page) {
    open(&page).await;
    let parts = strings(&page.js("all('[name=part]').map(box => box.value)").await);
    assert!(parts.len() > 8, "{parts:?}");
    for part in &parts {
        let first = format!("every('[part~=\"{part}\"]').find(e => e.getClientRects().length)");
        assert_ne!(js(&page, &format!("getComputedStyle({first}).outlineStyle")).await, "dashed", "{part}");
        choose(&page, "part", part).await;
        assert_eq!(js(&page, &format!("getComputedStyle({first}).outlineStyle")).await, "dashed", "{part}");
        let seen = format!(
            "((part, stage) => part.top < stage.bottom && part.bottom > stage.top)({first}.getBoundingClientRect(), find('.stage').getBoundingClientRect())"
        );
        assert_eq!(js(&page, &seen).await, true, "{part} is in view");
        assert!(written(&page).await.contains(&format!("fact-sheet::part({part}) {{")));
        choose(&page, "part", part).await;
        assert_eq!(written(&page).await, "");
    }
}

async fn a_ready_made_look_is_worn_written_and_taken_off(page: Page) {
    open(&page).await;
    for (look, paper, theme) in [
        ("newspaper", "rgb(255, 250, 242)", "auto"),
        ("night", "rgb(11, 21, 48)", "dark"),
        ("contrast", "rgb(255, 255, 255)", "auto"),
        ("brand", "rgb(242, 251, 246)", "auto"),
    ] {
        choose(&page, "look", look).await;
        let now = js(&page, "[getComputedStyle(inside('.fs')).backgroundColor, sheet().theme]").await;
        assert_eq!(now, json!([paper, theme]), "{look}");
        assert!(written(&page).await.starts_with("fact-sheet {\n  --fs-"), "{look}");
    }
    choose(&page, "look", "own").await;
    assert_eq!(written(&page).await, "");
    assert_eq!(style(&page, ".fs", "backgroundColor").await, "rgb(253, 252, 250)");
    page.js("(Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } }), 1)")
        .await;
    choose(&page, "radius", "0").await;
    page.click("#copy").await;
    page.until(
        "find('#said').textContent == 'Copied.' && window.copied == 'fact-sheet {\\n  --fs-radius: 0px;\\n}'",
    )
    .await;
}

async fn a_page_s_own_fonts_and_switch_are_followed(page: Page) {
    open(&page).await;
    choose(&page, "look", "newspaper").await;
    let fonts = "[getComputedStyle(inside('.fs')).fontFamily == getComputedStyle(find('header p:not(.kicker)')).fontFamily, \
                  getComputedStyle(inside('h2')).fontFamily == getComputedStyle(find('h1')).fontFamily]";
    assert_eq!(js(&page, fonts).await, json!([true, true]));
    page.js("document.documentElement.style.setProperty('--your-text', 'monospace')").await;
    assert_eq!(style(&page, ".fs", "fontFamily").await, "monospace", "it follows");
    page.js("document.documentElement.style.fontSize = '20px'").await;
    assert_eq!(style(&page, ".fs", "fontSize").await, "21.25px", "the size, too");
    choose(&page, "theme", "dark").await;
    let grounds =
        "[getComputedStyle(inside('.fs')).backgroundColor, getComputedStyle(document.body).backgroundColor]";
    assert_eq!(js(&page, grounds).await, json!(["rgb(27, 27, 31)", "rgb(27, 27, 31)"]));
}

async fn a_text_that_is_no_value_is_marked_and_left_out(page: Page) {
    open(&page).await;
    for (field, value) in [("font", "a; } body { display: none"), ("rem", "big"), ("serif", "1px 2px")] {
        choose(&page, field, value).await;
        let invalid = page.js_with("find(`[name=\"${arguments[0]}\"]`).ariaInvalid ?? find(`[name=\"${arguments[0]}\"]`).getAttribute('aria-invalid')", vec![json!(field)]).await;
        assert_eq!((invalid, written(&page).await), (json!("true"), String::new()), "{field}: {value}");
    }
    choose(&page, "rem", "1.1rem").await;
    assert_eq!(written(&page).await, "fact-sheet {\n  --fs-rem: 1.1rem;\n}");
}

async fn axe_finds_nothing_where_hosts_choose_a_look(page: Page) {
    open(&page).await;
    choose(&page, "rem", "big").await;
    choose(&page, "part", "head").await;
    page.settle().await;
    axe(&page).await;
}

async fn axe_finds_nothing_in_any_look_by_day_or_night(page: Page) {
    open(&page).await;
    for look in ["newspaper", "night", "contrast", "brand"] {
        choose(&page, "look", look).await;
        for theme in ["light", "dark"] {
            choose(&page, "theme", theme).await;
            page.settle().await;
            axe(&page).await;
        }
    }
}

async fn the_page_of_looks_stands_out_at_no_width(page: Page) {
    open(&page).await;
    for width in [320, 390, 768, 1280] {
        let width = page.resize(width, 900).await;
        let wide = page.js("document.documentElement.scrollWidth").await;
        assert!(wide.as_u64() <= Some(u64::from(width)), "{wide} at {width}");
    }
}
