//! A sheet of two thousand facts: of its cards about two screens are drawn.

use std::{fmt::Write as _, fs, path::Path, sync::Arc};

use serde_json::{Value, json};
use tokio::sync::OnceCell;

use crate::{
    access::axe,
    element,
    engine::{Kind, factsheet, root},
    hosts,
    page::Page,
    server::Server,
};

crate::tests![
    a_long_list_scrolled_through_shows_every_fact_once_in_order,
    what_is_looked_at_in_a_long_list_does_not_jump,
    the_end_key_leads_to_the_end_of_a_long_list.chromium_only(),
    a_link_leads_far_into_a_long_list,
    what_a_busy_browser_tells_at_once_fills_a_long_list.chromium_only(),
    filters_go_back_to_the_beginning_of_a_long_list,
    a_choice_far_from_a_long_list_draws_little_of_it,
    focus_stays_however_far_a_long_list_is_scrolled,
    tab_goes_on_into_what_is_not_drawn_of_a_long_list.chromium_only(),
    each_card_of_a_long_list_says_which_it_is_of_how_many.chromium_only(),
    axe_finds_nothing_in_the_middle_of_a_long_list.chromium_only(),
    a_long_list_that_is_static_says_where_the_rest_is.loud().chromium_only(),
    a_topic_of_a_long_static_list_is_never_empty.loud(),
    a_long_list_that_is_static_draws_what_is_in_sight.loud().chromium_only(),
    nothing_in_sight_moves_when_the_engine_takes_over_a_long_list,
    a_long_list_works_in_an_element_that_scrolls.chromium_only(),
    a_long_list_works_in_a_frame_as_high_as_it_is,
    on_paper_a_long_list_says_how_much_it_leaves_out.chromium_only(),
];

const FACTS: usize = 2_000;
const TOPICS: usize = 9;
/// A key figure leads to this fact.
const KEY: usize = 1_500;

/// The nth of its topic. Their lengths differ, so that heights do.
fn fact(toml: &mut String, at: usize) {
    let words = ["gas", "line", "pays", "border", "students", "in", "two", "cities", "each", "year"];
    let mut statement = format!("Fact {at} of this long sheet");
    for word in 0..5 + at * 7 % 40 {
        if statement.len() < 225 {
            statement += " ";
            statement += words[(at * 3 + word * (1 + at % 7)) % words.len()];
        }
    }
    write!(
        toml,
        "[[fact]]\nslug = \"n{at}\"\ntopic = \"t{}\"\nstatement = \"{statement}.\"\nsource = {{ document = \"paper\" }}\n\
         verified = \"2026-11-23\"\n",
        at * TOPICS / FACTS
    )
    .expect("a String takes any text");
    if at.is_multiple_of(3) {
        *toml += "status = \"planned\"\nperiod = \"2024\"\n";
    }
    if at.is_multiple_of(2) {
        write!(
            toml,
            "[[fact.figure]]\nvalue = {}\nunit = {{ one = \"rider\", other = \"riders\" }}\nkind = \"count\"\n",
            at + 2
        )
        .expect("a String takes any text");
    }
}

/// Builds the sheet as an editor does, and serves it.
async fn serve() -> Arc<Server> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large");
    drop(fs::remove_dir_all(&folder));
    let sheet = folder.join("large");
    fs::create_dir_all(&sheet).expect("a folder");
    let mut toml = String::from(
        "kicker = \"Long\"\ntitle = \"Two thousand facts\"\nstandfirst = \"A list that nobody reads to its end.\"\n\
         provenance = \"Made up by a test.\"\nlanguage = \"en\"\nupdated = \"2026-11-23\"\nmethod = [\"Made up.\"]\n\
         horizon = \"2022/2030\"\n[[source]]\nslug = \"paper\"\nlabel = \"Paper\"\n",
    );
    for topic in 0..TOPICS {
        write!(toml, "[[topic]]\nslug = \"t{topic}\"\nlabel = \"Topic {topic}\"\nhue = {}\n", 1 + topic % 8)
            .expect("a String takes any text");
    }
    (0..FACTS).for_each(|at| fact(&mut toml, at));
    write!(toml, "[[key]]\nfact = \"n{KEY}\"\nlabel = \"riders, far down\"\n")
        .expect("a String takes any text");
    fs::write(sheet.join("sheet.toml"), toml).expect("writes");
    let dist = folder.join("dist");
    let mut build = std::process::Command::new(factsheet());
    build.arg("build").arg(&sheet).arg("--engine").arg(root().join("target/engine")).arg("-o").arg(&dist);
    let built = build.output().expect("the tool runs; `cargo xtask build` makes it");
    // It is far over budget, and written all the same.
    assert!(dist.join("index.html").is_file(), "{}", String::from_utf8_lossy(&built.stderr));
    Arc::new(Server::of(dist).await)
}

