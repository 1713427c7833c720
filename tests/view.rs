//! The drawing, as the prerender writes it.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used)]

use std::{collections::BTreeSet, fs, path::Path, rc::Rc};

use factsheet::{
    filter::{Facet, Index, Query},
    rows::Rows,
    sheet::Sheet,
    state::{Sort, State},
    view::{self, Props, Story},
};

#[path = "view/sheet.rs"]
mod small;

fn story() -> Story {
    let sheet: &'static Sheet = Box::leak(Box::new(small::sheet()));
    Story { sheet, index: Box::leak(Box::new(Index::new(sheet))), links: "#fact=" }
}

fn draw(story: Story, state: State, live: bool) -> String {
    draw_rows(story, state, None, live)
}

/// The same of a long list, of which `rows` are drawn.
fn draw_rows(story: Story, state: State, rows: Option<Rows<'static>>, live: bool) -> String {
    html(Props { rows: rows.map(Rc::new), live, ..props(story, state) })
}

/// The living sheet as it is drawn in this state.
fn props(story: Story, state: State) -> Props {
    let answer = Rc::new(story.index.answer(&state.query));
    let state = Rc::new(state);
    let more = (state.clone(), answer.clone());
    Props {
        story,
        state,
        answer,
        more,
        folds: view::FOLDS,
        rows: None,
        yet: usize::MAX,
        today: None,
        live: true,
        brush: None,
    }
}

fn html(props: Props) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, view::html(props))
}

/// Every state that looks different.
fn states(story: Story) -> Vec<(&'static str, State)> {
    let pick = |facet, slug| story.index.pick(facet, slug).unwrap();
    let query =
        |text: &str, picks: &[_]| Query { text: text.into(), picks: picks.to_vec(), ..Query::default() };
    let of = |query: Query| State { query, ..State::default() };
    let energy = pick(Facet::Topic, "energy");
    vec![
        ("first", State::default()),
        ("filtered", of(query("gas", &[energy]))),
        ("event", of(query("", &[pick(Facet::Event, "pipes")]))),
        ("nothing", of(query("gaz", &[]))),
        (
            "period",
            of(Query {
                span: story.sheet.facts[1].period.as_ref().map(|when| when.span),
                ..Query::default()
            }),
        ),
        ("newest", State { sort: Sort::Newest, ..State::default() }),
        ("largest", State { sort: Sort::Largest, lost: true, ..State::default() }),
        ("outside", State { fact: Some(0), ..of(query("", &[energy])) }),
    ]
}

/// A tag with its attributes, as written.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter(|tag| !tag.starts_with('/'))
        .filter_map(|tag| tag.split_once('>'))
        .map(|tag| tag.0)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn has(tag: &str, name: &str) -> bool {
    tag.split_whitespace().any(|word| word.split('=').next() == Some(name))
}

/// The strip has tests of its own.
fn without_strip(html: &str) -> String {
    let (before, rest) = html.split_once("<div tabindex=\"0\" role=\"group\"").unwrap();
    let (_, after) = rest.split_once("<p ").unwrap();
    format!("{before}<p {after}")
}

/// Eighty facts in one topic: enough for gaps.
fn long_story() -> Story {
    let mut sheet = small::sheet();
    let facts: Vec<_> = (0..80)
        .map(|at| factsheet::sheet::Fact {
            slug: String::leak(format!("fact-{at}")),
            statement: String::leak(format!("Fact {at}.")),
            ..sheet.facts[0].clone()
        })
        .collect();
    let order = factsheet::sheet::Order((0..80).collect());
    [sheet.by_size, sheet.by_date, sheet.by_name] = [order.clone(), order.clone(), order];
    sheet.facts = facts.into();
    let sheet: &'static Sheet = Box::leak(Box::new(sheet));
    Story { sheet, index: Box::leak(Box::new(Index::new(sheet))), links: "#fact=" }
}

