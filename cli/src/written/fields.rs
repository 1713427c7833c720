//! Typed access to the fields of one table. What is missing, unknown or of the
//! wrong type becomes a finding; what can be read is returned.

use std::ops::{Range, RangeInclusive};

use factsheet::day::Edtf;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    At, File, Sheet, Text, edtf, fact, head,
    text::{as_slug, bad_character, is_slug, nearest, over, shown, tidy},
};
use crate::{
    check::{Decimal, NoDecimal},
    finding::{Finding, Log, Place, Rule},
};

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
    file: u32,
    text: &'a str,
    log: &'a Log,
    table: &'a DeTable<'a>,
    kind: &'static Kind,
    missing: Vec<&'static str>,
    /// Its header, or the whole of an inline table.
    pub place: Place,
}

/// Reads one file into the sheet. Returns whether it is TOML to its end.
pub(super) fn read(sheet: &mut Sheet, index: u32, file: &File, log: &Log) -> bool {
    let text = file.text.as_str();
    let (root, errors) = DeTable::parse_recoverable(text);
    let before = log.len();
    let first_line = text.find('\n').unwrap_or(text.len());
    let place = place(index, 0..first_line);
    let is_head = file.name == "sheet.toml";
    let kind = if is_head { &head::HEAD } else { &head::PART };
    let mut fields =
        Fields { file: index, text, log, table: root.get_ref(), kind, missing: Vec::new(), place };
    if is_head {
        sheet.head = head::head(&mut fields);
    }
    head::lists(sheet, &mut fields);
    fact::lists(sheet, &mut fields);
    fields.finish();
    let first = errors.iter().min_by_key(|error| error.span().map_or(0, |span| span.start));
    let Some(error) = first else { return true };
    // Beyond a mistake in the form, the parser guesses: its guesses are good
    // enough to know names by, not to complain about.
    log.truncate(before);
    log.add(syntax(index, text, error));
    false
}

/// The finding for text that is not TOML.
fn syntax(file: u32, text: &str, error: &toml::de::Error) -> Finding {
    let message = error.message();
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let span = error.span().unwrap_or(0..0);
    let label = if expected.is_empty() { what.to_owned() } else { format!("expected {}", shown(expected)) };
    let help = match what {
        what if what.contains("duplicate key") => {
            "give each field once; a new fact begins with [[fact]], with two brackets"
        }
        what if what.contains("basic string") || what.contains("newline") => {
            "close the text with \" on the same line, or use \"\"\" for several lines; inside, write \\\" for \""
        }
        what if what.contains("string values must be quoted") || what.contains("literal") => {
            "put texts and dates between \"quotes\""
        }
        _ => "a line is `field = value` or a header such as [[fact]]; texts stand between \"quotes\"",
    };
    Finding::new(Rule::Syntax, place(file, inside(text, span)), format!("this is not TOML: {}", shown(what)))
        .label(label)
        .help(help)
}

/// The span, moved to characters of the text.
fn inside(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end).max(start);
    start..end
}

/// A place. Files are far below 4 GB.
fn place(file: u32, span: Range<usize>) -> Place {
    let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Place { file, start: small(span.start), end: small(span.end) }
}

impl<'a> Fields<'a> {
    fn get(&self, name: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        debug_assert!(self.kind.fields.contains(&name), "{name} is not a field of {}", self.kind.name);
        self.table.get(name)
    }

    /// The field, or a note that it is missing.
    fn need(&mut self, name: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.get(name);
        if value.is_none() {
            self.missing.push(name);
        }
        value
    }

    /// Adds a finding.
    pub fn add(&self, finding: Finding) {
        self.log.add(finding);
    }

    /// Where a value stands.
    fn at<T>(&self, value: &Spanned<T>) -> Place {
        place(self.file, inside(self.text, value.span()))
    }

    /// Where a part of a text stands, if the file has it letter by letter;
    /// else the place of the whole.
    fn part(&self, whole: Place, raw: &str, part: Range<usize>) -> Place {
        let written = self.text.get(whole.start as usize..whole.end as usize).unwrap_or_default();
        match written.find(raw) {
            Some(at) if !raw.is_empty() => {
                let start = whole.start as usize + at;
                place(self.file, start + part.start..start + part.end)
            }
            _ => whole,
        }
    }