/// The same session before the server of the long sheet.
async fn large(page: Page) -> Page {
    static SERVER: OnceCell<Arc<Server>> = OnceCell::const_new();
    let server = SERVER.get_or_init(serve).await.clone();
    Page { server, ..page }
}

/// What a reader sees of the list: the cards in the window, and whether any
/// of it shows a gap.
const SIGHT: &str = "const inView = e => { const r = e.getBoundingClientRect(); return r.height > 0 && r.bottom > 0 && r.top < innerHeight; }; \
    const near = () => all('article.fact').filter(inView).map(e => +e.id.slice(6)); \
    const blank = () => all('.gap').some(inView);";

async fn js(page: &Page, expression: &str) -> Value {
    page.js(&format!("(() => {{ {SIGHT} return ({expression}); }})()")).await
}

async fn until(page: &Page, expression: &str) {
    page.until(&format!("(() => {{ {SIGHT} return ({expression}); }})()")).await;
}

/// Nothing but cards is in sight.
async fn filled(page: &Page) {
    until(page, "!blank()").await;
    page.settle().await;
    until(page, "!blank()").await;
}

async fn drawn(page: &Page) -> u64 {
    page.js("all('article.fact').length").await.as_u64().expect("a number")
}

/// Scrolls on, waits until no gap is in sight and two frames longer, and gives
/// what is: the facts, how many cards are drawn, how high the page is.
const ON: &str = "(async by => { scrollBy(0, by); \
    const frame = () => new Promise(done => { setTimeout(done, 300); requestAnimationFrame(done); }); \
    for (let still = 0, turn = 0; still < 3 && turn < 200; turn++) { still = blank() ? 0 : still + 1; await frame(); } \
    return [near(), all('article.fact').length, document.documentElement.scrollHeight, blank()]; })";

async fn a_long_list_scrolled_through_shows_every_fact_once_in_order(page: Page) {
    let page = large(page).await;
    // At one card a row it is a long way, and to the end one engine is enough.
    let most = if page.kind == Kind::Chromium { FACTS as u64 } else { 300 };
    for (width, most) in [(390, 150), (1280, most)] {
        page.resize(width, 900).await;
        page.open("").await;
        let first = page.js("document.documentElement.scrollHeight").await.as_f64().expect("px");
        page.js("(find('#facts').scrollIntoView(), 1)").await;
        let mut next = 0;
        let mut heights = (f64::MAX, 0.0_f64);
        let mut by = 0;
        while next < most {
            let now = js(&page, &format!("{ON}({by})")).await;
            by = 800;
            assert_eq!(now[3], false, "a gap stays in sight after {next}");
            assert!(now[1].as_u64() < Some(120), "{} cards are drawn", now[1]);
            let seen: Vec<u64> = now[0].as_array().expect("facts").iter().filter_map(Value::as_u64).collect();
            assert!(!seen.is_empty(), "cards are in sight after {next}");
            for fact in seen {
                assert!(fact <= next, "{fact} comes after {next} at {width} px");
                next = next.max(fact + 1);
            }
            let height = now[2].as_f64().expect("px");
            heights = (heights.0.min(height), heights.1.max(height));
        }
        assert!(heights.1 / heights.0 < 1.05, "the scrollbar tells the truth: {heights:?} at {width} px");
        assert!((first / heights.1 - 1.0).abs() < 0.3, "from the beginning: {first} px, {heights:?}");
        page.leave().await;
    }
}

