//! The reader's order.

use serde_json::json;

use crate::page::{Page, strings};

crate::tests![
    a_to_z_orders_by_the_statement,
    every_order_shows_the_same_facts,
    the_editors_order_comes_back,
    orders_by_size_and_date_have_headings,
];

async fn choose(page: &Page, order: &str) {
    page.js_with(
        "(find('select[name=sort]').value = arguments[0], find('select[name=sort]').dispatchEvent(new Event('change', {bubbles: true})))",
        vec![json!(order)],
    )
    .await;
    let fragment = if order == "editor" { String::new() } else { format!("sort={order}") };
    page.until_fragment(&fragment).await;
}

async fn a_to_z_orders_by_the_statement(page: Page) {
    page.open("").await;
    choose(&page, "name").await;
    let statements =
        strings(&page.js("all('article.fact .statement').filter(seen).map(e => e.textContent.trim())").await);
    let sorted = strings(
        &page.js_with("arguments[0].sort(new Intl.Collator('en').compare)", vec![json!(statements)]).await,
    );
    assert_eq!(statements, sorted);
}

async fn every_order_shows_the_same_facts(page: Page) {
    page.open("").await;
    let mut every = page.facts().await;
    every.sort();
    for order in ["largest", "newest", "name", "editor"] {
        choose(&page, order).await;
        let mut now = page.facts().await;
        now.sort();
        assert_eq!(now, every, "{order}");
    }
}

async fn the_editors_order_comes_back(page: Page) {
    page.open("").await;
    let before = page.facts().await;
    choose(&page, "largest").await;
    assert_ne!(page.facts().await, before, "largest first is another order");
    choose(&page, "editor").await;
    assert_eq!(page.facts().await, before);
    assert!(page.js("all('.group-name').filter(seen).length").await.as_u64() > Some(1), "topics are back");
}

async fn orders_by_size_and_date_have_headings(page: Page) {
    page.open("").await;
    let headings =
        || async { strings(&page.js("all('.group-name').filter(seen).map(e => e.textContent)").await) };
    choose(&page, "largest").await;
    assert!(headings().await.iter().any(|heading| heading == "US dollars"), "{:?}", headings().await);
    let dollars = page
        .js("all('.group').filter(e => e.textContent.startsWith('US dollars')).flatMap(e => [...e.querySelectorAll('.value .figures > .number:first-child')].map(e => e.textContent)).every(t => t.includes('$'))")
        .await;
    assert_eq!(dollars, true, "dollars alone stand under their heading");
    choose(&page, "newest").await;
    let years: Vec<i32> = headings().await.iter().filter_map(|heading| heading.parse().ok()).collect();
    assert!(years.len() > 1 && years.is_sorted_by(|a, b| a > b), "{years:?}");
    choose(&page, "name").await;
    assert!(headings().await.is_empty());
}
