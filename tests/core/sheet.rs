//! The packed sheet and its reader.

use std::ptr;

use factsheet::sheet::{Sheet, Unreadable};
use proptest::prelude::*;

use super::random;

proptest! {
    #[test]
    fn what_is_packed_reads_back_the_same(sheet in random::sheets()) {
        let bytes = sheet.pack();
        let read = Sheet::unpack(bytes.leak()).unwrap();
        prop_assert_eq!(&read, sheet);
        prop_assert_eq!(read.pack(), sheet.pack());
    }

    #[test]
    fn a_sheet_cut_short_is_refused(sheet in random::sheets(), cut in 0.0..1.0_f64) {
        let bytes = sheet.pack();
        let cut = (bytes.len() as f64 * cut) as usize;
        prop_assert_eq!(Sheet::unpack(&bytes[..cut]), Err(Unreadable));
    }

    #[test]
    fn a_sheet_with_more_behind_it_is_refused(sheet in random::sheets(), more in any::<u8>()) {
        let mut bytes = sheet.pack();
        bytes.push(more);
        prop_assert_eq!(Sheet::unpack(&bytes), Err(Unreadable));
    }

    #[test]
    fn changed_bytes_read_as_what_they_say_or_not_at_all(
        sheet in random::sheets(), places in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 1..4),
    ) {
        let mut bytes = sheet.pack();
        let len = bytes.len();
        for (place, byte) in places {
            bytes[(len as f64 * place) as usize] = byte;
        }
        if let Ok(read) = Sheet::unpack(&bytes) {
            // Each fact is read, too.
            let again = read.pack();
            prop_assert_eq!(format!("{:?}", Sheet::unpack(&again).unwrap()), format!("{read:?}"));
        }
    }

    #[test]
    fn any_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = Sheet::unpack(&bytes);
    }

    #[test]
    fn a_fact_is_the_same_whatever_was_asked_before(sheet in random::sheets(), asked in any::<[usize; 9]>()) {
        let read = random::packed(sheet);
        let len = sheet.facts.len();
        prop_assert_eq!(read.facts.len(), len);
        for at in asked.map(|at| at % len.max(1)).into_iter().filter(|&at| at < len) {
            let fact = &read.facts[at];
            prop_assert_eq!(fact, &sheet.facts[at]);
            prop_assert!(ptr::eq(fact, &read.facts[at]), "at the same address");
            prop_assert_eq!(read.facts.topic(at), Some(fact.topic));
            prop_assert_eq!(read.fact(fact.slug), Some(at as u32));
        }
        prop_assert!(read.facts.get(len).is_none() && read.fact("no-such-fact").is_none());
        prop_assert!(read.facts.slugs().eq(sheet.facts.iter().map(|fact| fact.slug)));
    }

    #[test]
    fn a_look_at_a_group_sees_its_facts_and_no_others(sheet in random::sheets(), asked in any::<usize>()) {
        let read = random::packed(sheet);
        // One group may be there already.
        let _ = read.facts.get(asked % 50);
        let mut seen = vec![];
        for group in 0..read.facts.groups() {
            read.facts.look(group, &mut |at, fact| seen.push((at as usize, fact.clone())));
        }
        let facts: Vec<_> = sheet.facts.iter().cloned().enumerate().collect();
        prop_assert_eq!(seen, facts);
    }
}

#[test]
fn a_sheet_of_another_version_is_refused() {
    let mut bytes = random::sheet(1, 3, 3).pack();
    bytes[0] += 1;
    assert_eq!(Sheet::unpack(&bytes), Err(Unreadable));
}
