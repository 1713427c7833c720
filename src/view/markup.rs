//! Elements made by calls. `html!` writes every element out where it stands,
//! about 250 bytes of the module each; a call is a fifth of that. What it
//! makes is the same tree, and the snapshots hold it to the same markup.
//! Components, inputs and menus still come from `html!`.

use alloc::{boxed::Box, rc::Rc, string::String, vec::Vec};
use core::mem::{self, ManuallyDrop};

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

/// A value of two parts, such as `fact=` and a slug.
#[inline(never)]
pub fn joined(first: &'static str, second: &str) -> Value {
    made(String::from(first) + second)
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

/// What stands inside an element: a few parts known when the engine was
/// compiled, or a list.
pub trait Children {
    /// Makes the element around them.
    fn within(self, tag: &'static str, keys: &'static [&'static str], values: &mut [Value]) -> Html;
}

impl<const N: usize> Children for [Html; N] {
    fn within(self, tag: &'static str, keys: &'static [&'static str], values: &mut [Value]) -> Html {
        // Each part is taken out, and what is left in its place needs no drop.
        make(tag, keys, values, &mut *ManuallyDrop::new(self))
    }
}

impl Children for Vec<Html> {
    fn within(mut self, tag: &'static str, keys: &'static [&'static str], values: &mut [Value]) -> Html {
        make(tag, keys, values, &mut self)
    }
}

/// The one place where elements are made.
#[inline(never)]
fn make(
    tag: &'static str,
    keys: &'static [&'static str],
    values: &mut [Value],
    children: &mut [Html],
) -> Html {
    let values: Box<[_]> =
        values.iter_mut().map(|value| value.take().map(AttributeOrProperty::Attribute)).collect();
    // The default of a node would do, too, but is a list on the heap: left
    // undropped by the arrays, it would grow the module with every drawing.
    let children: Vec<Html> = children.iter_mut().map(|child| mem::replace(child, text(""))).collect();
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

/// An element with the attributes `keys`, whose values follow in their order.
pub fn el<const N: usize>(
    tag: &'static str,
    keys: &'static [&'static str; N],
    values: [Value; N],
    children: impl Children,
) -> Html {
    children.within(tag, keys, &mut *ManuallyDrop::new(values))
}

/// An element without attributes.
#[inline(never)]
pub fn bare(tag: &'static str, children: impl Children) -> Html {
    children.within(tag, &[], &mut [])
}

/// An element with a class and nothing else.
#[inline(never)]
pub fn of(tag: &'static str, class: &'static str, children: impl Children) -> Html {
    el(tag, &["class"], [fix(class)], children)
}

/// The same with a name by which a host's stylesheet reaches it.
#[inline(never)]
pub fn part(tag: &'static str, class: &'static str, part: &'static str, children: impl Children) -> Html {
    el(tag, &["part", "class"], [fix(part), fix(class)], children)
}

/// A list that says how many stand in it, so that its columns are as many
/// before the last has come.
pub fn counted(tag: &'static str, class: &'static str, items: Vec<Html>) -> Html {
    el(tag, &["data-count", "class"], [made(items.len().to_string()), fix(class)], items)
}

/// An element with a class that can be hidden.
#[inline(never)]
pub fn shown(tag: &'static str, class: &'static str, show: bool, children: impl Children) -> Html {
    el(tag, &["hidden", "class"], [hidden(!show), fix(class)], children)
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

/// An empty element that is to say a text which changes: the last of its keys
/// is `textContent`. A browser that translates the page puts a text of its own
/// in the place of ours, and would go on showing it if ours alone were changed.
#[inline(never)]
pub fn says(mut element: Html, said: String) -> Html {
    if let VNode::VTag(tag) = &mut element
        && let Some(tag) = Rc::get_mut(tag)
    {
        #[cfg(feature = "ssr")]
        tag.add_child(told(said));
        // A property, which a browser alone has.
        #[cfg(not(feature = "ssr"))]
        if let Attributes::Dynamic { values, .. } = &mut tag.attributes
            && let Some(last) = values.last_mut()
        {
            *last = Some(AttributeOrProperty::Property(said.into()));
        }
    }
    element
}

/// The space between two parts of a line.
pub fn gap() -> Html {
    text(" ")
}
