//! One spelling for all: lower case, no diacritics, words with one space
//! between. Written for Latin, Greek and Cyrillic; letters of other scripts
//! stay as they are. A few ranges and two tables, since it goes into the module.

use alloc::{string::String, vec::Vec};

/// U+00C0 to U+0293: one letter a character. A capital stands for an entry of
/// [`LIGATURES`], `.` for a character that stays.
const LATIN: &[u8; 468] = b"\
    aaaaaaAceeeeiiiidnooooo.ouuuuyTSaaaaaaAceeeeiiiidnooooo.ouuuuyTy\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll\
    lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    bbbbbboccdddddeeeffggHiikkllmnnoooggpprssssttttuuuvyyzzzzzz255.w\
    ....DDDLLLNNNaaiioouuuuuuuuuueaaaaAAggggkkoooozzjDDDggHwnnaaAAoo\
    aaaaeeeeiiiioooorrrruuuussttyyhhndUUzzaaeeooooooooyylntjBQacclts\
    z..buveejjqqrryyaaabocddeeeeeeejgggg.hhhiiilll.mmmnnnoO..rrrrrrr\
    rrssjssttuuvvwyyzzzz";

/// U+1E00 to U+1EFF, likewise.
const LATIN_ADDITIONAL: &[u8; 256] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyasssSdaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";

/// The capitals of the tables.
const LIGATURES: [(u8, &str); 12] = [
    (b'A', "ae"),
    (b'B', "db"),
    (b'D', "dz"),
    (b'H', "hv"),
    (b'I', "ij"),
    (b'L', "lj"),
    (b'N', "nj"),
    (b'O', "oe"),
    (b'Q', "qp"),
    (b'S', "ss"),
    (b'T', "th"),
    (b'U', "ou"),
];

/// Greek with tonos or dialytika, and what it is without; both cases.
const GREEK: [(char, char); 22] = [
    ('Ά', 'α'),
    ('Έ', 'ε'),
    ('Ή', 'η'),
    ('Ί', 'ι'),
    ('Ό', 'ο'),
    ('Ύ', 'υ'),
    ('Ώ', 'ω'),
    ('ΐ', 'ι'),
    ('Ϊ', 'ι'),
    ('Ϋ', 'υ'),
    ('ά', 'α'),
    ('έ', 'ε'),
    ('ή', 'η'),
    ('ί', 'ι'),
    ('ΰ', 'υ'),
    ('ό', 'ο'),
    ('ύ', 'υ'),
    ('ώ', 'ω'),
    ('ϊ', 'ι'),
    ('ϋ', 'υ'),
    ('ϓ', 'ϒ'),
    ('ϔ', 'ϒ'),
];

/// Lower-case Cyrillic letters that Unicode takes apart, and their base.
const CYRILLIC: [(char, char); 26] = [
    ('й', 'и'),
    ('ѐ', 'е'),
    ('ё', 'е'),
    ('ѓ', 'г'),
    ('ї', 'і'),
    ('ќ', 'к'),
    ('ѝ', 'и'),
    ('ў', 'у'),
    ('ѷ', 'ѵ'),
    ('ӂ', 'ж'),
    ('ӑ', 'а'),
    ('ӓ', 'а'),
    ('ӗ', 'е'),
    ('ӛ', 'ә'),
    ('ӝ', 'ж'),
    ('ӟ', 'з'),
    ('ӣ', 'и'),
    ('ӥ', 'и'),
    ('ӧ', 'о'),
    ('ӫ', 'ө'),
    ('ӭ', 'э'),
    ('ӯ', 'у'),
    ('ӱ', 'у'),
    ('ӳ', 'у'),
    ('ӵ', 'ч'),
    ('ӹ', 'ы'),
];

/// What a character becomes.
#[derive(Clone, Copy)]
enum Folded {
    One(char),
    More(&'static str),
    /// The end of a word.
    Gap,
    /// A mark, or a character that is not seen.
    Nothing,
}

/// The text in the one spelling that search compares: letters and digits,
/// words with one space between, none before or after. A point between digits
/// stays (`1.8`), a comma that groups digits goes (`10,300` is `10300`).
/// Folding twice changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    fold_with(text, None)
}

/// [`fold`], with the byte range in `text` that each byte of the result is from.
pub(super) fn fold_with(text: &str, mut places: Option<&mut Vec<(u32, u32)>>) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // Most letters stay as they are, and are not looked at one by one.
        let plain = rest.bytes().take_while(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9')).count();
        let plain = if places.is_some() { plain.min(1) } else { plain };
        let from = text.len() - rest.len();
        let (this, after) = rest.split_at(plain.max(c.len_utf8()));
        rest = after;
        let letter = match character(c) {
            Folded::Nothing => continue,
            Folded::Gap => match number_sign(c, &folded, gap, after) {
                Some('.') => Folded::One('.'),
                Some(_) => continue,
                None => Folded::Gap,
            },
            letter => letter,
        };
        if let Folded::Gap = letter {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match letter {
            Folded::One(_) if plain > 0 => folded.push_str(this),
            Folded::One(c) => folded.push(c),
            Folded::More(text) => folded.push_str(text),
            Folded::Gap | Folded::Nothing => {}
        }
        if let Some(places) = &mut places {
            places.resize(folded.len(), (from as u32, (from + this.len()) as u32));
        }
    }
    folded
}

