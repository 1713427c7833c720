//! The colours of the picture: those of the page on light paper.

/// A colour, by its place in [`COLOURS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ink(pub u8);

/// Text, and the heavy rules.
pub const INK: Ink = Ink(0);
/// Text of less weight.
pub const SOFT: Ink = Ink(9);
/// Thin rules.
pub const RULE: Ink = Ink(10);

/// What is printed on.
pub const PAPER: [u8; 3] = [0xfd, 0xfc, 0xfa];

/// Red, green and blue of the ink, the eight hues of topics, the soft ink and
/// the thin rules.
pub const COLOURS: [[u8; 3]; 11] = [
    [0x15, 0x17, 0x1c],
    [0x8a, 0x1c, 0x30],
    [0x17, 0x49, 0x7a],
    [0x6a, 0x41, 0x00],
    [0x0a, 0x57, 0x44],
    [0x4b, 0x37, 0x97],
    [0x3d, 0x44, 0x50],
    [0x78, 0x20, 0x65],
    [0x4a, 0x4f, 0x00],
    [0x49, 0x4d, 0x56],
    [0xd9, 0xd4, 0xcb],
];

/// The hue of a topic, 1 to 8; of any other number, the ink of text.
pub fn hue(hue: u8) -> Ink {
    if hue <= 8 { Ink(hue) } else { INK }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_has_the_colours_of_the_page() {
        let css = include_str!("../../../static/sheet.css");
        let light = |name: &str| {
            let start =
                css.find(&format!("--fs-{name}, light-dark(#")).unwrap_or_else(|| panic!("no {name}"));
            let hex = &css[start..].split_once('#').expect("a colour").1[..6];
            [0, 2, 4].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
        };
        assert_eq!(PAPER, light("paper"));
        for (ink, name) in [(INK, "ink"), (SOFT, "soft"), (RULE, "rule")] {
            assert_eq!(COLOURS[usize::from(ink.0)], light(name), "{name}");
        }
        for number in 1..=8 {
            assert_eq!(COLOURS[usize::from(hue(number).0)], light(&format!("hue-{number}")), "hue {number}");
        }
    }
}
