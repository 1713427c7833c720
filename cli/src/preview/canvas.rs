//! What is printed on: pixels that know which ink they have, and how much of
//! it. Inks never mix, so a palette holds the whole picture: the file has a
//! third of the bytes and is written in a third of the time.

use std::io;

use parley::layout::PositionedLayoutItem;
use swash::{
    FontRef,
    scale::{Render, ScaleContext, Source},
    zeno::Vector,
};

use super::{
    SIZE,
    inks::{COLOURS, Ink, PAPER},
    plan::Block,
};

/// Steps from paper to ink: at the edge of a letter, eyes see no more.
const STEPS: u8 = 16;

/// So far letters may reach out of their area.
const OVERHANG: i32 = 6;

/// A rectangle, in whole pixels from the upper left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl Area {
    /// The same with this much more on each side.
    pub fn grown(self, by: i32) -> Area {
        Area { x: self.x - by, y: self.y - by, width: self.width + 2 * by, height: self.height + 2 * by }
    }

    /// Whether a pixel lies in it.
    pub fn holds(self, x: i32, y: i32) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }
}

/// The picture while it is drawn.
pub struct Canvas {
    /// 0 is paper; every ink has [`STEPS`] numbers, from its weakest on.
    pixels: Vec<u8>,
}

impl Canvas {
    /// Paper.
    pub fn new() -> Canvas {
        Canvas { pixels: vec![0; SIZE.iter().map(|&side| side as usize).product()] }
    }

    /// Fills a rectangle.
    pub fn fill(&mut self, area: Area, ink: Ink) {
        for y in area.y..area.y + area.height {
            for x in area.x..area.x + area.width {
                self.cover(x, y, ink, u8::MAX);
            }
        }
    }

    /// Prints texts, each in its place.
    pub fn print(&mut self, blocks: &[Block]) {
        let mut scaling = ScaleContext::new();
        let mut render = Render::new(&[Source::Outline]);
        for Block { area, text } in blocks {
            let clip = area.grown(OVERHANG);
            let items = text.layout.lines().flat_map(|line| line.items().collect::<Vec<_>>());
            for item in items {
                let PositionedLayoutItem::GlyphRun(run) = item else { continue };
                let file = run.run().font();
                let Some(font) = FontRef::from_index(file.data.as_ref(), file.index as usize) else {
                    continue;
                };
                let id = [file.data.id(), file.index.into()];
                let mut scaler = scaling.builder_with_id(font, id).size(run.run().font_size()).build();
                for glyph in run.positioned_glyphs() {
                    let Ok(number) = u16::try_from(glyph.id) else { continue };
                    let (x, y) = (area.x as f32 + text.indent() + glyph.x, area.y as f32 + glyph.y);
                    let (left, base) = (x.floor(), y.floor());
                    render.offset(Vector::new(x - left, base - y));
                    let Some(image) = render.render(&mut scaler, number) else { continue };
                    let (left, top) = (left as i32 + image.placement.left, base as i32 - image.placement.top);
                    let rows = image.data.chunks_exact((image.placement.width as usize).max(1));
                    for (y, row) in (top..).zip(rows) {
                        for (x, &coverage) in (left..).zip(row) {
                            if clip.holds(x, y) {
                                self.cover(x, y, run.style().brush, coverage);
                            }
                        }
                    }
                }
            }
        }
    }

    /// Covers a pixel, from not at all (0) to wholly (255). Where there is more
    /// ink already, that stays.
    fn cover(&mut self, x: i32, y: i32, ink: Ink, coverage: u8) {
        let strength = (u32::from(coverage) * u32::from(STEPS) + 127) / 255;
        let at = |side: i32, most: u32| u32::try_from(side).ok().filter(|&side| side < most);
        let (Some(x), Some(y), 1..) = (at(x, SIZE[0]), at(y, SIZE[1]), strength) else { return };
        let pixel = &mut self.pixels[(y * SIZE[0] + x) as usize];
        let before = pixel.checked_sub(1).map_or(0, |number| number % STEPS + 1);
        let strength = u8::try_from(strength).unwrap_or(STEPS);
        if strength > before {
            *pixel = ink.0 * STEPS + strength;
        }
    }

    /// Where there is ink.
    #[cfg(test)]
    pub fn inked(&self) -> Vec<(i32, i32)> {
        let width = SIZE[0] as usize;
        let inked = self.pixels.iter().enumerate().filter(|&(_, &pixel)| pixel != 0);
        inked.map(|(at, _)| ((at % width) as i32, (at / width) as i32)).collect()
    }

    /// The picture as a file.
    pub fn png(&self) -> Vec<u8> {
        let mut file = Vec::new();
        self.encode(&mut file).expect("memory does not refuse writes");
        file
    }

    fn encode(&self, file: impl io::Write) -> Result<(), png::EncodingError> {
        let mut encoder = png::Encoder::new(file, SIZE[0], SIZE[1]);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette());
        // Neighbours in a palette are no neighbours in colour.
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()
    }
}

/// Paper, then every ink from its weakest to its full strength.
fn palette() -> Vec<u8> {
    let mix = |paper: u8, ink: u8, step: u8| {
        let [paper, ink, step, steps] = [paper, ink, step, STEPS].map(u32::from);
        ((paper * (steps - step) + ink * step + steps / 2) / steps) as u8
    };
    let steps = COLOURS.into_iter().flat_map(|colour| (1..=STEPS).map(move |step| (colour, step)));
    let shades = steps.flat_map(|(colour, step)| [0, 1, 2].map(|part| mix(PAPER[part], colour[part], step)));
    PAPER.into_iter().chain(shades).collect()
}
