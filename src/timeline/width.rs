//! How wide a text is at most, without measuring it.

/// Advances of the printable ASCII characters in 1/100 em: those of DejaVu
/// Sans, with Verdana the widest of the common faces for user interfaces.
const ASCII: [u8; 95] = [
    36, 41, 46, 84, 64, 108, 78, 28, 46, 46, 64, 84, 37, 46, 37, 46, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    46, 46, 84, 84, 84, 55, 100, 69, 69, 70, 78, 64, 58, 78, 76, 43, 46, 70, 56, 87, 75, 79, 61, 79, 70, 69,
    64, 74, 69, 99, 69, 64, 69, 46, 46, 46, 84, 64, 64, 62, 64, 55, 64, 62, 36, 64, 64, 28, 35, 60, 28, 98,
    64, 62, 64, 64, 43, 53, 40, 64, 60, 82, 60, 60, 53, 64, 46, 64, 84,
];

/// An upper bound of the text's width in 1/100 em, for upright type of normal
/// weight in any common face.
#[must_use]
pub fn width(text: &str) -> i32 {
    let sum: i32 = text.chars().map(advance).sum();
    // What a face may be wider here and there.
    sum + sum / 50
}

/// The text, or as many of its words as fit in `most` 1/100 em with the sign
/// that some are left out. A first word that is too long stays whole up to the
/// last character that fits.
#[must_use]
pub fn cut(text: &str, most: i32) -> (&str, &'static str) {
    if width(text) <= most {
        return (text, "");
    }
    let room = most - width("…");
    let fits = |&(at, _): &(usize, char)| width(&text[..at]) <= room;
    let word = text.char_indices().filter(|&(_, c)| c == ' ').take_while(fits).last();
    // Never before a mark that belongs to the character it follows.
    let any = || text.char_indices().take_while(fits).filter(|&(_, c)| advance(c) > 0).last();
    let at = word.or_else(any).map_or(0, |(at, _)| at);
    (&text[..at], "…")
}

/// The widest that the character is, in 1/100 em. Beyond ASCII whole blocks
/// share a bound; combining marks and joiners take no room.
fn advance(c: char) -> i32 {
    match c {
        ' '..='~' => i32::from(ASCII[c as usize - 0x20]),
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{a0}' | '·' => 36,
        '‘' | '’' => 32,
        '“' | '”' | '„' | '–' | '«' | '»' => 64,
        '©' | '®' | '¼'..='¾' | 'Œ' | 'œ' | 'Æ' | 'æ' | 'Ŵ' => 108,
        '\u{a1}'..='\u{17f}' => 84,
        '\u{370}'..='\u{3ff}' => 94,
        'Љ' | 'Њ' | 'Щ' | 'Ю' | 'Ж' | 'Ш' => 110,
        'щ' | 'ш' | 'ж' | 'ф' | 'ю' | 'љ' | 'њ' => 96,
        'Ѐ'..='Я' => 89,
        'а'..='џ' => 80,
        '\u{5be}'..='\u{5ff}' => 74,
        '\u{2000}'..='\u{206f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{fdff}'
        | '\u{900}'..='\u{109f}' => 102,
        '\u{20a0}'..='\u{20cf}' => 84,
        '\u{180}'..='\u{10ff}' => 124,
        '\u{1100}'..='\u{1fff}' => 112,
        _ => 144,
    }
}
