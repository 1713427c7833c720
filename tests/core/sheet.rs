//! The packed sheet and its reader, held against serde's own.

use factsheet::sheet::{Sheet, Unreadable};
use proptest::prelude::*;

use super::random;

proptest! {
    #[test]
    fn what_is_packed_reads_back_the_same(sheet in random::sheets()) {
        let bytes = postcard::to_allocvec(&sheet).unwrap();
        prop_assert_eq!(&Sheet::unpack(&bytes).unwrap(), sheet);
        prop_assert_eq!(postcard::from_bytes::<Sheet>(&bytes).unwrap(), Sheet::unpack(&bytes).unwrap());
    }

    #[test]
    fn a_sheet_cut_short_is_refused(sheet in random::sheets(), cut in 0.0..1.0_f64) {
        let bytes = postcard::to_allocvec(&sheet).unwrap();
        let cut = (bytes.len() as f64 * cut) as usize;
        prop_assert_eq!(Sheet::unpack(&bytes[..cut]), Err(Unreadable));
    }

    #[test]
    fn changed_bytes_read_as_serde_reads_them_or_not_at_all(
        sheet in random::sheets(), places in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 1..4),
    ) {
        let mut bytes = postcard::to_allocvec(&sheet).unwrap();
        let len = bytes.len();
        for (place, byte) in places {
            bytes[(len as f64 * place) as usize] = byte;
        }
        if let Ok(read) = Sheet::unpack(&bytes) {
            prop_assert_eq!(read, postcard::from_bytes::<Sheet>(&bytes).unwrap());
        }
    }

    #[test]
    fn any_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = Sheet::unpack(&bytes);
    }
}

#[test]
fn a_sheet_of_another_version_is_refused() {
    let mut sheet = random::sheet(1, 3, 3).clone();
    sheet.version += 1;
    let bytes = postcard::to_allocvec(&sheet).unwrap();
    assert_eq!(Sheet::unpack(&bytes), Err(Unreadable));
}