    fn wrong_type(&self, name: &str, value: &Spanned<DeValue<'_>>, expected: &str) {
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
                if expected.starts_with("a text") =>
            {
                format!("put it between quotes: {name} = \"{}\"", shown(written))
            }
            DeValue::Table(_) if expected == "a list of tables" => {
                format!("write [[{name}]] with two brackets, once for each")
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

    /// A line that shows the field.
    fn example(&self, name: &str) -> &'static str {
        head::example(self.kind.name, name)
    }

    fn raw(&self, name: &str, value: &'a Spanned<DeValue<'a>>, expected: &str) -> Option<At<&'a str>> {
        match value.get_ref() {
            DeValue::String(text) => Some(At { value: text.as_ref(), place: self.at(value) }),
            _ => {
                self.wrong_type(name, value, expected);
                None
            }
        }
    }

    /// A text as the page will have it, if it is one.
    fn tidy(&self, name: &str, raw: &At<&str>, limit: usize) -> Option<Text> {
        let At { value, place } = *raw;
        if let Some((at, c, why)) = bad_character(value) {
            let part = self.part(place, value, at..at + c.len_utf8());
            self.add(
                Finding::new(
                    Rule::BadCharacter,
                    part,
                    format!("`{name}` holds U+{:04X}, which {why}", u32::from(c)),
                )
                .label(format!("U+{:04X} is in this text", u32::from(c)))
                .help("delete the character, or type the passage anew"),
            );
        }
        let text = tidy(value);
        if text.is_empty() {
            self.add(
                Finding::new(Rule::EmptyText, place, format!("`{name}` is empty"))
                    .label("nothing in it")
                    .help("write the text, or delete the line if there is nothing to say"),
            );
            return None;
        }
        if let Some((at, count)) = over(value, limit) {
            let part = self.part(place, value, at..value.len());
            self.add(
                Finding::new(
                    Rule::TooLong,
                    part,
                    format!("`{name}` has {count} characters; {limit} is the limit"),
                )
                .label(format!("{} too many", count - limit))
                .help("say less: cut words, or make two of it"),
            );
        }
        Some(At { value: text, place })
    }

    /// A text that must be there, of at most `limit` graphemes.
    pub fn text(&mut self, name: &'static str, limit: usize) -> Option<Text> {
        let value = self.need(name)?;
        self.tidy(name, &self.raw(name, value, "a text")?, limit)
    }

    /// A text that may be left out.
    pub fn text_if(&mut self, name: &'static str, limit: usize) -> Option<Text> {
        let value = self.get(name)?;
        self.tidy(name, &self.raw(name, value, "a text")?, limit)
    }

