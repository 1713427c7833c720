//! Parts of the drawing that are made again only when what they depend on has
//! changed. Most of a sheet is the same whatever the reader does.

use alloc::vec::Vec;

use yew::{prelude::*, virtual_dom::VNode};

use super::Story;

/// Draws a part of the sheet from numbers alone.
pub type Draw = fn(Story, &[i32]) -> Html;

#[derive(Properties)]
pub struct KeptProps {
    story: Story,
    on: Vec<i32>,
    draw: Draw,
}

impl PartialEq for KeptProps {
    fn eq(&self, other: &KeptProps) -> bool {
        // Its key says how it is drawn.
        self.story == other.story && self.on == other.on
    }
}

#[component]
pub fn Kept(props: &KeptProps) -> Html {
    let drawn = (props.draw)(props.story, &props.on);
    debug_assert!(matches!(drawn, VNode::VTag(_)), "yew#4092: one element");
    drawn
}

/// The one element that `draw` makes of the sheet and of `on`, on which all of
/// it depends. `key` tells it from others.
#[inline(never)]
pub fn kept(key: &'static str, story: Story, on: Vec<i32>, draw: Draw) -> Html {
    html! { <Kept {key} {story} {on} {draw} /> }
}
