//! Typed access to the fields of one table. What is missing, unknown or of the
//! wrong type becomes a finding; what can be read is returned.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    At, Text,
    example::example,
    head,
    text::{nearest, shown},
};
use crate::finding::{Finding, Log, Place, Rule};

/// What kind of table: its name, and the fields it may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    /// As in "this fact".
    pub name: &'static str,
    /// As in `[[fact]]`.
    pub header: &'static str,
    /// Fields it may have.
    pub fields: &'static [&'static str],
    /// The table it stands in, whose fields must come before it.
    pub parent: Option<&'static Kind>,
}

/// One table being read.
pub(super) struct Fields<'a> {
    /// Index of its file.
    pub file: u32,
    /// What the file holds.
    pub text: &'a str,
    /// Where findings go.
    pub log: &'a Log,
    /// The fields.
    pub table: &'a DeTable<'a>,
    /// What kind of table.
    pub kind: &'static Kind,
    /// Fields that must be there and are not.
    pub missing: Vec<&'static str>,
    /// Its header, or the whole of an inline table.
    pub place: Place,
}

/// The span, moved to characters of the text.
pub(super) fn inside(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end).max(start);
    start..end
}

/// A place. Files are far below 4 GB.
pub(super) fn place(file: u32, span: Range<usize>) -> Place {
    let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Place { file, start: small(span.start), end: small(span.end) }
}

impl<'a> Fields<'a> {
    pub fn get(&self, name: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        debug_assert!(self.kind.fields.contains(&name), "{name} is not a field of {}", self.kind.name);
        self.table.get(name)
    }

    /// The field, or a note that it is missing.
    pub fn need(&mut self, name: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.get(name);
        if value.is_none() {
            self.missing.push(name);
        }
        value
    }

    /// Whether the field is there, readable or not.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Adds a finding.
    pub fn add(&self, finding: Finding) {
        self.log.add(finding);
    }

    /// Where a value stands.
    pub fn at<T>(&self, value: &Spanned<T>) -> Place {
        place(self.file, inside(self.text, value.span()))
    }

    /// Where a part of a text stands, if the file has it letter by letter;
    /// else the place of the whole.
    pub fn part(&self, whole: Place, raw: &str, part: Range<usize>) -> Place {
        let written = self.text.get(whole.start as usize..whole.end as usize).unwrap_or_default();
        match written.find(raw) {
            Some(at) if !raw.is_empty() => {
                let start = whole.start as usize + at;
                place(self.file, start + part.start..start + part.end)
            }
            _ => whole,
        }
    }

