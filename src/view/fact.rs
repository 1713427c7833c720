//! One fact as a card.

use alloc::vec::Vec;

use yew::prelude::*;

use super::{
    At, Marks, Story,
    chart::chart,
    figure::figures,
    hue,
    line::{date, line},
};
use crate::{
    sheet::{Fact, Source, Status},
    text,
};

#[derive(Properties, PartialEq)]
pub struct CardProps {
    pub story: Story,
    pub fact: At<Fact<'static>>,
    /// What the search has found in the statement.
    pub marks: Marks,
    /// The filters leave it out.
    pub hidden: bool,
    /// The filters leave it out, but its address is open.
    pub outside: bool,
    /// Its address is open.
    pub current: bool,
}

/// The card. It draws again only when one of its props changes.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps { story, fact, hidden, outside, current, .. } = *props;
    let (sheet, own) = (story.sheet, fact.0);
    let topic = &sheet.topics[usize::from(fact.topic)];
    let source = &sheet.sources[usize::from(fact.source)];
    html! {
        <li class="cell" {hidden}>
            <article
                class="fact"
                id={["fact=", fact.slug].concat()}
                tabindex="-1"
                data-hue={hue(story, fact.topic)}
                data-topic={topic.slug}
                data-current={current.then_some("")}
            >
                {line("topic small", topic.label)}
                {figures(own)}
                {statement(own, &props.marks)}
                {chart(&own.drawing)}
                <p class="meta small soft">
                    <span class="status" data-status={fact.status.map(stage)} hidden={fact.status.is_none()}>
                        {fact.status.map_or("", text::status)}
                    </span>
                    {" "}
                    {date("period", own.period.as_ref())}
                    {" "}
                    <span class="says" hidden={fact.says.is_empty()}>{text::says(fact.says)}</span>{" "}
                    {place(source, fact.locator)}
                    {" "}
                    {line("paper", if sheet.sources.len() > 1 { source.label } else { "" })}
                </p>
                <p class="inferred small" hidden={fact.inferred.is_empty()}>
                    <strong>{text::INFERRED}</strong>{" "}{fact.inferred}
                </p>
                <p class="outside small" hidden={!outside}>{text::OUTSIDE}</p>
                <p class="acts small">
                    <a
                        href={["#fact=", fact.slug].concat()}
                        data-act="show"
                        data-fact={fact.slug}
                        aria-label={text::link_to(fact.statement)}
                    >
                        {text::LINK}
                    </a>
                </p>
            </article>
        </li>
    }
}

/// Where in the document, as a link where the document has an address.
fn place(source: &Source<'static>, locator: &'static str) -> Html {
    html! {
        <a
            class="locator"
            href={(!source.url.is_empty()).then_some(source.url)}
            title={(!source.url.is_empty()).then_some(source.label)}
        >
            {locator}
        </a>
    }
}

/// The statement, with what the search has found marked.
fn statement(fact: &Fact<'static>, marks: &[(u32, u32)]) -> Html {
    let text = fact.statement;
    let mut parts: Vec<(&'static str, bool)> = Vec::new();
    let mut end = 0;
    for &(from, to) in marks {
        let (from, to) = (from as usize, to as usize);
        parts.push((text.get(end..from).unwrap_or(""), false));
        parts.push((text.get(from..to).unwrap_or(""), true));
        end = to;
    }
    parts.push((text.get(end..).unwrap_or(""), false));
    html! {
        <p class="statement">
            for (part, marked) in parts {
                if marked { <mark>{part}</mark> } else { {part} }
            }
        </p>
    }
}

/// The name of a status in the markup.
fn stage(status: Status) -> &'static str {
    ["in-force", "done", "under-way", "planned", "explored"][status as usize]
}
