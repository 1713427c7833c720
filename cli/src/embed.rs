//! The files for pages of others: the custom element, its engine, and what a
//! content management system pastes.
//!
//! `embed.js`, `factsheet.js` and `target.js` keep their names and are small;
//! the first knows the name and the sum of the engine's file, which knows those
//! of the module and the stylesheet.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use factsheet::{rows::WHOLE, sheet::Sheet, text};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    build::{Engine, hashed},
    dist::Output,
    page::escape::text as escaped,
    types,
};

mod playground;

/// The file with what can be pasted.
pub const PASTED: &str = "embed.static.html";

/// What the files are made of.
pub struct Parts<'a> {
    /// The scripts.
    pub engine: &'a Engine,
    /// The sheet.
    pub sheet: &'static Sheet<'static>,
    /// The prerendered sheet.
    pub drawn: &'a str,
    /// Name and bytes of the module with the sheet in it.
    pub module: (&'a str, &'a [u8]),
    /// Name and bytes of the stylesheet.
    pub style: (&'a str, &'a [u8]),
    /// The address of the folder, with a slash at its end; empty where it is not known.
    pub home: &'a str,
}

/// What `embed.js` knows of its story.
#[derive(Serialize)]
struct Story<'a> {
    engine: [String; 2],
    lang: &'a str,
    words: Words,
}

#[derive(Serialize)]
struct Words {
    open: &'static str,
    retry: &'static str,
    slow: &'static str,
}

/// What the engine's file knows.
#[derive(Serialize)]
struct Files {
    wasm: [String; 2],
    style: [String; 2],
}

/// Makes the files.
///
/// # Errors
/// When a script has no place for what it is to know; a mistake in the tool.
pub fn files(parts: &Parts<'_>) -> Result<Vec<Output>, String> {
    let named = |(name, bytes): (&str, &[u8])| [name.to_owned(), sum(bytes)];
    let files = Files { wasm: named(parts.module), style: named(parts.style) };
    let glue = [&parts.engine.glue, "\n", &filled(&parts.engine.start, "__FILES__", &files)?].concat();
    let name = hashed("engine", "js", glue.as_bytes());
    let story = Story {
        engine: [name.clone(), sum(glue.as_bytes())],
        lang: parts.sheet.language.split('-').next().unwrap_or_default(),
        words: Words { open: text::FULL, retry: text::RETRY, slow: text::SLOW },
    };
    Ok(vec![
        Output::new(name, glue),
        Output::new("embed.js", filled(&parts.engine.embed, "__STORY__", &story)?),
        Output::new("factsheet.js", parts.engine.module.as_str()),
        Output::new("target.js", parts.engine.target.as_str()),
        Output::new("embed.d.ts", types::element(parts.sheet)),
        Output::new("factsheet.d.ts", types::module()),
        Output::new(PASTED, pasted(parts)),
        Output::new("embed.html", playground::html(parts.sheet, parts.home)),
    ])
}

/// The script with what it is to know.
fn filled(script: &str, place: &str, value: &impl Serialize) -> Result<String, String> {
    if script.matches(place).count() != 1 {
        return Err(format!("{place} does not stand once in its script; this is a mistake in the tool"));
    }
    let value = serde_json::to_string(value).map_err(|why| why.to_string())?;
    Ok(script.replace(place, &value))
}

/// A sum as browsers check it.
fn sum(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// What can be pasted into a page: the element with the sheet in it, readable
/// without a script, and a plain list for browsers that know no templates.
fn pasted(parts: &Parts<'_>) -> String {
    let Parts { sheet, drawn, home, .. } = *parts;
    let style = parts.style.0;
    let facts: String = sheet
        .facts
        .iter()
        .take(WHOLE)
        .map(|fact| format!("<li>{} ({})</li>\n", escaped(fact.statement), escaped(fact.locator)))
        .collect();
    let rest = sheet.facts.len().saturating_sub(WHOLE);
    let rest = match u32::try_from(rest) {
        Ok(0) | Err(_) => String::new(),
        Ok(rest) => {
            let (further, file) = (text::further(rest), text::ALL_AS_CSV);
            format!("<p>{further} <a href=\"{}facts.csv\">{file}</a></p>\n", escaped(home))
        }
    };
    // In the page of others an address begins where that page stands.
    let drawn = drawn.replace("href=\"facts.", &format!("href=\"{}facts.", escaped(home)));
    format!(
        "<script type=\"module\" src=\"{home}embed.js\"></script>\n\
         <fact-sheet src=\"{home}\">\n\
         <template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"{home}{style}\">\
         <div>{drawn}</div></template>\n\
         <h2>{title}</h2>\n<ul>\n{facts}</ul>\n{rest}\
         </fact-sheet>\n",
        title = escaped(sheet.title),
        home = escaped(home),
    )
}
