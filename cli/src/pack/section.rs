//! A custom section of a WebAssembly module: data that can be appended to a
//! finished module without a compiler. The framing is that of the
//! specification, chapter "Binary Format", "Custom Section".

/// `payload` as a custom section called `name`, to be appended to a module.
#[must_use]
pub fn frame(name: &str, payload: &[u8]) -> Vec<u8> {
    let mut content = Vec::with_capacity(payload.len() + name.len() + 5);
    push_leb(&mut content, name.len());
    content.extend_from_slice(name.as_bytes());
    content.extend_from_slice(payload);
    let mut section = Vec::with_capacity(content.len() + 6);
    section.push(0);
    push_leb(&mut section, content.len());
    section.extend_from_slice(&content);
    section
}

/// Unsigned LEB128: seven bits a byte, the lowest first.
fn push_leb(bytes: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_framed_as_the_specification_says() {
        assert_eq!(frame("ab", b"xyz"), b"\0\x06\x02abxyz");
    }

    #[test]
    fn lengths_are_leb128() {
        let leb = |value| {
            let mut bytes = vec![];
            push_leb(&mut bytes, value);
            bytes
        };
        assert_eq!(leb(0), [0]);
        assert_eq!(leb(127), [0x7f]);
        assert_eq!(leb(128), [0x80, 1]);
        assert_eq!(leb(624_485), [0xe5, 0x8e, 0x26], "the specification's own example");
    }
}