    pub fn raw(&self, name: &str, value: &'a Spanned<DeValue<'a>>, expected: &str) -> Option<At<&'a str>> {
        match value.get_ref() {
            DeValue::String(text) => Some(At { value: text.as_ref(), place: self.at(value) }),
            _ => {
                self.wrong_type(name, value, expected);
                None
            }
        }
    }

    pub fn wrong_type(&self, name: &str, value: &Spanned<DeValue<'_>>, expected: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a bare date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let place = self.at(value);
        let written = self.text.get(place.start as usize..place.end as usize).unwrap_or_default();
        let help = match value.get_ref() {
            DeValue::Datetime(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_)
                if expected.starts_with("a text") && !self.in_list(name) =>
            {
                format!("put it between quotes: {name} = \"{}\"", shown(written))
            }
            DeValue::Table(_) if expected == "a list of tables" => {
                format!("write two brackets on each side, once for each: {}", self.example(name))
            }
            DeValue::String(_) if expected.starts_with("a list of texts") => {
                format!("put it in brackets: {name} = [{}]", shown(written))
            }
            _ => format!("write {}", self.example(name)),
        };
        self.add(
            Finding::new(Rule::WrongType, place, format!("`{name}` is {found} where {expected} belongs"))
                .label(format!("{found}, not {expected}"))
                .help(help),
        );
    }

    /// Whether the field is a list.
    pub fn in_list(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.get_ref().is_array())
    }

    /// A line that shows the field.
    pub fn example(&self, name: &str) -> &'static str {
        example(self.kind.name, name)
    }

    /// Notes that a list must be there.
    pub fn must_have(&mut self, name: &'static str) {
        let _ = self.need(name);
    }

    /// A table in a field: inline, or under a header of its own.
    pub fn table_if(&mut self, name: &'static str, kind: &'static Kind) -> Option<Fields<'a>> {
        let value = self.get(name)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.child(table, self.at(value), kind)),
            _ => {
                self.wrong_type(name, value, "a table");
                None
            }
        }
    }

    /// A field that is a text or a table.
    pub fn text_or_table(
        &mut self,
        name: &'static str,
        kind: &'static Kind,
    ) -> Option<Result<Text, Fields<'a>>> {
        let value = self.get(name)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Err(self.child(table, self.at(value), kind))),
            _ => {
                let raw = self.raw(name, value, "a text or a table")?;
                self.tidy(name, &raw, usize::MAX).map(Ok)
            }
        }
    }

    /// A list of tables, empty if left out.
    pub fn tables(&mut self, name: &'static str, kind: &'static Kind) -> Vec<Fields<'a>> {
        let Some(value) = self.get(name) else { return Vec::new() };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(name, value, "a list of tables");
            return Vec::new();
        };
        let each = |value: &'a Spanned<DeValue<'a>>| match value.get_ref() {
            DeValue::Table(table) => Some(self.child(table, self.at(value), kind)),
            _ => {
                self.wrong_type(name, value, "a table");
                None
            }
        };
        list.iter().filter_map(each).collect()
    }

    fn child(&self, table: &'a DeTable<'a>, place: Place, kind: &'static Kind) -> Fields<'a> {
        Fields { file: self.file, text: self.text, log: self.log, table, kind, missing: Vec::new(), place }
    }

    /// Reports what is unknown and what is missing. Call last.
    pub fn finish(self) {
        let mut meant = Vec::new();
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if self.kind.fields.contains(&name) {
                continue;
            }
            let near = self.nearest(name);
            meant.extend(near);
            let finding = Finding::new(
                Rule::UnknownField,
                self.at(key),
                format!("{} has no field `{}`", self.kind.name, shown(name)),
            );
            self.add(match (near, self.elsewhere(name)) {
                (Some(near), _) => finding
                    .label(format!("did you mean `{near}`?"))
                    .help(format!("write {}", self.example(near))),
                (None, Some((label, help))) => finding.label(label).help(help),
                (None, None) => finding
                    .label("unknown")
                    .help(format!("delete it, or use one of: {}", self.kind.fields.join(", "))),
            });
        }
        let missing: Vec<_> = self.missing.iter().copied().filter(|name| !meant.contains(name)).collect();
        if missing.is_empty() {
            return;
        }
        let names: Vec<_> = missing.iter().map(|name| format!("`{name}`")).collect();
        let lines: Vec<_> = missing.iter().map(|name| self.example(name)).collect();
        self.add(
            Finding::new(
                Rule::MissingField,
                self.place,
                format!("{} lacks {}", self.kind.name, names.join(", ")),
            )
            .label(if missing.len() == 1 { "a field is missing here" } else { "fields are missing here" })
            .help(format!("add {}", lines.join("\n    "))),
        );
    }

    /// The field that was most likely meant. One that is given already was
    /// not, unless it is a list that can go on.
    fn nearest(&self, name: &str) -> Option<&'static str> {
        let open = |field: &&str| self.table.get(*field).is_none_or(|value| value.get_ref().is_array());
        let near = nearest(name, self.kind.fields.iter().copied().filter(open))?;
        // A field of another table is not a slip of the pen, unless it only
        // lacks a letter.
        let slip = near.starts_with(name) || name.starts_with(near) || self.elsewhere(name).is_none();
        slip.then_some(near)
    }

    /// Where a field that is not ours belongs.
    fn elsewhere(&self, name: &str) -> Option<(String, String)> {
        let mut inner = self.kind;
        let mut above = self.kind.parent;
        while let Some(kind) = above.filter(|kind| kind.header != head::HEAD.header) {
            if kind.fields.contains(&name) {
                let help = format!("move it above {}: what follows a header belongs to it", inner.header);
                return Some((format!("a field of {}", kind.name), help));
            }
            inner = kind;
            above = kind.parent;
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
}
