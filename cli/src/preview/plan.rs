//! Where everything in the picture stands.

use super::{
    Preview, SIZE,
    canvas::Area,
    fonts::Face,
    inks::{self, Ink},
    row::{self, BETWEEN, GUTTER, Row, SCALES, Scale},
    text::{Setter, Span, Text},
};

/// A text in its place.
pub struct Block {
    pub area: Area,
    pub text: Text,
}

/// Texts and rules.
pub struct Plan {
    pub blocks: Vec<Block>,
    pub rules: Vec<(Area, Ink)>,
}

const WIDTH: i32 = SIZE[0] as i32;
const SIDE: i32 = 60;
const INNER: i32 = WIDTH - 2 * SIDE;
/// From the edge to the heavy rules, and how heavy they are.
const EDGE: i32 = 40;
const HEAVY: i32 = 8;
const THIN: i32 = 2;
/// The top of the lower heavy rule.
const FOOT: i32 = SIZE[1] as i32 - EDGE - HEAVY;
/// From the heavy rules to what is between them.
const INSET: i32 = 22;
/// Between kicker and headline, and below the headline.
const CLOSE: i32 = 12;
const APART: i32 = 28;

/// Sizes of the headline; the first that fits is taken.
const HEADLINES: [f32; 11] = [104.0, 96.0, 88.0, 80.0, 74.0, 68.0, 62.0, 56.0, 50.0, 44.0, 38.0];
/// Figures make room until the headline has this size.
const WISHED: f32 = 62.0;
/// At most so many lines.
const LINES: usize = 3;

/// What stands below the headline: figures, or else the standfirst.
#[derive(Default)]
struct Lower {
    rows: Vec<Row>,
    standfirst: Option<Text>,
}

impl Lower {
    fn height(&self) -> i32 {
        row::height(&self.rows) + self.standfirst.as_ref().map_or(0, Text::height)
    }
}

/// Lays a picture out.
pub fn plan(preview: &Preview<'_>) -> Plan {
    let mut setter = Setter::new(preview.rtl);
    let setter = &mut setter;
    let mut plan = Plan { blocks: vec![], rules: vec![] };
    for y in [EDGE, FOOT] {
        plan.rules.push((Area { x: SIDE, y, width: INNER, height: HEAVY }, inks::INK));
    }
    let mut top = EDGE + HEAVY + INSET;
    if !preview.kicker.is_empty() {
        let kicker = kicker(preview.kicker, setter);
        top += plan.put(SIDE, top, kicker) + CLOSE;
    }
    let (headline, lower) = fit(preview, setter, top);
    top += plan.put(SIDE, top, headline) + APART;
    plan.figures(lower.rows);
    if let Some(text) = lower.standfirst {
        plan.put(SIDE, top, text);
    }
    if preview.rtl {
        plan.mirror();
    }
    plan
}

/// In one line.
fn kicker(text: &str, setter: &mut Setter) -> Text {
    let span = |size| Span { text, face: Face::Bold, size, ink: inks::hue(1) };
    let sizes = [28.0, 26.0, 24.0, 22.0];
    let fits =
        sizes.into_iter().map(|size| setter.set(&[span(size)], 1.2, INNER)).find(|text| text.lines() == 1);
    fits.unwrap_or_else(|| setter.set_in(span(22.0), 1.2, INNER, 1))
}

/// Headline and what is below it, as large as both can be; the headline first.
fn fit(preview: &Preview<'_>, setter: &mut Setter, top: i32) -> (Text, Lower) {
    let keys = row::fitting(&preview.keys, setter, INNER);
    let lower = |setter: &mut Setter, scale: Scale, force: bool| {
        if !keys.is_empty() {
            let rows = row::rows(&keys, setter, scale, INNER, force)?;
            return Some(Lower { rows, standfirst: None });
        }
        let size = scale.label * 1.2;
        let span = Span { text: preview.standfirst, face: Face::Sans, size, ink: inks::SOFT };
        let lines = if force { 6 } else { usize::MAX };
        let standfirst = (!span.text.is_empty()).then(|| {
            let mut text = setter.set_in(span, 1.4, INNER, lines);
            text.balance();
            text
        });
        Some(Lower { rows: vec![], standfirst })
    };
    let room = |lower: &Lower| FOOT - INSET - lower.height() - APART - top;
    let mut best: Option<(f32, Text, Lower)> = None;
    for scale in SCALES {
        let Some(lower) = lower(setter, scale, false) else { continue };
        let Some((size, text)) = headline(preview.title, setter, room(&lower)) else { continue };
        if best.as_ref().is_none_or(|best| size > best.0) {
            best = Some((size, text, lower));
        }
        if size >= WISHED {
            break;
        }
    }
    if let Some((_, text, lower)) = best {
        return (text, lower);
    }
    let lower = lower(setter, SCALES[SCALES.len() - 1], true).unwrap_or_default();
    let room = room(&lower);
    let text = headline(preview.title, setter, room).map(|(_, text)| text);
    (text.unwrap_or_else(|| cut(preview.title, setter, room)), lower)
}

/// The headline in the largest size that has room, with its size.
fn headline(title: &str, setter: &mut Setter, room: i32) -> Option<(f32, Text)> {
    HEADLINES.into_iter().find_map(|size| {
        let mut text = setter.set(&[large(title, size)], LEADING, INNER);
        let fits = text.is_whole() && text.lines() <= LINES && text.height() <= room;
        fits.then(|| {
            text.balance();
            (size, text)
        })
    })
}

/// The headline in the smallest size, without what has no room.
fn cut(title: &str, setter: &mut Setter, room: i32) -> Text {
    let size = HEADLINES[HEADLINES.len() - 1];
    let lines = (room as f32 / (size * LEADING)) as usize;
    setter.set_in(large(title, size), LEADING, INNER, lines.clamp(1, LINES))
}

const LEADING: f32 = 1.08;

fn large(text: &str, size: f32) -> Span<'_> {
    Span { text, face: Face::Serif, size, ink: inks::INK }
}

impl Plan {
    /// Puts a text somewhere; its height.
    fn put(&mut self, x: i32, y: i32, text: Text) -> i32 {
        let height = text.height();
        self.blocks.push(Block { area: Area { x, y, width: text.width, height }, text });
        height
    }

    /// Puts rows of figures above the lower heavy rule, with thin ones between.
    fn figures(&mut self, rows: Vec<Row>) {
        let mut y = FOOT - INSET - row::height(&rows);
        for (at, row) in rows.into_iter().enumerate() {
            if at > 0 {
                let area = Area { x: SIDE, y: y - (BETWEEN + THIN) / 2, width: INNER, height: THIN };
                self.rules.push((area, inks::RULE));
            }
            let height = row.height();
            let tops: Vec<_> = row.cells.iter().map(|cell| row.tops(cell)).collect();
            let mut x = SIDE;
            for (cell, [number, label]) in row.cells.into_iter().zip(tops) {
                if x > SIDE {
                    let area = Area { x: x - GUTTER - THIN / 2, y, width: THIN, height };
                    self.rules.push((area, inks::RULE));
                }
                self.put(x, y + number, cell.number);
                self.put(x, y + label, cell.label);
                x += row.width + 2 * GUTTER;
            }
            y += height + BETWEEN;
        }
    }

    /// Turns the picture around for texts that begin on the right.
    fn mirror(&mut self) {
        let areas = self.blocks.iter_mut().map(|block| &mut block.area);
        for area in areas.chain(self.rules.iter_mut().map(|(area, _)| area)) {
            area.x = WIDTH - area.x - area.width;
        }
    }
}
