//! axe-core in every state: no violation.

use serde_json::{Value, json};

use crate::{engine::root, page::Page};

crate::tests![
    axe_finds_nothing_at_first,
    axe_finds_nothing_when_filtered,
    axe_finds_nothing_when_nothing_is_found,
    axe_finds_nothing_on_one_fact,
    axe_finds_nothing_on_a_narrow_screen,
    axe_finds_nothing_in_the_dark.dark(),
    axe_finds_nothing_in_the_static_sheet.loud(),
    no_identifier_stands_twice,
];

/// Holds the page, as it is now, against all rules.
pub async fn axe(page: &Page) {
    page.whole().await;
    let path = root().join("tests/browser/node_modules/axe-core/axe.min.js");
    let source = tokio::fs::read_to_string(&path)
        .await
        .unwrap_or_else(|error| panic!("axe-core is missing ({error}); run `cargo xtask setup --tests`"));
    let script = format!(
        "{source}; const done = arguments[arguments.length - 1]; \
         (window.axe || axe).run(document, {{ resultTypes: ['violations'], runOnly: {{ type: 'tag', values: \
         ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }} }}) \
         .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' ' + (n.failureSummary || '').slice(0, 200)).join(' | '))), e => done(['axe failed: ' + e]));"
    );
    let found = page.client.execute_async(&script, Vec::new()).await.expect("axe runs");
    assert_eq!(found, json!([]));
}

async fn axe_finds_nothing_at_first(page: Page) {
    page.open("").await;
    axe(&page).await;
}

async fn axe_finds_nothing_when_filtered(page: Page) {
    page.open("period=2024/2026&q=a").await;
    page.click("#more > summary").await;
    page.settle().await;
    axe(&page).await;
}

async fn axe_finds_nothing_when_nothing_is_found(page: Page) {
    page.open("q=zzzzzz").await;
    axe(&page).await;
}

async fn axe_finds_nothing_on_one_fact(page: Page) {
    page.visit("/").await;
    let fact = page.js("facts()[3]").await;
    page.leave().await;
    page.open(&format!("fact={}", fact.as_str().expect("a fact"))).await;
    axe(&page).await;
}

async fn axe_finds_nothing_on_a_narrow_screen(page: Page) {
    page.resize(500, 900).await;
    page.open("").await;
    page.click("#more > summary").await;
    page.settle().await;
    axe(&page).await;
}

async fn axe_finds_nothing_in_the_dark(page: Page) {
    page.open("").await;
    assert_eq!(page.js("matchMedia('(prefers-color-scheme: dark)').matches").await, true, "it is dark");
    axe(&page).await;
}

async fn axe_finds_nothing_in_the_static_sheet(page: Page) {
    page.visit("/no-scripts/").await;
    axe(&page).await;
}

async fn no_identifier_stands_twice(page: Page) {
    page.open("").await;
    let twice: Value =
        page.js("(ids => ids.filter((id, i) => ids.indexOf(id) != i))(all('[id]').map(e => e.id))").await;
    assert_eq!(twice, json!([]));
}
