//! A text with holes: `{{name}}`.

/// Fills every hole that `value` knows; the others stay as they are, and what
/// is put in is not looked at again.
pub fn fill(template: &str, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find("{{") {
        text.push_str(&rest[..open]);
        let inner = &rest[open + 2..];
        let hole = inner.find("}}").map(|close| (inner[..close].trim(), close));
        match hole.and_then(|(name, close)| Some((value(name)?, close))) {
            Some((value, close)) => {
                text.push_str(&value);
                rest = &inner[close + 2..];
            }
            None => {
                text.push_str("{{");
                rest = inner;
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_once() {
        let value = |name: &str| match name {
            "a" => Some("{{b}}".to_owned()),
            "b" => Some("B".to_owned()),
            _ => None,
        };
        assert_eq!(fill("<{{a}}|{{ b }}|{{c}}|{{", value), "<{{b}}|B|{{c}}|{{");
    }
}
