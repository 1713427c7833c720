//! Setting text: lines that keep to a width, and the height they take.

use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, Layout, LayoutContext,
    style::{FontFamily, LineHeight, OverflowWrap, StyleProperty},
};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    fonts::{Face, Fonts},
    inks::Ink,
};

/// A stretch of text in one face, size and colour.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    pub text: &'a str,
    pub face: Face,
    /// In pixels.
    pub size: f32,
    pub ink: Ink,
}

/// A text in lines.
pub struct Text {
    pub layout: Layout<Ink>,
    /// That it was set in, in whole pixels.
    pub width: i32,
    rtl: bool,
}

/// Sets texts of one writing direction.
pub struct Setter {
    files: Fonts,
    fonts: FontContext,
    layouts: LayoutContext<Ink>,
    pub rtl: bool,
}

impl Setter {
    pub fn new(rtl: bool) -> Setter {
        let files = Fonts::new();
        Setter { fonts: files.context(), files, layouts: LayoutContext::new(), rtl }
    }

    /// Sets spans one behind the other. Lines are `leading` times as high as
    /// the type in them, and end where words do, unless a word has no room.
    pub fn set(&mut self, spans: &[Span<'_>], leading: f32, width: i32) -> Text {
        let text: String = spans.iter().map(|span| span.text).collect();
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &text, 1.0, true);
        builder.set_base_direction(if self.rtl { BaseDirection::Rtl } else { BaseDirection::Ltr });
        builder.push_default(LineHeight::FontSizeRelative(leading));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        let mut start = 0;
        for span in spans {
            let range = start..start + span.text.len();
            start = range.end;
            let names = self.files.names(span.face);
            builder.push(FontFamily::from(names.as_str()), range.clone());
            builder.push(StyleProperty::FontSize(span.size), range.clone());
            builder.push(StyleProperty::Brush(span.ink), range);
        }
        let mut text = Text { layout: builder.build(&text), width, rtl: self.rtl };
        text.fill(width);
        text
    }

    /// Sets one span in at most so many lines: where it has more, the end of
    /// the last is cut off and marked as such.
    pub fn set_in(&mut self, span: Span<'_>, leading: f32, width: i32, lines: usize) -> Text {
        let mut text = self.set(&[span], leading, width);
        let Some(last) = text.layout.get(lines) else { return text };
        let mut kept = span.text.get(..last.text_range().start).unwrap_or_default();
        while text.lines() > lines && !kept.is_empty() {
            let end = kept.trim_end().rfind(char::is_whitespace);
            let end = end.or_else(|| kept.grapheme_indices(true).next_back().map(|(at, _)| at));
            kept = kept[..end.unwrap_or_default()].trim_end_matches([' ', ',', ';', ':', '–', '—']);
            text = self.set(&[Span { text: &format!("{kept}…"), ..span }], leading, width);
        }
        text
    }
}

impl Text {
    pub fn lines(&self) -> usize {
        self.layout.len()
    }

    /// In whole pixels.
    pub fn height(&self) -> i32 {
        self.layout.height().ceil() as i32
    }

    /// From the left of its place to where the layout begins.
    pub fn indent(&self) -> f32 {
        if self.rtl { self.width as f32 - self.layout.layout_max_advance() } else { 0.0 }
    }

    /// Whether no word is broken.
    pub fn is_whole(&self) -> bool {
        self.longest() <= self.width
    }

    /// The width of the longest word.
    fn longest(&self) -> i32 {
        self.layout.calculate_content_widths().min.ceil() as i32
    }

    /// Breaks the lines anew so that they are about as long as each other.
    pub fn balance(&mut self) {
        let (lines, width) = (self.lines(), self.width);
        let (mut narrow, mut wide) = (self.longest().min(width), width);
        while narrow < wide {
            let middle = i32::midpoint(narrow, wide);
            self.fill(middle);
            if self.lines() > lines {
                narrow = middle + 1;
            } else {
                wide = middle;
            }
        }
        self.fill(wide);
    }

    /// Breaks the lines for this width. In a line of two directions, the space
    /// it is broken at may stand amid the others, and makes it longer than was
    /// asked for: then less is asked for.
    fn fill(&mut self, width: i32) {
        self.width = width;
        let mut room = width;
        loop {
            self.layout.break_all_lines(Some(room as f32));
            let over = self.layout.width().ceil() as i32 - width;
            if over <= 0 || room < width / 2 {
                break;
            }
            room -= over;
        }
        let side = if self.rtl { Alignment::Right } else { Alignment::Left };
        self.layout.align(side, AlignmentOptions { align_when_overflowing: true, ..Default::default() });
    }
}
