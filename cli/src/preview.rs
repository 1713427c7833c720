//! `preview.png`: the picture that a link to the page is shown with. Kicker,
//! headline and key figures, drawn from the sheet as readers get it, in faces
//! that are part of the tool: the same sheet gives the same bytes everywhere.

use factsheet::sheet::Sheet;

mod canvas;
mod fonts;
mod inks;
mod key;
mod plan;
mod row;
mod text;

pub use key::KeyFigure;

use canvas::Canvas;
use fonts::{Face, Fonts};
use plan::plan;

/// The file's name.
pub const NAME: &str = "preview.png";

/// Width and height in pixels: what hosts of links ask for.
pub const SIZE: [u32; 2] = [1200, 630];

/// More than these do not stay readable where the picture is shown small.
const MOST_KEYS: usize = 6;

/// The most characters that stand in for a picture.
const MOST_WORDS: usize = 420;

/// What is in the picture. A text with letters that the faces lack is left
/// out, and a key figure with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview<'a> {
    /// Written from right to left.
    pub rtl: bool,
    /// The words above the headline, or empty.
    pub kicker: &'a str,
    /// The headline.
    pub title: &'a str,
    /// Stands in for key figures where there are none; or empty.
    pub standfirst: &'a str,
    /// At most six.
    pub keys: Vec<KeyFigure<'a>>,
    /// The first letter that a face lacks, if any does.
    pub lacks: Option<char>,
}

impl<'a> Preview<'a> {
    /// What the picture of a sheet shows.
    #[must_use]
    pub fn of(sheet: &Sheet<'a>) -> Preview<'a> {
        let keys = sheet.keys.iter().filter_map(|key| KeyFigure::of(sheet, key)).collect();
        let Sheet { rtl, kicker, title, standfirst, .. } = *sheet;
        Preview { rtl, kicker, title, standfirst, keys, lacks: None }.settable()
    }

    /// The same with only what can be set.
    fn settable(mut self) -> Preview<'a> {
        let fonts = Fonts::new();
        let mut lacks = None;
        let mut can = |face: Face, text: &str| {
            let missing = fonts.lacks(face, text);
            lacks = lacks.or(missing);
            missing.is_none()
        };
        let title = can(Face::Serif, self.title);
        let kicker = can(Face::Bold, self.kicker);
        self.keys.retain(|key| {
            let beside = can(Face::Bold, key.hedge) && can(Face::Bold, key.unit);
            beside && can(Face::Serif, key.number) && can(Face::Sans, key.label)
        });
        self.keys.truncate(MOST_KEYS);
        let standfirst = !self.keys.is_empty() || can(Face::Sans, self.standfirst);
        let or_none = |can: bool, text: &'a str| if can { text } else { "" };
        self.title = or_none(title, self.title);
        self.kicker = or_none(kicker, self.kicker);
        self.standfirst = or_none(standfirst, self.standfirst);
        self.lacks = lacks;
        self
    }

    /// The file. `None` where not even the headline can be set.
    #[must_use]
    pub fn png(&self) -> Option<Vec<u8>> {
        (!self.title.is_empty()).then(|| {
            let plan = plan(self);
            let mut canvas = Canvas::new();
            plan.rules.iter().for_each(|&(area, ink)| canvas.fill(area, ink));
            canvas.print(&plan.blocks);
            canvas.png()
        })
    }

    /// The picture in words, for those who do not see it: as many of its key
    /// figures as hosts of links take, each whole.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut words = String::new();
        for text in [self.kicker, self.title].into_iter().filter(|text| !text.is_empty()) {
            words += text;
            words += if text.ends_with(['.', '!', '?', '…']) { " " } else { ". " };
        }
        let mut rest: Vec<String> = self.keys.iter().map(KeyFigure::in_words).collect();
        if rest.is_empty() {
            rest.push(self.standfirst.to_owned());
        }
        for (at, text) in rest.iter().enumerate() {
            let between = if at == 0 { "" } else { "; " };
            if [&words, between, text].iter().map(|part| part.chars().count()).sum::<usize>() > MOST_WORDS {
                break;
            }
            words += between;
            words += text;
        }
        words.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests;
