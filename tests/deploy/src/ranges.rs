//! Parts of files, for downloads that broke off.

use crate::{host::Host, site::site};

crate::tests![
    a_part_is_the_part_that_was_asked_for,
    a_part_behind_the_end_is_refused,
    a_part_of_a_packed_file_is_never_one_of_the_file_itself,
    a_download_goes_on_only_with_the_same_bytes,
];

fn a_part_is_the_part_that_was_asked_for(host: &Host) {
    for file in site().built() {
        let bytes = &file.bytes;
        let (third, end) = (bytes.len() / 3, bytes.len() - 1);
        for (asked, part) in [
            ("bytes=0-0".to_owned(), 0..=0),
            (format!("bytes={third}-{}", 2 * third), third..=2 * third),
            (format!("bytes={third}-"), third..=end),
            (format!("bytes=-{third}"), bytes.len() - third..=end),
        ] {
            let answer = host.ask("GET", &file.path, &[("range", &asked)]);
            assert_eq!(answer.status, 206, "{} {asked}", file.path);
            let range = format!("bytes {}-{}/{}", part.start(), part.end(), bytes.len());
            assert_eq!(answer.header("content-range"), range, "{}", file.path);
            assert!(answer.body == bytes[part], "{} {asked}", file.path);
        }
    }
}

fn a_part_behind_the_end_is_refused(host: &Host) {
    assert_eq!(host.ask("GET", "/facts.json", &[("range", "bytes=99999999-")]).status, 416);
}

fn a_part_of_a_packed_file_is_never_one_of_the_file_itself(host: &Host) {
    for file in site().built() {
        for encoding in ["gzip", "br"] {
            let packed = file.packed(encoding).unwrap_or(&file.bytes);
            let (third, two) = (packed.len() / 3, packed.len() / 3 * 2);
            let asked = [("accept-encoding", encoding), ("range", &format!("bytes={third}-{two}"))];
            let answer = host.ask("GET", &file.path, &asked);
            let whole = file.packed(answer.header("content-encoding")).expect("what the answer names");
            // A server may send all instead, but then it must say so.
            match answer.status.as_u16() {
                200 => assert!(answer.body == *whole, "{} {encoding}", file.path),
                206 => {
                    assert!(answer.body == whole[third..=two], "{} {encoding}", file.path);
                    let range = format!("bytes {third}-{two}/{}", whole.len());
                    assert_eq!(answer.header("content-range"), range, "{} {encoding}", file.path);
                }
                other => panic!("{} {encoding}: {other}", file.path),
            }
        }
    }
}

fn a_download_goes_on_only_with_the_same_bytes(host: &Host) {
    let file = site().like("/engine.", ".wasm");
    let tag =
        |encoding| host.ask("GET", &file.path, &[("accept-encoding", encoding)]).header("etag").to_owned();
    let go_on = |tag: &str| host.ask("GET", &file.path, &[("range", "bytes=1000-"), ("if-range", tag)]);
    let same = go_on(&tag(""));
    assert_eq!(same.status, 206);
    assert!(same.body == file.bytes[1000..]);
    for encoding in ["gzip", "br"] {
        let other = go_on(&tag(encoding));
        assert_eq!(other.status, 200, "half of it packed by {encoding}, half not");
        assert!(other.body == file.bytes);
    }
}