/// The point or comma between two digits that belongs to a number. A comma
/// does with one to three digits after it, so that `10,3` on its way to
/// `10,300` finds it, and `2024,2025` stays two words.
fn number_sign(c: char, before: &str, gap: bool, after: &str) -> Option<char> {
    if gap || !before.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits =
        after.chars().take_while(|&c| matches!(character(c), Folded::One('0'..='9'))).take(4).count();
    match (c, digits) {
        ('.', 1..) | (',', 1..=3) => Some(c),
        _ => None,
    }
}

fn character(c: char) -> Folded {
    match c {
        'a'..='z' | '0'..='9' => Folded::One(c),
        'A'..='Z' => Folded::One(c.to_ascii_lowercase()),
        '\0'..='\x7f' => Folded::Gap,
        'À'..='ʓ' => table(LATIN, c as usize - 0xC0, c),
        'Ḁ'..='ỿ' => table(LATIN_ADDITIONAL, c as usize - 0x1E00, c),
        'ﬀ'..='ﬆ' => Folded::More(["ff", "fi", "fl", "ffi", "ffl", "st", "st"][c as usize - 0xFB00]),
        'Ͱ'..='Ͽ' => greek(c),
        'Ѐ'..='ԯ' => cyrillic(c),
        'Ա'..='Ֆ' => plus(c, 0x30),
        // Signs that Unicode holds to be letters, and two small letters far from
        // their capitals.
        'ª' | 'ⱥ' | '\u{212b}' => Folded::One('a'),
        'º' => Folded::One('o'),
        'ⱦ' => Folded::One('t'),
        'µ' => Folded::One('μ'),
        '\u{2126}' => Folded::One('ω'),
        '\u{212a}' => Folded::One('k'),
        '¹' => Folded::One('1'),
        '²' | '³' => plus('0', c as u32 - 0xB0),
        '⁰' | '⁴'..='⁹' | '₀'..='₉' => plus('0', c as u32 & 15),
        // Marks, joiners, directions, soft hyphens, variants.
        '\u{300}'..='\u{36f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Folded::Nothing,
        // Spaces, quotes, dashes, currencies, arrows, rules, brackets.
        '\u{80}'..='\u{bf}'
        | '\u{2b0}'..='\u{2ff}'
        | '\u{60c}'
        | '\u{61b}'
        | '\u{61f}'
        | '\u{66a}'..='\u{66d}'
        | '\u{964}'
        | '\u{965}'
        | '\u{1680}'
        | '\u{180e}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{3000}'..='\u{3020}'
        | '\u{fe10}'..='\u{fe6f}'
        | '\u{ff5f}'..='\u{ff65}'
        | '\u{fff0}'..='\u{ffff}' => Folded::Gap,
        // Full width, as East Asian keyboards write Latin.
        '！'..='～' => match (c as u32 - 0xFEE0) as u8 {
            ascii if ascii.is_ascii_alphanumeric() => Folded::One(ascii.to_ascii_lowercase() as char),
            _ => Folded::Gap,
        },
        _ => Folded::One(c),
    }
}

fn table(table: &[u8], at: usize, c: char) -> Folded {
    match (c, table[at]) {
        ('×' | '÷', _) => Folded::Gap,
        ('Ɂ', _) => Folded::One('ɂ'),
        (_, b'.') => Folded::One(c),
        (_, capital @ b'A'..=b'Z') => {
            Folded::More(LIGATURES.iter().find(|entry| entry.0 == capital).map_or("", |entry| entry.1))
        }
        (_, letter) => Folded::One(letter as char),
    }
}

fn greek(c: char) -> Folded {
    match c {
        '\u{374}' | '\u{375}' | '\u{37e}' | '\u{384}' | '\u{385}' | '\u{387}' => Folded::Gap,
        'ς' => Folded::One('σ'),
        'Ͱ' | 'Ͳ' | 'Ͷ' => plus(c, 1),
        'Α'..='Ω' => plus(c, 0x20),
        _ => Folded::One(base(&GREEK, c)),
    }
}

fn cyrillic(c: char) -> Folded {
    let at = c as u32;
    if (0x483..=0x489).contains(&at) {
        return Folded::Nothing;
    }
    let lower = match at {
        0x400..=0x40F => at + 0x50,
        0x410..=0x42F => at + 0x20,
        0x4C0 => 0x4CF,
        // Pairs, with the capital at the odd places.
        0x4C1..=0x4CE => at + (at & 1),
        // Pairs, with the capital at the even places.
        0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => at | 1,
        _ => at,
    };
    char::from_u32(lower).map_or(Folded::Gap, |lower| Folded::One(base(&CYRILLIC, lower)))
}

fn base(table: &[(char, char)], c: char) -> char {
    table.iter().find(|entry| entry.0 == c).map_or(c, |entry| entry.1)
}

fn plus(c: char, by: u32) -> Folded {
    char::from_u32(c as u32 + by).map_or(Folded::Gap, Folded::One)
}