    /// A list of texts that must be there; may be empty where `name` is a list
    /// of slugs.
    pub fn texts(&mut self, name: &'static str) -> Vec<Text> {
        let Some(value) = self.get(name) else { return Vec::new() };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(name, value, "a list of texts");
            return Vec::new();
        };
        let each = |value| self.tidy(name, &self.raw(name, value, "a text")?, usize::MAX);
        list.iter().filter_map(each).collect()
    }

    /// Notes that a list must be there.
    pub fn must_have(&mut self, name: &'static str) {
        let _ = self.need(name);
    }

    /// The slug that names the table. One with other letters is reported and
    /// returned, so that what refers to it is not reported too.
    pub fn slug(&mut self, name: &'static str) -> Option<Text> {
        let value = self.need(name)?;
        self.name(name, value)
    }

    /// An id that may be left out.
    pub fn slug_if(&mut self, name: &'static str) -> Option<Text> {
        let value = self.get(name)?;
        self.name(name, value)
    }

    fn name(&mut self, name: &'static str, value: &'a Spanned<DeValue<'a>>) -> Option<Text> {
        let raw = self.raw(name, value, "a text")?;
        let At { value: word, place } = raw;
        if word.is_empty() {
            return self.tidy(name, &raw, usize::MAX);
        }
        if word == "not-stated" {
            self.add(
                Finding::new(Rule::BadSlug, place, "the slug `not-stated` is taken")
                    .label("stands for \u{201c}not stated\u{201d} in every filter")
                    .help("choose another slug"),
            );
        } else if !is_slug(word) {
            let is_bad = |c: char| !matches!(c, 'a'..='z' | '0'..='9' | '-');
            let at = word.find(is_bad).unwrap_or(0);
            let c = word[at..].chars().next().unwrap_or(' ');
            let proposal = as_slug(word);
            let help = match proposal.as_str() {
                "" => "write it in Latin letters, such as `osh`".to_owned(),
                proposal => format!("write {name} = \"{proposal}\""),
            };
            self.add(
                Finding::new(
                    Rule::BadSlug,
                    self.part(place, word, at..at + c.len_utf8()),
                    format!("the slug `{}` holds other than a–z, 0–9 and -", shown(word)),
                )
                .label("not in a slug")
                .help(help),
            );
        }
        Some(At { value: word.to_owned(), place })
    }

    /// A slug that refers to something and must be there.
    pub fn link(&mut self, name: &'static str) -> Option<Text> {
        self.text(name, usize::MAX)
    }

    /// A slug that refers to something and may be left out.
    pub fn link_if(&mut self, name: &'static str) -> Option<Text> {
        self.text_if(name, usize::MAX)
    }

    /// A whole number in a range.
    pub fn whole(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<At<i64>> {
        let value = self.need(name)?;
        self.number_in(name, value, range)
    }

    /// A whole number in a range that may be left out.
    pub fn whole_if(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<At<i64>> {
        let value = self.get(name)?;
        self.number_in(name, value, range)
    }

    fn number_in(
        &self,
        name: &'static str,
        value: &'a Spanned<DeValue<'a>>,
        range: RangeInclusive<i64>,
    ) -> Option<At<i64>> {
        let DeValue::Integer(digits) = value.get_ref() else {
            self.wrong_type(name, value, "a whole number");
            return None;
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        if let Some(number) = number.filter(|number| range.contains(number)) {
            return Some(At { value: number, place: self.at(value) });
        }
        let (first, last) = range.into_inner();
        self.add(
            Finding::new(
                Rule::BadValue,
                self.at(value),
                format!("`{name}` is {}; it goes from {first} to {last}", shown(&digits.to_string())),
            )
            .label("out of range")
            .help(format!("write {}", self.example(name))),
        );
        None
    }

    /// A number with its digits as written: bare, or between quotes.
    pub fn decimal(&mut self, name: &'static str) -> Option<At<Decimal>> {
        let value = self.need(name)?;
        let digits = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Integer(_) => "",
            DeValue::Float(number) => number.as_str(),
            DeValue::String(text) => text.as_ref(),
            _ => {
                self.wrong_type(name, value, "a number");
                return None;
            }
        };
        let place = self.at(value);
        let help = match Decimal::parse(digits) {
            Ok(number) => return Some(At { value: number, place }),
            Err(NoDecimal::Long) => {
                "write at most 15 digits, 6 of them behind the point; scale = \"million\" spares zeros"
                    .to_owned()
            }
            Err(NoDecimal::Form) => {
                "write digits with at most one point, such as 10300 or 22.3: hedges go to `qualifier`, \
                                     words of magnitude to `scale`, and the page groups digits itself"
                    .to_owned()
            }
        };
        let written = self.text.get(place.start as usize..place.end as usize).unwrap_or_default();
        self.add(
            Finding::new(Rule::BadNumber, place, format!("{} is not a plain number", shown(written)))
                .label("not digits with at most one point")
                .help(help),
        );
        None
    }

    /// One of a list of words.
    pub fn word_if<T: Copy>(&mut self, name: &'static str, words: &[(&'static str, T)]) -> Option<At<T>> {
        let value = self.get(name)?;
        self.one_of(name, value, words)
    }

    /// One of a list of words that must be there.
    pub fn word<T: Copy>(&mut self, name: &'static str, words: &[(&'static str, T)]) -> Option<At<T>> {
        let value = self.need(name)?;
        self.one_of(name, value, words)
    }

    fn one_of<T: Copy>(
        &self,
        name: &'static str,
        value: &'a Spanned<DeValue<'a>>,
        words: &[(&'static str, T)],
    ) -> Option<At<T>> {
        let At { value: word, place } = self.raw(name, value, "a text")?;
        if let Some(&(_, value)) = words.iter().find(|(known, _)| *known == word) {
            return Some(At { value, place });
        }
        let all: Vec<_> = words.iter().map(|&(word, _)| word).collect();
        let label = match nearest(word, all.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "not one of the words for it".to_owned(),
        };
        self.add(
            Finding::new(Rule::BadValue, place, format!("`{name}` cannot be `{}`", shown(word)))
                .label(label)
                .help(format!("choose one of {}", all.join(", "))),
        );
        None
    }

    /// A date or period in EDTF.
    pub fn edtf_if(&mut self, name: &'static str) -> Option<At<(String, Edtf)>> {
        let value = self.get(name)?;
        self.dated(name, value, edtf::any)
    }

    /// A date or period that must be there and pass `read`.
    pub fn dated_as<T>(&mut self, name: &'static str, read: edtf::Read<T>) -> Option<At<T>> {
        let value = self.need(name)?;
        self.dated(name, value, read)
    }

    fn dated<T>(
        &self,
        name: &'static str,
        value: &'a Spanned<DeValue<'a>>,
        read: edtf::Read<T>,
    ) -> Option<At<T>> {
        let raw = self.raw(name, value, "a text with a date")?;
        let At { value: text, place } = raw;
        if text.is_empty() {
            self.tidy(name, &raw, usize::MAX)?;
        }
        match read(text) {
            Ok(value) => Some(At { value, place }),
            Err(wrong) => {
                let at = text.floor_char_boundary(wrong.at.start);
                let end = text.ceil_char_boundary(wrong.at.end.min(text.len())).max(at);
                self.add(
                    Finding::new(
                        Rule::BadDate,
                        self.part(place, text, at..end),
                        format!("`{name}` cannot be `{}`", shown(text)),
                    )
                    .label(wrong.label)
                    .help(wrong.help),
                );
                None
            }
        }
    }

    /// The editor's own words for a date, which must be there too.
    pub fn words_if(&mut self, name: &'static str, date: &'static str) -> Option<Text> {
        let words = self.text_if(name, 90)?;
        if !self.has(date) {
            self.add(
                Finding::new(Rule::MissingField, words.place, format!("`{name}` without `{date}`"))
                    .label("words for no date")
                    .help(format!("add {}, so that it can be sorted and drawn", self.example(date))),
            );
        }
        Some(words)
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

    /// A BCP 47 tag: a language of two or three letters, then subtags.
    pub fn language(&mut self, name: &'static str) -> Option<Text> {
        let tag = self.text(name, usize::MAX)?;
        let mut subtags = tag.value.split('-');
        let first = subtags.next().unwrap_or_default();
        let letters = first.bytes().all(|byte| byte.is_ascii_alphabetic());
        let rest = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        if letters && (2..=3).contains(&first.len()) && subtags.all(rest) {
            return Some(tag);
        }
        self.add(
            Finding::new(Rule::BadValue, tag.place, format!("`{}` is not a language tag", shown(&tag.value)))
                .label("not BCP 47")
                .help("write the language's code, such as \"en\", \"ky\" or \"pt-BR\""),
        );
        None
    }

    /// A web or mail address that may be left out.
    pub fn web_if(&mut self, name: &'static str) -> Option<Text> {
        let url = self.text_if(name, 2_000)?;
        let (scheme, rest) = url.value.split_once(':').unwrap_or(("", &url.value));
        let scheme = scheme.to_ascii_lowercase();
        let host = rest.strip_prefix("//").unwrap_or_default();
        let leads = match scheme.as_str() {
            "http" | "https" => !host.is_empty() && !host.starts_with(['/', '?', '#', ':', '@']),
            "mailto" => rest.contains('@'),
            _ => false,
        };
        let plain = !url.value.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\'));
        if leads && plain {
            return Some(url);
        }
        let help = match scheme.as_str() {
            "" => format!("write the whole address: https://{}", shown(rest.trim_start_matches('/'))),
            "http" | "https" | "mailto" if leads => {
                "write spaces as %20, and copy the address from the browser".to_owned()
            }
            "http" | "https" | "mailto" => {
                "write the whole address, such as https://example.org/page".to_owned()
            }
            _ => "give an address that begins with https:, http: or mailto:, or delete the line".to_owned(),
        };
        self.add(
            Finding::new(
                Rule::BadUrl,
                url.place,
                format!("`{}` is not a web or mail address", shown(&url.value)),
            )
            .label("must begin with https:, http: or mailto:")
            .help(help),
        );
        None
    }

    /// Whether the field is there, readable or not.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Reports what is unknown and what is missing. Call last.
    pub fn finish(self) {
        let mut meant = Vec::new();
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if self.kind.fields.contains(&name) {
                continue;
            }
            let finding = Finding::new(
                Rule::UnknownField,
                self.at(key),
                format!("{} has no field `{}`", self.kind.name, shown(name)),
            );
            let absent = self.kind.fields.iter().copied().filter(|field| !self.table.contains_key(*field));
            self.add(match (self.elsewhere(name), nearest(name, absent)) {
                (Some((label, help)), _) => finding.label(label).help(help),
                (None, Some(near)) => {
                    meant.push(near);
                    finding
                        .label(format!("did you mean `{near}`?"))
                        .help(format!("write {}", self.example(near)))
                }
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

    /// Where a field that is not ours belongs.
    fn elsewhere(&self, name: &str) -> Option<(String, String)> {
        let mut above = self.kind.parent;
        let mut inner = self.kind;
        while let Some(kind) = above {
            if kind.fields.contains(&name) {
                return Some((
                    format!("a field of {}", kind.name),
                    format!(
                        "move it above {}: what stands below a header belongs to that header",
                        inner.header
                    ),
                ));
            }
            inner = kind;
            above = kind.parent;
        }
        let outside = self.kind.header == head::PART.header && head::HEAD.fields.contains(&name);
        outside.then(|| {
            ("a field of the head".to_owned(), "move it to sheet.toml, above the first header".to_owned())
        })
    }
}
