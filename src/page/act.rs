//! What a touched element means: its attributes become an action.

use alloc::string::{String, ToString};

use crate::{
    filter::{Facet, Index, Pick},
    state::{Action, Sort, Zoom},
};

/// How an action enters the history of the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A step of its own: Back undoes it.
    Push,
    /// Part of what is under way: typing, panning, zooming.
    Replace,
}

/// A step of the buttons that move the strip, in 1/10,000 of the window.
const STEP: i32 = 2500;

/// The attributes of an element that was clicked; empty where it lacks one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Touched<'a> {
    /// `data-act`
    pub act: &'a str,
    /// `name`
    pub name: &'a str,
    /// `value`
    pub value: &'a str,
    /// `data-fact`
    pub fact: &'a str,
}

/// What a click on an element means; `None` where it means nothing to us.
pub fn click(index: &Index, touched: Touched) -> Option<(Action, Way)> {
    let Touched { act, name, value, fact } = touched;
    let action = match act {
        "show" => Action::Show(Some(index.sheet.fact(fact)?)),
        "toggle" => Action::Toggle(pick(index, name, value)?),
        "search-clear" => Action::Search(String::new()),
        "suggest" => Action::Search(value.to_string()),
        "only-clear" => Action::Widen,
        "brush-clear" => Action::Brush(None),
        "clear" => Action::Clear,
        "zoom" => return Some((Action::Zoom(zoom(value)?), Way::Replace)),
        _ => return None,
    };
    Some((action, Way::Push))
}

/// How an action enters the history, where nothing says otherwise.
pub fn way(action: &Action) -> Way {
    match action {
        Action::Search(_) | Action::Zoom(_) => Way::Replace,
        _ => Way::Push,
    }
}

/// The value that a field of the form stands for.
pub fn pick(index: &Index, name: &str, value: &str) -> Option<Pick> {
    index.pick(Facet::of(name)?, value)
}

/// What the menu of orders was set to.
pub fn sort(value: &str) -> Option<(Action, Way)> {
    Sort::of(value).map(|sort| (Action::Sort(sort), Way::Push))
}

fn zoom(value: &str) -> Option<Zoom> {
    Some(match value {
        "in" => Zoom::In(5000),
        "out" => Zoom::Out(5000),
        "left" => Zoom::Pan(-STEP),
        "right" => Zoom::Pan(STEP),
        "whole" => Zoom::Whole,
        _ => return None,
    })
}