/// The list alone, without what stands inside of the cards.
fn list(html: &str) -> String {
    let start = html.find("<div part=\"facts\"").unwrap();
    let list = html[start..html.find("<footer").unwrap()].replace("><", ">\n<");
    let frame = [
        "<div part=\"facts\"",
        "<section",
        "<h3",
        "<ul class=\"cards\"",
        "<li",
        "<svg",
        "<article",
        "<p class=\"rest",
        "<strong>38",
    ];
    let lines = list.lines().filter(|line| frame.iter().any(|tag| line.starts_with(tag)));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_markup_of_each_state_is_the_one_on_file() {
    let story = story();
    let mut changed = vec![];
    let mut drawn: Vec<(&str, String)> = states(story)
        .into_iter()
        .map(|(name, state)| (name, without_strip(&draw(story, state, false))))
        .collect();
    let (story, state) = (long_story(), State { fact: Some(2), ..State::default() });
    let rows = Rows::new(story.index, &state, &story.index.answer(&state.query), usize::MAX);
    let middle = rows.near(47..48, [Some(2), None]);
    drawn.push(("long", list(&draw_rows(story, state, Some(middle), true))));
    for (name, html) in drawn {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/view/{name}.html"));
        let drawn = html.replace("><", ">\n<") + "\n";
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &drawn).unwrap();
        }
        let filed = fs::read_to_string(&path).unwrap_or_default();
        if filed != drawn {
            let at = filed.lines().zip(drawn.lines()).take_while(|(a, b)| a == b).count();
            let line = |text: &str| text.lines().nth(at).unwrap_or("(ends)").to_owned();
            changed.push(format!(
                "{name}.html:{}\n  filed {}\n  drawn {}",
                at + 1,
                line(&filed),
                line(&drawn)
            ));
        }
    }
    assert!(
        changed.is_empty(),
        "{}\nIf that is meant: BLESS=1 cargo test --features ssr --test view",
        changed.join("\n")
    );
}

#[test]
fn static_and_live_markup_differ_in_the_root_alone() {
    let story = story();
    for (name, state) in states(story) {
        let fixed = draw(story, state.clone(), false);
        let live = draw(story, state, true);
        assert_eq!(fixed.replacen("data-static=\"\"", "data-live=\"\"", 1), live, "{name}");
        assert_ne!(fixed, live, "{name}");
    }
}

#[test]
fn nothing_is_styled_or_heard_inline() {
    let story = story();
    for (name, state) in states(story) {
        for tag in tags(&draw(story, state, true)) {
            assert!(!has(tag, "style"), "{name}: <{tag}>");
            let heard =
                tag.split_whitespace().skip(1).any(|word| word.starts_with("on") && word.contains("=\""));
            assert!(!heard, "{name}: <{tag}>");
        }
    }
}

#[test]
fn no_id_stands_twice_and_every_reference_finds_one() {
    let story = story();
    for (name, state) in states(story) {
        let html = draw(story, state, true);
        let mut ids = BTreeSet::new();
        for id in tags(&html).filter_map(|tag| attribute(tag, "id")) {
            assert!(ids.insert(id), "{name}: two elements are {id}");
        }
        let labels = tags(&html).filter_map(|tag| attribute(tag, "aria-labelledby"));
        let links = tags(&html).filter_map(|tag| attribute(tag, "href")?.strip_prefix('#'));
        for id in labels.chain(links) {
            assert!(ids.contains(id), "{name}: nothing is {id}");
        }
        assert_eq!(
            ids.iter().filter(|id| id.starts_with("fact=")).count(),
            story.sheet.facts.len(),
            "{name}"
        );
        assert_eq!(
            ids.iter().filter(|id| id.starts_with("event=")).count(),
            story.sheet.events.len(),
            "{name}"
        );
    }
}

#[test]
fn the_cards_in_sight_are_those_of_the_answer_and_the_one_of_the_address() {
    let story = story();
    for (name, state) in states(story) {
        let answer = story.index.answer(&state.query);
        let outside = state.fact.is_some_and(|fact| !answer.facts.has(fact as usize));
        let html = draw(story, state, true);
        let cells: Vec<_> = tags(&html).filter(|tag| attribute(tag, "class") == Some("cell")).collect();
        let seen = cells.iter().filter(|tag| !has(tag, "hidden")).count();
        assert_eq!(cells.len(), story.sheet.facts.len(), "{name}");
        assert_eq!(seen, answer.facts.count() as usize + usize::from(outside), "{name}");
    }
}

#[test]
fn cards_that_are_not_made_yet_have_their_cells() {
    let story = story();
    let all = story.sheet.facts.len();
    for yet in 0..=all {
        let html = html(Props { yet, ..props(story, State::default()) });
        assert_eq!(html.matches("<article").count(), yet);
        assert_eq!(html.matches("class=\"cell\"").count(), all);
    }
}