async fn what_is_looked_at_in_a_long_list_does_not_jump(page: Page) {
    let page = large(page).await;
    page.open("fact=n1200").await;
    until(&page, "near().includes(1200)").await;
    filled(&page).await;
    // Upwards everything is new, and other than was thought.
    for turn in 0..if page.kind == Kind::Chromium { 30 } else { 12 } {
        let before = js(
            &page,
            "(() => { const e = all('article.fact').filter(inView)[0]; window.held = e; return e.getBoundingClientRect().top; })()",
        )
        .await;
        page.js("(scrollBy(0, -300), 1)").await;
        filled(&page).await;
        let moved = page
            .js_with("held.isConnected ? held.getBoundingClientRect().top - arguments[0] : 300", vec![before])
            .await;
        let moved = moved.as_f64().expect("px");
        assert!((moved - 300.0).abs() < 2.5, "turn {turn}: it moved by {moved} px");
    }
}

async fn the_end_key_leads_to_the_end_of_a_long_list(page: Page) {
    let page = large(page).await;
    page.open("").await;
    page.js("(find('.skip').focus({preventScroll: true}), find('.skip').blur(), 1)").await;
    // Browsers glide to where the end was thought to be when the key was pressed.
    page.js("(window.rests = () => new Promise(done => { let was = -1, since = 0; const look = () => { since = was == scrollY ? since + 1 : 0; was = scrollY; since > 20 ? done(true) : requestAnimationFrame(look); }; look(); }), 1)").await;
    for _ in 0..4 {
        page.keys("", "\u{e010}").await;
        page.js("rests()").await;
        filled(&page).await;
        if js(&page, "near().includes(1999)").await == true {
            break;
        }
    }
    until(&page, "near().includes(1999) && !blank()").await;
    assert!(drawn(&page).await < 120);
    page.keys("", "\u{e011}").await;
    page.until("scrollY == 0").await;
    page.js("(find('#facts').scrollIntoView(), 1)").await;
    until(&page, "near().includes(0) && !blank()").await;
}

async fn a_link_leads_far_into_a_long_list(page: Page) {
    let page = large(page).await;
    page.open("fact=n1999").await;
    until(&page, "near().includes(1999) && document.activeElement.id == 'fact=n1999'").await;
    filled(&page).await;
    assert_eq!(page.js("find('[data-current]').id").await, "fact=n1999");
    page.js("(location.hash = 'fact=n777', 1)").await;
    until(&page, "near().includes(777) && document.activeElement.id == 'fact=n777'").await;
    filled(&page).await;
    assert!(drawn(&page).await < 120);
    // Back where the list is filtered and sorted, too.
    page.js("(location.hash = 'topic=t8&sort=name&fact=n1850', 1)").await;
    until(&page, "near().includes(1850) && document.activeElement.id == 'fact=n1850'").await;
}

/// Firefox told of the list as it was, and in the same breath of the gap that
/// had come into sight since: the list stayed empty there.
async fn what_a_busy_browser_tells_at_once_fills_a_long_list(page: Page) {
    let page = large(page).await;
    page.visit("/slow/busy/").await;
    page.js(
        "(window.IntersectionObserver = class extends IntersectionObserver { constructor(tell, options) { \
           const told = []; \
           super((entries, self) => { told.push(...entries) == entries.length && setTimeout(() => tell(told.splice(0), self), 1000); }, options); \
         } }, 1)",
    )
    .await;
    page.server.release("busy");
    page.alive().await;
    page.js("(scrollTo(0, 90000), 1)").await;
    until(&page, "near().length > 0 && near()[0] > 100 && !blank()").await;
}

async fn filters_go_back_to_the_beginning_of_a_long_list(page: Page) {
    let page = large(page).await;
    page.open("").await;
    page.js("(scrollTo(0, 60000), 1)").await;
    until(&page, "near().length > 0 && near()[0] > 50 && !blank()").await;
    page.pick("topic", "t4").await;
    page.until("find('.count').textContent.startsWith('22')").await;
    assert_eq!(page.js("all('.group').length").await, 1);
    page.js("(find('#facts').scrollIntoView(), 1)").await;
    filled(&page).await;
    let first = js(&page, "near()[0]").await.as_u64().expect("a fact");
    assert_eq!(first as usize, (4 * FACTS).div_ceil(TOPICS), "the first of its topic");
    page.js("(find('.clear').click(), 1)").await;
    page.until("all('.group').length == 9").await;
    filled(&page).await;
    assert_eq!(js(&page, "near()[0]").await, 0);
    page.js("(find('select[name=sort]').value = 'largest', find('select[name=sort]').dispatchEvent(new Event('change', {bubbles: true})), 1)").await;
    until(&page, "near()[0] == 1998").await;
    page.type_into("input[name=q]", "fact 1777").await;
    page.until("all('article.fact').length == 1 && find('article.fact').id == 'fact=n1777'").await;
    assert_eq!(page.js("all('.gap').length").await, 0);
}

