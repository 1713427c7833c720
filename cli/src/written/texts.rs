//! Fields that hold texts: for readers, and slugs, tags and addresses.

use toml::{Spanned, de::DeValue};

use super::{
    At, Text,
    fields::Fields,
    text::{as_slug, bad_character, is_slug, over, shown, tidy},
};
use crate::finding::{Finding, Rule};

impl<'a> Fields<'a> {
    /// A text as the page will have it, if it is one.
    pub fn tidy(&self, name: &str, raw: &At<&str>, limit: usize) -> Option<Text> {
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
            let is = if self.in_list(name) { "holds an empty text" } else { "is empty" };
            self.add(
                Finding::new(Rule::EmptyText, place, format!("`{name}` {is}"))
                    .label("nothing in it")
                    .help("write the text, or delete it if there is nothing to say"),
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

    /// A list of texts, empty if left out. One text alone is reported, and read
    /// as a list of one, so that what it refers to is not called unused too.
    pub fn texts(&mut self, name: &'static str) -> Vec<Text> {
        let each = |value| self.tidy(name, &self.raw(name, value, "a text")?, usize::MAX);
        let mut texts = Vec::new();
        for value in self.all(name) {
            if let DeValue::Array(list) = value.get_ref() {
                texts.extend(list.iter().filter_map(each));
                continue;
            }
            self.wrong_type(name, value, "a list of texts");
            if value.get_ref().is_str() {
                texts.extend(each(value));
            }
        }
        texts
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
}
