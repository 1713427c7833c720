//! Search as the reader types.

use serde_json::json;

use crate::page::{Page, strings};

crate::tests![
    typing_narrows_the_facts_and_marks_the_hits,
    every_word_must_match,
    case_and_diacritics_do_not_matter,
    nothing_found_offers_the_nearest_words,
    escape_clears_the_search,
    the_count_is_spoken_once_after_typing,
    a_search_in_any_script_does_no_harm,
];

async fn typing_narrows_the_facts_and_marks_the_hits(page: Page) {
    page.open("").await;
    let every = page.facts().await.len();
    page.type_into("input[name=q]", "gas").await;
    page.until_with("facts().length > 0 && facts().length < arguments[0]", vec![json!(every)]).await;
    page.until("all('mark').filter(seen).length > 0").await;
    let marks = strings(&page.js("all('mark').filter(seen).map(e => e.textContent.toLowerCase())").await);
    assert!(marks.iter().all(|mark| mark.contains("gas")), "{marks:?}");
    page.until_fragment("q=gas").await;
    assert_eq!(page.js("document.activeElement.name").await, "q", "focus stays in the field");
}

async fn every_word_must_match(page: Page) {
    page.open("").await;
    page.type_into("input[name=q]", "gas").await;
    page.until("facts().length > 0 && all('mark').length > 0").await;
    let one = page.facts().await;
    page.type_into("input[name=q]", " 2030").await;
    page.until_fragment("q=gas+2030").await;
    let both = page.facts().await;
    assert!(!both.is_empty() && both.iter().all(|fact| one.contains(fact)), "{both:?} within {one:?}");
}

async fn case_and_diacritics_do_not_matter(page: Page) {
    page.open("").await;
    page.type_into("input[name=q]", "school").await;
    page.until_fragment("q=school").await;
    let plain = page.facts().await;
    assert!(!plain.is_empty());
    for same in ["SCHOOL", "schöol", "scho\u{308}ol"] {
        page.open("").await;
        page.js_with(
            "(find('input[name=q]').value = arguments[0], find('input[name=q]').dispatchEvent(new InputEvent('input', {bubbles: true})))",
            vec![json!(same)],
        )
        .await;
        page.until("all('mark').length > 0").await;
        assert_eq!(page.facts().await, plain, "{same}");
    }
}

async fn nothing_found_offers_the_nearest_words(page: Page) {
    page.open("").await;
    page.type_into("input[name=q]", "univresity").await;
    page.until("facts().length == 0 && seen(find('.nothing'))").await;
    assert!(page.text(".nothing").await.contains("univresity"), "it says what was searched");
    page.until("all('.nothing [data-act=suggest]').length > 0").await;
    page.click(".nothing [data-act=suggest]").await;
    page.until("facts().length > 0 && !seen(find('.nothing'))").await;
    page.until("document.activeElement.closest('.fs')").await;
}

async fn escape_clears_the_search(page: Page) {
    page.open("q=gas").await;
    assert_eq!(page.js("find('input[name=q]').value").await, "gas");
    page.js("find('input[name=q]').focus()").await;
    page.keys("", "\u{e00c}").await;
    page.until("find('input[name=q]').value == '' && all('article.fact').every(seen)").await;
}

async fn the_count_is_spoken_once_after_typing(page: Page) {
    page.open("").await;
    page.js("(window.told = [], new MutationObserver(() => told.push(find('[role=status]').textContent)).observe(find('[role=status]'), {childList: true, characterData: true, subtree: true}))").await;
    page.type_into("input[name=q]", "gas").await;
    page.until("told.filter(t => t).length > 0").await;
    let told = strings(&page.js("told.filter(t => t)").await);
    assert_eq!(told.len(), 1, "three letters, one message: {told:?}");
    let count = page.facts().await.len();
    assert!(told[0].contains(&count.to_string()), "{told:?} tells {count}");
}

async fn a_search_in_any_script_does_no_harm(page: Page) {
    page.open("").await;
    for text in ["газ", "الغاز", "👨‍👩‍👧", "İstanbul", "a\u{202e}b", "\u{301}\u{301}", "%", "&q=", "<b>"]
    {
        page.js_with(
            "(find('input[name=q]').value = arguments[0], find('input[name=q]').dispatchEvent(new InputEvent('input', {bubbles: true})))",
            vec![json!(text)],
        )
        .await;
        page.settle().await;
        assert_eq!(page.js("find('input[name=q]').value").await, json!(text), "the field keeps {text:?}");
    }
    page.keys("", "").await;
    page.click("[data-act=search-clear]").await;
    page.until("all('article.fact').every(seen)").await;
}
