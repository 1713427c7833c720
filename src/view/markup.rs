//! Elements made by calls. `html!` writes every element out where it stands,
//! about 250 bytes of the module each; a call is a fifth of that. What it
//! makes is the same tree, and the snapshots hold it to the same markup.
//! Components, inputs and menus still come from `html!`.

use alloc::{boxed::Box, rc::Rc, string::String, vec::Vec};

use yew::{
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, Key, Listeners, VList, VNode, VTag, VText},
};

/// An attribute's value; `None` leaves the attribute out.
pub type Value = Option<AttrValue>;

/// A value that the module or the sheet holds.
pub const fn fix(text: &'static str) -> Value {
    Some(AttrValue::Static(text))
}

/// A value made just now.
#[inline(never)]
pub fn made(text: String) -> Value {
    Some(text.into())
}

/// A value that is there only sometimes.
#[inline(never)]
pub fn some(given: bool, text: &'static str) -> Value {
    given.then_some(AttrValue::Static(text))
}

/// An attribute without a value, such as `data-dim`.
pub fn mark(given: bool) -> Value {
    some(given, "")
}

/// The attribute `hidden`.
pub fn hidden(given: bool) -> Value {
    some(given, "hidden")
}

/// An element with the attributes `keys`, whose values follow in their order.
#[inline(never)]
pub fn el(tag: &'static str, keys: &'static [&'static str], values: Vec<Value>, children: Vec<Html>) -> Html {
    let values: Box<[_]> =
        values.into_iter().map(|value| value.map(AttributeOrProperty::Attribute)).collect();
    VTag::__new_other(
        AttrValue::Static(tag),
        NodeRef::default(),
        None,
        Attributes::Dynamic { keys, values },
        Listeners::None,
        VNode::from(VList::with_children(children, None)),
    )
    .into()
}

/// An element without attributes.
#[inline(never)]
pub fn bare(tag: &'static str, children: Vec<Html>) -> Html {
    el(tag, &[], Vec::new(), children)
}

/// An element with a class and nothing else.
#[inline(never)]
pub fn of(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    el(tag, &["class"], [fix(class)].into(), children)
}

/// An element with a class that can be hidden.
#[inline(never)]
pub fn shown(tag: &'static str, class: &'static str, show: bool, children: Vec<Html>) -> Html {
    el(tag, &["hidden", "class"], [hidden(!show), fix(class)].into(), children)
}

/// The same element with a key, for lists.
#[inline(never)]
pub fn keyed(key: &str, mut element: Html) -> Html {
    if let VNode::VTag(tag) = &mut element
        && let Some(tag) = Rc::get_mut(tag)
    {
        tag.key = Some(Key::from(key));
    }
    element
}

/// Text that the module or the sheet holds.
#[inline(never)]
pub fn text(text: &'static str) -> Html {
    VText::new(AttrValue::Static(text)).into()
}

/// Text made just now.
#[inline(never)]
pub fn told(text: String) -> Html {
    VText::new(text).into()
}

/// The space between two parts of a line.
pub fn gap() -> Html {
    text(" ")
}
