//! Files as they go over the wire: brotli at its best, kept from run to run.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io,
    path::Path,
    sync::Arc,
};

/// One file of a site.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The media type.
    pub kind: &'static str,
    /// What is sent.
    pub bytes: Arc<Vec<u8>>,
    /// Whether that is brotli; what does not shrink is sent as it is.
    pub is_brotli: bool,
}

impl Packed {
    /// Packs a file. `cache` is a folder for what took long.
    ///
    /// # Errors
    /// When the cache cannot be written.
    pub fn new(name: &str, bytes: Vec<u8>, cache: &Path) -> io::Result<Packed> {
        let (kind, packs) = kind(name);
        let raw = bytes.len();
        let small = if packs { Some(brotli(&bytes, cache)?) } else { None };
        let (bytes, is_brotli) = match small {
            Some(small) if small.len() < raw => (small, true),
            _ => (bytes, false),
        };
        Ok(Packed { kind, bytes: Arc::new(bytes), is_brotli })
    }
}

/// Bytes after brotli.
///
/// # Errors
/// When the cache cannot be written.
pub fn brotli(bytes: &[u8], cache: &Path) -> io::Result<Vec<u8>> {
    let mut sum = DefaultHasher::new();
    bytes.hash(&mut sum);
    let kept = cache.join(format!("{:016x}-{}.br", sum.finish(), bytes.len()));
    if let Ok(packed) = fs::read(&kept) {
        return Ok(packed);
    }
    let packed = pack::brotli(bytes, pack::BEST);
    fs::create_dir_all(cache)?;
    fs::write(kept, &packed)?;
    Ok(packed)
}

/// The media type, and whether packing is worth a try.
fn kind(name: &str) -> (&'static str, bool) {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => ("text/html; charset=utf-8", true),
        "js" => ("text/javascript", true),
        "css" => ("text/css", true),
        "json" => ("application/json", true),
        "wasm" => ("application/wasm", true),
        "svg" => ("image/svg+xml", true),
        "png" => ("image/png", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_shrink_is_sent_as_it_is() {
        let cache = std::env::temp_dir().join(format!("bench-packed-{}", std::process::id()));
        let text = Packed::new("a.js", vec![b'a'; 10_000], &cache).expect("packs");
        assert!(text.is_brotli && text.bytes.len() < 50);
        let again = Packed::new("a.js", vec![b'a'; 10_000], &cache).expect("packs");
        assert_eq!(again.bytes, text.bytes);
        let short = Packed::new("a.js", vec![b'a'], &cache).expect("packs");
        assert!(!short.is_brotli);
        fs::remove_dir_all(cache).expect("cleans up");
    }
}
