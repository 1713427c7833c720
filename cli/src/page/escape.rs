//! Text that must not end the element it stands in.

/// Text or an attribute in double quotes.
pub fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A script: `<` before `/script`, `script` or `!--` gets a backslash behind
/// it, which changes no string, template or pattern. Compare "Restrictions for
/// contents of script elements" in the HTML standard.
pub fn script(code: &str) -> String {
    let mut safe = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at + 1);
        safe.push_str(before);
        if starts(from, "/script") || from.starts_with("!--") {
            safe.push('\\');
        } else if starts(from, "script") {
            // `\s` would be white space in a pattern: spell the letter.
            safe.push_str("\\x73");
            rest = &from[1..];
            continue;
        }
        rest = from;
    }
    safe.push_str(rest);
    safe
}

/// A stylesheet: likewise.
pub fn style(code: &str) -> String {
    let mut safe = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at + 1);
        safe.push_str(before);
        if starts(from, "/style") {
            safe.push('\\');
        }
        rest = from;
    }
    safe.push_str(rest);
    safe
}

/// JSON: there these stand in texts alone, where they can be written as numbers.
pub fn json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' => safe += "\\u003c",
            '>' => safe += "\\u003e",
            '&' => safe += "\\u0026",
            other => safe.push(other),
        }
    }
    safe
}

fn starts(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_styles_cannot_end_their_element() {
        assert_eq!(script("a='</script>'+'</SCRIPT '"), r"a='<\/script>'+'<\/SCRIPT '");
        assert_eq!(script("'<!--<script>'"), r"'<\!--<\x73cript>'");
        assert_eq!(script("for(i=0;i<n;i++)a<b"), "for(i=0;i<n;i++)a<b");
        assert_eq!(style("a::after{content:'</style>'}"), r"a::after{content:'<\/style>'}");
    }

    #[test]
    fn text_cannot_open_an_element_or_end_an_attribute() {
        assert_eq!(text("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
    }

    #[test]
    fn json_cannot_end_its_script() {
        let safe = json(&serde_json::json!({ "text": "</script><!--<script>&amp;" }).to_string());
        assert!(!safe.contains(['<', '>', '&']), "{safe}");
        let read: serde_json::Value = serde_json::from_str(&safe).expect("still JSON");
        assert_eq!(read["text"], "</script><!--<script>&amp;");
    }
}
