//! The faces that the picture is set in, all under open licences and part of
//! the tool: Libertinus Serif for headline and numbers, Noto Sans for the
//! rest, and behind them DejaVu, which has Arabic, Hebrew, Armenian, Georgian
//! and the signs of more currencies.

use std::sync::Arc;

use parley::{
    FontContext,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache},
};
use swash::FontRef;

/// Taken out of its crate by `build.rs`.
const SERIF: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/serif.otf"));

/// What a text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Headline and numbers.
    Serif,
    /// Labels.
    Sans,
    /// Kicker, hedges and units.
    Bold,
}

/// A font file, and the name it goes by here: `serif` alone would be any.
#[derive(Clone, Copy)]
struct File {
    name: &'static str,
    bytes: &'static [u8],
}

/// The font files.
pub struct Fonts {
    serif: File,
    sans: File,
    bold: File,
    serif_rest: File,
    sans_rest: File,
    bold_rest: File,
}

impl Fonts {
    pub fn new() -> Fonts {
        let file = |name, bytes| File { name, bytes };
        Fonts {
            serif: file("face-serif", SERIF),
            sans: file("face-sans", notosans::REGULAR_TTF),
            bold: file("face-bold", notosans::BOLD_TTF),
            serif_rest: file("face-serif-rest", dejavu::serif_condensed::regular()),
            sans_rest: file("face-sans-rest", dejavu::sans::regular()),
            bold_rest: file("face-bold-rest", dejavu::sans::bold()),
        }
    }

    /// The files of a face, the first that has a letter counts.
    fn of(&self, face: Face) -> Vec<File> {
        match face {
            Face::Serif => vec![self.serif, self.serif_rest, self.bold_rest],
            Face::Sans => vec![self.sans, self.sans_rest],
            Face::Bold => vec![self.bold, self.bold_rest],
        }
    }

    /// The same as a list of names.
    pub fn names(&self, face: Face) -> String {
        self.of(face).iter().map(|file| file.name).collect::<Vec<_>>().join(", ")
    }

    /// The first letter of a text that a face does not have.
    pub fn lacks(&self, face: Face, text: &str) -> Option<char> {
        let fonts: Vec<_> =
            self.of(face).into_iter().filter_map(|file| FontRef::from_index(file.bytes, 0)).collect();
        let has = |letter: char| fonts.iter().any(|font| font.charmap().map(letter) != 0);
        text.chars().find(|&letter| !is_unseen(letter) && !has(letter))
    }

    /// All of them and none else, for setting text.
    pub fn context(&self) -> FontContext {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        for file in [self.serif, self.sans, self.bold, self.serif_rest, self.sans_rest, self.bold_rest] {
            let named = FontInfoOverride {
                family_name: Some(file.name),
                width: None,
                style: None,
                weight: None,
                axes: None,
            };
            collection.register_fonts(Blob::new(Arc::new(file.bytes)), Some(named));
        }
        FontContext { collection, source_cache: SourceCache::default() }
    }
}

/// Marks that say how letters join and what writing direction they have.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::{
        inks::INK,
        text::{Setter, Span},
    };

    #[test]
    fn the_faces_have_the_scripts_and_signs_that_sheets_come_with() {
        let fonts = Fonts::new();
        let texts = [
            "Ångström, Łódź, Škoda, Đà Nẵng: “quotes” – 1,234.5\u{a0}% ½ × − …",
            "Ещё об Өзгөчө үлгү, ҳақиқат, їжак, ғылым",
            "Ελλάδα, Հայաստան, საქართველო",
            "روسيا، قیرقیزستان ۱۴۰۴ پ چ ژ گ",
            "שלום",
            "$ € £ ₽ ₸ ₴ ₺ ₪ ₹",
        ];
        for face in [Face::Serif, Face::Sans, Face::Bold] {
            for text in texts {
                assert_eq!(fonts.lacks(face, text), None, "{face:?}: {text}");
            }
            assert_eq!(fonts.lacks(face, "a\u{200d}漢字"), Some('漢'));
        }
    }

    #[test]
    fn each_face_is_found_by_its_name() {
        let fonts = Fonts::new();
        let mut context = fonts.context();
        for face in [Face::Serif, Face::Sans, Face::Bold] {
            for name in fonts.names(face).split(", ") {
                assert!(context.collection.family_id(name).is_some(), "{name}");
            }
        }
        assert_eq!(context.collection.family_names().count(), 6, "and none of this machine's");
    }

    #[test]
    fn a_text_is_set_in_the_first_face_that_has_it() {
        let fonts = Fonts::new();
        for (face, text, file) in [
            (Face::Serif, "Title", fonts.serif),
            (Face::Sans, "Label", fonts.sans),
            (Face::Bold, "Kicker", fonts.bold),
            (Face::Serif, "₽", fonts.serif_rest),
            (Face::Serif, "روسيا", fonts.bold_rest),
            (Face::Sans, "روسيا", fonts.sans_rest),
        ] {
            let set = Setter::new(false).set(&[Span { text, face, size: 20.0, ink: INK }], 1.0, 500);
            let line = set.layout.lines().next().expect("a line");
            let run = line.runs().next().expect("a run");
            assert!(run.font().data.as_ref() == file.bytes, "{text} is not in {}", file.name);
        }
    }
}
