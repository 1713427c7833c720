//! A number as the source has it: the hedge small before it.

use yew::prelude::*;

use super::At;
use crate::sheet::{Fact, Figure};

#[derive(Properties, PartialEq)]
pub struct NumberProps {
    pub figure: At<Figure<'static>>,
}

/// The number with its hedge, as it is read.
#[component]
pub fn Number(props: &NumberProps) -> Html {
    let Figure { hedge, value, .. } = *props.figure;
    html! {
        <span class="number">
            if !hedge.is_empty() {
                <small>{hedge}</small>{" "}
            }
            <span>{value}</span>
        </span>
    }
}

#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    pub fact: At<Fact<'static>>,
}

/// The numbers of a fact: the first large, the others small behind it. A
/// screen reader gets them in words, since it spells `$1.8 bn` out badly.
#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    let figures = &props.fact.0.figures;
    let spoken = figures.iter().map(|figure| figure.spoken).collect::<Vec<_>>().join(", ");
    html! {
        <p class="value num" hidden={figures.is_empty()}>
            <span class="figures" aria-hidden="true">
                for (at, figure) in figures.iter().enumerate() {
                    if at == 0 {
                        <Number figure={At(figure)} />
                    } else {
                        {" "}<small class="further"><Number figure={At(figure)} /></small>
                    }
                }
            </span>
            <span class="vh">{spoken}</span>
        </p>
    }
}