async fn a_choice_far_from_a_long_list_draws_little_of_it(page: Page) {
    let page = large(page).await;
    page.open("").await;
    filled(&page).await;
    let many = drawn(&page).await;
    assert!(many > 6, "the list is near, and {many} cards are drawn");
    page.js(
        "(document.body.prepend(window.above = document.createElement('div')), above.style.height = '9000px', \
         scrollTo(0, 0), 1)",
    )
    .await;
    page.settle().await;
    page.js("(find('input[value=t4]').click(), 1)").await;
    page.until("find('.count').textContent.startsWith('22') && all('article.fact').length == 6").await;
    page.js("(find('#facts').scrollIntoView(), 1)").await;
    filled(&page).await;
    assert!(drawn(&page).await > 6, "more is, where the reader comes to it");
    assert_eq!(js(&page, "near()[0]").await.as_u64(), Some(4 * FACTS as u64 / TOPICS as u64 + 1));
    page.js("(scrollTo(0, 0), 1)").await;
    page.settle().await;
    page.js("(find('input[value=t5]').click(), 1)").await;
    page.until("find('.count').textContent.startsWith('44') && all('article.fact').length == 6").await;
}

async fn focus_stays_however_far_a_long_list_is_scrolled(page: Page) {
    let page = large(page).await;
    page.open("").await;
    page.js("(find('[id=\"fact=n7\"] .acts a').focus(), window.held = document.activeElement, 1)").await;
    page.js("(scrollTo(0, 90000), 1)").await;
    until(&page, "near().length > 0 && near()[0] > 100 && !blank()").await;
    assert_eq!(page.js("document.activeElement == held && held.isConnected").await, true);
    // What comes after it is there, too.
    page.keys("", "\u{e004}").await;
    until(&page, "document.activeElement.closest('.fact')?.id == 'fact=n8' && near().includes(8)").await;
    filled(&page).await;
    assert_eq!(js(&page, "near()[0] < 9 && near()[0] >= 0").await, true);
}

async fn tab_goes_on_into_what_is_not_drawn_of_a_long_list(page: Page) {
    let page = large(page).await;
    page.open("").await;
    page.js("(find('[id=\"fact=n0\"] .acts a').focus(), 1)").await;
    for fact in 1..60 {
        page.keys("", "\u{e004}").await;
        page.until(&format!("document.activeElement.closest('.fact')?.id == 'fact=n{fact}'")).await;
    }
    page.js("(location.hash = 'fact=n1500', 1)").await;
    until(&page, "document.activeElement.id == 'fact=n1500' && near().includes(1500)").await;
    for fact in (1440..1500).rev() {
        page.keys("\u{e008}", "\u{e004}").await;
        page.until(&format!("document.activeElement.closest('.fact')?.id == 'fact=n{fact}'")).await;
    }
}

async fn each_card_of_a_long_list_says_which_it_is_of_how_many(page: Page) {
    let page = large(page).await;
    page.open("fact=n1000").await;
    until(&page, "near().includes(1000)").await;
    filled(&page).await;
    // Counted under each heading, since each is a list of its own.
    let wrong = page
        .js("all('li.cell').filter(e => { \
             const n = +e.firstChild.id.slice(6), t = Math.floor(n * 9 / 2000), first = Math.ceil(t * 2000 / 9), next = Math.ceil((t + 1) * 2000 / 9); \
             return e.ariaPosInSet != n - first + 1 || e.ariaSetSize != next - first; \
             }).map(e => e.outerHTML.slice(0, 120))")
        .await;
    assert_eq!(wrong, json!([]));
    assert_eq!(page.js("all('.cards > :not(.cell)').every(e => e.ariaHidden == 'true')").await, true);
}