#[test]
fn what_is_folded_away_is_drawn_as_it_was_when_it_was_last_open() {
    let story = story();
    let state = State {
        query: Query { picks: vec![story.index.pick(Facet::Topic, "energy").unwrap()], ..Query::default() },
        ..State::default()
    };
    let folded = |html: &str| {
        html.split_once("class=\"facets small\"")
            .and_then(|(_, rest)| rest.split_once("</details>"))
            .unwrap()
            .0
            .to_owned()
    };
    let before = props(story, State::default());
    let fresh = html(props(story, state.clone()));
    let stale = html(Props { more: before.more.clone(), ..props(story, state) });
    assert_eq!(folded(&stale), folded(&html(before)));
    assert_ne!(folded(&stale), folded(&fresh));
    // The rest of the page follows.
    assert_eq!(stale.replace(&folded(&stale), ""), fresh.replace(&folded(&fresh), ""));
}

#[test]
fn of_a_long_list_what_is_near_is_drawn_and_the_rest_is_counted() {
    let (story, state) = (long_story(), State::default());
    let all = Rows::new(story.index, &state, &story.index.answer(&state.query), usize::MAX);
    let html = draw_rows(story, state.clone(), Some(all.near(40..41, [None; 2])), true);
    assert_eq!(html.matches("class=\"gap\"").count(), 2, "one above and one below");
    let cells: Vec<_> = tags(&html).filter(|tag| attribute(tag, "class") == Some("cell")).collect();
    let first = attribute(cells[0], "aria-posinset").unwrap().parse::<usize>().unwrap();
    for (cell, place) in cells.iter().zip(first..) {
        assert_eq!(attribute(cell, "aria-posinset"), Some(&*place.to_string()));
        assert_eq!(attribute(cell, "aria-setsize"), Some("80"));
        assert!(!has(cell, "hidden"));
    }
    assert!((20..40).contains(&cells.len()), "{}", cells.len());
    assert!(html.contains(&format!("{} further\u{a0}facts.", 80 - cells.len())));

    let few = Rows::new(story.index, &state, &story.index.answer(&state.query), 50).near(0..50, [None; 2]);
    let html = draw_rows(story, state, Some(few), false);
    assert_eq!(html.matches("class=\"cell\"").count(), 50);
    assert!(html.contains("30 further\u{a0}facts.") && !html.contains("aria-setsize"));
    assert!(!html.contains("class=\"gap\""), "what follows is not in the page at all");
}

#[test]
fn of_a_long_list_without_the_engine_each_topic_says_what_is_left_out() {
    let mut sheet = small::sheet();
    let facts: Vec<_> = (0..80)
        .map(|at| factsheet::sheet::Fact {
            slug: String::leak(format!("fact-{at}")),
            topic: at / 30,
            ..sheet.facts[0].clone()
        })
        .collect();
    sheet.facts = facts.into();
    sheet.keys.truncate(1);
    sheet.keys[0].fact = 70;
    let sheet: &'static Sheet = Box::leak(Box::new(sheet));
    let story = Story { sheet, index: Box::leak(Box::new(Index::new(sheet))), links: "#fact=" };
    let state = State::default();
    let few = Rows::new(story.index, &state, &story.index.answer(&state.query), 50).near(0..50, [None; 2]);
    let html = draw_rows(story, state, Some(few), false);
    let groups: Vec<(&str, usize, bool, Option<&str>)> = html
        .split("<section")
        .filter(|group| has(group.split('>').next().unwrap(), "data-topic"))
        .map(|group| {
            let further =
                group.split_once(" further\u{a0}").and_then(|(before, _)| before.rsplit('>').next());
            let named = group.contains("<h3") && !group.contains("<h3 hidden");
            (attribute(group, "data-topic").unwrap(), group.matches("<article").count(), named, further)
        })
        .collect();
    let slug = |at: usize| sheet.topics[at].slug;
    // The last has what is left out of the whole list, too.
    assert_eq!(
        groups,
        [
            (slug(0), 30, true, None),
            (slug(1), 20, true, None),
            (slug(1), 0, false, Some("10")),
            (slug(2), 1, true, Some("19"))
        ]
    );
    assert!(html.contains("id=\"fact=fact-70\""), "a key figure leads to it");
    assert!(html.contains("29 further\u{a0}facts."));
}

#[test]
fn no_enabled_value_leads_to_an_empty_list() {
    let story = story();
    for (name, state) in states(story) {
        let answer = story.index.answer(&state.query);
        for tag in tags(&draw(story, state, true)).filter(|tag| attribute(tag, "type") == Some("checkbox")) {
            let facet = Facet::of(attribute(tag, "name").unwrap()).unwrap();
            let pick = story.index.pick(facet, attribute(tag, "value").unwrap()).unwrap();
            let open = !has(tag, "disabled") && !has(tag, "checked");
            assert_eq!(open, answer.count(pick) > 0 && !has(tag, "checked"), "{name}: <{tag}>");
        }
    }
}

