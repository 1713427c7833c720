//! Fields that a table cannot have: what was meant by them, and how to write it.

use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

use super::{Fields, Kind, Value, inside, is_bare};
use crate::{
    finding::{Finding, Rule},
    written::{
        example::example,
        head,
        text::{nearest, shown},
    },
};

/// Longer values are not shown again.
const SHORT: usize = 60;

/// Names of which one stands over a list and the other in a fact or event, and
/// that are too unlike for a slip of the pen.
const FORMS: [(&str, &str); 2] = [("party", "parties"), ("person", "people")];

/// A field that its table cannot have.
pub(super) struct Unknown<'a> {
    /// Its name.
    pub key: &'a Spanned<DeString<'a>>,
    /// Its value.
    pub value: Value<'a>,
    /// The field of the same table that was most likely meant.
    pub meant: Option<&'static str>,
}

/// The unknown fields of a table, in the order of the file. None but lists are
/// meant by two of them.
pub(super) fn of<'a>(table: &'a DeTable<'a>, kind: &'static Kind) -> Vec<Unknown<'a>> {
    let unknown = table.iter().filter(|(key, _)| !kind.fields.contains(&key.get_ref().as_ref()));
    let mut all: Vec<_> = unknown.map(|(key, value)| Unknown { key, value, meant: None }).collect();
    all.sort_by_key(|unknown| unknown.key.span().start);
    for index in 0..all.len() {
        let taken = |field: &str| {
            let before = all[..index].iter().find(|other| other.meant == Some(field));
            table.get(field).or(before.map(|other| other.value))
        };
        let open = |field: &&str| taken(field).is_none_or(|value| can_go_on(kind, field, value.get_ref()));
        let name = all[index].key.get_ref().as_ref();
        all[index].meant = meant(kind, name, kind.fields.iter().copied().filter(open));
    }
    all
}

/// Whether a field that is given may be given again under another name: lists
/// go on, and a table without fields of its own is what is left of a list
/// whose header is misspelt.
fn can_go_on(kind: &Kind, field: &str, value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Array(_) => true,
        DeValue::Table(table) => example(kind.name, field).starts_with("[[") && holds_only_lists(table),
        _ => false,
    }
}

/// Whether the table holds lists of tables and nothing else, as the one that
/// `[[fact.figure]]` makes where there is no `[[fact]]`.
pub(super) fn holds_only_lists(table: &DeTable<'_>) -> bool {
    table.values().all(|value| holds_tables(value.get_ref()) && value.get_ref().is_array())
}

fn holds_tables(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Array(list) => list.iter().any(|value| value.get_ref().is_table()),
        value => value.is_table(),
    }
}

/// The field among the `open` ones that was most likely meant.
fn meant(
    kind: &'static Kind,
    name: &str,
    open: impl Iterator<Item = &'static str> + Clone,
) -> Option<&'static str> {
    let other_form = FORMS.iter().find_map(|&(one, many)| match name {
        _ if name == one => Some(many),
        _ if name == many => Some(one),
        _ => None,
    });
    if let Some(form) = other_form.filter(|form| open.clone().any(|field| field == *form)) {
        return Some(form);
    }
    let near = nearest(name, open)?;
    // A field of another table is not a slip of the pen, unless it only lacks
    // a letter.
    let slip = near.starts_with(name) || name.starts_with(near) || elsewhere(kind, name).is_none();
    slip.then_some(near)
}

/// The nearest table above that has the field, and the table on the way to it.
/// The head has only what is no list.
fn above(kind: &'static Kind, name: &str) -> Option<(&'static Kind, &'static Kind)> {
    let mut inner = kind;
    while let Some(outer) = inner.parent {
        let is_list = outer.header == head::HEAD.header && head::LISTS.contains(&name);
        if outer.fields.contains(&name) && !is_list {
            return Some((outer, inner));
        }
        inner = outer;
    }
    None
}

/// Where a field that is not ours belongs: a label, and what to do.
fn elsewhere(kind: &'static Kind, name: &str) -> Option<(String, String)> {
    if let Some((outer, inner)) = above(kind, name).filter(|(outer, _)| outer.header != head::HEAD.header) {
        let help = format!("move it above {}: what follows a header belongs to it", inner.header);
        return Some((format!("a field of {}", outer.name), help));
    }
    if !head::HEAD.fields.contains(&name) {
        return None;
    }
    if head::LISTS.contains(&name) {
        let help = format!("write [[{name}]] on a line of its own, with its fields below");
        return Some((format!("{name} is a list of the sheet"), help));
    }
    let help = "move it to sheet.toml, above the first header".to_owned();
    Some(("a field of the head".to_owned(), help))
}

