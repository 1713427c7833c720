//! Many readers at once: nobody goes without.

use crate::{host::Host, site::site, wrk::load};

crate::tests![a_second_of_many_readers_ends_without_an_error];

fn a_second_of_many_readers_ends_without_an_error(host: &Host) {
    let files: Vec<_> = site().built().collect();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let load = load(host, &paths, 1);
    assert_eq!(load.errors, [0; 5], "{load:?}");
    // Two rounds at the least, and each answer with its body.
    let round: usize = files.iter().map(|file| file.br.as_ref().unwrap_or(&file.bytes).len()).sum();
    let rounds = load.answers / files.len() as u64;
    assert!(rounds >= 2 && load.bytes > (rounds - 1) / 2 * round as u64, "{load:?}");
}