#[test]
fn what_the_sheet_says_is_text_and_never_markup() {
    let html = draw(story(), State::default(), true);
    assert!(html.contains("What &lt;one&gt; has put into the other &amp; back."));
}

#[test]
fn hits_are_marked_and_only_where_the_fact_matches() {
    let story = story();
    let html = draw(
        story,
        State { query: Query { text: "GAS".into(), ..Query::default() }, ..State::default() },
        true,
    );
    assert!(html.contains("<mark>Gas</mark> reaches"));
    assert!(html.contains("on <mark>gas</mark>works"));
    assert_eq!(html.matches("<mark>").count(), 2);
}

/// The sources of the drawing.
fn sources() -> Vec<(String, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view")];
    let mut files = vec![];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            match path.is_dir() {
                true => folders.push(path),
                false => files.push((path.display().to_string(), fs::read_to_string(&path).unwrap())),
            }
        }
    }
    assert!(files.len() > 10);
    files
}

/// yew#4092: a component that draws nothing among siblings that come and go
/// kills the app.
#[test]
fn yew_4092_every_component_draws_one_element() {
    let mut seen = 0;
    for (file, source) in sources() {
        for component in source.split("#[component]\n").skip(1).filter_map(|rest| rest.split("\n}\n").next())
        {
            // The last statement: what stands at the first indent.
            let drawn = component.split("\n    ").filter(|line| line.starts_with(char::is_alphabetic)).last();
            let drawn = drawn.unwrap_or_else(|| panic!("{file}: what does it draw? {component:.60}"));
            // Of what is kept, every drawing in these tests is looked at.
            let looks = component.contains("debug_assert!(matches!(drawn, VNode::VTag(_))");
            let one = looks || ["el(", "of(", "shown("].iter().any(|made| drawn.starts_with(made));
            assert!(one, "{file}: {drawn}");
            assert!(!component.contains("return"), "{file}: one way out, and an element at its end");
            seen += 1;
        }
        for part in source.split("html! {").skip(1).map(str::trim_start) {
            assert!(part.starts_with('<') && !part.starts_with("<></>"), "{file}: html! {{ {part:.40}");
        }
    }
    assert_eq!(seen, 2, "the sheet and what is kept");
}

/// yew#4099: an element beside a list without keys loses its state. Each of
/// these draws one row of a list that depends on the state or on the sheet.
#[test]
fn yew_4099_rows_of_lists_have_keys() {
    let rows = [
        ("active.rs", "fn chip("),
        ("chart.rs", "fn row("),
        ("events.rs", "fn dated("),
        ("facet.rs", "pub fn values("),
        ("facet.rs", "fn choice("),
        ("facts.rs", "let cell = |"),
        ("facts.rs", "let mut section = |"),
        ("facts.rs", "fn gap("),
        ("filters.rs", "for sort in"),
        ("keys.rs", "fn large("),
        ("mark.rs", "pub fn draw_mark("),
        ("nothing.rs", "let words ="),
        ("programme.rs", "fn step("),
        ("strip.rs", "let lane = |"),
        ("strip.rs", "let rule = |"),
        ("strip.rs", "fn draw_tick("),
        ("topics.rs", "fn chip("),
    ];
    let sources = sources();
    for (name, start) in rows {
        let (_, source) = sources.iter().find(|(file, _)| file.ends_with(name)).unwrap();
        let (_, body) = source.split_once(start).unwrap_or_else(|| panic!("{name} has no `{start}`"));
        let end = if start.starts_with("let") { "\n    };\n" } else { "\n}\n" };
        let body = body.split(end).next().unwrap();
        assert!(
            ["keyed(", "key=", "kept("].iter().any(|keys| body.contains(keys)),
            "{name}: `{start}` draws rows without a key"
        );
    }
}

#[test]
fn no_word_stands_in_a_component() {
    for (file, source) in sources() {
        let source = source.split("#[cfg(test)]").next().unwrap();
        let words = source.split("{\"").skip(1).chain(source.split("text(\"").skip(1));
        for text in words.filter_map(|rest| rest.split('"').next()) {
            assert!(!text.contains(char::is_alphabetic), "{file}: {text:?} belongs in text.rs");
        }
    }
}
