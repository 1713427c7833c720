//! Packs bytes as servers send them. A crate of its own, since packers are
//! generic and so compiled where they are called: in a tool that is compiled
//! for the edit loop they take ten times as long.

use std::num::NonZeroU64;

/// As small as brotli makes it.
pub const BEST: u32 = 11;

/// Brotli (RFC 7932) of a quality from 0 to 11.
///
/// # Panics
/// Never: memory neither refuses reads nor writes.
#[must_use]
pub fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: quality.try_into().unwrap_or(11),
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)
        .expect("memory neither refuses reads nor writes");
    packed
}

/// Gzip (RFC 1952) by Zopfli, 2 to 5 % smaller than the usual packer makes it,
/// for the same readers: the best of so many `rounds`, 15 by custom.
///
/// # Panics
/// Never: memory neither refuses reads nor writes.
#[must_use]
pub fn gzip(bytes: &[u8], rounds: u64) -> Vec<u8> {
    let rounds = NonZeroU64::new(rounds).unwrap_or(NonZeroU64::MIN);
    let options = zopfli::Options { iteration_count: rounds, ..zopfli::Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed)
        .expect("memory neither refuses reads nor writes");
    packed
}

/// Rounds of [`gzip`] after which little is gained.
pub const ROUNDS: u64 = 15;

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"to and fro, to and fro, to and fro, to and fro, to and fro, to and fro";

    #[test]
    fn what_repeats_gets_shorter() {
        assert!(brotli(TEXT, BEST).len() < TEXT.len() / 2);
        assert!(gzip(TEXT, ROUNDS).len() < TEXT.len());
    }

    #[test]
    fn what_is_packed_holds_the_bytes_themselves() {
        for bytes in [TEXT, b""] {
            let mut back = Vec::new();
            for quality in [0, 5, BEST, 99] {
                back.clear();
                brotli::BrotliDecompress(&mut &brotli(bytes, quality)[..], &mut back).expect("unpacks");
                assert_eq!(back, bytes);
            }
            assert_eq!(gzip(bytes, 0)[..2], [0x1f, 0x8b], "a gzip member");
        }
    }
}
