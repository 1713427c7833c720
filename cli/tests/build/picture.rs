//! `preview.png` as built.

use std::{collections::BTreeSet, fs, path::Path};

use factsheet::sheet::Sheet;
use factsheet_cli::{pack, prerender, preview::Preview};

use crate::desk::{self, LEAST, said};

/// The picture of a sheet, from a process of its own.
fn picture(sheet: &Path) -> Vec<u8> {
    let out = desk::folder("out");
    let built = desk::build(sheet, &desk::engine(1), &out);
    assert!(built.status.success(), "{}", said(&built));
    fs::read(out.join("preview.png")).expect("the picture")
}

/// Its pixels, red, green and blue, and its size.
fn pixels(file: &[u8]) -> (Vec<[u8; 3]>, [u32; 2]) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a picture");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut bytes).expect("its pixels");
    (bytes.as_chunks().0.to_vec(), [info.width, info.height])
}

fn read(sheet: &factsheet_cli::check::Sheet) -> &'static Sheet<'static> {
    let packed = pack::pack(sheet).expect("packs").leak();
    Box::leak(Box::new(Sheet::unpack(packed).expect("reads back")))
}

#[test]
fn it_has_the_size_that_hosts_ask_for_and_the_hues_of_the_topics() {
    let (pixels, size) = pixels(&picture(&desk::state_visit_folder()));
    assert_eq!(size, [1200, 630]);
    let colours: BTreeSet<_> = pixels.iter().copied().collect();
    let paper = pixels.iter().filter(|&&pixel| pixel == [0xfd, 0xfc, 0xfa]).count();
    assert!((500_000..740_000).contains(&paper), "{paper} of 756,000 pixels are paper");
    for (what, colour) in
        [("text", [0x15, 0x17, 0x1c]), ("the visit", [0x8a, 0x1c, 0x30]), ("energy", [0x6a, 0x41, 0x00])]
    {
        assert!(colours.contains(&colour), "nothing has the colour of {what}");
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes_and_another_headline_others() {
    let first = picture(&desk::state_visit_folder());
    assert!(first == picture(&desk::state_visit_folder()), "in another process");
    let [one, other] = ["\"Title\"", "\"Other\""].map(|title| LEAST.replace("\"Title\"", title));
    assert!(picture(&desk::sheet_folder(&one)) != picture(&desk::sheet_folder(&other)));
}

#[test]
fn the_key_figures_are_those_of_the_page() {
    let sheet = read(&desk::state_visit());
    let html = prerender::html(sheet).expect("the page");
    let keys = html.split("class=\"keys\"").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("keys");
    let page: Vec<_> = keys.split("<li ").skip(1).map(words).collect();
    let preview = Preview::of(sheet);
    assert_eq!(preview.lacks, None);
    assert_eq!(preview.keys.len(), page.len());
    for (key, page) in preview.keys.iter().zip(page) {
        let key = key.in_words();
        let key = key.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(page.starts_with(&key), "{key} is not {page}");
    }
}

/// The text in some markup, with single spaces.
fn words(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text += part.split_once('>').map_or("", |(_, text)| text);
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_letter_that_no_face_has_is_named_and_the_page_is_built_without_the_picture() {
    let out = desk::folder("out");
    let sheet = desk::sheet_folder(&LEAST.replace("\"Title\"", "\"漢字\""));
    let built = desk::build(&sheet, &desk::engine(1), &out);
    assert!(built.status.success(), "{}", said(&built));
    assert!(said(&built).contains("no `漢` to draw: no preview.png"), "{}", said(&built));
    let page = fs::read_to_string(out.join("index.html")).expect("the page");
    assert!(!page.contains("og:image") && !page.contains("preview.png"));
    assert!(!out.join("preview.png").exists());
}