impl Unknown<'_> {
    /// Whether it is read for another field and holds no tables. What is then
    /// wrong with the value may be wrong with the guess alone; tables have
    /// fields of their own, which tell.
    pub fn is_plain_guess(&self) -> bool {
        self.meant.is_some() && !holds_tables(self.value.get_ref())
    }

    /// The field of the table `outer` that this is, if it stands too deep, in
    /// a table of the kind `inner`.
    pub fn field_of(&self, outer: &Kind, inner: &'static Kind) -> Option<&'static str> {
        let name = self.key.get_ref().as_ref();
        let (home, _) = above(inner, name).filter(|_| self.meant.is_none())?;
        home.fields.iter().copied().find(|field| *field == name && home.header == outer.header)
    }
}

impl Fields<'_> {
    /// The finding about an unknown field by which `name` was most likely meant.
    pub fn guess(&self, name: &str) -> Option<Finding> {
        let guess = self.unknown.iter().find(|unknown| unknown.meant == Some(name))?;
        Some(self.unknown_field(guess))
    }

    /// The finding about a field that the table cannot have.
    pub(super) fn unknown_field(&self, unknown: &Unknown<'_>) -> Finding {
        let name = unknown.key.get_ref().as_ref();
        let finding = Finding::new(
            Rule::UnknownField,
            self.at(unknown.key),
            format!("{} has no field `{}`", self.kind.name, shown(name)),
        );
        match (unknown.meant, elsewhere(self.kind, name)) {
            (Some(meant), _) => {
                finding.label(format!("did you mean `{meant}`?")).help(self.mended(unknown, meant))
            }
            (None, Some((label, help))) => finding.label(label).help(help),
            (None, None) => finding
                .label("unknown")
                .help(format!("delete it, or use one of: {}", self.kind.fields.join(", "))),
        }
    }

    /// How to write the field that was meant, with what the editor has given it.
    fn mended(&self, unknown: &Unknown<'_>, meant: &str) -> String {
        if let Some(header) = self.header(unknown.key, meant) {
            return match unknown.value.get_ref().as_array() {
                Some(list) if list.len() > 1 => format!("write {header}, here and wherever it stands"),
                _ => format!("write {header}"),
            };
        }
        if self.table.contains_key(meant) {
            return format!("move what is in it to `{meant}`, which is given already");
        }
        let written = self.written(self.at(unknown.value));
        let example = self.example(meant).split_once(" = ").map_or("", |(_, value)| value);
        let value = match unknown.value.get_ref() {
            // The table of a dotted key has no text of its own.
            DeValue::Table(_) if !written.starts_with('{') => "",
            _ if written.contains('\n') || written.chars().count() > SHORT || shown(written) != written => "",
            _ => written,
        };
        match unknown.value.get_ref() {
            _ if value.is_empty() => {
                format!("write `{meant}` instead of `{}`, and keep the value", shown(unknown.key.get_ref()))
            }
            DeValue::String(_) if example.starts_with("[\"") => format!("write {meant} = [{value}]"),
            bare if is_bare(bare) && example.starts_with('"') => format!("write {meant} = \"{value}\""),
            _ => format!("write {meant} = {value}"),
        }
    }

    /// The header that the field is a part of, with the one that was meant.
    fn header(&self, key: &Spanned<DeString<'_>>, meant: &str) -> Option<String> {
        let span = inside(self.text, key.span());
        let (before, after) = (self.text.get(..span.start)?, self.text.get(span.end..)?);
        let before =
            before.rsplit('\n').next()?.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        // A list in a list, or an inline table in one, is no header.
        if !before.starts_with('[') || before.contains(['=', '{', ',', '#']) {
            return None;
        }
        let after = after.lines().next()?;
        let close = after.find(']')?;
        let brackets = after[close..].bytes().take_while(|&byte| byte == b']').count();
        Some(shown(&format!("{before}{meant}{}", &after[..close + brackets])))
    }
}
