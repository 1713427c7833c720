//! Bugs that were met, each a test named after it.

use serde_json::json;

use crate::page::Page;

crate::tests![
    yew_4092_siblings_that_come_and_go_do_not_kill_the_sheet,
    yew_4099_the_search_field_keeps_its_text_and_focus_while_a_list_beside_it_grows,
];

/// [appears] [renders nothing] [disappears] among siblings made Yew 0.23.0
/// panic: chips, the note that nothing was found, groups and marks do all three.
async fn yew_4092_siblings_that_come_and_go_do_not_kill_the_sheet(page: Page) {
    page.open("").await;
    let topic = page.js("find('input[name=topic]').value").await;
    let topic = topic.as_str().expect("a topic");
    for fragment in [
        format!("topic={topic}"),
        "q=zzzzzz".to_owned(),
        format!("topic={topic}&q=zzzzzz&period=2024"),
        "period=2024&zoom=2024".to_owned(),
        "sort=largest".to_owned(),
        format!("sort=name&topic={topic}"),
        "q=gas".to_owned(),
        String::new(),
    ] {
        page.js_with("(location.hash = arguments[0], 1)", vec![json!(fragment)]).await;
        page.settle().await;
    }
    page.until("all('article.fact').every(seen)").await;
    page.pick("topic", topic).await;
    page.until("all('.dropped button').length == 1").await;
}

/// An input beside a growing unkeyed list lost its value and focus.
async fn yew_4099_the_search_field_keeps_its_text_and_focus_while_a_list_beside_it_grows(page: Page) {
    page.open("").await;
    page.type_into("input[name=q]", "a").await;
    page.until("all('.dropped button').length == 1").await;
    let topics = page.js("all('input[name=topic]:enabled').map(e => e.value)").await;
    for (chosen, topic) in topics.as_array().expect("topics").iter().enumerate().take(4) {
        // By script, so that focus stays where the reader types.
        page.js_with("find(`input[name=topic][value='${arguments[0]}']`).click()", vec![topic.clone()]).await;
        page.until_with("all('.dropped button').length == arguments[0]", vec![json!(chosen + 2)]).await;
        assert_eq!(
            page.js("[document.activeElement.name, find('input[name=q]').value]").await,
            json!(["q", "a"])
        );
    }
}