async fn axe_finds_nothing_in_the_middle_of_a_long_list(page: Page) {
    let page = large(page).await;
    page.open("fact=n1000").await;
    until(&page, "near().includes(1000)").await;
    filled(&page).await;
    axe(&page).await;
}

async fn a_long_list_that_is_static_says_where_the_rest_is(page: Page) {
    let page = large(page).await;
    page.visit("/no-scripts/").await;
    assert_eq!(drawn(&page).await, 501, "with that of the key figure");
    assert_eq!(page.js("all('.gap, [aria-setsize]').length").await, 0);
    let rest = page.text(".rest").await;
    assert!(rest.starts_with("1499 further\u{a0}facts."), "{rest}");
    assert_eq!(page.js("find('.rest a').getAttribute('href')").await, "facts.csv");
    assert_eq!(page.js("seen(find('.rest'))").await, true);
    let pasted = page.server.stage.pasted();
    assert_eq!(pasted.matches("<li>Fact ").count(), 500);
    assert!(pasted.contains("</ul>\n<p>1500 further\u{a0}facts. <a href=\"facts.csv\">"));
}

async fn a_topic_of_a_long_static_list_is_never_empty(page: Page) {
    let page = large(page).await;
    page.visit("/no-scripts/").await;
    for (topic, said) in [("t0", ""), ("t2", "167"), ("t6", "221")] {
        page.pick("topic", topic).await;
        // The other groups are hidden by the stylesheet alone.
        let there = page.js("all('.group').filter(seen).map(e => e.dataset.topic)").await;
        let there = there.as_array().expect("topics").clone();
        assert!(!there.is_empty() && there.iter().all(|other| other == topic), "{topic}: {there:?}");
        let left = page.js("all('.group > p').filter(seen).map(e => e.textContent).join()").await;
        let said =
            if said.is_empty() { String::new() } else { format!("{said} further\u{a0}facts on this topic.") };
        assert_eq!(left, said, "{topic}");
        page.pick("topic", topic).await;
    }
    page.click(".keys a").await;
    until(&page, &format!("near().includes({KEY})")).await;
}

async fn a_long_list_that_is_static_draws_what_is_in_sight(page: Page) {
    let page = large(page).await;
    page.visit("/no-scripts/").await;
    let drawn = "all('article.fact').filter(card => card.checkVisibility({ contentVisibilityAuto: true }))";
    let first = js(&page, &format!("{drawn}.length")).await;
    assert!(first.as_u64() < Some(40), "{first} cards are drawn");
    page.js("(scrollTo(0, 40000), 1)").await;
    until(&page, &format!("all('article.fact').some(inView) && {drawn}.some(inView)")).await;
    let blank = format!("all('article.fact').filter(inView).length - {drawn}.filter(inView).length");
    until(&page, &format!("{blank} == 0")).await;
    let later = js(&page, &format!("{drawn}.length")).await;
    assert!(later.as_u64() < Some(40), "{later} cards are drawn");
}

async fn nothing_in_sight_moves_when_the_engine_takes_over_a_long_list(page: Page) {
    let page = large(page).await;
    for (width, scroll) in [(390, 0), (390, 30_000), (1280, 12_000)] {
        let gate = format!("long-{width}-{scroll}-{}", page.kind.name());
        page.visit(&format!("/slow/{gate}/")).await;
        page.resize(width, 900).await;
        page.js(&format!("(scrollTo(0, {scroll}), 1)")).await;
        page.settle().await;
        let places =
            "all('h1, h2, h3, article.fact, .chip, .find > *').filter(inView).map(e => [e.id, ...box(e)])";
        js(&page, &format!("(window.stood = {places}, 1)")).await;
        // By half a pixel: a gap is set to a hundredth, a browser rounds otherwise.
        let moved = format!(
            "(now => now.length == stood.length ? now.filter((n, i) => n[0] != stood[i][0] || \
             n.some((x, k) => Math.abs(x - stood[i][k]) > 0.5)) : now)({places})"
        );
        page.server.release(&gate);
        page.alive().await;
        page.settle().await;
        page.settle().await;
        assert_eq!(js(&page, &moved).await, json!([]), "{width} px wide, scrolled by {scroll}");
        until(&page, "all('article.fact').length < 120").await;
        page.settle().await;
        assert_eq!(js(&page, &moved).await, json!([]), "later, {width} px wide, scrolled by {scroll}");
        page.leave().await;
    }
}

