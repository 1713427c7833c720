//! One fact as a card.

use alloc::vec::Vec;

use yew::prelude::*;

use super::{At, Marks, Story, chart::chart, figure::figures, hue};
use crate::{
    sheet::{Fact, Status},
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
                id={format!("fact={}", fact.slug)}
                tabindex="-1"
                data-hue={hue(story, fact.topic)}
                data-topic={topic.slug}
                data-current={current.then_some("")}
            >
                <p class="topic small">{topic.label}</p>
                {figures(own)}
                {statement(own, &props.marks)}
                {chart(&own.drawing)}
                <p class="meta small soft">
                    <span class="status" data-status={fact.status.map(stage)} hidden={fact.status.is_none()}>
                        {fact.status.map_or("", text::status)}
                    </span>
                    {" "}
                    <span class="period" hidden={fact.period.is_none()}>
                        for when in &own.period {
                            <time datetime={(!when.datetime.is_empty()).then_some(when.datetime)}>{when.text}</time>
                        }
                    </span>
                    {" "}
                    <span class="says" hidden={fact.says.is_empty()}>{text::says(fact.says)}</span>{" "}
                    <span class="locator">
                        if source.url.is_empty() {
                            <cite>{fact.locator}</cite>
                        } else {
                            <a href={source.url} title={source.label}><cite>{fact.locator}</cite></a>
                        }
                    </span>
                    {" "}
                    <span class="paper" hidden={sheet.sources.len() < 2}>{source.label}</span>
                </p>
                <p class="inferred small" hidden={fact.inferred.is_empty()}>
                    <strong>{text::INFERRED}</strong>{" "}{fact.inferred}
                </p>
                <p class="outside small" hidden={!outside}>{text::OUTSIDE}</p>
                <p class="acts small">
                    <a
                        href={format!("#fact={}", fact.slug)}
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
