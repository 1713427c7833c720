//! Typed access to the fields of one table. What is missing, unknown or of the
//! wrong type becomes a finding; what can be read is returned.

mod unknown;

use std::{collections::BTreeMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{At, Text, example::example, text::shown};
use crate::finding::{Finding, Log, Place, Rule};
use unknown::Unknown;

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

/// Why `verified` must be there, and why no day is proposed for it.
const VERIFIED: &str = "`verified` tells readers on which day somebody held the fact against its source; \
                        nobody but you can know";

/// The fields that a table has, readable or not: what cannot be read is
/// reported as such, and is not missing.
#[derive(Clone, Debug)]
pub struct Given(Vec<&'static str>);

impl Given {
    /// Whether the field is there.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.0.contains(&field)
    }
}

/// A value as the file has it.
type Value<'a> = &'a Spanned<DeValue<'a>>;

/// One table being read. Where it has a field that is unknown, but near to one
/// that could be there, it is read as if that one stood there: what was meant
/// is then not missing, nor what refers to it dangling.
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
    /// Fields that such a table cannot have, in the order of the file.
    unknown: Vec<Unknown<'a>>,
    /// Fields of this table that stand in one below it by mistake.
    below: BTreeMap<&'static str, Value<'a>>,
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
    /// A table to be read. `text` is what the file holds, `place` the table's
    /// header or the whole of it.
    pub fn new(
        file: u32,
        text: &'a str,
        log: &'a Log,
        table: &'a DeTable<'a>,
        kind: &'static Kind,
        place: Place,
    ) -> Fields<'a> {
        let unknown = unknown::of(table, kind);
        let fields = Fields {
            file,
            text,
            log,
            table,
            kind,
            missing: Vec::new(),
            place,
            unknown,
            below: BTreeMap::new(),
        };
        for guess in fields.unknown.iter().filter(|unknown| unknown.is_plain_guess()) {
            log.doubt(fields.at(guess.value));
        }
        fields
    }

    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        debug_assert!(self.kind.fields.contains(&name), "{name} is not a field of {}", self.kind.name);
        let guess =
            || self.unknown.iter().find(|unknown| unknown.meant == Some(name)).map(|guess| guess.value);
        self.table.get(name).or_else(guess).or_else(|| self.below.get(name).copied())
    }

    /// Every value for a field that is a list: under its own name, and under
    /// those that it was most likely meant by.
    pub fn all(&self, name: &str) -> Vec<Value<'a>> {
        let guesses = self.unknown.iter().filter(|unknown| unknown.meant == Some(name));
        let all: Vec<_> = self.table.get(name).into_iter().chain(guesses.map(|guess| guess.value)).collect();
        if all.is_empty() { self.get(name).into_iter().collect() } else { all }
    }

    /// Whether a field is most likely meant by one that is unknown.
    pub fn is_guessed(&self, name: &str) -> bool {
        self.unknown.iter().any(|unknown| unknown.meant == Some(name))
    }

    /// Whether a list holds anything, readable or not.
    pub fn lists_any(&self, name: &str) -> bool {
        self.all(name).into_iter().any(|value| value.get_ref().as_array().is_none_or(|list| !list.is_empty()))
    }

    /// What stands at a place of the file.
    pub fn written(&self, place: Place) -> &'a str {
        self.text.get(place.start as usize..place.end as usize).unwrap_or_default()
    }

    /// The field, or a note that it is missing.
    pub fn need(&mut self, name: &'static str) -> Option<Value<'a>> {
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

    /// The fields that are there, readable or not.
    pub fn given(&self) -> Given {
        Given(self.kind.fields.iter().copied().filter(|field| self.has(field)).collect())
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
        match self.written(whole).find(raw) {
            Some(at) if !raw.is_empty() => {
                let start = whole.start as usize + at;
                place(self.file, start + part.start..start + part.end)
            }
            _ => whole,
        }
    }

    pub fn raw(&self, name: &str, value: Value<'a>, expected: &str) -> Option<At<&'a str>> {
        match value.get_ref() {
            DeValue::String(text) => Some(At { value: text.as_ref(), place: self.at(value) }),
            _ => {
                self.wrong_type(name, value, expected);
                None
            }
        }
    }

    pub fn wrong_type(&self, name: &str, value: &Spanned<DeValue<'_>>, expected: &str) {
        let written = self.written(self.at(value));
        let help = match value.get_ref() {
            bare if is_bare(bare) && expected.starts_with("a text") && !self.in_list(name) => {
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
        self.wrong_type_mended(name, value, expected, help);
    }

    /// As [`Fields::wrong_type`], where the reader knows what to do.
    pub fn wrong_type_mended(
        &self,
        name: &str,
        value: &Spanned<DeValue<'_>>,
        expected: &str,
        help: impl Into<String>,
    ) {
        let place = self.at(value);
        let is_it = |guess: &Unknown<'_>| {
            let whole = self.at(guess.value);
            guess.meant == Some(name) && whole.start <= place.start && place.end <= whole.end
        };
        if self.unknown.iter().any(is_it) {
            // That the type does not fit speaks against the guess.
            return;
        }
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a bare date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
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
        let mut tables = Vec::new();
        for value in self.all(name) {
            match value.get_ref() {
                DeValue::Array(list) => {
                    for value in list {
                        match value.get_ref() {
                            DeValue::Table(table) => tables.push((table, self.at(value))),
                            _ => self.wrong_type(name, value, "a table"),
                        }
                    }
                }
                DeValue::Table(table) if self.is_astray(name, table) => {}
                _ => self.wrong_type(name, value, "a list of tables"),
            }
        }
        tables.into_iter().map(|(table, place)| self.child(table, place, kind)).collect()
    }

    /// What a misspelt header tears off a list of tables: `[[fact.figure]]`
    /// below `[[fcat]]` makes a table `fact` that holds nothing but figures.
    pub fn astray(&mut self, name: &'static str, kind: &'static Kind) -> Vec<Fields<'a>> {
        let mut tables = Vec::new();
        for value in self.all(name) {
            if let DeValue::Table(table) = value.get_ref()
                && self.is_astray(name, table)
            {
                tables.push((table, self.at(value)));
            }
        }
        tables.into_iter().map(|(table, place)| self.child(table, place, kind)).collect()
    }

    fn is_astray(&self, name: &str, table: &DeTable<'_>) -> bool {
        self.is_guessed(name) && unknown::holds_only_lists(table)
    }

    fn child(&mut self, table: &'a DeTable<'a>, place: Place, kind: &'static Kind) -> Fields<'a> {
        let child = Fields::new(self.file, self.text, self.log, table, kind, place);
        for unknown in &child.unknown {
            if let Some(field) = unknown.field_of(self.kind, kind) {
                self.below.entry(field).or_insert(unknown.value);
            }
        }
        child
    }

    /// Reports what is unknown and what is missing. Call last.
    pub fn finish(self) {
        for unknown in &self.unknown {
            self.add(self.unknown_field(unknown));
        }
        if self.missing.is_empty() {
            return;
        }
        let names: Vec<_> = self.missing.iter().map(|name| format!("`{name}`")).collect();
        let lines: Vec<_> = self.missing.iter().map(|name| self.example(name)).collect();
        let vouched = self.missing.contains(&"verified");
        self.add(
            Finding::new(
                Rule::MissingField,
                self.place,
                format!("{} lacks {}", self.kind.name, names.join(", ")),
            )
            .label(if names.len() == 1 { "a field is missing here" } else { "fields are missing here" })
            .note(if vouched { VERIFIED } else { "" })
            .help(format!("add {}", lines.join("\n    "))),
        );
    }
}

/// Whether the value could stand between quotes as it is.
pub(super) fn is_bare(value: &DeValue<'_>) -> bool {
    matches!(value, DeValue::Datetime(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_))
}