async fn a_long_list_works_in_an_element_that_scrolls(page: Page) {
    let page = large(page).await;
    element::stage(
        &page,
        "",
        "<script type=module src='{home}embed.js'></script><h1>News</h1>\
         <div id=box style='height:600px;overflow:auto'><fact-sheet view=facts></fact-sheet></div><p>Below</p>",
    )
    .await;
    element::until(&page, "live() && every('.gap').length > 0").await;
    let seen = "(() => { const b = document.getElementById('box').getBoundingClientRect(); \
        const inBox = e => { const r = e.getBoundingClientRect(); return r.height > 0 && r.bottom > b.top && r.top < b.bottom; }; \
        return every('.gap').some(inBox) ? [] : every('article.fact').filter(inBox).map(e => +e.id.slice(6)); })()";
    let mut next = 0;
    page.js("(find('#box').scrollTo(0, 500), 1)").await;
    for _ in 0..60 {
        element::until(&page, &format!("{seen}.length > 0")).await;
        page.settle().await;
        for fact in element::js(&page, seen).await.as_array().expect("facts").iter().filter_map(Value::as_u64)
        {
            assert!(fact <= next, "{fact} comes after {next}");
            next = next.max(fact + 1);
        }
        page.js("(find('#box').scrollBy(0, 400), 1)").await;
    }
    assert!(next > 60, "{next}");
    assert!(element::js(&page, "every('article.fact').length").await.as_u64() < Some(120));
    page.js("(find('#box').scrollTo(0, 1e9), 1)").await;
    element::until(&page, &format!("{seen}.includes(1999)")).await;
    page.js("(find('#box').scrollTo(0, find('#box').scrollHeight / 2), 1)").await;
    element::until(&page, &format!("{seen}.some(n => n > 800 && n < 1200)")).await;
}

async fn a_long_list_works_in_a_frame_as_high_as_it_is(page: Page) {
    let page = large(page).await;
    hosts::open(&page, "plain").await;
    hosts::lives(&page).await;
    // What was static stays until the reader comes to the list.
    hosts::outside(&page).await;
    page.js("(scrollTo(0, 600), 1)").await;
    hosts::lives(&page).await;
    page.until("all('.gap').length > 0 && all('article.fact').length < 120").await;
    let height = hosts::fits(&page).await;
    assert!(height > 50_000.0, "{height}");
    hosts::outside(&page).await;
    for part in [0.5, 0.52, 0.9, 0.1] {
        page.js(&format!("(scrollTo(0, document.documentElement.scrollHeight * {part}), 1)")).await;
        let (top, bottom) = (
            page.js("-find('iframe').getBoundingClientRect().top").await.as_f64().expect("px"),
            page.js("-find('iframe').getBoundingClientRect().top + innerHeight").await.as_f64().expect("px"),
        );
        hosts::lives(&page).await;
        page.until_with(
            "(() => { const inHost = e => { const r = e.getBoundingClientRect(); return r.height > 0 && r.bottom > arguments[0] && r.top < arguments[1]; }; \
             return all('article.fact').some(inHost) && !all('.gap').some(inHost); })()",
            vec![json!(top), json!(bottom)],
        )
        .await;
        assert!(drawn(&page).await < 120);
        hosts::outside(&page).await;
    }
    hosts::said_nothing_odd(&page).await;
}

async fn on_paper_a_long_list_says_how_much_it_leaves_out(page: Page) {
    let page = large(page).await;
    page.open("").await;
    assert_eq!(page.js("seen(find('.rest'))").await, false, "on a screen one scrolls");
    let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "media": "print" } });
    Page::command(&page.client, "POST", "goog/cdp/execute", body).await;
    page.until("matchMedia('print').matches && seen(find('.rest')) && !seen(document.querySelector('.gap'))")
        .await;
    // Without its gaps the page is short, and more of the list comes near.
    page.until_with(
        "find('.rest strong').textContent == `${arguments[0] - facts().length} further\\u00a0facts.`",
        vec![json!(FACTS)],
    )
    .await;
}
